"""What associations need: the coordinator's list, and the answer to each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kobling import forms
from kobling.selectors import behov as utvalg
from kobling.services.behov import angre_svar_pa_behov, svar_pa_behov
from kommuneportal.core.access import koordinator
from organisasjoner.models import Stottebehov
from organisasjoner.services import stottebehov


RADER = 25


@koordinator
@require_GET
def behov_liste(request: HttpRequest) -> HttpResponse:
    """List what associations need: new, being worked on, solved."""
    koder = [kode for kode, _navn in utvalg.VISNINGER]
    vis = request.GET.get("vis", "nye")
    vis = vis if vis in koder else "nye"
    antall = utvalg.antall()
    sider = Paginator(utvalg.behov(vis), RADER)
    sider.count = antall[vis]
    sti = reverse("kobling:behov_liste", args=[request.kommune.slug])
    sammenheng = {
        "side": sider.get_page(request.GET.get("side")),
        "vis": vis,
        "faner": [
            (navn, f"{sti}?vis={kode}", kode == vis, antall[kode])
            for kode, navn in utvalg.VISNINGER
        ],
    }
    return render(request, "kobling/behov_liste.html", sammenheng)


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def behov_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show one need, and answer it."""
    rows = Stottebehov.objects.select_related("organisasjon", "tilbud")
    rad = get_object_or_404(rows, public_id=public_id)
    start = {"status": rad.status, "svar": rad.svar}
    form = forms.BehovForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        _lagre(request, rad, form.cleaned_data)
        return redirect("kobling:behov_vis", request.kommune.slug, public_id)
    sammenheng = {
        "behov": rad,
        "form": form,
        "kan_angres": stottebehov.kan_angre_svar(rad, now=timezone.now()),
    }
    status = 422 if form.errors else 200
    return render(request, "kobling/behov_vis.html", sammenheng, status=status)


def _lagre(request: HttpRequest, rad: Stottebehov, svar: dict[str, str]) -> None:
    """Keep an answer that says something new; nothing is mailed twice."""
    if (rad.status, rad.svar) == (svar["status"], svar["svar"]):
        messages.info(request, _("Ingenting er endret. Foreningen får ingen ny e-post."))
        return
    svar_pa_behov(rad, **svar, by=request.user, now=timezone.now())
    messages.success(request, _("Svaret er lagret. Foreningen får det på e-post om ti minutter."))


@koordinator
@require_POST
def behov_angre(request: HttpRequest, public_id) -> HttpResponse:
    """Take back the last answer to a need, before the association has it."""
    rad = get_object_or_404(Stottebehov, public_id=public_id)
    try:
        angre_svar_pa_behov(rad, by=request.user, now=timezone.now())
    except stottebehov.KanIkkeAngreSvar as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(request, _("Angret. Foreningen får ikke det svaret."))
    return redirect("kobling:behov_vis", request.kommune.slug, public_id)
