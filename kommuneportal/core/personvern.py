"""Reads every model's class Personvern: deletion, export and the privacy page come from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from kommuneportal.core.tenancy import KommuneModel


OURS = ("core", "organisasjoner", "mottak", "kartlegging", "kobling", "arrangementer", "rapport")
# Every row has these, and they say nothing about a person.
ALWAYS = frozenset({"id", "kommune", "public_id"})


@dataclass(frozen=True)
class Frist:
    """
    When rows, or single fields of them, go.

    Units: `days` whole days after the date or time in `felt`. `kommunefelt` names a field of
    Kommune that may shorten them, but never below `minst`. With `tommes` only those fields are
    emptied; with `eier` the row that this foreign key names goes, and everything that is part of
    it. `filter` narrows the rows, and `gjelder` says so in words.
    """

    felt: str
    days: int
    kommunefelt: str = ""
    tommes: tuple[str, ...] = ()
    filter: dict[str, Any] = field(default_factory=dict)
    eier: str = ""
    minst: int = 0
    gjelder: Any = ""

    def days_for(self, kommune: Any) -> int:
        """This function will give the days that hold in `kommune`: never above the ceiling."""
        own = getattr(kommune, self.kommunefelt, None) if self.kommunefelt else None
        return max(self.minst, min(self.days, own)) if own is not None else self.days

    def before(self, kommune: Any, *, now: datetime) -> datetime:
        """This function will give the moment before which rows are too old."""
        return now - timedelta(days=self.days_for(kommune))


def our_models() -> list[type[models.Model]]:
    """This function will list the models of our own apps, in a stable order."""
    return [m for m in apps.get_models() if m._meta.app_label in OURS]


def classified(model: type[models.Model]) -> dict[str, str]:
    """This function will map each field of `model` to person, indirekte or ingen."""
    declared = getattr(model, "Personvern", None)
    classes = dict.fromkeys(ALWAYS, "ingen")
    for name in ("person", "indirekte", "ingen"):
        for fieldname in getattr(declared, name, ()):
            classes[fieldname] = name
    return classes


def with_frister() -> list[tuple[type[KommuneModel], Frist]]:
    """This function will list every tenant model that has something to delete, and when."""
    return [
        (model, frist)
        for model in our_models()
        if issubclass(model, KommuneModel)
        for frist in getattr(getattr(model, "Personvern", None), "frister", ())
    ]


def expired(model: type[KommuneModel], frist: Frist, kommune: Any, *, now: datetime) -> Any:
    """This function will give the rows of the kommune in scope that are past their date."""
    limit: Any = frist.before(kommune, now=now)
    if not isinstance(model._meta.get_field(frist.felt), models.DateTimeField):
        limit = timezone.localdate(limit)
    rows = model.objects.filter(**{f"{frist.felt}__lt": limit}, **frist.filter)
    if frist.tommes:
        empty = models.Q()
        for name in frist.tommes:
            empty &= models.Q(**{name: _empty_value(model, name)})
        rows = rows.exclude(empty)
    return rows


def _empty_value(model: type[models.Model], name: str) -> Any:
    target = model._meta.get_field(name)
    if isinstance(target, models.JSONField):
        return []
    return None if target.null else ""


def empty(model: type[KommuneModel], frist: Frist, rows: Any) -> int:
    """This function will empty the fields that `frist` names in `rows`, and count the rows."""
    return int(rows.update(**{name: _empty_value(model, name) for name in frist.tommes}))
