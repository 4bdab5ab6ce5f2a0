"""The tables of the page of counts: what is counted, by what, with small counts hidden."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Onske, Svarark
from kobling.enums import Grunn
from kobling.models import Kobling
from kommuneportal.core.enums import Frivillig
from kommuneportal.core.models import Kommune
from kommuneportal.design import norsk
from kommuneportal.rapport import selectors
from kommuneportal.rapport.oversikt import trinn
from kommuneportal.rapport.undertrykking import (
    Celle,
    Fordeling,
    Vises,
    andel,
    enkelt,
    fordeling,
    trapp,
)


BAND = ((0, 5), (6, 12), (13, 17), (18, 25), (26, 39), (40, 59), (60, None))


@dataclass(frozen=True)
class Rad:
    """One line of a table, as it may be shown."""

    navn: str
    celle: Celle

    @property
    def tekst(self) -> str:
        """This function will give the cell in words."""
        return tekst(self.celle)


@dataclass(frozen=True)
class Tabell:
    """One table; without rows there is too little to divide."""

    tittel: str
    forklaring: str
    rader: tuple[Rad, ...]
    total: Rad | None = None


def tekst(celle: Celle) -> str:
    """This function will write a cell: the number, "færre enn 5", or that it is not shown."""
    if celle.vises is Vises.TALL:
        return norsk.tall(celle.antall or 0)
    return _("færre enn 5") if celle.vises is Vises.FAERRE else _("vises ikke")


def tabeller(kommune: Kommune, *, now: datetime) -> list[Tabell]:
    """This function will count everything the page shows; no single answer leaves it."""
    today = timezone.localdate(now)
    svar = _svargrupper(today)
    total = sum(gruppe.antall for gruppe in svar)
    return [
        _steg(kommune, now=now),
        _fordelt(_("Alder"), _("Personer med svar som gjelder nå."), _aldre(svar)),
        _fordelt(_("Hvor svarene kommer fra"), _("Personer, etter mottak."), _steder(svar)),
        _fordelt(_("Vil bidra som frivillig"), _("Personer, etter hva de svarte."), _frivillige(svar)),
        _onsker(today, total),
        _fordelt(_("Hvorfor koblinger ble avsluttet"), _("Avsluttede koblinger, etter grunn."), _grunner()),
    ]  # fmt: skip


class Svargruppe(NamedTuple):
    """People with valid answers who are alike in all that the tables divide them by."""

    alder_fra: int | None
    alder_til: int | None
    mottak: str | None
    frivillig: str
    antall: int


def _svargrupper(today: date) -> list[Svargruppe]:
    """Count valid answers by everything at once: one query for all tables."""
    rader = Svarark.objects.gyldige(today=today).order_by()
    felt = ("alder_fra", "alder_til", "beboer__mottak__navn", "frivillig")
    grupper = rader.values(*felt).annotate(antall=Count("pk")).values_list(*felt, "antall")
    return [Svargruppe(*rad) for rad in grupper]


def _fordelt(tittel: str, forklaring: str, deler: dict[str, int]) -> Tabell:
    ut: Fordeling = fordeling(deler)
    rader = tuple(Rad(navn, celle) for navn, celle in (ut.celler or {}).items())
    return Tabell(tittel, forklaring, rader, Rad(_("Til sammen"), ut.total))


def _steg(kommune: Kommune, *, now: datetime) -> Tabell:
    steg = trapp(trinn(selectors.fra_svar_til_deltakelse(kommune, now=now)))
    return Tabell(
        _("Fra svar til deltakelse"),
        _("Personer med svar som gjelder nå, og hvor langt de har kommet."),
        tuple(Rad(navn, celle) for navn, celle in steg),
    )


def _aldre(svar: list[Svargruppe]) -> dict[str, int]:
    navn = {fra: bandnavn(fra, til) for fra, til in BAND}
    uten = _("Voksne, uten nærmere alder")
    deler = dict.fromkeys([*navn.values(), uten], 0)
    for gruppe in svar:
        fra = gruppe.alder_fra or 0
        if gruppe.alder_til is None and fra < BAND[-1][0]:
            deler[uten] += gruppe.antall
        else:
            deler[navn[max(start for start, _slutt in BAND if start <= fra)]] += gruppe.antall
    return deler


def bandnavn(fra: int, til: int | None) -> str:
    """This function will name an age band."""
    return _("%(fra)s–%(til)s år") % {"fra": fra, "til": til} if til else _("60 år og eldre")


def _steder(svar: list[Svargruppe]) -> dict[str, int]:
    antall: Counter[str] = Counter()
    for gruppe in svar:
        antall[gruppe.mottak or ""] += gruppe.antall
    bosatte = antall.pop("", 0)
    return {navn: antall[navn] for navn in sorted(antall)} | {_("Bosatte i kommunen"): bosatte}


def _frivillige(svar: list[Svargruppe]) -> dict[str, int]:
    antall: Counter[str] = Counter()
    for gruppe in svar:
        antall[gruppe.frivillig] += gruppe.antall
    deler = {str(valg.label): antall[valg.value] for valg in Frivillig}
    return deler | {_("Ikke svart"): antall[""]}


def _grunner() -> dict[str, int]:
    rader = Kobling.objects.exclude(grunn="").filter(avsluttet_at__isnull=False)
    antall = Counter(rader.values_list("grunn", flat=True))
    return {str(grunn.label): antall[grunn.value] for grunn in Grunn if antall[grunn.value]}


def _onsker(today: date, total: int) -> Tabell:
    rader = (
        Onske.objects.filter(svarark__in=Svarark.objects.gyldige(today=today))
        .values("interesse__navn")
        .annotate(antall=Count("svarark", distinct=True))
        .values_list("interesse__navn", "antall")
    )
    celler = [Rad(navn, andel(antall, av=total)) for navn, antall in rader]
    # What is hidden stands by name: an order by size would tell what the cells do not.
    celler.sort(key=lambda rad: (-(rad.celle.antall or 0), rad.navn))
    return Tabell(
        _("Ønsker"), _("Personer som ønsker hver aktivitet. Én person kan ønske flere."), tuple(celler)
    )  # fmt: skip


def nokkeltall(*, now: datetime) -> list[tuple[Celle, str]]:
    """This function will give the few numbers at the top; those about people may be hidden."""
    svar = Svarark.objects.gyldige(today=timezone.localdate(now)).count()
    foreninger, tilbud, plasser = selectors.tilbudstall()
    return [
        (enkelt(svar), _("personer har svart")),
        (Celle(Vises.TALL, foreninger), _("foreninger er med")),
        (Celle(Vises.TALL, tilbud), _("tilbud er synlige")),
        (Celle(Vises.TALL, plasser), _("plasser til nye")),
    ]
