"""The review queue: what waits, in which order, and how far today has come."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from kartlegging.models import Onske, Svarark
from kobling.enums import APNE_FORESPORSLER, Forslagsstatus, Grad
from kobling.models import Kobling, Koblingsforslag
from kobling.selectors.plasser import antall_opptatte
from mottak.models import Beboer
from organisasjoner.models import Tilbud, Tilbudsinteresse


S = Forslagsstatus
RADER = 8
VISNINGER = ("alle", "sterke", "folge", "utsatte", "venter")


def _trenger_folge() -> Exists:
    svar = Svarark.objects.gjeldende().filter(beboer=OuterRef("beboer"))
    # JSON text, because SQLite cannot look into a list.
    return Exists(svar.annotate(tekst=Cast("behov", TextField())).filter(tekst__contains='"folge"'))


def _er_spurt() -> Q:
    # A list that is made once: a look-up per suggestion costs seconds in a large kommune.
    apne = Kobling.objects.filter(status__in=APNE_FORESPORSLER, beboer__isnull=False)
    return Q(beboer__in=apne.values("beboer"))


def _venter_pa_svar() -> Exists:
    return Exists(Kobling.objects.filter(beboer=OuterRef("beboer"), status__in=APNE_FORESPORSLER))


def _vilkar(today: date) -> dict[str, Q]:
    """Each tab as a condition; a person who waits for an answer is asked about one thing at once."""
    klar = Q(status=S.FORESLATT) | Q(status=S.UTSATT, utsatt_til_date__lte=today)
    na = klar & ~_er_spurt()
    return {
        "alle": na,
        "sterke": na & Q(grad=Grad.STERK),
        "folge": na & Q(_trenger_folge()),
        "utsatte": Q(status=S.UTSATT, utsatt_til_date__gt=today),
        "venter": klar & _er_spurt(),
    }


def ko(vis: str, *, today: date) -> QuerySet:
    """This function will give one tab's suggestions: what has waited longest first."""
    rows = Koblingsforslag.objects.filter(_vilkar(today)[vis])
    return rows.order_by("opprettet_at", "-poeng", "pk")


def med_kort(rows: QuerySet) -> QuerySet:
    """This function will add what the list and the cards show, in two queries for all rows."""
    interesser = Prefetch(
        "tilbud__tilbudsinteresser",
        Tilbudsinteresse.objects.select_related("interesse").order_by("pk"),
    )
    return (
        rows.select_related(
            "beboer__mottak__sone", "beboer__sone", "tilbud__organisasjon", "avgjort_by"
        )
        .prefetch_related(interesser)
        .annotate(opptatt=antall_opptatte(), venter_pa_svar=_venter_pa_svar())
    )


def antall(*, now: datetime) -> dict[str, int]:
    """This function will count each tab, and what has been decided today (`idag`)."""
    today = timezone.localdate(now)
    midnatt = timezone.make_aware(datetime.combine(today, time.min))
    rows = Koblingsforslag.objects.filter(
        Q(status__in=[S.FORESLATT, S.UTSATT]) | Q(avgjort_at__gte=midnatt)
    )
    return rows.aggregate(
        idag=Count("pk", filter=Q(avgjort_at__gte=midnatt)),
        **{navn: Count("pk", filter=vilkar) for navn, vilkar in _vilkar(today).items()},
    )


def antall_venter(*, today: date) -> int:
    """This function will count what waits for a coordinator now: the number in the menu."""
    return ko("alle", today=today).count()


@dataclass(frozen=True)
class Koside:
    """One page of one tab: its rows, the suggestion that is open, and its neighbours."""

    side: Page
    valgt: Koblingsforslag | None
    forrige: Koblingsforslag | None
    neste: Koblingsforslag | None


def koside(
    vis: str,
    *,
    sok: str,
    nummer: str | int | None,
    antall: int,
    public_id: uuid.UUID | None,
    now: datetime,
) -> Koside:
    """
    This function will give one page of a tab and its neighbours, in two queries.

    `antall` is how many the tab holds without a search; a search is counted by itself.

    An open suggestion that is not in the tab (decided meanwhile, another page) is read by itself.

    Raises: Koblingsforslag.DoesNotExist.
    """
    rows = med_kort(_sokt(ko(vis, today=timezone.localdate(now)), sok))
    sider = Paginator(rows, RADER)
    if not sok:
        sider.count = antall
    side = sider.get_page(nummer)
    # One row more at each end gives the neighbours of the first and the last.
    start = max(0, side.start_index() - 2)
    vindu = list(rows[start : side.start_index() - 1 + RADER + 1])
    side.object_list = vindu[side.start_index() - 1 - start :][:RADER] if vindu else []
    ids = [rad.public_id for rad in vindu]
    if public_id is not None and public_id not in ids:
        valgt = med_kort(Koblingsforslag.objects.all()).get(public_id=public_id)
        return Koside(side, valgt, None, next(iter(side.object_list), None))
    if not side.object_list:
        return Koside(side, None, None, None)
    i = ids.index(public_id or side.object_list[0].public_id)
    return Koside(side, vindu[i], vindu[i - 1] if i else None, next(iter(vindu[i + 1 :]), None))


def plass_i_ko(
    forslag_id: str, vis: str, *, sok: str, now: datetime
) -> tuple[Koblingsforslag | None, int, int]:
    """
    This function will find the suggestion to go on with, its place in the tab, and how many wait.

    When somebody else has taken it, the first of the tab comes instead.
    """
    rows = _sokt(ko(vis, today=timezone.localdate(now)), sok)
    ids = [str(public_id) for public_id in rows.values_list("public_id", flat=True)]
    if not ids:
        return None, 0, 0
    i = ids.index(forslag_id) if forslag_id in ids else 0
    return med_kort(Koblingsforslag.objects.all()).get(public_id=ids[i]), i + 1, len(ids)


def _sokt(rows: QuerySet, sok: str) -> QuerySet:
    if not sok:
        return rows
    return rows.filter(
        Q(beboer__etikett__icontains=sok)
        | Q(tilbud__navn__icontains=sok)
        | Q(tilbud__organisasjon__navn__icontains=sok)
        | Q(tilbud__interesser__navn__icontains=sok)
    ).distinct()


def hva_finnes(*, today: date) -> dict[str, bool]:
    """This function will tell which of the three things a first suggestion needs are there."""
    return {
        "tilbud": Tilbud.objects.publiserte().exists(),
        "svar": Svarark.objects.gyldige(today=today).exists(),
        "forslag": Koblingsforslag.objects.exists(),
    }


def svar_og_onsker(beboer: Beboer, *, today: date) -> tuple[Svarark | None, dict[str, str]]:
    """This function will give a person's valid answer, and the wishes, the strongest first."""
    gyldige = Svarark.objects.gyldige(today=today).filter(beboer=beboer)
    onsker = Onske.objects.filter(svarark__in=gyldige).select_related("svarark", "interesse")
    rows = list(onsker.order_by("-styrke", "pk"))
    if not rows:
        return gyldige.first(), {}
    return rows[0].svarark, {rad.interesse.kode: rad.interesse.navn for rad in rows}
