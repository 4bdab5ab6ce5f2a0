"""Finds hidden rows and columns, and how far the content of a sheet reaches, in the raw XML."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from kommuneportal.core.spreadsheet.typer import Grenser, avvisning


REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
RAD = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
NUMMER = re.compile(rb'\br="(\d+)"')
SKJULT = re.compile(rb'\bhidden="(?:1|true)"')
SKJULTE = (b'hidden="1"', b'hidden="true"')
KOLONNE = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
FRA_TIL = re.compile(rb'\b(min|max)="(\d+)"')
CELLE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(/?)>')
USYNLIG = frozenset({"collapse", "filter"})


@dataclass(frozen=True, slots=True)
class Skjult:
    """Hidden rows and columns of one sheet, and its cells with formula errors, 1-based."""

    rader: frozenset[int] = frozenset()
    kolonner: frozenset[int] = frozenset()
    feil: frozenset[tuple[int, int]] = frozenset()


def i_xlsx(deler: dict[str, bytes], grenser: Grenser) -> dict[str, Skjult]:
    """
    Find what is hidden in each sheet of an xlsx, and refuse sheets that reach too far.

    Raises: KanIkkeLese when a cell with content lies beyond the limits.
    """
    funn = {}
    for navn, sti in _arkstier(deler).items():
        data = deler.get(sti, b"")
        feil = _formelfeil(data, grenser)
        funn[navn] = Skjult(_rader(data, grenser), _kolonner(data, grenser), feil)
    return funn


def _arkstier(deler: dict[str, bytes]) -> dict[str, str]:
    bok = ET.fromstring(deler.get("xl/workbook.xml", b"<x/>"))  # noqa: S314 - DTD refused
    lenker = ET.fromstring(  # noqa: S314 - as above
        deler.get("xl/_rels/workbook.xml.rels", b"<x/>")
    )
    mal = {r.get("Id"): r.get("Target", "") for r in lenker}
    stier = {}
    for element in bok.iter():
        if element.tag.endswith("}sheet"):
            sti = mal.get(element.get(REL), "")
            stier[element.get("name", "")] = sti.lstrip("/") if sti.startswith("/") else "xl/" + sti
    return stier


def _formelfeil(data: bytes, grenser: Grenser) -> frozenset[tuple[int, int]]:
    """Return row and column of cells that hold a formula error; refuse cells far away."""
    if b't="e"' not in data and not _langt_ute(grenser.rader, grenser.kolonner).search(data):
        return frozenset()  # the long way below is for the few files that need it
    feil = set()
    for treff in CELLE.finditer(data):
        bokstaver, rad, tom = treff.groups()
        if tom:
            continue
        if int(rad) > grenser.rader:
            raise avvisning("for_mange_rader", "xlsx", rader=grenser.svar)
        if _kolonnenummer(bokstaver) > grenser.kolonner:
            raise avvisning("for_mange_kolonner", "xlsx", kolonner=grenser.kolonner)
        if b't="e"' in treff[0]:
            feil.add((int(rad), _kolonnenummer(bokstaver)))
    return frozenset(feil)


@lru_cache(maxsize=8)
def _langt_ute(rader: int, kolonner: int) -> re.Pattern[bytes]:
    """Return a pattern of references below a row, or to the right of a column."""
    langt_nede = rf"0*(?:{_storre_enn(str(rader), '0', '9')}|\d{{{len(str(rader)) + 1},}})"
    bokstaver = _bokstaver(kolonner)
    lengre = rf"[A-Z]{{{len(bokstaver) + 1},3}}\d"
    til_hoyre = rf"(?:{_storre_enn(bokstaver, 'A', 'Z')})\d|{lengre}"
    return re.compile(rf'r="(?:[A-Z]{{1,3}}{langt_nede}"|{til_hoyre})'.encode())


def _storre_enn(grense: str, forste: str, siste: str) -> str:
    """Return a pattern of as many signs that come after these."""
    deler = [
        f"{grense[:i]}[{chr(ord(t) + 1)}-{siste}][{forste}-{siste}]{{{len(grense) - i - 1}}}"
        for i, t in enumerate(grense)
        if t < siste
    ]
    return "|".join(deler) or r"(?!)"


def _bokstaver(nummer: int) -> str:
    ut = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        ut = chr(ord("A") + rest) + ut
    return ut


def _kolonnenummer(bokstaver: bytes) -> int:
    nummer = 0
    for b in bokstaver:
        nummer = nummer * 26 + b - ord("A") + 1
    return nummer


def _rader(data: bytes, grenser: Grenser) -> frozenset[int]:
    skjulte: set[int] = set()
    forrige = 0
    if not any(skjult in data for skjult in SKJULTE):
        return frozenset()
    for treff in RAD.finditer(data):
        nummer = NUMMER.search(treff[1])
        forrige = int(nummer[1]) if nummer else forrige + 1
        if forrige <= grenser.rader and SKJULT.search(treff[1]):
            skjulte.add(forrige)
    return frozenset(skjulte)


def _kolonner(data: bytes, grenser: Grenser) -> frozenset[int]:
    skjulte: set[int] = set()
    radene = data.find(b"<sheetData")
    for treff in KOLONNE.finditer(data, 0, radene if radene >= 0 else len(data)):
        if SKJULT.search(treff[1]):
            ende = {k: int(v) for k, v in FRA_TIL.findall(treff[1])}
            siste = min(ende.get(b"max", 0), grenser.kolonner)
            skjulte.update(range(ende.get(b"min", 1), siste + 1))
    return frozenset(skjulte)


def i_ods(deler: dict[str, bytes], grenser: Grenser) -> dict[str, Skjult]:
    """
    Find what is hidden in each table of an ods, and refuse tables that reach too far.

    Raises: KanIkkeLese when content is repeated beyond the limits.
    """
    rot = ET.fromstring(deler["content.xml"])  # noqa: S314 - DTD is refused before this
    funn = {}
    for tabell in rot.iter(ODF + "table"):
        kolonner = _ods_kolonner(tabell, grenser)
        funn[tabell.get(ODF + "name", "")] = Skjult(_ods_rader(tabell, grenser), kolonner)
    return funn


def _ods_rader(tabell: ET.Element, grenser: Grenser) -> frozenset[int]:
    skjulte: set[int] = set()
    nummer = 0
    for rad in tabell.iter(ODF + "table-row"):
        antall = _gjentatt(rad, "rows")
        if _har_innhold(rad, grenser) and nummer + antall > grenser.rader:
            raise avvisning("for_mange_rader", "ods", rader=grenser.svar)
        if rad.get(ODF + "visibility") in USYNLIG:
            skjulte.update(range(nummer + 1, min(nummer + antall, grenser.rader) + 1))
        nummer += antall
    return frozenset(skjulte)


def _har_innhold(rad: ET.Element, grenser: Grenser) -> bool:
    kolonne = 0
    innhold = False
    for celle in rad:
        antall = _gjentatt(celle, "columns")
        if len(celle):
            innhold = True
            if kolonne + antall > grenser.kolonner:
                raise avvisning("for_mange_kolonner", "ods", kolonner=grenser.kolonner)
        kolonne += antall
    return innhold


def _ods_kolonner(tabell: ET.Element, grenser: Grenser) -> frozenset[int]:
    skjulte: set[int] = set()
    nummer = 0
    for kolonne in tabell.iter(ODF + "table-column"):
        antall = _gjentatt(kolonne, "columns")
        if kolonne.get(ODF + "visibility") in USYNLIG:
            skjulte.update(range(nummer + 1, min(nummer + antall, grenser.kolonner) + 1))
        nummer += antall
    return frozenset(skjulte)


def _gjentatt(element: ET.Element, hva: str) -> int:
    tekst = element.get(f"{ODF}number-{hva}-repeated", "1")
    return int(tekst) if tekst.isascii() and tekst.isdigit() else 1
