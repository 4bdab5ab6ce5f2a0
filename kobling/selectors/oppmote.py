"""Who comes to an offer, by the two words and nothing else: the list that is printed (H4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.selectors import kort
from organisasjoner.models import Organisasjon, Tilbud


K = Koblingsstatus
# Those whom the association expects, or knows already.
KOMMER = (K.TAKKET_JA, K.IKKE_MOTT, K.MOTT, K.I_GANG)
DATOER = 6
LENGST_DAYS = 60


@dataclass(frozen=True)
class Oppmoteliste:
    """One offer's list: the words and first days, and the dates to tick off."""

    tilbud: Tilbud
    tid_og_sted: str
    rader: list[Kobling]
    datoer: list[date]


def oppmoteliste(tilbud: Tilbud, *, today: date) -> Oppmoteliste:
    """This function will give the list of one offer, by the words."""
    rows = Kobling.objects.filter(tilbud=tilbud, status__in=KOMMER, beboer__isnull=False)
    # Only what is printed is read: no person, and no order that tells one from another.
    rader = list(rows.only("moteord", "forste_gang_date", "mott_at").order_by("moteord", "pk"))
    return Oppmoteliste(tilbud, kort.tid_og_sted(tilbud), rader, _datoer(tilbud, today=today))


def for_forening(organisasjon: Organisasjon, *, today: date) -> list[Oppmoteliste]:
    """This function will give the lists of an association's offers where somebody comes."""
    kommer = Kobling.objects.filter(status__in=KOMMER, beboer__isnull=False)
    rows = Tilbud.objects.filter(organisasjon=organisasjon, pk__in=kommer.values("tilbud"))
    alle = rows.prefetch_related("tidspunkter").order_by("navn", "pk")
    return [oppmoteliste(tilbud, today=today) for tilbud in alle]


def _datoer(tilbud: Tilbud, *, today: date) -> list[date]:
    """Give the next days the offer meets; calendar days, so summer time changes nothing."""
    dager = {tid.ukedag for tid in tilbud.tidspunkter.all()}
    alle = (today + timedelta(days=i) for i in range(LENGST_DAYS))
    return [dag for dag in alle if dag.isoweekday() in dager][:DATOER]
