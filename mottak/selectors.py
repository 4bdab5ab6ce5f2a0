"""Which centres a member of staff works at."""

from __future__ import annotations

from django.db.models import QuerySet

from kommuneportal.core.models import Bruker
from mottak.models import Ansatt, Mottak


def mottak_for(bruker: Bruker) -> QuerySet[Mottak]:
    """Give the open centres where `bruker` works in the kommune in scope."""
    return (
        Mottak.objects.aktive()
        .filter(pk__in=Ansatt.objects.filter(bruker=bruker).values("mottak"))
        .order_by("navn", "pk")
    )
