"""The municipality's colours as a style sheet, and the page that shows every component."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kommuneportal.design import eksempler, farger
from kommuneportal.design.eksempelskjema import EksempelFilter, EksempelForm


ET_AR = 365 * 24 * 3600


@require_safe
@login_not_required
@transaction.non_atomic_requests
def stil_kommune(request, farger_kode: str):
    """Answer with the colours that the address names; the address changes when they do."""
    codes = farger_kode.partition(".")[0].split("-")
    response = HttpResponse(
        farger.stilark(*(f"#{code}" for code in codes)), content_type="text/css; charset=utf-8"
    )
    patch_cache_control(response, public=True, max_age=ET_AR, immutable=True)
    return response


@require_safe
@login_not_required
def stil_komponenter(request):
    """Show every component with invented content: ordinary, empty, wrong and long."""
    return render(
        request,
        "design/stil_komponenter.html",
        {
            "form": EksempelForm({"navn": ""}),
            "filter": EksempelFilter(),
            "side": Paginator(range(1234), 25).get_page(request.GET.get("side")),
            **eksempler.alle(),
        },
    )


@require_safe
@login_not_required
def stil_eksempel(request, navn: str):
    """Show one whole example page: see eksempler.SIDER."""
    if navn not in eksempler.SIDER:
        raise Http404(_("Eksempelet finnes ikke."))
    form = EksempelForm({"navn": ""}) if navn == "feil" else EksempelForm()
    mal = "skjema" if navn == "feil" else navn
    return render(
        request,
        f"design/stil_{mal}.html",
        {"form": form, "filter": EksempelFilter(), "meny": eksempler.meny(), **eksempler.alle()},
    )
