"""Several counts of a kommune's rows asked for in one query, each with its own conditions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, Subquery

from kommuneportal.core.models import Kommune


# Name -> rows and what to compute of them.
Sporsmal = dict[str, tuple[QuerySet, Any]]


def tellinger(kommune: Any, sporsmal: Sporsmal) -> QuerySet:
    """
    This function will ask several questions about a kommune: one row, one column for each.

    Each question is a queryset of tenant rows and an aggregate of them; no rows give None.
    `kommune` is the key.
    """
    deler = {navn: _per_kommune(*par) for navn, par in sporsmal.items()}
    return Kommune.objects.filter(pk=kommune).annotate(**deler).values(*deler)


def _per_kommune(rader: QuerySet, maal: Any) -> Subquery:
    return Subquery(rader.order_by().values("kommune").annotate(verdi=maal).values("verdi"))
