"""Reads answer dates in the forms the survey tools and Excel write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from kartlegging.parsing.tekst import nokkel, rens, tall_i_ascii
from kommuneportal.core.spreadsheet.typer import Verdi


YMD = re.compile(r"^\s*(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s,]+(.*))?$")
XYA = re.compile(r"^\s*(\d{1,2})\s?([-./])\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})(?:[T\s,]+(.*))?$")
ORD_DMA = re.compile(
    r"^\D{0,20}?(\d{1,2})\.?\s*(?:st|nd|rd|th|de|of)?\s*([^\W\d_]{3,})\.?,?\s*(?:de\s+)?(\d{4})(?:\D(.*))?$"
)
ORD_MDA = re.compile(
    r"^(?:[^\W\d_]+,\s*)?([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\D(.*))?$"
)
# Months by how their names begin, in the languages of the tools and of the survey.
MANEDSORD = (
    "jan|янв|січ|ene|oca|ینا|ژان|جان", "feb|fév|fev|şub|фев|лют|فبر|فور",
    "mar|märz|мар|берез|مار", "apr|avr|abr|nis|апр|квіт|ابر|آور|اور",
    "mai|may|мая|май|трав|مای|می", "jun|juin|haz|июн|черв|یون|ژوئن|حزی",
    "jul|juil|tem|июл|лип|یول|ژوئی|تمو", "aug|aoû|aou|ago|ağu|авг|серп|اغس|اوت|آب",
    "sep|set|eyl|сен|верес|سبت|سپت|ایل", "okt|oct|eki|окт|жовт|اکت|تشرین الاول",
    "nov|kas|ноя|листоп|نوف|نوا", "des|dec|déc|dic|ara|дек|груд|دیس|دسا|کانون",
)  # fmt: skip
KLOKKE = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([AaPp])?\.?[Mm]?")
SERIE_FRA, SERIE_TIL = 20_000, 80_000
EXCEL_NULL = date(1899, 12, 30)
TIDLIGST = 2000
MANEDER = 12
MIDDAG = 12


class Orden(StrEnum):
    """In which order day and month stand in a column."""

    DAG_FORST = "dag_forst"
    MANED_FORST = "maned_forst"
    UKJENT = "ukjent"


class UgyldigDato(ValueError):
    """The cell is no date."""


class TvetydigDato(ValueError):
    """Day and month cannot be told apart."""


def ligner(tekst: str) -> bool:
    """Return whether a text has the shape of a date."""
    return bool(YMD.match(tekst) or XYA.match(tekst) or _i_ord(tekst))


def finn_orden(verdier: Iterable[Verdi]) -> Orden:
    """Find the order of day and month from all dates of a column."""
    dag = maned = False
    for verdi in verdier:
        treff = XYA.match(tall_i_ascii(rens(verdi))) if isinstance(verdi, str) else None
        if not treff:
            continue
        if treff[2] == ".":
            return Orden.DAG_FORST
        dag = dag or int(treff[1]) > MANEDER
        maned = maned or int(treff[3]) > MANEDER
    if dag == maned:
        return Orden.UKJENT
    return Orden.DAG_FORST if dag else Orden.MANED_FORST


def les_dato(verdi: Verdi, *, orden: Orden, opplastet: date) -> datetime | None:
    """
    Read one answer date; None when the cell is blank.

    Units: local time as written; only the day is kept, the clock orders duplicates.
    Raises: UgyldigDato, TvetydigDato.
    """
    if verdi is None or (isinstance(verdi, str) and not verdi.strip()):
        return None
    dato = _som_dato(verdi, orden)
    if dato.year < TIDLIGST or dato.date() > opplastet + timedelta(days=1):
        raise UgyldigDato
    return dato


def _som_dato(verdi: Verdi, orden: Orden) -> datetime:
    if isinstance(verdi, datetime):
        return verdi.replace(tzinfo=None)
    if isinstance(verdi, date):
        return datetime(verdi.year, verdi.month, verdi.day)  # noqa: DTZ001 - local as written
    if isinstance(verdi, int | float) and not isinstance(verdi, bool):
        if SERIE_FRA < verdi < SERIE_TIL:
            return _som_dato(EXCEL_NULL + timedelta(days=int(verdi)), orden)
        raise UgyldigDato
    tekst = tall_i_ascii(rens(verdi))
    if treff := YMD.match(tekst):
        return _bygg(treff[1], treff[2], treff[3], treff[4])
    if treff := XYA.match(tekst):
        return _dag_og_maned(treff, orden)
    if ord_ := _i_ord(tekst):
        return _bygg(*ord_)
    raise UgyldigDato


def _i_ord(tekst: str) -> tuple[str, str, str, str | None] | None:
    """Return year, month, day and clock of a date with the month in letters."""
    if treff := ORD_DMA.match(tekst):
        dag, navn, ar, klokke = treff.groups()
    elif treff := ORD_MDA.match(tekst):
        navn, dag, ar, klokke = treff.groups()
    else:
        return None
    flatt = nokkel(navn)
    maned = next((m for m, starter in enumerate(MANEDSORD, start=1)
                  if flatt.startswith(tuple(starter.split("|")))), 0)  # fmt: skip
    return (ar, str(maned), dag, klokke) if maned else None


def _dag_og_maned(treff: re.Match[str], orden: Orden) -> datetime:
    en, to = int(treff[1]), int(treff[3])
    if treff[2] == "." or en > MANEDER:
        orden = Orden.DAG_FORST
    elif to > MANEDER:
        orden = Orden.MANED_FORST
    if orden is Orden.UKJENT and en != to:
        raise TvetydigDato
    dag, maned = (to, en) if orden is Orden.MANED_FORST else (en, to)
    return _bygg(treff[4], str(maned), str(dag), treff[5])


def _bygg(ar: str, maned: str, dag: str, klokke: str | None) -> datetime:
    time = minutt = sekund = 0
    if treff := KLOKKE.search(klokke or ""):
        time, minutt, sekund = int(treff[1]), int(treff[2]), int(treff[3] or 0)
        if treff[4] and time <= MIDDAG:
            time = time % MIDDAG + (MIDDAG if treff[4] in "pP" else 0)
    tall = int(ar) + (2000 if len(ar) == len("26") else 0)
    try:
        return datetime(tall, int(maned), int(dag), time % 24, minutt % 60, sekund % 60)  # noqa: DTZ001
    except ValueError as feil:
        raise UgyldigDato from feil
