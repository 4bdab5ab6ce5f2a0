"""Which kommune the running code acts for, and the guard that refuses to guess."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models


if TYPE_CHECKING:
    from kommuneportal.core.models import Kommune

_current: ContextVar[int | None] = ContextVar("current_kommune_id", default=None)


class NoKommuneInScope(RuntimeError):
    """A tenant table was read or written outside `kommune_scope`."""


class WrongKommune(RuntimeError):
    """A row of one kommune was about to be saved, or tied, to another."""


def current_kommune_id() -> int:
    """
    This function will return the primary key of the kommune in scope.

    Raises: NoKommuneInScope.
    """
    if (pk := _current.get()) is None:
        raise NoKommuneInScope
    return pk


@contextmanager
def kommune_scope(kommune: Kommune) -> Iterator[Kommune]:
    """This function will let reads and writes inside the block act for `kommune`."""
    token = _current.set(kommune.pk)
    try:
        yield kommune
    finally:
        _current.reset(token)


class Bindes(models.Expression):
    """A parameter of a prepared query: its value is asked for each time the query runs."""

    @abstractmethod
    def bundet(self, connection: Any, verdier: dict[str, Any]) -> Any:
        """This function will give the value as the database wants it."""

    def get_group_by_cols(self) -> list[Any]:
        """This function will say that one value makes no groups."""
        return []


_binder: ContextVar[bool] = ContextVar("binder", default=False)


@contextmanager
def binder() -> Iterator[None]:
    """This function will let SQL that is made inside the block be run in any kommune later."""
    token = _binder.set(True)
    try:
        yield
    finally:
        _binder.reset(token)


class CurrentKommune(Bindes):
    """The kommune in scope, looked up when SQL is compiled, not when the queryset is written."""

    output_field = models.BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any]]:
        """This function will give the key in scope as one parameter, or itself to be asked."""
        return "%s", (self if _binder.get() else current_kommune_id(),)

    def bundet(self, connection: Any, verdier: dict[str, Any]) -> int:
        """This function will give the key in scope."""
        return current_kommune_id()


class KommuneQuerySet(models.QuerySet):
    """Writes that stamp the kommune in scope and refuse foreign rows."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """This function will insert rows after claiming them for the kommune in scope."""
        objs = list(objs)
        claim(objs)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        """This function will update rows after claiming them for the kommune in scope."""
        objs = list(objs)
        claim(objs)
        return super().bulk_update(objs, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """This function will update, refusing references to another kommune and moves."""
        for name, value in kwargs.items():
            if isinstance(value, KommuneModel) and value.kommune_id != current_kommune_id():
                raise WrongKommune(name)
            if name in {"kommune", "kommune_id"}:
                raise WrongKommune(name)
        return super().update(**kwargs)


@cache
def _i_kommunen(model: type[models.Model]) -> Any:
    # Made once for each table: a page asks for so many querysets that it cost a tenth of the page.
    return models.QuerySet(model).filter(kommune_id=CurrentKommune()).query


class KommuneManager(models.Manager.from_queryset(KommuneQuerySet)):  # type: ignore[misc]
    """Reads only rows of the kommune in scope."""

    def get_queryset(self) -> models.QuerySet:
        """This function will filter on the kommune that is in scope when the SQL is made."""
        rows = super().get_queryset()
        rows.query = _i_kommunen(rows.model).chain()
        return rows


def manager_for(queryset: type[KommuneQuerySet]) -> Any:
    """This function will make a scoped manager with the methods of `queryset`."""
    return KommuneManager.from_queryset(queryset)()


class KommuneModel(models.Model):
    """A row that belongs to one kommune."""

    kommune = models.ForeignKey(
        "core.Kommune", models.PROTECT, editable=False, related_name="+", verbose_name="kommune"
    )
    objects = KommuneManager()
    all_kommuner = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This function will claim the row for the kommune in scope and save it."""
        claim([self], fields=kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802  Django's name for it
        # What get_<field>_display calls. Django hashes the label of every choice first, which
        # translates them all, for every row of a list; our choices are plain codes.
        value = getattr(self, field.attname)
        return str(dict(field.flatchoices).get(value, "" if value is None else value))


def claim(objs: list[Any], *, fields: Iterable[str] | None = None) -> None:
    """
    This function will stamp new rows with the kommune in scope and refuse foreign rows or keys.

    At most one query per tenant foreign key, none when the related rows are already loaded, or
    when only other `fields` are saved.

    Raises: NoKommuneInScope, WrongKommune.
    """
    here = current_kommune_id()
    for obj in objs:
        if obj.kommune_id is None:
            obj.kommune_id = here
        if obj.kommune_id != here:
            raise WrongKommune(type(obj).__name__)
    names = None if fields is None else set(fields)
    for field in {f for obj in objs for f in obj._meta.concrete_fields if f.is_relation}:
        if names is not None and not names & {field.name, field.attname}:
            continue
        if isinstance(field.related_model, type) and issubclass(field.related_model, KommuneModel):
            _refuse_foreign(objs, field, here)


def _refuse_foreign(objs: list[Any], field: Any, here: int) -> None:
    unseen = set()
    for obj in objs:
        pk = getattr(obj, field.attname)
        if pk is None:
            continue
        if field.is_cached(obj):
            if getattr(obj, field.name).kommune_id != here:
                raise WrongKommune(f"{type(obj).__name__}.{field.name}")
        else:
            unseen.add(pk)
    if unseen and field.related_model.objects.filter(pk__in=unseen).count() != len(unseen):
        raise WrongKommune(str(field))
