"""Decides by the bytes what a file is, and reads it into a workbook in this process."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import python_calamine

from kommuneportal.core.spreadsheet import skjult, tekstfil, zipvakt
from kommuneportal.core.spreadsheet.typer import Ark, Bok, Grenser, KanIkkeLese, Verdi, avvisning


KJENNETEGN = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "bilde"),
    (b"\xff\xd8\xff", "bilde"),
    (b"GIF8", "bilde"),
    (b"{\\rtf", "dokument"),
    (b"\x1f\x8b", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"Rar!", "zip"),
)
FEIL = "#REF!"
# Cells of these types are taken as they are.
RENE = frozenset({float, int, bool, type(None), datetime, date, time})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KRYPTERT_PAKKE = "EncryptedPackage".encode("utf-16-le")
HTML = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<body", b"<script")


def les_bok(innhold: bytes, grenser: Grenser | None = None) -> Bok:
    """
    Read bytes into a workbook, within the limits.

    Raises: KanIkkeLese with the one sentence the sender is to see.
    """
    grenser = grenser or Grenser()
    if not innhold.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise avvisning("tom_fil")
    if len(innhold) > grenser.byte:
        raise avvisning("for_stor")
    try:
        return _les(innhold, grenser)
    except (KanIkkeLese, MemoryError):
        raise
    except Exception as feil:  # each reader has its own exceptions; hostile files find new ones
        raise avvisning("odelagt") from feil


def _les(innhold: bytes, grenser: Grenser) -> Bok:
    if innhold.startswith(b"PK"):
        return _les_pakke(innhold, grenser)
    if innhold.startswith(OLE):
        raise avvisning("kryptert" if KRYPTERT_PAKKE in innhold else "xls")
    for start, kode in KJENNETEGN:
        if innhold.startswith(start):
            raise avvisning(kode)
    if innhold.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower().startswith(HTML):
        raise avvisning("html")
    return tekstfil.les_tekst(innhold, grenser)


def _les_pakke(innhold: bytes, grenser: Grenser) -> Bok:
    filtype, deler = zipvakt.pakk_ut(innhold, grenser)
    finn = skjult.i_xlsx if filtype == "xlsx" else skjult.i_ods
    try:
        funn = finn(deler, grenser)
    except (ParseError, KeyError, ValueError) as feil:
        raise avvisning("odelagt", filtype) from feil
    del deler
    bok = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(innhold))
    ark = [
        _les_ark(bok, om, funn.get(om.name, skjult.Skjult()), grenser)
        for om in bok.sheets_metadata
        if om.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    return Bok(filtype, ark)


def _les_ark(
    bok: python_calamine.CalamineWorkbook,
    om: python_calamine.SheetMetadata,
    her: skjult.Skjult,
    grenser: Grenser,
) -> Ark:
    kilde = bok.get_sheet_by_name(om.name)
    if kilde.total_width > grenser.kolonner:
        raise avvisning("for_mange_kolonner", kolonner=grenser.kolonner)
    rader: list[list[Any]] = kilde.to_python(skip_empty_area=False, nrows=grenser.rader + 1)
    for rad, kolonne in her.feil:
        if rad <= len(rader) and kolonne <= len(rader[rad - 1]):
            rader[rad - 1][kolonne - 1] = FEIL
    lengst = grenser.tegn_i_celle
    return Ark(
        om.name,
        [
            [
                c
                if c.__class__ in RENE or (c.__class__ is str and len(c) <= lengst)
                else _verdi(c, grenser)
                for c in rad
            ]
            for rad in rader
        ],
        skjult=om.visible != python_calamine.SheetVisibleEnum.Visible,
        skjulte_rader=her.rader,
        skjulte_kolonner=her.kolonner,
    )


def _verdi(celle: object, grenser: Grenser) -> Verdi:
    if isinstance(celle, str):
        return celle[: grenser.tegn_i_celle + 1]
    if isinstance(celle, timedelta):
        return str(celle)
    return celle  # type: ignore[return-value]
