"""What waits, what is missing and what came of it: counts across the house, read only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    DateTimeField,
    ExpressionWrapper,
    Field,
    Min,
    Q,
    QuerySet,
    Sum,
)
from django.utils import timezone

from kartlegging.models import Onske, Svarark
from kartlegging.selectors import utloper_snart
from kobling.enums import Koblingsstatus
from kobling.models import Kobling, Koblingsforslag
from kobling.selectors import oppfolging
from kobling.selectors.ko import ko
from kobling.selectors.oppgaver import a_gjore
from kobling.selectors.plasser import UKJENT_ANTALL
from kommuneportal.core.enums import Rolle
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.core.tellinger import Sporsmal, tellinger
from organisasjoner.enums import Tilbudsrolle
from organisasjoner.models import Tilbud, Tilbudsinteresse
from organisasjoner.selectors.katalog import synlige_tilbud
from organisasjoner.selectors.register import registreringer_til_behandling


# States from which one knows that the person said yes.
SA_JA = (
    Koblingsstatus.TAKKET_JA,
    Koblingsstatus.MOTT,
    Koblingsstatus.IKKE_MOTT,
    Koblingsstatus.I_GANG,
)


@dataclass(frozen=True)
class Venter:
    """How much waits, and since when the oldest has waited."""

    antall: int
    eldste_at: datetime | None


@dataclass(frozen=True)
class Oversiktstall:
    """The counts of a coordinator's front page."""

    meny: dict[str, int]
    forslag: Venter
    registreringer: Venter
    stille: Venter
    steg: dict[str, int]
    utlop: int


@dataclass(frozen=True)
class Onskerad:
    """One activity: people who wish for it, free places, and offers that have any."""

    navn: str
    onsker: int
    ledige: int
    tilbud: int

    @property
    def mangler(self) -> int:
        """This function will give how many places are missing."""
        return max(0, self.onsker - self.ledige)


# Who asks and when: what the counts depend on, besides the kommune in scope.
HVEM_NAR: dict[str, Field] = {
    "kommune": BigIntegerField(), "bruker": BigIntegerField(), "now": DateTimeField(),
}  # fmt: skip


@forberedt(**HVEM_NAR)
def _menyraden(
    roller: frozenset[str], uten: frozenset[str], *, kommune: Any, bruker: Any, now: Any
) -> QuerySet:
    return tellinger(kommune, _meny(bruker, roller, now, uten))


@forberedt(**HVEM_NAR)
def _oversiktsraden(roller: frozenset[str], *, kommune: Any, bruker: Any, now: Any) -> QuerySet:
    return tellinger(
        kommune, _meny(bruker, roller, now, frozenset()) | _venter(bruker, now) | _steg(now)
    )


@forberedt(kommune=BigIntegerField(), now=DateTimeField())
def _stegraden(*, kommune: Any, now: Any) -> QuerySet:
    return tellinger(kommune, _steg(now))


@forberedt(kommune=BigIntegerField(), now=DateTimeField())
def _grunnlagsraden(*, kommune: Any, now: Any) -> QuerySet:
    gyldige = Svarark.objects.gyldige(today=timezone.localdate(now))
    tilbud = (Tilbud.objects.publiserte(), Count("pk"))
    return tellinger(kommune, {"tilbud": tilbud, "svar": (gyldige, Count("pk"))})


def menytall(
    kommune: Kommune,
    *,
    bruker: Bruker,
    roller: frozenset[str],
    now: datetime,
    uten: frozenset[str] = frozenset(),
) -> dict[str, int]:
    """
    This function will give the counts beside the menu entries of these roles: at most one query.

    `uten` names those that the page has counted already.
    """
    if not set(_menynavn(roller)) - uten:
        return {}
    rad = _menyraden(roller, uten, kommune=kommune.pk, bruker=bruker.pk, now=now)[0]
    return {navn: tall or 0 for navn, tall in rad.items()}


def _menynavn(roller: frozenset[str]) -> list[str]:
    """List the counts that the menu of these roles shows."""
    koordinator = ["forslag", "registreringer"] if Rolle.KOORDINATOR in roller else []
    return koordinator + (["oppgaver"] if {Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT} & roller else [])


def _meny(bruker: Any, roller: frozenset[str], now: Any, uten: frozenset[str]) -> Sporsmal:
    rader: dict[str, Callable[[], QuerySet]] = {
        "forslag": lambda: ko("alle", today=timezone.localdate(now)),
        "registreringer": registreringer_til_behandling,
        "oppgaver": lambda: a_gjore(bruker=bruker, roller=roller, now=now),
    }
    return {navn: (rader[navn](), Count("pk")) for navn in _menynavn(roller) if navn not in uten}


def _venter(bruker: Any, now: Any) -> Sporsmal:
    stille = oppfolging.koblinger("stille", now=now)
    today = timezone.localdate(now)
    # Coordinators ask settled people themselves; the centres have the same on their tasks.
    utlop = utloper_snart(bruker, frozenset({Rolle.KOORDINATOR}), today=today)
    return {
        "utlop": (utlop, Count("pk")),
        "forslag_eldste": (ko("alle", today=today), Min("opprettet_at")),
        "stille": (stille, Count("pk")),
        "stille_eldste": (stille, Min("endret_at")),
    }


def _steg(now: Any) -> Sporsmal:
    """Ask how many people got as far as each step; those whose answers expire are deleted."""
    personer = Count("beboer", distinct=True)
    koblinger = Kobling.objects.filter(beboer__isnull=False)
    sa_ja = Q(status__in=SA_JA) | Q(mott_at__isnull=False)
    return {
        "steg_svart": (Svarark.objects.gyldige(today=timezone.localdate(now)), Count("pk")),
        "steg_forslag": (Koblingsforslag.objects.all(), personer),
        "steg_godtatt": (koblinger, personer),
        "steg_ja": (koblinger.filter(sa_ja), personer),
        "steg_deltatt": (koblinger.filter(mott_at__isnull=False), personer),
    }


