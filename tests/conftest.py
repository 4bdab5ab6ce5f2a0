"""Fixtures for all tests: two kommuner, a client without ambient scope, no network."""

import contextvars
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings

from kommuneportal.core.enums import Rolle
from kommuneportal.core.grunndata import last_interesser
from kommuneportal.core.models import Bruker, Interesse, Interessegruppe, Kommune
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


pytest_plugins = ["tests.nett", "tests.mal"]
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, so that two processes end together; those that commit stay last."""

    def er_lang(item: pytest.Item) -> bool:
        base = item.get_closest_marker("django_db")
        committer = bool(base and base.kwargs.get("transaction"))
        return item.get_closest_marker("tung") is not None and not committer

    items.sort(key=lambda item: not er_lang(item))


class FriskKlient(Client):
    """A client whose requests start without scope, so that no fixture covers for a middleware."""

    def request(self, **request: Any) -> Any:
        if request.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return contextvars.Context().run(super().request, **request)
        with connection.execute_wrapper(stille):
            return contextvars.Context().run(super().request, **request)


class GetSkriver(AssertionError):
    """A page that was only asked for has changed something (decisions 21)."""


# What a reader may leave behind: the session, the log, the limiter and the shared cache; allauth
# notes that the recovery codes were seen.
STILLE_TABELLER = (
    "django_session", "core_hendelse", "core_bremse", "hurtiglager", "mfa_authenticator",
)  # fmt: skip


def stille(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    skriver = re.match(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", sql, re.IGNORECASE)
    if skriver and not any(tabell in sql for tabell in STILLE_TABELLER):
        raise GetSkriver(sql)
    return execute(sql, params, many, context)


@pytest.fixture(scope="session", autouse=True)
def _logg_kan_tommes(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tables are emptied between transactional tests; the log would refuse."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                for tabell in (
                    "core_hendelse", "core_driftshendelse",
                    "kartlegging_tekstversjon", "kartlegging_tekstsett",
                ):  # fmt: skip
                    cursor.execute(f"DROP TRIGGER IF EXISTS {tabell}_beholdt")
        else:
            with connection.cursor() as cursor:
                for tabell in ("core_hendelse", "core_driftshendelse"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {tabell}_ikke_tom ON {tabell}")


@pytest.fixture(scope="session", autouse=True)
def _innstillinger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Set once what holds for every test: setting it anew for each costs more than most tests."""
    privat = tmp_path_factory.mktemp("felles") / "privat"
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        HTTPS=False,
        SECURE_SSL_REDIRECT=False,
        SESSION_COOKIE_SECURE=False,
        CSRF_COOKIE_SECURE=False,
        SESSION_COOKIE_NAME="okt",
        CSRF_COOKIE_NAME="csrf",
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        PRIVAT_MAPPE=privat,
    ):
        yield privat


@pytest.fixture(autouse=True)
def _nummer_fra_en() -> None:
    """A team is «Lag 7» in a test whoever ran before it."""
    factories.fra_en()


@pytest.fixture(autouse=True)
def _tom_privat_mappe(_innstillinger: Path) -> Iterator[None]:
    """Files that a test leaves behind are not there for the next one."""
    yield
    if _innstillinger.exists():
        shutil.rmtree(_innstillinger)


@pytest.fixture(autouse=True)
def _tomt_hurtiglager(request: pytest.FixtureRequest) -> None:
    """Used codes and counted tries outlive a transactional test; no table of a model holds them."""
    bruker_databasen = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if bruker_databasen or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def klokken() -> Iterator[None]:
    """The portal's own clock goes from the tests' day: what the factories made is new."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def _grunndata(db: None) -> None:
    """Transactional tests leave empty tables behind; the vocabulary must always be there."""
    if not Interesse.objects.exists():
        last_interesser(Interessegruppe, Interesse)


@pytest.fixture
def kommune(_grunndata: None) -> Kommune:
    return factories.kommune(slug="fjordvik", navn="Fjordvik kommune")


@pytest.fixture
def annen_kommune(_grunndata: None) -> Kommune:
    return factories.kommune(slug="nordlia", navn="Nordlia kommune")


@pytest.fixture
def i_kommune(kommune: Kommune) -> Iterator[Kommune]:
    """Run the test itself inside the kommune; the client's requests still start outside."""
    with kommune_scope(kommune):
        yield kommune


@pytest.fixture
def klient() -> FriskKlient:
    """Nobody is logged in."""
    return FriskKlient()


def _innlogget(kommune: Kommune, rolle: Rolle) -> FriskKlient:
    bruker = factories.bruker(kommune=kommune, rolle=rolle)
    klient = FriskKlient()
    klient.force_login(bruker)
    klient.bruker = bruker  # type: ignore[attr-defined]
    return klient


@pytest.fixture
def koordinator(kommune: Kommune) -> FriskKlient:
    return _innlogget(kommune, Rolle.KOORDINATOR)


@pytest.fixture
def mottaksansatt(kommune: Kommune) -> FriskKlient:
    """Works at no centre yet: `factories.ansatt(bruker=klient.bruker, mottak=...)`."""
    return _innlogget(kommune, Rolle.MOTTAKSANSATT)


@pytest.fixture
def leder(kommune: Kommune) -> FriskKlient:
    return _innlogget(kommune, Rolle.LEDER)


@pytest.fixture
def ansvarlig(kommune: Kommune) -> FriskKlient:
    return _innlogget(kommune, Rolle.KOMMUNEANSVARLIG)


@pytest.fixture
def annen_koordinator(annen_kommune: Kommune) -> FriskKlient:
    return _innlogget(annen_kommune, Rolle.KOORDINATOR)


@pytest.fixture
def systemansvarlig(_grunndata: None) -> FriskKlient:
    bruker = Bruker.objects.create_superuser("drift@eksempel.example", None, navn="Drift")
    factories.tofaktor(bruker)
    klient = FriskKlient()
    klient.force_login(bruker)
    klient.bruker = bruker  # type: ignore[attr-defined]
    return klient
