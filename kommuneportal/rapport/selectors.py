"""What waits, what is missing and what came of it: counts across the house, read only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from kartlegging.models import Onske, Svarark
from kobling.enums import Koblingsstatus
from kobling.models import Kobling, Koblingsforslag
from kobling.selectors.ko import ko
from kobling.selectors.oppfolging import koblinger
from kobling.selectors.oppgaver import a_gjore
from kobling.selectors.plasser import UKJENT_ANTALL, antall_opptatte
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Kommune
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


def _per_kommune(rader: QuerySet, maal: Any) -> Subquery:
    return Subquery(rader.order_by().values("kommune").annotate(verdi=maal).values("verdi"))


def tall_for(kommune: Kommune, **sporsmal: tuple[QuerySet, Any]) -> dict[str, Any]:
    """
    This function will answer several questions about `kommune` in one query.

    Each question is a queryset of tenant rows and an aggregate; no rows give None.
    """
    deler = {navn: _per_kommune(*par) for navn, par in sporsmal.items()}
    return Kommune.objects.filter(pk=kommune.pk).annotate(**deler).values(*deler).get()


def menytall(
    kommune: Kommune, *, bruker: Bruker, roller: frozenset[str], now: datetime
) -> dict[str, int]:
    """This function will give the counts beside the menu entries of these roles: one query."""
    sporsmal: dict[str, tuple[QuerySet, Any]] = {}
    if Rolle.KOORDINATOR in roller:
        sporsmal["forslag"] = (ko("alle", today=timezone.localdate(now)), Count("pk"))
        sporsmal["registreringer"] = (registreringer_til_behandling(), Count("pk"))
    if {Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT} & roller:
        sporsmal["oppgaver"] = (a_gjore(bruker=bruker, roller=roller, now=now), Count("pk"))
    if not sporsmal:
        return {}
    return {navn: tall or 0 for navn, tall in tall_for(kommune, **sporsmal).items()}


def venter(kommune: Kommune, *, now: datetime) -> dict[str, Venter]:
    """This function will give what waits for a coordinator, by kind: one query."""
    forslag = ko("alle", today=timezone.localdate(now))
    registreringer = registreringer_til_behandling()
    stille = koblinger("stille", now=now)
    tall = tall_for(
        kommune,
        forslag=(forslag, Count("pk")),
        forslag_eldste=(forslag, Min("opprettet_at")),
        registreringer=(registreringer, Count("pk")),
        registreringer_eldste=(registreringer, Min(Coalesce("bekreftet_at", "sendt_at"))),
        stille=(stille, Count("pk")),
        stille_eldste=(stille, Min("endret_at")),
    )
    return {
        slag: Venter(tall[slag] or 0, tall[f"{slag}_eldste"])
        for slag in ("forslag", "registreringer", "stille")
    }


def navn_til_godkjenning(antall: int) -> list[str]:
    """This function will give the names on the oldest registrations that wait."""
    return [rad.navn for rad in registreringer_til_behandling()[:antall]]


def har_grunnlag(kommune: Kommune, *, now: datetime) -> tuple[bool, bool]:
    """This function will tell whether there are offers, and answers that may be used."""
    tall = tall_for(
        kommune,
        tilbud=(Tilbud.objects.publiserte(), Count("pk")),
        svar=(Svarark.objects.gyldige(today=timezone.localdate(now)), Count("pk")),
    )
    return bool(tall["tilbud"]), bool(tall["svar"])


def onsker_og_plasser(*, now: datetime) -> list[Onskerad]:
    """
    This function will compare open wishes with free places for each activity, worst first.

    A wish is open until the person has a place on an offer of that activity. Two queries.
    """
    dekket = Kobling.objects.tar_plass().filter(
        beboer=OuterRef("svarark__beboer"),
        tilbud__tilbudsinteresser__interesse=OuterRef("interesse"),
    )
    onsker = dict(
        Onske.objects.filter(svarark__in=Svarark.objects.gyldige(today=timezone.localdate(now)))
        .exclude(Exists(dekket))
        .values("interesse__navn")
        .annotate(antall=Count("pk"))
        .values_list("interesse__navn", "antall")
    )
    plasser = {navn: (ledige or 0, antall) for navn, ledige, antall in _ledige(now=now)}
    rader = [Onskerad(navn, antall, *plasser.get(navn, (0, 0))) for navn, antall in onsker.items()]
    return sorted(rader, key=lambda rad: (-rad.mangler, -rad.onsker, rad.navn))


def _ledige(*, now: datetime) -> QuerySet:
    synlige = synlige_tilbud(timezone.localdate(now)).filter(rolle=Tilbudsrolle.DELTA)
    ledig = Greatest(Coalesce(F("tilbud__plasser"), UKJENT_ANTALL) - antall_opptatte("tilbud"), 0)
    return (
        Tilbudsinteresse.objects.filter(tilbud__in=synlige)
        .annotate(ledig=ledig)
        .values("interesse__navn")
        .annotate(ledige=Sum("ledig"), antall=Count("pk"))
        .values_list("interesse__navn", "ledige", "antall")
    )


def fra_svar_til_deltakelse(*, now: datetime) -> dict[str, int]:
    """
    This function will count the people with usable answers who got as far as each step.

    Units: persons; each step counts only those who passed the ones before. One query.
    """
    # Sets are made once; asking about each person in turn takes minutes at 5 000 people.
    koblet = Kobling.objects.filter(beboer__isnull=False)
    sa_ja = koblet.filter(Q(status__in=SA_JA) | Q(mott_at__isnull=False))
    fikk_forslag = Q(beboer__in=Koblingsforslag.objects.values("beboer"))
    ble_koblet = Q(beboer__in=koblet.values("beboer"))
    return Svarark.objects.gyldige(today=timezone.localdate(now)).aggregate(
        svart=Count("pk"),
        forslag=Count("pk", filter=fikk_forslag | ble_koblet),
        godtatt=Count("pk", filter=ble_koblet),
        ja=Count("pk", filter=Q(beboer__in=sa_ja.values("beboer"))),
        deltatt=Count("pk", filter=Q(beboer__in=koblet.exclude(mott_at=None).values("beboer"))),
    )


def tilbudstall() -> tuple[int, int, int]:
    """This function will count associations with public offers, the offers, and their places."""
    tall = Tilbud.objects.publiserte().aggregate(
        foreninger=Count("organisasjon", distinct=True), tilbud=Count("pk"), plasser=Sum("plasser")
    )
    return tall["foreninger"], tall["tilbud"], tall["plasser"] or 0
