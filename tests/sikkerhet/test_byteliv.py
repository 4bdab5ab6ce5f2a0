"""After the undo period nothing is left of what was withdrawn: not one byte, in any file."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.sikkerhet import bytesok
from tests.sikkerhet.byteliv import SKJEBNER, ord_for


pytestmark = [pytest.mark.tung, pytest.mark.django_db(transaction=True)]
ROT = Path(__file__).resolve().parents[2]


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


def kjor(verden, hva):
    """Run one part in its own process, and give what it logged."""
    svar = subprocess.run(
        [sys.executable, "-m", "tests.sikkerhet.byteliv", hva],
        cwd=ROT, env=verden[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ferdig" in svar.stdout, svar.stdout + svar.stderr
    return svar.stdout + svar.stderr


def funnet(verden, logg):
    """Give the fates whose word stands in the database, in a file beside it, or in the log."""
    mappe = verden[0]
    if connection.vendor == "sqlite":
        steder = list(bytesok.base_pa_disk(mappe / "liv.sqlite3"))
    elif shutil.which("pg_dump"):
        steder = list(bytesok.base())
    else:
        pytest.skip("pg_dump is not here")
    steder += [*bytesok.filer(mappe / "privat", mappe / "tmp"), ("logg", logg.encode())]
    ord_ = {navn: ord_for(navn).encode().lower() for navn in SKJEBNER}
    return {n for n, verdi in ord_.items() for _, alt in steder if verdi in alt.lower()}


def test_not_one_byte_is_left(verden):
    logg = kjor(verden, "liv")
    straks = funnet(verden, logg)
    # The search can see: what may still be undone, or is on its way, is there.
    assert straks >= {"endret", "halvferdig", "utlopt", "forlatt", "feilet"}

    logg += kjor(verden, "angrefrist")
    assert funnet(verden, logg) == {"utlopt"}

    logg += kjor(verden, "lagringstid")
    assert funnet(verden, logg) == set()
