"""Results of survey rounds: which there are, one round, two compared, and the file."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.runde import rundelinje
from kartlegging.selectors.visning import interessenavn
from kommuneportal.core.access import krever
from kommuneportal.core.enums import Rolle
from kommuneportal.rapport import eksport
from kommuneportal.rapport.undersokelser import figurrader, hovedfunn, resultat, runder_med_tall


ser_rundetall = krever(Rolle.LEDER, Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT)


@ser_rundetall
@require_GET
def rundetall_liste(request: HttpRequest) -> HttpResponse:
    """This function will list the rounds whose counts this person may see, newest first."""
    alle = _runder(request).order_by("-apner_date", "-pk")
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    rader = [rundelinje(runde, today=timezone.localdate()) for runde in side]
    return render(request, "rapport/rundetall_liste.html", {"side": side, "rader": rader})


@ser_rundetall
@require_GET
def rundetall_vis(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """This function will show one round's counts, beside another round's when asked."""
    runde, today, navn = _finn(request, public_id), timezone.localdate(), interessenavn()
    funnet = resultat(runde, today=today, interesser=navn)
    andre = _runder(request).exclude(pk=runde.pk).order_by("-apner_date", "-pk")[:50]
    mot = next((en for en in andre if str(en.public_id) == request.GET.get("mot")), None)
    motsvar = resultat(mot, today=today, interesser=navn) if mot else None
    if motsvar and not motsvar.tabeller:
        motsvar = None
    motstykker = motsvar.tabeller if motsvar else [None] * len(funnet.tabeller)
    innhold = {
        **rundelinje(runde, today=today),
        "resultat": funnet,
        "andre": andre,
        "mot": mot,
        "mot_resultat": motsvar,
        "serier": [runde.navn, mot.navn] if motsvar and mot else [_("Antall")],
        "tabeller": [
            (tabell, figurrader(tabell, annen), hovedfunn(tabell))
            for tabell, annen in zip(funnet.tabeller, motstykker, strict=True)
        ],
    }
    return render(request, "rapport/rundetall_vis.html", innhold)


@ser_rundetall
@require_GET
def rundetall_csv(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """This function will give the same tables as a file for a spreadsheet."""
    runde, today = _finn(request, public_id), timezone.localdate()
    funnet = resultat(runde, today=today, interesser=interessenavn())
    innhold = eksport.som_csv(funnet.tabeller, dato=today)
    svar = HttpResponse(innhold, content_type="text/csv; charset=utf-8")
    svar["Content-Disposition"] = f'attachment; filename="undersokelse-{today:%Y-%m-%d}.csv"'
    return svar


def _runder(request: HttpRequest):
    return runder_med_tall(request.user, request.roller)  # type: ignore[attr-defined,arg-type]


def _finn(request: HttpRequest, public_id: UUID) -> Kartleggingsrunde:
    return get_object_or_404(_runder(request), public_id=public_id)
