"""record() and innsyn(): the only writers of the log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from kommuneportal.core.models import Bruker, Driftshendelse, Hendelse


def record(
    handling: str,
    objekt: models.Model | None,
    *,
    by: Bruker | None,
    now: datetime | None = None,
    **koder: Any,
) -> Hendelse:
    """
    This function will add one line about a change to the log of the kommune in scope.

    `by` is None when an association, a resident or the portal itself acted. `koder` holds codes,
    counts and opaque ids, never names or answers.

    Raises: NoKommuneInScope.
    """
    return Hendelse.objects.create(
        at=now or timezone.now(),
        bruker_id=by.public_id if by else None,
        handling=handling,
        objekt_type=(objekt._meta.model_name or "") if objekt is not None else "",
        objekt_id=getattr(objekt, "public_id", None),
        koder=koder,
    )


def record_drift(
    handling: str, objekt: models.Model, *, by: Bruker | None, now: datetime, **koder: Any
) -> Driftshendelse:
    """This function will add one line about an act that belongs to no kommune."""
    return Driftshendelse.objects.create(
        at=now,
        bruker_id=by.public_id if by else None,
        handling=handling,
        objekt_type=objekt._meta.model_name or "",
        objekt_id=getattr(objekt, "public_id", None),
        koder=koder,
    )


def innsyn(request: HttpRequest, objekter: Iterable[Any], *, side: str) -> None:
    """
    This function will record that the person behind `request` has seen single answers.

    One line a page, with the opaque ids of everything shown; called by the view that shows them.
    `side` is the name of the page. Nothing is written when nothing was shown.

    Source: decisions 21; H15.
    """
    ids = sorted({str(objekt.public_id) for objekt in objekter})
    if not ids:
        return
    Hendelse.objects.create(
        at=timezone.now(),
        bruker_id=request.user.public_id,  # type: ignore[union-attr]
        handling="innsyn",
        objekt_type=side,
        koder={"ids": ids},
    )
