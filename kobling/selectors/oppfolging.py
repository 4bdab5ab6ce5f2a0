"""Who waits for whom, and what became of it: the coordinator's list of connections."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.selectors import behov
from kobling.selectors.oppgaver import FIRE_UKER, MAKS_PURRINGER, TRE_MANEDER
from kommuneportal.core.forberedt import forberedt


K = Koblingsstatus
# Nothing has happened for this long where somebody should have done something.
STILLE_ETTER = timedelta(days=14)
# How long after an agreed day, or a date to ask again, before it is called quiet.
NAD = timedelta(days=7)
VENTER = (K.FORESPURT, K.TRENGER_TILRETTELEGGING, K.PLASS_BEKREFTET, K.BEBOER_SPURT, K.TAKKET_JA,
          K.IKKE_MOTT)  # fmt: skip
VISNINGER = (
    ("alle", gettext_lazy("Alle åpne")),
    ("forening", gettext_lazy("Foreningen")),
    ("beboer", gettext_lazy("Beboeren")),
    ("oppmote", gettext_lazy("Første gang")),
    ("deltar", gettext_lazy("Deltar")),
    ("stille", gettext_lazy("Stille")),
    ("avsluttet", gettext_lazy("Avsluttet")),
)
# Whom a connection waits for, and what they should do.
VENTER_PA = {
    K.FORESPURT: gettext_lazy("Foreningen svarer"),
    K.TRENGER_TILRETTELEGGING: gettext_lazy("Kommunen svarer på det de trenger"),
    K.IKKE_PLASS: gettext_lazy("Ingen, foreningen har ikke plass"),
    K.PLASS_BEKREFTET: gettext_lazy("De ansatte spør beboeren"),
    K.BEBOER_SPURT: gettext_lazy("Beboeren svarer"),
    K.TAKKET_JA: gettext_lazy("Første gang"),
    K.TAKKET_NEI: gettext_lazy("Ingen, beboeren takket nei"),
    K.MOTT: gettext_lazy("Spørsmålet etter fire uker"),
    K.IKKE_MOTT: gettext_lazy("Ny dag, eller avslutning"),
    K.I_GANG: gettext_lazy("Ingen, personen deltar"),
    K.AVSLUTTET: gettext_lazy("Ingen, avsluttet"),
}


def _vilkar(*, now: Any) -> dict[str, Q]:
    lukket = Q(status__in=[K.AVSLUTTET, K.TAKKET_NEI, K.IKKE_PLASS])
    return {
        "alle": ~lukket,
        "forening": Q(status__in=[K.FORESPURT, K.TRENGER_TILRETTELEGGING]),
        "beboer": Q(status__in=[K.PLASS_BEKREFTET, K.BEBOER_SPURT]),
        "oppmote": Q(status__in=[K.TAKKET_JA, K.IKKE_MOTT]),
        "deltar": Q(status__in=[K.MOTT, K.I_GANG]),
        "stille": _stille(now=now),
        "avsluttet": lukket,
    }


def koblinger(vis: str, *, now: datetime) -> QuerySet:
    """This function will give one tab's connections: what has been still longest first."""
    rows = Kobling.objects.filter(_vilkar(now=now)[vis]).annotate(har_behov=behov.har_apent())
    rows = rows.select_related("beboer", "tilbud__organisasjon")
    return rows.order_by("-endret_at" if vis == "avsluttet" else "endret_at", "pk")


def antall(*, now: datetime) -> dict[str, int]:
    """This function will count each tab."""
    rader = _antallene(now=now)
    return rader[0] if rader else dict.fromkeys((kode for kode, _navn in VISNINGER), 0)


@forberedt(now=DateTimeField())
def _antallene(*, now: Any) -> QuerySet:
    tall = {navn: Count("pk", filter=q) for navn, q in _vilkar(now=now).items()}
    return Kobling.objects.order_by().values("kommune").annotate(**tall).values(*tall)


def har_ny_dag(kobling: Kobling) -> bool:
    """This function will tell whether somebody who did not come has another day ahead."""
    dag = kobling.forste_gang_date
    if kobling.status != K.IKKE_MOTT or dag is None:
        return False
    return dag > timezone.localdate(kobling.endret_at)


def venter_pa(kobling: Kobling) -> str:
    """This function will say whom the connection waits for."""
    if kobling.status == K.FORESPURT and kobling.pa_vent_siden_at:
        return str(kobling.get_ventegrunn_display())
    if har_ny_dag(kobling):
        return _("Den nye dagen")
    if kobling.status == K.TRENGER_TILRETTELEGGING and not getattr(kobling, "har_behov", True):
        return _("Foreningen svarer på nytt")
    if kobling.status == K.FORESPURT and kobling.purringer >= MAKS_PURRINGER:
        return _("Kommunen ringer foreningen")
    if kobling.status == K.I_GANG and kobling.tre_maneder_at is None:
        return _("Spørsmålet etter tre måneder")
    return str(VENTER_PA[K(kobling.status)])


def frist(kobling: Kobling) -> datetime | None:
    """This function will give when something should have been recorded; None when nobody waits."""
    if kobling.status in {K.TAKKET_JA, K.IKKE_MOTT} and kobling.forste_gang_date:
        etter = kobling.forste_gang_date + NAD + timedelta(days=1)
        return timezone.make_aware(datetime.combine(etter, time.min))
    if kobling.status == K.MOTT and kobling.mott_at:
        return kobling.mott_at + FIRE_UKER + NAD
    if kobling.status == K.I_GANG and kobling.mott_at and kobling.tre_maneder_at is None:
        return kobling.mott_at + TRE_MANEDER + NAD
    if kobling.status in VENTER and kobling.pa_vent_siden_at is None:
        return kobling.endret_at + STILLE_ETTER
    return None


def er_stille(kobling: Kobling, *, now: datetime) -> bool:
    """This function will tell whether nothing has been recorded although it is overdue."""
    grense = frist(kobling)
    return grense is not None and grense <= now


def _stille(*, now: Any) -> Q:
    """The same as er_stille(), for a list."""
    today = timezone.localdate(now)
    oppmote = Q(status__in=[K.TAKKET_JA, K.IKKE_MOTT])
    uten_dag = ~Q(status__in=[K.TAKKET_JA, K.IKKE_MOTT]) | Q(forste_gang_date__isnull=True)
    return (
        oppmote & Q(forste_gang_date__lt=today - NAD)
        | Q(status=K.MOTT, mott_at__lte=now - FIRE_UKER - NAD)
        | Q(status=K.I_GANG, tre_maneder_at__isnull=True, mott_at__lte=now - TRE_MANEDER - NAD)
        | Q(status__in=VENTER, pa_vent_siden_at__isnull=True, endret_at__lte=now - STILLE_ETTER)
        & uten_dag
    )
