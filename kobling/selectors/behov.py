"""What associations need to take in more people: the coordinator's list, without any person."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from organisasjoner.enums import Behovsstatus
from organisasjoner.models import Stottebehov


S = Behovsstatus
VISNINGER = (
    ("nye", gettext_lazy("Nye")),
    ("arbeid", gettext_lazy("Under arbeid")),
    ("lost", gettext_lazy("Ferdig")),
)
VILKAR = {
    "nye": Q(status=S.MELDT),
    "arbeid": Q(status=S.UNDER_ARBEID),
    "lost": Q(status__in=[S.INNFRIDD, S.AVSLATT, S.IKKE_AKTUELT]),
}


def behov(vis: str) -> QuerySet:
    """This function will give one tab's needs, each with how many requests wait for it."""
    venter = (
        Kobling.objects.filter(
            tilbud=OuterRef("tilbud"), status=Koblingsstatus.TRENGER_TILRETTELEGGING
        )
        .order_by()
        .values("tilbud")
        .annotate(antall=Count("pk"))
        .values("antall")
    )
    rows = Stottebehov.objects.select_related("organisasjon", "tilbud").filter(VILKAR[vis])
    rows = rows.annotate(venter=Coalesce(Subquery(venter), 0))
    return rows.order_by("-endret_at" if vis == "lost" else "opprettet_at", "pk")


def antall() -> dict[str, int]:
    """This function will count each tab."""
    return Stottebehov.objects.aggregate(
        **{navn: Count("pk", filter=vilkar) for navn, vilkar in VILKAR.items()}
    )


def forste_som_venter(rad: Stottebehov) -> Kobling | None:
    """This function will find the request that the association can answer once it gets help."""
    if rad.tilbud_id is None:
        return None
    rows = Kobling.objects.filter(
        tilbud=rad.tilbud_id,
        status=Koblingsstatus.TRENGER_TILRETTELEGGING,
        beboer__isnull=False,
    )
    return rows.order_by("endret_at", "pk").first()


def har_apent(tilbud_felt: str = "tilbud") -> Exists:
    """This function will make an annotation: something about a row's offer waits for an answer."""
    rows = Stottebehov.objects.filter(tilbud=OuterRef(tilbud_felt))
    return Exists(rows.filter(status__in=[S.MELDT, S.UNDER_ARBEID]))


def apne_for(kobling: Kobling) -> list[Stottebehov]:
    """This function will list what the association still waits for, about this offer."""
    if kobling.status != Koblingsstatus.TRENGER_TILRETTELEGGING:
        return []
    rows = Stottebehov.objects.filter(
        tilbud=kobling.tilbud_id, status__in=[S.MELDT, S.UNDER_ARBEID]
    )
    return list(rows.order_by("opprettet_at", "pk"))
