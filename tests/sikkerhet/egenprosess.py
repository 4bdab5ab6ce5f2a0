"""Runs a life in a process of its own, and gives every byte that it left behind."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.sikkerhet import bytesok


ROT = Path(__file__).resolve().parents[2]


def kjor(verden, modul, hva):
    """Run one part in its own process, and give what it logged."""
    svar = subprocess.run(
        [sys.executable, "-m", f"tests.sikkerhet.{modul}", hva],
        cwd=ROT, env=verden[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ferdig" in svar.stdout, svar.stdout[-4000:] + svar.stderr[-4000:]
    return svar.stdout + svar.stderr


def steder(verden, logg, *, originaler=True):
    """Give every place and its bytes; the originals of open uploads lie in a folder of their own."""
    mappe = verden[0]
    if connection.vendor == "sqlite":
        fil = mappe / "liv.sqlite3"
        alle = [*bytesok.base_pa_disk(fil), *bytesok.skjulte_tabeller(fil)]
    elif shutil.which("pg_dump"):
        alle = [*bytesok.base(), *bytesok.skjulte_tabeller()]
    else:
        pytest.skip("pg_dump is not here")
    mapper = (mappe / "privat", mappe / "tmp") if originaler else (mappe / "tmp",)
    return [*alle, *bytesok.filer(*mapper), ("logg", logg.encode())]
