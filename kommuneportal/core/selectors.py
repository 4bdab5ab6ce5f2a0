"""Reads that the whole house shares: who may do what, and where somebody lands."""

from __future__ import annotations

from typing import Any

from kommuneportal.core.models import Kommune, Medlemskap


def roller_for(bruker: Any, kommune: Kommune) -> frozenset[str]:
    """This function will give the roles that hold now; asked at every request, never kept."""
    if not bruker.is_authenticated:
        return frozenset()
    rows = Medlemskap.objects.gjeldende().filter(bruker=bruker, kommune=kommune)
    return frozenset(rows.values_list("rolle", flat=True))


def kommuner_for(bruker: Any) -> list[Kommune]:
    """This function will list the kommuner where `bruker` has a role, by name."""
    return list(
        Kommune.objects.filter(
            pk__in=Medlemskap.objects.gjeldende().filter(bruker=bruker).values("kommune")
        ).order_by("navn", "pk")
    )
