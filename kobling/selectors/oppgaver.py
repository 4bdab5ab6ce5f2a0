"""What staff have to do: ask a person, tell whether they came, ask again after four weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker
from mottak.enums import Tilknytning
from mottak.models import Ansatt
from organisasjoner.models import Tilbudsinteresse


K = Koblingsstatus
FIRE_UKER = timedelta(days=28)
FERDIG_DAYS = 14
VISNINGER = ("na", "senere", "ferdig")


def for_bruker(bruker: Bruker, roller: frozenset[str]) -> QuerySet:
    """
    This function will keep the connections whose person this member of staff follows up.

    Centre staff: people of their own centres. Coordinators: settled people.
    Source: decisions 12, 13.
    """
    mine = Q(pk__in=[])
    if Rolle.MOTTAKSANSATT in roller:
        mine |= Q(beboer__mottak__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))
    if Rolle.KOORDINATOR in roller:
        mine |= Q(beboer__tilknytning=Tilknytning.KOMMUNE)
    return Kobling.objects.filter(mine)


def _vilkar(*, now: datetime) -> dict[str, Q]:
    today = timezone.localdate(now)
    oppmote = Q(status__in=[K.TAKKET_JA, K.IKKE_MOTT])
    kommer = Q(forste_gang_date__gt=today)
    ny = Q(mott_at__gt=now - FIRE_UKER)
    return {
        "na": Q(status__in=[K.PLASS_BEKREFTET, K.BEBOER_SPURT])
        | oppmote & ~kommer
        | oppmote & Q(forste_gang_date__isnull=True)
        | Q(status=K.MOTT) & ~ny,
        "senere": oppmote & kommer | Q(status=K.MOTT) & ny,
        "ferdig": Q(status__in=[K.TAKKET_NEI, K.I_GANG, K.AVSLUTTET])
        & Q(spurt_at__isnull=False, endret_at__gt=now - timedelta(days=FERDIG_DAYS)),
    }


def oppgaver(vis: str, *, bruker: Bruker, roller: frozenset[str], now: datetime) -> QuerySet:
    """This function will give one tab's tasks: what has waited longest first."""
    rows = for_bruker(bruker, roller).filter(_vilkar(now=now)[vis])
    orden = {"na": "endret_at", "senere": "forste_gang_date", "ferdig": "-endret_at"}[vis]
    return med_tilbud(rows).order_by(orden, "pk")


def antall(*, bruker: Bruker, roller: frozenset[str], now: datetime) -> dict[str, int]:
    """This function will count each tab."""
    vilkar = _vilkar(now=now)
    return for_bruker(bruker, roller).aggregate(
        **{navn: Count("pk", filter=q) for navn, q in vilkar.items()}
    )


def a_gjore(*, bruker: Bruker, roller: frozenset[str], now: datetime) -> QuerySet:
    """This function will give what is due now: the number in the menu counts it."""
    return for_bruker(bruker, roller).filter(_vilkar(now=now)["na"])


def med_tilbud(rows: QuerySet) -> QuerySet:
    """This function will add person and offer, in a constant number of queries."""
    interesser = Prefetch(
        "tilbud__tilbudsinteresser",
        Tilbudsinteresse.objects.select_related("interesse").order_by("pk"),
    )
    return rows.select_related("beboer__mottak", "tilbud__organisasjon").prefetch_related(
        interesser, "tilbud__tidspunkter"
    )


def neste_dag(kobling: Kobling, *, etter: date) -> date | None:
    """This function will suggest the first day the offer meets after a day."""
    dager = {tid.ukedag for tid in kobling.tilbud.tidspunkter.all()}
    for i in range(1, 8):
        if (dag := etter + timedelta(days=i)).isoweekday() in dager:
            return dag
    return None
