"""Counts of survey rounds: what a handful of answers adds up to, and a whole round's sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kartlegging.models import Kartleggingsrunde, Svarark, Tallgruppe


# The first year of each band (decisions 5); a person with an open age has none.
BAND = (0, 6, 13, 18, 26, 40, 60)
UTEN_BAND = "voksen"
# The code of a question that somebody skipped.
INTET_SVAR = ""
# Questions with one answer a person, and those with several.
EN_AV = ("alder", "informasjonssprak", "norsk", "engelsk", "reise", "gruppe", "frivillig")
FLERE_AV = ("interesser", "dager", "dagsdeler", "behov")

Tall = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Rundetall:
    """
    One round's sums. Units: persons.

    `antall` are those counted, `alle` those who have answered and still stand by it, and `tall`
    holds for each question the persons behind each answer.
    """

    antall: int
    alle: int
    tall: Tall


def tell(ark: Iterable[Svarark]) -> Tall:
    """This function will count answers, question by question; wishes and slots are prefetched."""
    ut: dict[str, Counter[str]] = {navn: Counter() for navn in EN_AV + FLERE_AV}
    for ett in ark:
        ut["alder"][_band(ett)] += 1
        for navn in EN_AV[1:]:
            ut[navn][getattr(ett, navn)] += 1
        tider = list(ett.ledige_tider.all())
        ut["interesser"].update({onske.interesse.kode for onske in ett.onskeliste.all()})
        ut["dager"].update({str(tid.ukedag) for tid in tider})
        ut["dagsdeler"].update({tid.del_av_dagen for tid in tider if not tid.er_antatt})
        ut["behov"].update(set(ett.behov))
    return {navn: dict(antall) for navn, antall in ut.items()}


def _band(ark: Svarark) -> str:
    fra = ark.alder_fra or 0
    if ark.alder_til is None and fra < BAND[-1]:
        return UTEN_BAND
    return str(max(start for start in BAND if start <= fra))


def rundetall(runde: Kartleggingsrunde, *, today: date) -> Rundetall:
    """This function will add up the groups of a round that nobody has withdrawn from."""
    sum_: dict[str, Counter[str]] = {navn: Counter() for navn in EN_AV + FLERE_AV}
    antall = 0
    for gruppe in Tallgruppe.objects.filter(runde=runde).hele(today=today):
        antall += gruppe.antall
        for navn, tall in gruppe.tall.items():
            sum_[navn].update(tall)
    alle = Svarark.objects.gyldige(today=today).filter(runde=runde).count()
    return Rundetall(antall, max(alle, antall), {navn: dict(tall) for navn, tall in sum_.items()})