def fra_svar_til_deltakelse(kommune: Kommune, *, now: datetime) -> dict[str, int]:
    """
    This function will count the people with usable answers who got as far as each step.

    Units: persons. One query.
    """
    return _bare_steg(_stegraden(kommune=kommune.pk, now=now)[0])


def _bare_steg(tall: dict[str, Any]) -> dict[str, int]:
    return {
        navn.removeprefix("steg_"): antall or 0
        for navn, antall in tall.items()
        if navn.startswith("steg_")
    }


def oversikt(
    kommune: Kommune, *, bruker: Bruker, roller: frozenset[str], now: datetime
) -> Oversiktstall:
    """This function will count what the front page of a coordinator shows: one query."""
    tall = _oversiktsraden(roller, kommune=kommune.pk, bruker=bruker.pk, now=now)[0]
    return Oversiktstall(
        meny={navn: tall[navn] or 0 for navn in _menynavn(roller)},
        forslag=Venter(tall["forslag"] or 0, tall["forslag_eldste"]),
        registreringer=Venter(tall["registreringer"] or 0, None),
        stille=Venter(tall["stille"] or 0, tall["stille_eldste"]),
        steg=_bare_steg(tall),
        utlop=tall["utlop"] or 0,
    )


def navn_til_godkjenning(antall: int) -> list[str]:
    """This function will give the names on the oldest registrations that wait."""
    return [rad.navn for rad in registreringer_til_behandling()[:antall]]


def har_grunnlag(kommune: Kommune, *, now: datetime) -> tuple[bool, bool]:
    """This function will tell whether there are offers, and answers that may be used."""
    tall = _grunnlagsraden(kommune=kommune.pk, now=now)[0]
    return bool(tall["tilbud"]), bool(tall["svar"])


def onsker_og_plasser(*, now: datetime) -> list[Onskerad]:
    """
    This function will compare open wishes with free places for each activity, worst first.

    A wish is open until the person has a place on an offer of that activity. Four queries, and
    no look-up per row.
    """
    today = timezone.localdate(now)
    tatt = list(Kobling.objects.tar_plass().values_list("beboer", "tilbud"))
    handler_om, plasser = _aktiviteter(today)
    opptatt = Counter(tilbud for _beboer, tilbud in tatt)
    ledige, antall = _ledige(plasser, opptatt, handler_om)
    onsker = Onske.objects.filter(svarark__in=Svarark.objects.gyldige(today=today))
    dekket = _dekket(onsker, tatt, handler_om)
    rader = [
        Onskerad(navn, alle - dekket[pk], ledige[pk], antall[pk])
        for pk, navn, alle in onsker.values("interesse")
        .annotate(navn=Min("interesse__navn"), alle=Count("pk"))
        .values_list("interesse", "navn", "alle")
        if alle > dekket[pk]
    ]
    return sorted(rader, key=lambda rad: (-rad.mangler, -rad.onsker, rad.navn))


def _aktiviteter(today: date) -> tuple[dict[int, list[int]], dict[int, int]]:
    """Give what each offer is about, and how many those that everybody sees can take."""
    handler_om: dict[int, list[int]] = {}
    plasser: dict[int, int] = {}
    synlig = Q(tilbud__in=synlige_tilbud(today).filter(rolle=Tilbudsrolle.DELTA))
    rader = Tilbudsinteresse.objects.annotate(
        synlig=ExpressionWrapper(synlig, output_field=BooleanField())
    )
    for tilbud, interesse, antall, vises in rader.values_list(
        "tilbud", "interesse", "tilbud__plasser", "synlig"
    ):
        handler_om.setdefault(tilbud, []).append(interesse)
        if vises:
            plasser[tilbud] = UKJENT_ANTALL if antall is None else antall
    return handler_om, plasser


def _ledige(
    plasser: dict[int, int], opptatt: Counter[int], handler_om: dict[int, list[int]]
) -> tuple[Counter[int], Counter[int]]:
    """Count free places, and offers, for each activity."""
    ledige: Counter[int] = Counter()
    antall: Counter[int] = Counter()
    for tilbud, kan_ta in plasser.items():
        for interesse in handler_om[tilbud]:
            ledige[interesse] += max(0, kan_ta - opptatt[tilbud])
            antall[interesse] += 1
    return ledige, antall


def _dekket(
    onsker: QuerySet, tatt: list[tuple[int | None, int]], handler_om: dict[int, list[int]]
) -> Counter[int]:
    """Count the wishes of people who have a place on an offer of that activity."""
    har = {
        (beboer, interesse) for beboer, tilbud in tatt for interesse in handler_om.get(tilbud, ())
    }
    med_plass = Kobling.objects.tar_plass().values("beboer")
    deres = onsker.filter(svarark__beboer__in=med_plass)
    par = deres.values_list("svarark__beboer", "interesse")
    return Counter(interesse for beboer, interesse in par if (beboer, interesse) in har)


def tilbudstall() -> tuple[int, int, int]:
    """This function will count associations with public offers, the offers, and their places."""
    tall = Tilbud.objects.publiserte().aggregate(
        foreninger=Count("organisasjon", distinct=True), tilbud=Count("pk"), plasser=Sum("plasser")
    )
    return tall["foreninger"], tall["tilbud"], tall["plasser"] or 0
