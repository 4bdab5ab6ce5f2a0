"""Looks for planted values in every place where something may have been left behind."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.db import connection


def finn(
    verdier: Mapping[str, str], *, logg: str = "", sider: Iterable[str] = ()
) -> dict[str, list[str]]:
    """
    Give the names of the planted values that stand somewhere, and where each was found.

    `logg` is what was logged (`caplog.text`), `sider` are pages that were shown. Everything else
    is found by itself: the database with freed pages, cache, sessions, private files and mails.
    """
    leter_etter = {navn: list(_former(verdi)) for navn, verdi in verdier.items()}
    funnet: dict[str, set[str]] = {}
    for sted, innhold in (*_alt(), ("logg", logg.encode()), *_sider(sider)):
        lite = innhold.lower()
        for navn, former in leter_etter.items():
            if any(form in lite for form in former):
                funnet.setdefault(navn, set()).add(sted)
    return {navn: sorted(steder) for navn, steder in sorted(funnet.items())}


def _former(verdi: str) -> Iterator[bytes]:
    """Give a value as it may stand in a file: as text, as JSON, in two bytes a letter."""
    for tekst in {verdi, verdi.lower(), verdi.upper()}:
        yield tekst.encode().lower()
        yield json.dumps(tekst)[1:-1].encode().lower()
        yield tekst.encode("utf-16-le").lower()


def _alt() -> Iterator[tuple[str, bytes]]:
    yield from base()
    yield from skjulte_tabeller()
    yield from filer(Path(settings.PRIVAT_MAPPE), Path(settings.MEDIA_ROOT or "/nonexistent"))
    for brev in getattr(mail, "outbox", ()):
        lest = [brev.subject, brev.body, *brev.recipients(), *getattr(brev, "alternatives", ())]
        yield "e-post", "\n".join(str(del_) for del_ in lest).encode() + bytes(brev.message())


def _sider(sider: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for side in sider:
        yield "side", side.encode()


def filer(*mapper: Path) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of every file in these folders."""
    for mappe in mapper:
        for fil in sorted(mappe.rglob("*")) if mappe.is_dir() else ():
            if fil.is_file():
                yield f"fil {fil.name}", fil.read_bytes()


def base() -> Iterator[tuple[str, bytes]]:
    """Give the database as bytes: SQLite's own file with its log, or a dump of PostgreSQL."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        fil = Path(str(connection.settings_dict["NAME"]))
        if fil.is_file():
            yield from base_pa_disk(fil)
        else:
            # Tests keep it in memory; freed pages are part of what comes out.
            yield "databasen", connection.connection.serialize()
        return
    if connection.in_atomic_block or not shutil.which("pg_dump"):
        yield "databasen", _rader()
        return
    yield "databasen", _dump()


def base_pa_disk(fil: Path) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of a SQLite file and of what lies beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        del_ = fil.with_name(fil.name + ending)
        if del_.is_file():
            yield f"databasen{ending}", del_.read_bytes()


def _dump() -> bytes:
    felt = connection.settings_dict
    svar = subprocess.run(
        ["pg_dump", "--inserts", "-h", str(felt["HOST"]), "-p", str(felt["PORT"] or 5432),
         "-U", str(felt["USER"]), "-d", str(felt["NAME"])],
        env=os.environ | {"PGPASSWORD": str(felt["PASSWORD"])}, capture_output=True, check=True,
    )  # fmt: skip
    return svar.stdout


def _rader() -> bytes:
    deler = []
    with connection.cursor() as peker:
        for tabell in connection.introspection.table_names(peker):
            peker.execute(f"SELECT * FROM {connection.ops.quote_name(tabell)}")
            deler += [str(rad) for rad in peker.fetchall()]
    return "\n".join(deler).encode()


def skjulte_tabeller(fil: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Give what the cache and the sessions hold, packed in the tables of this database or a file."""
    kolonne = partial(_kolonne_i_fil, fil) if fil else _kolonne
    for (verdi,) in kolonne("hurtiglager", "value"):
        yield "hurtiglager", base64.b64decode(verdi)
    okt = import_module(settings.SESSION_ENGINE).SessionStore()
    for (verdi,) in kolonne("django_session", "session_data"):
        yield "økter", json.dumps(okt.decode(verdi), ensure_ascii=False).encode()


def _kolonne_i_fil(fil: Path, tabell: str, felt: str) -> list[Any]:
    with contextlib.closing(sqlite3.connect(fil)) as base_:
        return base_.execute(f"SELECT {felt} FROM {tabell}").fetchall()


def _kolonne(tabell: str, felt: str) -> list[Any]:
    with connection.cursor() as peker:
        if tabell not in connection.introspection.table_names(peker):
            return []
        peker.execute(f"SELECT {felt} FROM {connection.ops.quote_name(tabell)}")
        return list(peker.fetchall())
