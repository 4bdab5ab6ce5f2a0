"""The results of a survey round: a table a question, small counts hidden, rounds compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.opptelling import (
    FLERE_AV,
    INTET_SVAR,
    UTEN_BAND,
    Rundetall,
    rundetall,
)
from kartlegging.selectors.runde import runder_for
from kommuneportal.core.enums import (
    Behov,
    Dagsdel,
    Frivillig,
    Gruppe,
    Niva,
    Reise,
    Rolle,
    Ukedag,
)
from kommuneportal.core.models import Bruker
from kommuneportal.core.sprak import spraknavn
from kommuneportal.rapport.tall import BAND, Rad, Tabell, bandnavn, tekst
from kommuneportal.rapport.undertrykking import Celle, Vises, andel, enkelt, fordeling


# So many answers may share the first place and still be named in a sentence.
FLEST_NAVN = 2
# From the counts of a question: its codes in the order they are shown, each with its name.
Ordbok = Callable[[Mapping[str, int]], dict[str, str]]


@dataclass(frozen=True)
class Sporsmal:
    """One question: which count it is, and the words."""

    kode: str
    tittel: str
    navn: Ordbok
    storst_forst: bool = False


@dataclass(frozen=True)
class Resultat:
    """One round as it may be shown; without tables too few have answered."""

    tall: Rundetall
    tabeller: tuple[Tabell, ...]

    @property
    def holdt_utenfor(self) -> int:
        """This function will give how many answers wait to be counted with others."""
        return self.tall.alle - self.tall.antall


def runder_med_tall(bruker: Bruker, roller: frozenset[str]) -> QuerySet[Kartleggingsrunde]:
    """
    This function will give the rounds whose counts this person may see.

    Counts are for leaders and coordinators of the kommune; centre staff see their own centres'.
    """
    if {Rolle.LEDER, Rolle.KOORDINATOR} & roller:
        return Kartleggingsrunde.objects.select_related("mottak", "kommune")
    return runder_for(bruker, roller)


def resultat(runde: Kartleggingsrunde, *, today: date, interesser: Mapping[str, str]) -> Resultat:
    """
    This function will give everything a round has brought, with small counts hidden.

    `interesser` are the names of the activities by code.
    """
    tall = rundetall(runde, today=today)
    if not tall.antall:
        return Resultat(tall, ())
    return Resultat(tall, tuple(_tabell(sporsmal, tall) for sporsmal in _sporsmalene(interesser)))


def _sporsmalene(interesser: Mapping[str, str]) -> tuple[Sporsmal, ...]:
    return (
        Sporsmal("interesser", _("Interesser"), lambda t: {k: interesser.get(k, k) for k in t},
                 storst_forst=True),
        Sporsmal("dager", _("Dager"), _fast({str(d.value): str(d.label).capitalize() for d in Ukedag})),
        Sporsmal("dagsdeler", _("Tid på dagen"), _fast(_valg(Dagsdel))),
        Sporsmal("behov", _("Behov"), _fast(_valg(Behov))),
        Sporsmal("frivillig", _("Vil bidra som frivillig"), _fast(_valg(Frivillig) | _uten())),
        Sporsmal("informasjonssprak", _("Språk for informasjon"),
                 lambda t: {k: spraknavn(k).capitalize() for k in t if k} | _uten(), storst_forst=True),
        Sporsmal("norsk", _("Norsk"), _fast(_valg(Niva) | _uten())),
        Sporsmal("engelsk", _("Engelsk"), _fast(_valg(Niva) | _uten())),
        Sporsmal("alder", _("Alder"), _fast(_aldre())),
        Sporsmal("reise", _("Reisevei"), _fast(_valg(Reise) | _uten())),
        Sporsmal("gruppe", _("Gruppe"), _fast(_valg(Gruppe) | _uten())),
    )  # fmt: skip


def _valg(valg: Any) -> dict[str, str]:
    return {kode: str(navn).capitalize() for kode, navn in valg.choices}


def _uten() -> dict[str, str]:
    return {INTET_SVAR: _("Ikke svart")}


def _aldre() -> dict[str, str]:
    uten = {UTEN_BAND: _("Voksne, uten nærmere alder")}
    return {str(fra): bandnavn(fra, til) for fra, til in BAND} | uten


def _fast(navn: dict[str, str]) -> Ordbok:
    return lambda _tall: navn


def _tabell(sporsmal: Sporsmal, tall: Rundetall) -> Tabell:
    svar = tall.tall.get(sporsmal.kode, {})
    navn = sporsmal.navn(svar)
    if not any(antall for kode, antall in svar.items() if kode != INTET_SVAR):
        return Tabell(sporsmal.tittel, _("Ingen har svart på dette."), ())
    deler = {tittel: svar.get(kode, 0) for kode, tittel in navn.items()}
    if sporsmal.kode in FLERE_AV:
        forklaring = _("Én person kan svare flere ting.")
        celler: Mapping[str, Celle] | None = {
            tittel: andel(antall, av=tall.antall) for tittel, antall in deler.items()
        }
    else:
        forklaring = _("Hver person er telt én gang.")
        celler = fordeling(deler).celler
    rader = [Rad(tittel, celle) for tittel, celle in (celler or {}).items()]
    if sporsmal.storst_forst:
        # What is hidden stands by name: an order by size would tell what the cells do not.
        rader.sort(key=lambda rad: (-(rad.celle.antall or 0), rad.navn))
    return Tabell(
        sporsmal.tittel, forklaring, tuple(rader), Rad(_("Til sammen"), enkelt(tall.antall))
    )


def hovedfunn(tabell: Tabell) -> str:
    """
    This function will say in a sentence what most have answered; empty when that is not plain.

    Where a larger number may be hidden nothing is said: the sentence would be wrong, or tell it.
    """
    if any(rad.celle.vises == Vises.SKJULT for rad in tabell.rader):
        return ""
    flest = max((rad.celle.antall or 0 for rad in tabell.rader), default=0)
    navn = [rad.navn for rad in tabell.rader if flest and rad.celle.antall == flest]
    if not navn or len(navn) > FLEST_NAVN or _("Ikke svart") in navn or tabell.total is None:
        return ""
    verdier = {"navn": _("» og «").join(navn), "n": flest, "av": tekst(tabell.total.celle)}
    return _("Flest har svart «%(navn)s»: %(n)s av %(av)s.") % verdier


def figurrader(
    tabell: Tabell, mot: Tabell | None
) -> list[tuple[str, list[tuple[int | None, str]]]]:
    """This function will pair each answer with the same answer in another round, for a chart."""
    if mot is None:
        return [(rad.navn, [_celle(rad.celle)]) for rad in tabell.rader]
    andre = {rad.navn: rad.celle for rad in mot.rader}
    navn = [rad.navn for rad in tabell.rader]
    egne = {rad.navn: rad.celle for rad in tabell.rader}
    ingen = Celle(Vises.TALL, 0)
    return [
        (ett, [_celle(egne.get(ett, ingen)), _celle(andre.get(ett, ingen))])
        for ett in [*navn, *(annet for annet in andre if annet not in egne)]
    ]


def _celle(celle: Celle) -> tuple[int | None, str]:
    return celle.antall, tekst(celle)
