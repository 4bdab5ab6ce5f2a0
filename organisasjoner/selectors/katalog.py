"""The catalogue: what everybody can see, and what may be suggested."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from organisasjoner.models import Tidspunkt, Tilbud, Tilbudsinteresse
from organisasjoner.selectors.tekstsok import ordene, som_inneholder, som_ligner


# An offer that nobody has confirmed for a year is hidden, silently (domain 1.4 no. 8).
BEKREFTET_DAGER = 365


@dataclass(frozen=True)
class Katalogsok:
    """What a visitor looks for; empty means everything. `aktivitet` may be `gruppe:<kode>`."""

    q: str = ""
    aktivitet: str = ""
    dag: str = ""
    alder: str = ""

    @property
    def er_tomt(self) -> bool:
        """Tell whether nothing narrows the list."""
        return not (self.q or self.aktivitet or self.dag or self.alder)


def _begynnelsen(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time()))


def synlige_tilbud(today: date) -> QuerySet[Tilbud]:
    """This function will give the offers the public sees: published, fresh, season not over."""
    grense = _begynnelsen(today - timedelta(days=BEKREFTET_DAGER))
    return (
        Tilbud.objects.publiserte()
        .filter(sist_bekreftet_at__gte=grense)
        .filter(Q(sesong_til_date__isnull=True) | Q(sesong_til_date__gte=today))
    )


def med_alt(rader: QuerySet[Tilbud]) -> QuerySet[Tilbud]:
    """This function will load what a card shows, in a constant number of queries."""
    return rader.select_related("organisasjon", "sone", "kommune").prefetch_related(
        Prefetch(
            "tilbudsinteresser",
            Tilbudsinteresse.objects.select_related("interesse__gruppe").order_by(
                "interesse__rekkefolge", "pk"
            ),
        ),
        Prefetch("tidspunkter", Tidspunkt.objects.order_by("ukedag", "fra", "pk")),
    )


def apne_tilbud(today: date) -> QuerySet[Tilbud]:
    """
    This function will give the offers that may be suggested to somebody today.

    Published, confirmed within twelve months, and in season; activities and times are loaded.
    """
    i_sesong = Q(sesong_fra_date__isnull=True) | Q(sesong_fra_date__lte=today)
    return med_alt(synlige_tilbud(today).filter(i_sesong)).order_by("pk")


def katalog(sok: Katalogsok, *, today: date) -> QuerySet[Tilbud]:
    """This function will give the offers that match a search, by name."""
    rader = synlige_tilbud(today)
    if ordene(sok.q):
        rader = rader.filter(pk__in=som_inneholder(rader, sok.q))
    if sok.aktivitet.startswith("gruppe:"):
        kode = sok.aktivitet.removeprefix("gruppe:")
        rader = rader.filter(tilbudsinteresser__interesse__gruppe__kode=kode)
    elif sok.aktivitet:
        rader = rader.filter(tilbudsinteresser__interesse__kode=sok.aktivitet)
    if sok.dag:
        rader = rader.filter(tidspunkter__ukedag=int(sok.dag))
    if sok.alder:
        rader = rader.filter(_alder(sok.alder))
    return med_alt(rader.distinct()).order_by("navn", "pk")


def _alder(kode: str) -> Q:
    fra, _sep, til = kode.partition("-")
    treff = Q(alder_til__isnull=True) | Q(alder_til__gte=int(fra))
    if til:
        treff &= Q(alder_fra__isnull=True) | Q(alder_fra__lte=int(til))
    return treff


def naermeste_treff(sok: Katalogsok, *, today: date, antall: int = 3) -> tuple[str, list[Tilbud]]:
    """
    This function will drop one filter at a time, the last first, until something is found.

    The typed words are dropped last, and only offers with a word like them are near.
    Gives the name of the field that was dropped, and a few of the offers then found.
    """
    for felt in ("alder", "dag", "aktivitet"):
        if getattr(sok, felt):
            sok = replace(sok, **{felt: ""})
            funnet = list(katalog(sok, today=today)[:antall])
            if funnet:
                return felt, funnet
    if not sok.q:
        return "", []
    naere = som_ligner(synlige_tilbud(today), sok.q)[:antall]
    rader = med_alt(synlige_tilbud(today).filter(pk__in=naere))
    return "q", sorted(rader, key=lambda t: naere.index(t.pk))


def nyeste_tilbud(antall: int = 6, *, today: date) -> list[Tilbud]:
    """This function will give the newest offers that everybody can see, for the front page."""
    return list(med_alt(synlige_tilbud(today)).order_by("-publisert_at", "pk")[:antall])
