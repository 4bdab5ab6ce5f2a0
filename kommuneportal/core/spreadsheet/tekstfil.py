"""Reads csv and other separated text: encoding, delimiter, and rows that keep quoted line breaks."""

import codecs
import csv
import io
from collections import Counter

from kommuneportal.core.spreadsheet.typer import Ark, Bok, Grenser, Verdi, avvisning


BOMER = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SKILLETEGN = (";", ",", "\t", "|")
PROVE, PROVETEGN = 60, 200_000
MINST_JEVN = 0.6
MANGE_NUL = 0.2
SKILLEBYTE, MINST_SKILLER = frozenset(';,\t|\n\r "'), 0.01
BINAERT = 0.02
BLANKE_RADER = 100_000
CELLE_TAK = 131_072


def les_tekst(innhold: bytes, grenser: Grenser) -> Bok:
    """
    Read separated text into one sheet; row numbers are those a spreadsheet would show.

    Raises: KanIkkeLese for binary content, too many rows or columns, or an endless cell.
    """
    tekst = dekod(innhold)
    skille, hopp = finn_skilletegn(tekst)
    csv.field_size_limit(CELLE_TAK)
    rader: list[list[Verdi]] = []
    leser = csv.reader(io.StringIO(tekst, newline=""), delimiter=skille or ";")
    try:
        for nummer, rad in enumerate(leser):
            if nummer < hopp:
                continue
            if len(rad) > grenser.kolonner and any(c.strip() for c in rad[grenser.kolonner :]):
                raise avvisning("for_mange_kolonner", "csv", kolonner=grenser.kolonner)
            rader.append([celle[: grenser.tegn_i_celle + 1] for celle in rad[: grenser.kolonner]])
            if len(rader) > BLANKE_RADER or (
                len(rader) > grenser.rader and any(c.strip() for c in rad)
            ):
                raise avvisning("for_mange_rader", "csv", rader=grenser.svar)
    except csv.Error as feil:
        raise avvisning("for_langt", "csv") from feil
    return Bok("tsv" if skille == "\t" else "csv", [Ark("", rader)])


def dekod(innhold: bytes) -> str:
    """Decode text: byte order mark, then UTF-16 by its pattern, strict UTF-8, and Windows-1252."""
    for bom, koding in BOMER:
        if innhold.startswith(bom):
            return innhold.decode(koding, errors="replace").removeprefix("\ufeff")
    if koding := _utf16_uten_bom(innhold):
        return innhold.decode(koding, errors="replace")
    _sjekk_at_det_er_tekst(innhold)
    try:
        return innhold.decode("utf-8")
    except UnicodeDecodeError:
        return innhold.decode("cp1252", errors="replace")


def _utf16_uten_bom(innhold: bytes) -> str:
    prove = innhold[:4096]
    halvparten = max(len(prove) // 2, 1)
    if prove[1::2].count(0) > halvparten * MANGE_NUL and prove[0::2].count(0) == 0:
        return "utf-16-le"
    if prove[0::2].count(0) > halvparten * MANGE_NUL and prove[1::2].count(0) == 0:
        return "utf-16-be"
    return _utf16_med_andre_skrifter(prove) if 0 in prove and len(innhold) % 2 == 0 else ""


def _utf16_med_andre_skrifter(prove: bytes) -> str:
    """Few zeros stand in Cyrillic or Arabic: the right order has the most separators."""
    poeng = {}
    for koding in ("utf-16-le", "utf-16-be"):
        tekst = prove[: len(prove) // 2 * 2].decode(koding, errors="replace")
        if "\ufffd" not in tekst[:-1] and "\0" not in tekst:
            poeng[koding] = sum(t in SKILLEBYTE for t in tekst)
    beste = max(poeng, key=poeng.__getitem__, default="")
    return beste if beste and poeng[beste] > len(prove) // 2 * MINST_SKILLER else ""


def _sjekk_at_det_er_tekst(innhold: bytes) -> None:
    prove = innhold[:16384]
    styretegn = sum(b < ord(" ") and b not in b"\t\r\n\x0b\x0c" for b in prove)
    if styretegn > max(len(prove) * BINAERT, 3):
        raise avvisning("feil_filtype")


def finn_skilletegn(tekst: str) -> tuple[str, int]:
    """
    Find the delimiter that gives even rows, and how many leading lines only name it (`sep=;`).

    An empty delimiter means one column.
    """
    forste = tekst[:64].splitlines()[0].strip().strip('"').lower() if tekst.strip() else ""
    if forste.startswith("sep=") and len(forste) <= len("sep=;") and forste[4:]:
        return forste[4:], 1
    beste, poeng = "", 0.0
    for tegn in SKILLETEGN:
        verdi = _jevnhet(tekst, tegn)
        if verdi > poeng:
            beste, poeng = tegn, verdi
    return beste, 0


def _jevnhet(tekst: str, tegn: str) -> float:
    bredder: Counter[int] = Counter()
    leser = csv.reader(io.StringIO(tekst[:PROVETEGN], newline=""), delimiter=tegn)
    try:
        for rad in leser:
            if any(celle.strip() for celle in rad):
                bredder[len(rad)] += 1
            if bredder.total() >= PROVE:
                break
    except csv.Error:
        pass
    flere = [(antall, bredde) for bredde, antall in bredder.items() if bredde > 1]
    if not flere:
        return 0.0
    antall, bredde = max(flere)
    andel = antall / bredder.total()
    return andel * min(bredde, 20) if andel >= MINST_JEVN else andel * 0.5
