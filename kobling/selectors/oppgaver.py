"""What staff have to do: ask, tell who came, ask again after four weeks and three months."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateTimeField,
    Prefetch,
    Q,
    QuerySet,
    SlugField,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.selectors import kort
from kobling.selectors.foresporsel import kom_ikke_fram
from kommuneportal.core.enums import Rolle
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker
from kommuneportal.design import norsk
from mottak.enums import Tilknytning
from mottak.models import Ansatt, Mottak
from organisasjoner.enums import Tilbudsstatus
from organisasjoner.models import Tilbudsinteresse


K = Koblingsstatus
FIRE_UKER = timedelta(days=28)
TRE_MANEDER = timedelta(days=91)
# After so many reminders the association is rung instead (decisions 24).
MAKS_PURRINGER = 2
# Somebody who has been asked, or takes part, must hear it when the offer changes or ends.
MA_HORE = (K.BEBOER_SPURT, K.TAKKET_JA, K.IKKE_MOTT, K.MOTT, K.I_GANG)
FERDIG_DAYS = 14
VISNINGER = ("na", "senere", "ferdig")


def _mine(bruker: Any, roller: frozenset[str]) -> Q:
    mine = Q(pk__in=[])
    if Rolle.MOTTAKSANSATT in roller:
        mine |= Q(beboer__mottak__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))
    if Rolle.KOORDINATOR in roller:
        mine |= Q(beboer__tilknytning=Tilknytning.KOMMUNE)
    return mine


def for_bruker(bruker: Bruker, roller: frozenset[str]) -> QuerySet:
    """
    This function will keep the connections whose person this member of staff follows up.

    Centre staff: people of their own centres. Coordinators: settled people.
    Source: decisions 12, 13.
    """
    return Kobling.objects.filter(_mine(bruker, roller))


def _ringes(roller: frozenset[str]) -> Q:
    """Requests that mail does not help with any more: the coordinator rings the association."""
    if Rolle.KOORDINATOR not in roller:
        return Q(pk__in=[])
    stumme = Q(purringer__gte=MAKS_PURRINGER) | Q(tilbud__organisasjon__epost="")
    return Q(status=K.FORESPURT, pa_vent_siden_at__isnull=True) & (stumme | Q(kom_ikke_fram()))


def _vilkar(*, now: Any) -> dict[str, Q]:
    today = timezone.localdate(now)
    oppmote = Q(status__in=[K.TAKKET_JA, K.IKKE_MOTT])
    kommer = Q(forste_gang_date__gt=today)
    ny = Q(mott_at__gt=now - FIRE_UKER)
    i_gang = Q(status=K.I_GANG, tre_maneder_at__isnull=True)
    lenge = Q(mott_at__lte=now - TRE_MANEDER)
    over = Q(tilbud__status=Tilbudsstatus.AVSLUTTET) | Q(
        tilbud__organisasjon__avsluttet_at__isnull=False
    )
    # The offer is over, or differs from what the person was told: say so first.
    ma_si_fra = Q(status__in=MA_HORE) & over | Q(tilbud_endret_at__isnull=False, status__in=MA_HORE)
    senere = oppmote & kommer | Q(status=K.MOTT) & ny | i_gang & ~lenge
    return {
        "na": Q(status__in=[K.PLASS_BEKREFTET, K.BEBOER_SPURT])
        | oppmote & ~kommer
        | oppmote & Q(forste_gang_date__isnull=True)
        | Q(status=K.MOTT) & ~ny
        | i_gang & lenge
        | ma_si_fra,
        "senere": senere & ~(Q(status__in=MA_HORE) & over) & Q(tilbud_endret_at__isnull=True),
        "ferdig": (Q(status__in=[K.TAKKET_NEI, K.AVSLUTTET]) | Q(status=K.I_GANG) & ~i_gang)
        & Q(spurt_at__isnull=False, endret_at__gt=now - timedelta(days=FERDIG_DAYS)),
    }


def _utvalg(vis: str, *, bruker: Any, roller: frozenset[str], now: Any) -> Q:
    mine = _mine(bruker, roller) & _vilkar(now=now)[vis]
    return mine | _ringes(roller) if vis == "na" else mine


def oppgaver(
    vis: str, *, bruker: Bruker, roller: frozenset[str], now: datetime, mottak: str = ""
) -> QuerySet:
    """This function will give one tab's tasks, of one centre if asked: the longest wait first."""
    rows = Kobling.objects.filter(_utvalg(vis, bruker=bruker, roller=roller, now=now))
    if mottak:
        rows = rows.filter(beboer__mottak__slug=mottak)
    orden = {"na": "endret_at", "senere": "forste_gang_date", "ferdig": "-endret_at"}[vis]
    return med_tilbud(rows).order_by(orden, "pk")


