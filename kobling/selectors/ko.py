"""The review queue: what waits, in which order, and how far today has come."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    UUIDField,
)
from django.db.models.functions import Cast
from django.utils import timezone

from kartlegging.models import Onske, Svarark
from kobling.enums import APNE_FORESPORSLER, Forslagsstatus, Grad
from kobling.models import Kjoring, Kobling, Koblingsforslag, Laerdom
from kobling.selectors.kovalg import Valg, snevret, sortert
from kobling.selectors.plasser import antall_opptatte
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker, Hendelse
from mottak.models import Beboer
from organisasjoner.models import Tilbud, Tilbudsinteresse


S = Forslagsstatus
RADER = 8


def _trenger_folge() -> Q:
    # JSON text, because SQLite cannot look into a list; and a list of people that is made once.
    svar = Svarark.objects.gjeldende().annotate(tekst=Cast("behov", TextField()))
    return Q(beboer__in=svar.filter(tekst__contains='"folge"').values("beboer"))


def _er_spurt() -> Q:
    # A list that is made once: a look-up per suggestion costs seconds in a large kommune.
    apne = Kobling.objects.filter(status__in=APNE_FORESPORSLER, beboer__isnull=False)
    return Q(beboer__in=apne.values("beboer"))


def _venter_pa_svar() -> Exists:
    return Exists(Kobling.objects.filter(beboer=OuterRef("beboer"), status__in=APNE_FORESPORSLER))


def _har_laert() -> Exists:
    return Exists(Laerdom.objects.gjeldende().filter(beboer=OuterRef("beboer")))


def _foreldet_siden(siden: Any) -> Q:
    kjoringer = Kjoring.objects.filter(startet_at__gt=siden)
    return Q(status=S.FORELDET, kjoring__in=kjoringer.values("pk"))


def _klar(today: date) -> Q:
    # Both states are named first, so that the index of the queue is enough.
    apen = Q(status__in=[S.FORESLATT, S.UTSATT])
    return apen & (Q(status=S.FORESLATT) | Q(utsatt_til_date__lte=today))


def _na(today: date) -> Q:
    """A person who waits for an answer is asked about one thing at once."""
    return _klar(today) & ~_er_spurt()


def _siden(siden: datetime | None, vilkar: Callable[[datetime], Q]) -> Q:
    """Without an earlier visit nothing is new."""
    return vilkar(siden) if siden else Q(pk__in=[])


# Each tab as a condition. What few rows pass stands first: the rest is then not looked up.
VILKAR: dict[str, Callable[[date, datetime | None], Q]] = {
    "alle": lambda today, _: _na(today),
    "sterke": lambda today, _: Q(grad=Grad.STERK) & _na(today),
    "folge": lambda today, _: _trenger_folge() & _na(today),
    "nye": lambda today, siden: _siden(siden, lambda s: Q(opprettet_at__gt=s) & _na(today)),
    "utsatte": lambda today, _: Q(status=S.UTSATT, utsatt_til_date__gt=today),
    "venter": lambda today, _: _klar(today) & _er_spurt(),
    "foreldet": lambda _, siden: _siden(siden, _foreldet_siden),
}


def ko(vis: str, *, today: date, siden: datetime | None = None) -> QuerySet:
    """
    This function will give one tab's suggestions.

    `siden` is when the coordinator was here last; without it nothing is new.
    """
    return Koblingsforslag.objects.filter(VILKAR[vis](today, siden))


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
        .annotate(
            opptatt=antall_opptatte(), venter_pa_svar=_venter_pa_svar(), har_laert=_har_laert()
        )
    )


def antall(*, now: datetime, siden: datetime | None = None) -> dict[str, int]:
    """
    This function will count each tab, what has been decided today (`idag`), and what is strong
    with nothing to check (`klare`).
    """
    today = timezone.localdate(now)
    midnatt = timezone.make_aware(datetime.combine(today, time.min))
    rader = _antallene(today=today, midnatt=midnatt, siden=siden)
    tall: dict[str, int] = rader[0] if rader else dict.fromkeys([*VILKAR, "idag", "klare"], 0)
    # What is ready and does not wait for an answer: cheaper to subtract than to look up again.
    return tall | {"alle": tall["alle"] - tall["venter"]}


@forberedt(today=DateField(), midnatt=DateTimeField(), siden=DateTimeField())
def _antallene(*, today: Any, midnatt: Any, siden: Any) -> QuerySet:
    vilkar = {navn: lag(today, siden) for navn, lag in VILKAR.items() if navn != "alle"}
    rows = Koblingsforslag.objects.filter(
        Q(status__in=[S.FORESLATT, S.UTSATT]) | Q(avgjort_at__gte=midnatt) | vilkar["foreldet"]
    )
    vilkar |= {
        "alle": _klar(today),
        "idag": Q(avgjort_at__gte=midnatt),
        "klare": Q(antall_forbehold=0) & vilkar["sterke"],
    }
    tall = {navn: Count("pk", filter=slikt) for navn, slikt in vilkar.items()}
    return rows.order_by().values("kommune").annotate(**tall).values(*tall)


def antall_venter(*, today: date) -> int:
    """This function will count what waits for a coordinator now: the number in the menu."""
    return ko("alle", today=today).count()


def forrige_besok(bruker: Bruker, *, now: datetime) -> datetime | None:
    """This function will tell when a coordinator last looked at or decided on a suggestion."""
    egne = Hendelse.objects.filter(
        bruker_id=bruker.public_id, objekt_type__in=["forslag", "koblingsforslag"], at__lt=now
    )
    return egne.order_by("-at").values_list("at", flat=True).first()


@dataclass(frozen=True)
class Koside:
    """One page of one tab: its rows, the suggestion that is open, and its neighbours."""

    side: Page
    valgt: Koblingsforslag | None
    forrige: Koblingsforslag | None
    neste: Koblingsforslag | None


def koside(
    valg: Valg, *, antall: int, public_id: uuid.UUID | None, now: datetime, siden: datetime | None
) -> Koside:
    """
    This function will give one page of a tab and its neighbours, in two queries.

    `antall` is how many the tab holds as a whole; a narrowed list is counted by itself.

    An open suggestion that is not in the tab (decided meanwhile, another page) is read by itself.

    Raises: Koblingsforslag.DoesNotExist.
    """
    form: dict[str, Any] = {"now": now, "siden": siden, "sok": valg.sok or None}
    if valg.er_snevret:
        antall = next(iter(_antall(valg.formen(), **form)), 0)
    sider = Paginator(range(antall), RADER)
    side: Page = sider.get_page(valg.side)
    # One row more at each end gives the neighbours of the first and the last.
    start = max(0, side.start_index() - 2)
    utsnitt = (start, side.start_index() + RADER)
    vindu = _vindu(valg.formen(), utsnitt, **form) if antall else []
    rader = vindu[side.start_index() - 1 - start :][:RADER]
    side.object_list = rader
    ids = [rad.public_id for rad in vindu]
    if public_id is not None and public_id not in ids:
        if not (apnet := _ett(public_id=public_id)):
            raise Koblingsforslag.DoesNotExist
        return Koside(side, apnet[0], None, next(iter(rader), None))
    if not rader:
        return Koside(side, None, None, None)
    i = ids.index(public_id or rader[0].public_id)
    return Koside(side, vindu[i], vindu[i - 1] if i else None, next(iter(vindu[i + 1 :]), None))


@forberedt(now=DateTimeField(), siden=DateTimeField(), sok=TextField())
def _vindu(valg: Valg, utsnitt: tuple[int, int], *, now: Any, siden: Any, sok: Any) -> QuerySet:
    rows = rekken(valg.med(sok=sok), now=now, siden=siden)
    return _les(rows, utsnitt, valg.sorter)


@forberedt(now=DateTimeField(), siden=DateTimeField(), sok=TextField())
def _antall(valg: Valg, *, now: Any, siden: Any, sok: Any) -> QuerySet:
    rows = rekken(valg.med(sok=sok), now=now, siden=siden).order_by()
    return rows.values("kommune").annotate(antall=Count("pk")).values_list("antall", flat=True)


def _les(rows: QuerySet, utsnitt: tuple[int, int], sorter: str) -> QuerySet:
    # A few rows with all they show; sorting thousands with it would cost ten times more.
    noen = Koblingsforslag.objects.filter(pk__in=rows[slice(*utsnitt)].values("pk"))
    return sortert(med_kort(noen), sorter)


@forberedt(public_id=UUIDField())
def _ett(*, public_id: Any) -> QuerySet:
    return med_kort(Koblingsforslag.objects.filter(public_id=public_id))


def rekken(valg: Valg, *, now: datetime, siden: datetime | None) -> QuerySet:
    """This function will give all suggestions that the address asks for, in its order."""
    rows = ko(valg.vis, today=timezone.localdate(now), siden=siden)
    return sortert(snevret(rows, valg), valg.sorter)


def plass_i_ko(
    forslag_id: str, valg: Valg, *, now: datetime, siden: datetime | None
) -> tuple[Koblingsforslag | None, int, int]:
    """
    This function will find the suggestion to go on with, its place in the tab, and how many wait.

    When somebody else has taken it, the first of the tab comes instead.
    """
    ids = list(rekken(valg, now=now, siden=siden).values_list("pk", flat=True))
    if not ids:
        return None, 0, 0
    pk = None
    if (onsket := _uuid(forslag_id)) is not None:
        treff = Koblingsforslag.objects.filter(public_id=onsket)
        pk = treff.values_list("pk", flat=True).first()
    i = ids.index(pk) if pk in ids else 0
    return med_kort(Koblingsforslag.objects.all()).get(pk=ids[i]), i + 1, len(ids)


def _uuid(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None


def hva_finnes(*, today: date) -> dict[str, bool]:
    """This function will tell which of the three things a first suggestion needs are there."""
    return {
        "tilbud": Tilbud.objects.publiserte().exists(),
        "svar": Svarark.objects.gyldige(today=today).exists(),
        "forslag": Koblingsforslag.objects.exists(),
    }


def svar_og_onsker(beboer: Beboer, *, today: date) -> tuple[Svarark | None, dict[str, str]]:
    """This function will give a person's valid answer, and the wishes, the strongest first."""
    rows = _onskene(beboer=beboer.pk, today=today)
    if not rows:
        return Svarark.objects.gyldige(today=today).filter(beboer=beboer).first(), {}
    return rows[0].svarark, {rad.interesse.kode: rad.interesse.navn for rad in rows}


@forberedt(beboer=BigIntegerField(), today=DateField())
def _onskene(*, beboer: Any, today: Any) -> QuerySet:
    gyldige = Svarark.objects.gyldige(today=today).filter(beboer=beboer)
    onsker = Onske.objects.filter(svarark__in=gyldige).select_related("svarark", "interesse")
    return onsker.order_by("-styrke", "pk")
