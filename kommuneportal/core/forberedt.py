"""Queries whose SQL is made once in a process; only the values are new each time (ADR 0016)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import QuerySet
from django.utils import timezone

from kommuneportal.core.tenancy import Bindes, binder


Bygger = Callable[..., QuerySet]
# Forms of one query that are kept: tabs, pages and sets of roles; more than a day's work uses.
MEST_FORMER = 64


class Verdi(Bindes):
    """A value that is not known yet: stands in the query where the value will stand."""

    def __init__(self, navn: str, felt: models.Field, regn: Callable[[Any], Any]) -> None:
        super().__init__(output_field=felt)
        self.navn, self.felt, self.regn = navn, felt, regn

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """This function will leave itself among the parameters, to be replaced when it is used."""
        return "%s", [self]

    def bundet(self, connection: Any, verdier: dict[str, Any]) -> Any:
        """This function will give the value as the database wants it."""
        return self.felt.get_db_prep_value(self.regn(verdier[self.navn]), connection)

    def om(self, regn: Callable[[Any], Any], felt: models.Field | None = None) -> Verdi:
        """This function will give what `regn` makes of the value, when it is known."""
        forrige = self.regn
        return Verdi(self.navn, felt or self.felt, lambda verdi: regn(forrige(verdi)))

    # What an aware datetime is asked by timezone.localdate(): its own day, when it is known.
    def utcoffset(self) -> timedelta:
        """This function will say that the value is aware."""
        return timedelta(0)

    def astimezone(self, _tidssone: tzinfo) -> Verdi:
        """This function will give the value itself: the day is taken by the kommune's own clock."""
        return self

    def date(self) -> Verdi:
        """This function will give the local day of the value."""
        return self.om(timezone.localdate, models.DateField())

    def __sub__(self, annet: Any) -> Verdi:  # type: ignore[override]
        return self.om(lambda verdi: verdi - annet)

    def __add__(self, annet: Any) -> Verdi:  # type: ignore[override]
        return self.om(lambda verdi: verdi + annet)


@dataclass(frozen=True)
class _Klar:
    """A compiled query: its rows' shape, the SQL, and parameters of which some are not known."""

    rader: QuerySet
    kompilator: Any
    sql: str
    parametre: tuple[Any, ...]

    def les(self, using: str, verdier: dict[str, Any]) -> list[Any]:
        """Run it with these values."""
        connection = connections[using]
        bundet = tuple(
            p.bundet(connection, verdier) if isinstance(p, Bindes) else p for p in self.parametre
        )
        kompilator = copy.copy(self.kompilator)
        kompilator.connection = connection
        kompilator.as_sql = lambda *_args, **_kwargs: (self.sql, bundet)
        rader: Any = self.rader.all()
        # Not through the property, which would turn flat values into rows of values.
        rader._query = copy.copy(rader._query)
        rader._query.get_compiler = lambda *_args, **_kwargs: kompilator
        return list(rader)


def _kompiler(bygg: Bygger, form: tuple, felter: dict[str, models.Field], using: str) -> Any:
    verdier = {navn: Verdi(navn, felt, lambda verdi: verdi) for navn, felt in felter.items()}
    rader = bygg(*form, **verdier).using(using)
    kompilator = rader.query.get_compiler(using)
    try:
        with binder():
            sql, parametre = kompilator.as_sql()
    except EmptyResultSet:
        return None
    return _Klar(rader, kompilator, sql, tuple(parametre))


@dataclass
class Forberedt:
    """
    A query that is built and compiled the first time, and then only run.

    `bygg` gets the form (hashable, decides the shape) and the values by name, and returns a
    queryset; the values are `Verdi` then, so it may only compare, add and subtract them. A value
    that is None changes the shape and is given to `bygg` as it is.
    """

    bygg: Bygger
    felter: dict[str, models.Field]
    _former: Callable[..., Any] = field(init=False)

    def __post_init__(self) -> None:
        @lru_cache(maxsize=MEST_FORMER)
        def former(form: tuple, navn: tuple[str, ...], using: str) -> Any:
            mangler = dict.fromkeys(n for n in self.felter if n not in navn)

            def bygg(*form: Any, **verdier: Any) -> QuerySet:
                return self.bygg(*form, **verdier, **mangler)

            return _kompiler(bygg, form, {n: self.felter[n] for n in navn}, using)

        self._former = former

    def __call__(self, *form: Any, using: str = "default", **verdier: Any) -> list[Any]:
        """
        This function will give the rows for these values, in the kommune in scope.

        Raises: NoKommuneInScope, when the query reads a tenant table outside a kommune.
        """
        kjente = {navn: verdi for navn, verdi in verdier.items() if verdi is not None}
        klar = self._former(form, tuple(sorted(kjente)), using)
        return [] if klar is None else klar.les(using, kjente)


def forberedt(**felter: models.Field) -> Callable[[Bygger], Forberedt]:
    """This function will make a decorator that prepares a query with values of these kinds."""
    return lambda bygg: Forberedt(bygg, felter)
