"""Pytest plugin: migrations run once, and every later test database on SQLite is a copy of that."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.db import connection


ROT = Path(__file__).resolve().parents[1]
APPER = ("kommuneportal", "organisasjoner", "mottak", "kartlegging", "kobling")


def _avtrykk() -> str:
    """Give one hash of everything a migrated database may depend on: all code, and the tools."""
    sum_ = hashlib.sha256(f"{sys.version} {django.__version__} {sqlite3.sqlite_version}".encode())
    filer = [ROT / "pyproject.toml", *(fil for app in APPER for fil in (ROT / app).rglob("*.py"))]
    for fil in sorted(filer):
        sum_.update(str(fil).encode() + fil.read_bytes())
    return sum_.hexdigest()[:16]


@pytest.hookimpl(tryfirst=True)  # before -m chooses by the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks a database: the rest gives the same whichever database stands behind."""
    for item in items:
        fixtures = {*getattr(item, "fixturenames", ())}
        if item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"}:
            item.add_marker(pytest.mark.base)


@pytest.fixture(scope="session")
def _mal(request: pytest.FixtureRequest) -> Path | None:
    """Give the place of the copy; nowhere on PostgreSQL, which has `--reuse-db`."""
    lager = getattr(request.config, "cache", None)
    if connection.vendor != "sqlite" or request.config.getoption("create_db") or not lager:
        return None
    return lager.mkdir("base") / f"{_avtrykk()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, _mal: Path | None) -> None:
    """Leave the migrations out when the copy already has them."""
    if _mal and _mal.exists():
        settings.DATABASES["default"]["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, _mal: Path | None) -> None:
    """Fill the database from the copy, or make the copy."""
    if not _mal:
        return
    with django_db_blocker.unblock():
        connection.ensure_connection()
        if settings.DATABASES["default"]["TEST"].get("MIGRATE") is False:
            _kopier(sqlite3.connect(_mal), connection.connection)
            return
        for gammel in _mal.parent.glob("*.sqlite3"):
            gammel.unlink(missing_ok=True)
        ny = _mal.with_suffix(f".{os.getpid()}")
        _kopier(connection.connection, sqlite3.connect(ny), lukk_til=True)
        ny.replace(_mal)


@pytest.fixture
def egen_base(django_db_setup: None, _mal: Path | None, tmp_path: Path) -> Path:
    """Give a migrated file of SQLite that other processes can open."""
    fil = tmp_path / "egen.sqlite3"
    if _mal:
        shutil.copy(_mal, fil)
    else:
        miljo = os.environ | {"DATABASE_URL": f"sqlite:///{fil}"}
        ordre = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(ordre, cwd=ROT, env=miljo, check=True)
    return fil


def _kopier(fra: Any, til: Any, *, lukk_til: bool = False) -> None:
    fra.backup(til)
    (til if lukk_til else fra).close()
