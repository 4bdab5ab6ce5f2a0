"""What a kommune decides itself: settings, zones, and the log of what has been done."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kommuneportal.core import services
from kommuneportal.core.access import kommuneansvarlig
from kommuneportal.core.forms import KommuneForm, SoneForm
from kommuneportal.core.models import Kommune, Sone
from kommuneportal.core.selectors import loggside, soner
from kommuneportal.design import farger


@kommuneansvarlig
def kommune_endre(request: HttpRequest) -> HttpResponse:
    """This function will show and store the settings of the kommune."""
    kommune = Kommune.objects.get(pk=request.kommune.pk)  # type: ignore[attr-defined]
    form = KommuneForm(request.POST or None, instance=kommune)
    gyldig = request.method == "POST" and form.is_valid()
    if gyldig and "vis" not in request.POST:
        services.endre_kommune(
            request.kommune, felt=form.cleaned_data, by=request.user, now=timezone.now()
        )
        messages.success(request, _("Innstillingene er lagret."))
        return redirect("core:kommune_endre", request.kommune.slug)
    farge = form["farge"].value() or farger.STANDARD
    sammenheng = {
        "form": form,
        "farge_setning": fargesetning(farge),
        "antall_soner": soner().count(),
        "farge_proves": gyldig,
    }
    return render(request, "core/kommune_endre.html", sammenheng)


def fargesetning(farge: str) -> str:
    """This function will say in words what becomes of a brand colour; empty if it is none."""
    if not farger.er_farge(farge):
        return ""
    knapp = farger.knappefarge(farge)
    if knapp.lower() == farge.lower():
        return _("Fargen er god. Knappene blir %(farge)s med hvit tekst.") % {"farge": farge}
    return _("Fargen er for lys til hvit tekst. Knappene blir %(farge)s.") % {"farge": knapp}


@kommuneansvarlig
def sone_liste(request: HttpRequest) -> HttpResponse:
    """This function will list the parts of the kommune."""
    side = Paginator(soner(), 50).get_page(request.GET.get("side"))
    return render(request, "core/sone_liste.html", {"side": side})


@kommuneansvarlig
def sone_ny(request: HttpRequest) -> HttpResponse:
    """This function will make a part of the kommune."""
    return _lagre_sone(request, Sone(), _("Området er lagt til."))


@kommuneansvarlig
def sone_endre(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will change a part of the kommune."""
    sone = get_object_or_404(Sone.objects.all(), public_id=public_id)
    return _lagre_sone(request, sone, _("Endringen er lagret."))


def _lagre_sone(request: HttpRequest, sone: Sone, takk: str) -> HttpResponse:
    form = SoneForm(request.POST or None, instance=sone)
    if request.method == "POST" and form.is_valid():
        services.lagre_sone(sone, **form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, takk)
        return redirect("core:sone_liste", request.kommune.slug)  # type: ignore[attr-defined]
    return render(request, "core/sone_endre.html", {"form": form, "er_ny": sone.pk is None})


@kommuneansvarlig
def hendelse_liste(request: HttpRequest) -> HttpResponse:
    """This function will show who has done what, in codes only."""
    return render(request, "core/hendelse_liste.html", loggside(request.GET.get("side")))
