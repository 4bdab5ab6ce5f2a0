"""Which centres a member of staff works at, and who works at a centre."""

from __future__ import annotations

from django.db.models import QuerySet

from kommuneportal.core import koder
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Medlemskap
from mottak.models import Ansatt, Beboer, Mottak


SER_ALLE = frozenset({Rolle.KOORDINATOR, Rolle.KOMMUNEANSVARLIG})


def mottak_for(bruker: Bruker) -> QuerySet[Mottak]:
    """Give the open centres where `bruker` works in the kommune in scope."""
    return (
        Mottak.objects.aktive()
        .filter(pk__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))
        .order_by("navn", "pk")
    )


def synlige_mottak(bruker: Bruker, *, roller: frozenset[str]) -> QuerySet[Mottak]:
    """This function will give the centres that somebody may open: all, or the own ones."""
    rader = Mottak.objects.select_related("sone").order_by("-er_aktivt", "navn", "pk")
    if SER_ALLE & roller:
        return rader
    return rader.filter(pk__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))


def beboer_med_kode(skrevet: str) -> Beboer | None:
    """Give the person whose card somebody typed the code of; None for every other text."""
    try:
        kode = koder.les_beboerkode(skrevet)
    except koder.UgyldigKode:
        return None
    return Beboer.objects.filter(kode_hash=koder.kode_hash(kode)).first()


def ansatte_ved(mottak: Mottak) -> QuerySet[Medlemskap]:
    """This function will give the roles of those who work at a centre now."""
    return (
        Medlemskap.objects.gjeldende()
        .filter(
            kommune=mottak.kommune_id,
            rolle=Rolle.MOTTAKSANSATT,
            bruker__in=Ansatt.objects.filter(mottak=mottak).values("bruker"),
        )
        .select_related("bruker")
        .order_by("bruker__navn", "pk")
    )


def mottaksnavn() -> dict[int, list[str]]:
    """This function will give the names of the centres of each member of staff, by account."""
    navn: dict[int, list[str]] = {}
    rader = Ansatt.objects.order_by("mottak__navn", "pk")
    for bruker, mottak in rader.values_list("bruker", "mottak__navn"):
        navn.setdefault(bruker, []).append(mottak)
    return navn
