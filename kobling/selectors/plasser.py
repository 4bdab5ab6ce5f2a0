"""Free places of offers: counted from the connections, never stored (decisions 18)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kobling.models import Kobling
from organisasjoner.models import Tilbud


# What an offer can take when the association has not said.
UKJENT_ANTALL = 2


def kapasitet(tilbud: Tilbud) -> int:
    """This function will give how many newcomers the offer can take in all."""
    return UKJENT_ANTALL if tilbud.plasser is None else tilbud.plasser


def avtrykk(tilbud: Tilbud) -> str:
    """This function will give a short hash of what a person is told: days, place, price, ages."""
    tider = sorted((t.ukedag, str(t.fra), str(t.til)) for t in tilbud.tidspunkter.all())
    felt = (tider, tilbud.sted, tilbud.pris_kr, tilbud.prisperiode, tilbud.alder_fra,
            tilbud.alder_til, tilbud.ta_med)  # fmt: skip
    return hashlib.sha256(repr(felt).encode()).hexdigest()[:32]


def opptatte_plasser(tilbud_ids: Iterable[int] | None = None) -> dict[int, int]:
    """This function will count taken places by the offer's key; offers without any are left out."""
    rows = Kobling.objects.tar_plass().order_by()
    if tilbud_ids is not None:
        rows = rows.filter(tilbud__in=list(tilbud_ids))
    return dict(rows.values_list("tilbud").annotate(antall=Count("pk")))


def ledige_plasser(tilbud: Tilbud) -> int:
    """This function will count the places that nobody holds; never below 0."""
    return max(0, kapasitet(tilbud) - Kobling.objects.tar_plass().filter(tilbud=tilbud).count())


def antall_opptatte(tilbud_felt: str = "tilbud") -> Coalesce:
    """This function will make an annotation that counts the taken places of a row's offer."""
    rows = (
        Kobling.objects.tar_plass()
        .filter(tilbud=OuterRef(tilbud_felt))
        .order_by()
        .values("tilbud")
        .annotate(antall=Count("pk"))
        .values("antall")
    )
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)
