"""sett() and hent(): how a stage tells the worker that something changed."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Endringsmerke


def sett(slag: Endringsslag, *, now: datetime) -> None:
    """
    This function will leave a mark that something of this kind changed in the kommune in scope.

    One open mark a kind is enough: a later change before the worker has looked adds nothing.

    Source: decisions 20.
    """
    if Endringsmerke.objects.filter(slag=slag, behandlet_at__isnull=True).exists():
        return
    try:
        with transaction.atomic():
            Endringsmerke.objects.create(slag=slag, at=now)
    except IntegrityError:
        # Somebody else left the same mark at the same moment; one is enough.
        return


def hent(slag: Endringsslag, *, now: datetime) -> bool:
    """This function will clear the open mark of this kind, and tell whether there was one."""
    rows = Endringsmerke.objects.filter(slag=slag, behandlet_at__isnull=True)
    return bool(rows.update(behandlet_at=now))