def antall(
    *, bruker: Bruker, roller: frozenset[str], now: datetime, mottak: str = ""
) -> dict[str, int]:
    """This function will count each tab, of one centre if asked."""
    rader = _antallene(roller, bruker=bruker.pk, now=now, mottak=mottak or None)
    return rader[0] if rader else dict.fromkeys(VISNINGER, 0)


@forberedt(bruker=BigIntegerField(), now=DateTimeField(), mottak=SlugField())
def _antallene(roller: frozenset[str], *, bruker: Any, now: Any, mottak: Any) -> QuerySet:
    rows = Kobling.objects.filter(beboer__mottak__slug=mottak) if mottak else Kobling.objects.all()
    tall = {
        navn: Count("pk", filter=_utvalg(navn, bruker=bruker, roller=roller, now=now))
        for navn in VISNINGER
    }
    return rows.order_by().values("kommune").annotate(**tall).values(*tall)


def egne_mottak(bruker: Bruker) -> list[Mottak]:
    """This function will list the centres where this person works."""
    return _mottakene(bruker=bruker.pk)


@forberedt(bruker=BigIntegerField())
def _mottakene(*, bruker: Any) -> QuerySet:
    rows = Mottak.objects.filter(pk__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))
    return rows.order_by("navn", "pk")


def a_gjore(*, bruker: Bruker, roller: frozenset[str], now: datetime) -> QuerySet:
    """This function will give what is due now: the number in the menu counts it."""
    return Kobling.objects.filter(_utvalg("na", bruker=bruker, roller=roller, now=now))


def med_tilbud(rows: QuerySet) -> QuerySet:
    """This function will add person and offer, in a constant number of queries."""
    interesser = Prefetch(
        "tilbud__tilbudsinteresser",
        Tilbudsinteresse.objects.select_related("interesse").order_by("pk"),
    )
    return rows.select_related("beboer__mottak", "tilbud__organisasjon").prefetch_related(
        interesser, "tilbud__tidspunkter"
    )


def utenfor_dagene(kobling: Kobling, *, today: date) -> str:
    """This function will say that nobody is there on the day that is agreed; empty when all is well."""
    dag = kobling.forste_gang_date
    dager = {tid.ukedag for tid in kobling.tilbud.tidspunkter.all()}
    if kobling.status not in {K.TAKKET_JA, K.IKKE_MOTT} or dag is None or dag < today:
        return ""
    if not dager or dag.isoweekday() in dager:
        return ""
    avtalt = f"{norsk.ukedag(dag.isoweekday())} {norsk.dato(dag, med_ar=False)}"
    return _("Avtalt dag er %(dag)s, men aktiviteten er %(tider)s. Avtal en annen dag.") % {
        "dag": avtalt, "tider": ", ".join(kort.tider(kobling.tilbud)),
    }  # fmt: skip


def neste_dag(kobling: Kobling, *, etter: date) -> date | None:
    """This function will suggest the first day the offer meets after a day."""
    dager = {tid.ukedag for tid in kobling.tilbud.tidspunkter.all()}
    for i in range(1, 8):
        if (dag := etter + timedelta(days=i)).isoweekday() in dager:
            return dag
    return None
