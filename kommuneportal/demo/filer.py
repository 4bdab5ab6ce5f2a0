"""The demo's survey files: shortened samples whose dates are moved to the last weeks."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kommuneportal.core.spreadsheet import les_bok


MAPPE = Path(__file__).resolve().parent / "filer"
DMY = re.compile(r"(?<![\d.])(\d{2})([.-])(\d{2})\2(20\d{2})(?![\d.]*\d\.)")
YMD = re.compile(r"(?<!\d)(20\d{2})([-/])(\d{2})\2(\d{2})(?!\d)")
CELLE = re.compile(r'(<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?>)<v>([\d.]+)</v>')
ARK = re.compile(r"^xl/worksheets/sheet\d+\.xml$")
BOKSTAVER = 26


def navn() -> list[str]:
    """Return the names of the demo's files, in order."""
    return sorted(p.name for p in MAPPE.iterdir() if p.is_file())


def skyv_datoer(innhold: bytes, filnavn: str, til_dato: date) -> bytes:
    """
    Move every date of a demo file by the same number of days, so that the newest is `til_dato`.

    Units: whole days; clock times stay. The format and encoding of the file are kept.
    Raises: ValueError when the file holds no date.
    """
    nyeste = max(_datoer(innhold), default=None)
    if nyeste is None:
        raise ValueError(filnavn)
    dager = til_dato - nyeste
    if not innhold.startswith(b"PK"):
        return _skyv_csv(innhold, dager)
    seriekolonner = _datokolonner(innhold)
    return _skriv_pakke(innhold, lambda sti, tekst: _skyv_del(sti, tekst, dager, seriekolonner))


def _datoer(innhold: bytes) -> list[date]:
    ut = []
    for ark in les_bok(innhold).ark:
        for rad in ark.rader:
            for celle in rad:
                if isinstance(celle, date):
                    ut.append(date(celle.year, celle.month, celle.day))
                elif isinstance(celle, str):
                    ut += [date(int(m[4]), int(m[3]), int(m[1])) for m in DMY.finditer(celle)]
                    ut += [date(int(m[1]), int(m[3]), int(m[4])) for m in YMD.finditer(celle)]
    return ut


def _skyv_tekst(tekst: str, dager: timedelta) -> str:
    def dmy(m: re.Match[str]) -> str:
        return (date(int(m[4]), int(m[3]), int(m[1])) + dager).strftime(f"%d{m[2]}%m{m[2]}%Y")

    def ymd(m: re.Match[str]) -> str:
        return (date(int(m[1]), int(m[3]), int(m[4])) + dager).strftime(f"%Y{m[2]}%m{m[2]}%d")

    return YMD.sub(ymd, DMY.sub(dmy, tekst))


def _skyv_csv(innhold: bytes, dager: timedelta) -> bytes:
    try:
        return _skyv_tekst(innhold.decode("utf-8"), dager).encode("utf-8")
    except UnicodeDecodeError:
        return _skyv_tekst(innhold.decode("cp1252"), dager).encode("cp1252")


def _datokolonner(innhold: bytes) -> frozenset[int]:
    return frozenset(
        i
        for ark in les_bok(innhold).ark
        for rad in ark.rader
        for i, celle in enumerate(rad, start=1)
        if isinstance(celle, date)
    )


def _skyv_del(sti: str, tekst: str, dager: timedelta, kolonner: frozenset[int]) -> str:
    if ARK.match(sti):
        return CELLE.sub(lambda m: _skyv_celle(m, dager, kolonner), tekst)
    if sti in {"xl/sharedStrings.xml", "content.xml"}:
        return _skyv_tekst(tekst, dager)
    return tekst


def _skyv_celle(m: re.Match[str], dager: timedelta, kolonner: frozenset[int]) -> str:
    if _nummer(m[2]) not in kolonner or m[3] == "1" or ' t="' in m[1]:
        return m[0]
    serie = float(m[4]) + dager.days
    return f"{m[1]}<v>{serie:.10f}</v>" if "." in m[4] else f"{m[1]}<v>{int(serie)}</v>"


def _nummer(bokstaver: str) -> int:
    nummer = 0
    for b in bokstaver:
        nummer = nummer * BOKSTAVER + ord(b) - ord("A") + 1
    return nummer


def _skriv_pakke(innhold: bytes, endre: Callable[[str, str], str]) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(innhold)) as inn, zipfile.ZipFile(ut, "w") as ny:
        for del_ in inn.infolist():
            data = inn.read(del_)
            if del_.filename.endswith(".xml"):
                data = endre(del_.filename, data.decode("utf-8")).encode("utf-8")
            pakking = zipfile.ZIP_STORED if del_.filename == "mimetype" else zipfile.ZIP_DEFLATED
            ny.writestr(del_.filename, data, compress_type=pakking)
    return ut.getvalue()
