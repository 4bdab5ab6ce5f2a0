"""Cleans text from a cell, and makes the key by which two spellings are the same word."""

import html
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

from kommuneportal.core.spreadsheet.typer import Verdi


KANT = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c" + "".join(
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
MERKE = re.compile(r"<[^<>]{0,200}>")
LUFT = re.compile(r"\s+")
MEST_LUFT = 20
LANG_LUFT = re.compile(r"\s{21,}")
LENGSTE_OVERSKRIFT = 500
SKILLE = re.compile(r"[^\w+'<>≥]+|_+", re.UNICODE)
FORMELTEGN = ("'=", "'+", "'-", "'@", "'\t", "'\r")
LIKE_TEGN = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ؤ": "و", "ۀ": "ه", "ë": "e", "ё": "е", "ı": "i", "ĳ": "ij",
        "ሐ": "ሀ", "ኀ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ",
    }
)  # fmt: skip
USETT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad\u0640\u0300-\u036f]")
HARAKAT = re.compile("[\u064b-\u065f\u0670]")
APOSTROF = re.compile("[’‘`´ʼʹ′]")
STYRETEGN = frozenset(range(32)) - {9, 10, 11, 13}
UGYLDIGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
TALLTYPER = frozenset({bool, int, float})
BORT = dict.fromkeys(STYRETEGN | {0xFFFD})


def rens(verdi: Verdi) -> str:
    """Return a cell as text: NFC, without edge white space and invisible marks, numbers plain."""
    if isinstance(verdi, str):
        return _rens_tekst(verdi) if verdi else ""
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return "SANN" if verdi else "USANN"
    if isinstance(verdi, float):
        return str(int(verdi)) if verdi.is_integer() else str(verdi)
    if isinstance(verdi, datetime):
        return verdi.isoformat(sep=" ", timespec="seconds")
    return verdi.isoformat() if isinstance(verdi, date | time) else str(verdi)


def rens_alle(verdier: Sequence[Verdi]) -> list[str]:
    """Return cells as text, each value cleaned once."""
    if len({v.__class__ for v in verdier} & TALLTYPER) > 1:  # True, 1 and 1.0 are one key
        return [rens(v) for v in verdier]
    husk = {v: rens(v) for v in set(verdier)}
    return [husk[v] for v in verdier]


def _rens_tekst(tekst: str) -> str:
    if not tekst.isascii():
        tekst = unicodedata.normalize("NFC", tekst)
    tekst = tekst.strip(KANT)
    if len(tekst) > MEST_LUFT:
        tekst = LANG_LUFT.sub(lambda m: m[0][:MEST_LUFT], tekst)
    return tekst[1:] if tekst.startswith(FORMELTEGN) else tekst


def har_ugyldige_tegn(tekst: str) -> bool:
    """Return whether text holds NUL, other control characters, or marks of a wrong encoding."""
    return UGYLDIGE.search(tekst) is not None


def rens_overskrift(verdi: Verdi) -> str:
    """Return a header as one readable line: no tags, entities, line breaks or edge marks."""
    tekst = html.unescape(html.unescape(rens(verdi)))
    tekst = MERKE.sub("", tekst).translate(BORT)
    return LUFT.sub(" ", tekst).strip(KANT)[:LENGSTE_OVERSKRIFT]


@lru_cache(maxsize=8192)
def _nokkel_for_ord(tekst: str) -> str:
    return _nokkel(tekst)


def _nokkel(tekst: str) -> str:
    if tekst.isascii():
        return LUFT.sub(" ", SKILLE.sub(" ", tekst.lower())).strip(" '")
    tekst = tekst.replace("İ", "i")
    tekst = unicodedata.normalize("NFKC", tekst).casefold()
    tekst = HARAKAT.sub("", tekst).translate(LIKE_TEGN)
    tekst = USETT.sub("", unicodedata.normalize("NFC", tekst))
    tekst = APOSTROF.sub("'", tekst)
    return LUFT.sub(" ", SKILLE.sub(" ", tekst)).strip(" '")


def nokkel(tekst: str) -> str:
    """Return the key of a text: case, marks, apostrophes, letter variants and punctuation folded."""
    return _nokkel(tekst)


def nokkel_for_ord(tekst: str) -> str:
    """Return the key of a word from our own lists, remembered; never call it with a person's text."""
    return _nokkel_for_ord(tekst)


def tall_i_ascii(tekst: str) -> str:
    """Return text with the digits of every script as 0-9."""
    if tekst.isascii():
        return tekst
    return "".join(_siffer(t) for t in tekst)


def _siffer(tegn: str) -> str:
    verdi = unicodedata.digit(tegn, None)
    return tegn if verdi is None else str(verdi)
