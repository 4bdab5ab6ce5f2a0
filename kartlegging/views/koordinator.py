"""The answers there are; taking a person out lies one storey up, where requests end."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kartlegging.selectors import svar_for, svarrader, utloper_snart
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp
from kommuneportal.core.enums import Rolle
from kommuneportal.design.kontekst import adresse


@folger_opp
@require_GET
def svar_liste(request) -> HttpResponse:
    """Show answers by label; centre staff see their own people with the centre's row key."""
    sok = request.GET.get("etikett", "").strip()[:12]
    alle = svar_for(request.user, request.roller, sok=sok)
    utloper = "utloper" in request.GET
    if utloper:
        snart = utloper_snart(request.user, request.roller, today=timezone.localdate())
        alle = alle.filter(pk__in=snart.values("pk")).order_by("gyldig_til_date", "pk")
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    audit.innsyn(request, [ark.beboer for ark in side], side="svar_liste")
    egne = Rolle.KOORDINATOR not in request.roller
    return render(
        request,
        "kartlegging/svar_liste.html",
        {
            "side": side,
            "rader": _rader(request, side),
            "sok": sok,
            "egne": egne,
            "utloper": utloper,
        },
    )


def _rader(request, side) -> list[dict[str, Any]]:
    """Give each answer in words, and where it is deleted."""
    kommune = request.kommune
    return [
        rad
        | {"slett_adresse": adresse("kobling:svar_slett", kommune, public_id=rad["ark"].public_id)}
        for rad in svarrader(side)
    ]
