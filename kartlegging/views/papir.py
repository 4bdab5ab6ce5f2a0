"""The survey on paper: one sheet in one language, to print as many copies of as are needed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.papir import arksprak, papirark
from kartlegging.selectors.runde import dato_i_tall, rundelinje, runder_for
from kartlegging.selectors.tekst import tekster_for
from kartlegging.services.svarark import gyldig_til
from kommuneportal.core.access import folger_opp


@folger_opp
@require_GET
def runde_papir(request, public_id: UUID, sprak: str) -> HttpResponse:
    """Show the sheet in one of the round's languages."""
    runde = get_object_or_404(runder_for(request.user, request.roller), public_id=public_id)
    sprakene = arksprak(request.kommune, runde)
    if sprak not in {s.tag for s in sprakene}:
        raise Http404
    t = tekster_for(request.kommune, runde.tekstversjon, sprak)
    innhold = {
        **rundelinje(runde, today=timezone.localdate()),
        **papirark(runde, t, kommune=request.kommune, slettes=_slettes(request, runde)),
        "t": t,
        "sprak": t.sprak,
        "sprakene": sprakene,
    }
    return render(request, "kartlegging/runde_papir.html", innhold)


def _slettes(request, runde: Kartleggingsrunde) -> str:
    """Return the last day on which answers of this round go; nobody knows when a sheet comes in."""
    dag = gyldig_til(runde.stenger_date, kommune=request.kommune, bosatt=runde.mottak_id is None)
    return dato_i_tall(dag + timedelta(1))
