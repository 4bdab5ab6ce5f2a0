"""Writes a table of values as the files that people send: csv in many encodings, xlsx."""

import csv as csvmodul
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter


Celle = object
Tabell = list[list[Celle]]


@dataclass(frozen=True, slots=True)
class Arkdel:
    """One sheet to write; row numbers are 1-based."""

    navn: str
    rader: Tabell
    skjulte_rader: tuple[int, ...] = ()
    skjulte_kolonner: tuple[int, ...] = ()
    # first row, first column, last row, last column, all 0-based
    slatt_sammen: tuple[tuple[int, int, int, int], ...] = field(default_factory=tuple)
    skjult: bool = False


def som_xlsx(*ark: Arkdel) -> bytes:
    """Return a workbook; dates get a date format, text never becomes a formula."""
    ut = io.BytesIO()
    bok = xlsxwriter.Workbook(
        ut, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    dato = bok.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    for del_ in ark:
        side = bok.add_worksheet(del_.navn or None)
        for r, rad in enumerate(del_.rader):
            for k, celle in enumerate(rad):
                _skriv(side, r, k, celle, dato)
        for fra_r, fra_k, til_r, til_k in del_.slatt_sammen:
            side.merge_range(fra_r, fra_k, til_r, til_k, del_.rader[fra_r][fra_k])
        for nummer in del_.skjulte_rader:
            side.set_row(nummer - 1, None, None, {"hidden": True})
        for nummer in del_.skjulte_kolonner:
            side.set_column(nummer - 1, nummer - 1, None, None, {"hidden": True})
        if del_.skjult:
            side.hide()
    bok.close()
    return ut.getvalue()


def _skriv(side, rad: int, kolonne: int, celle: Celle, dato) -> None:
    if celle is None or celle == "":
        return
    if isinstance(celle, bool):
        side.write_boolean(rad, kolonne, celle)
    elif isinstance(celle, datetime | date):
        side.write_datetime(rad, kolonne, celle, dato)
    elif isinstance(celle, int | float):
        side.write_number(rad, kolonne, celle)
    else:
        side.write_string(rad, kolonne, str(celle))


def som_csv(
    rader: Sequence[Sequence[Celle]],
    *,
    skille: str = ";",
    koding: str = "utf-8",
    sitat: bool = False,
    forst: str = "",
    linje: str = "\r\n",
) -> bytes:
    """Return separated text; what the encoding lacks becomes a question mark."""
    ut = io.StringIO()
    ut.write(forst)
    skriver = csvmodul.writer(
        ut,
        delimiter=skille,
        quoting=csvmodul.QUOTE_ALL if sitat else csvmodul.QUOTE_MINIMAL,
        lineterminator=linje,
    )
    skriver.writerows([[tekst(c) for c in rad] for rad in rader])
    return ut.getvalue().encode(koding, "replace")


def tekst(celle: Celle) -> str:
    """Return a cell the way a Norwegian spreadsheet shows it."""
    if celle is None:
        return ""
    if isinstance(celle, bool):
        return "SANN" if celle else "USANN"
    if isinstance(celle, datetime):
        return celle.strftime("%d.%m.%Y %H:%M:%S")
    if isinstance(celle, date):
        return celle.strftime("%d.%m.%Y")
    if isinstance(celle, float):
        return str(int(celle)) if celle.is_integer() else str(celle).replace(".", ",")
    return str(celle)
