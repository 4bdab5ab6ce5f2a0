"""A database that processes of their own can reach, for the searches of bytes."""

import os
import sqlite3

import pytest
from django.db import connection


@pytest.fixture
def verden(kommune, annen_kommune, tmp_path):
    """A database that other processes reach: a file of SQLite, or the test's own on PostgreSQL."""
    if connection.vendor == "sqlite":
        fil = tmp_path / "liv.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(fil) as kopi:
            connection.connection.backup(kopi)
        kopi.close()
        adresse = f"sqlite:///{fil}"
    else:
        f = connection.settings_dict
        hvem = f["USER"] + (f":{f['PASSWORD']}" if f["PASSWORD"] else "")
        adresse = f"postgres://{hvem}@{f['HOST']}:{f['PORT']}/{f['NAME']}"
    miljo = os.environ | {
        "DATABASE_URL": adresse, "DEMO": "1", "LOGGNIVA": "DEBUG",
        "DJANGO_SETTINGS_MODULE": "kommuneportal.settings",
        "PRIVAT_MAPPE": str(tmp_path / "privat"), "TMPDIR": str(tmp_path / "tmp"),
    }  # fmt: skip
    (tmp_path / "tmp").mkdir()
    return tmp_path, miljo
