"""
The guard: finds identity numbers, contact details, names and sensitive words in any text.

`finn(tekst)` says what kinds were found and never repeats the value. `Vakt` remembers answers for
the length of one reading only, since the texts themselves may be personal.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar, cast

from kartlegging.parsing import vern_tall
from kartlegging.parsing.funn import Funn
from kartlegging.parsing.vern_begrep import Merke
from kartlegging.parsing.vern_ord import finn_ord


Lest = TypeVar("Lest")
SKJULT = "skjult"
SIFRE = re.compile(r"\d+")
IDENTITET = frozenset({Funn.IDENTITETSNUMMER, Funn.DUF})
KONTAKT = frozenset({Funn.EPOST, Funn.TELEFON, Funn.IP, Funn.FODSELSDATO})
TALL = IDENTITET | KONTAKT


def grunnform(tekst: str) -> str:
    """Return text with digits of every script as 0-9, compatibility forms folded, marks removed."""
    tekst = unicodedata.normalize("NFKC", tekst)
    return tekst if tekst.isascii() else tekst.translate(TEGN)


class _Tegn(dict[int, int | str | None]):
    """What becomes of each letter: found out the first time it is seen."""

    def __missing__(self, nummer: int) -> int | str | None:
        tegn = chr(nummer)
        verdi = unicodedata.digit(tegn, None)
        ut = None if unicodedata.category(tegn) == "Cf" else nummer
        self[nummer] = ut if verdi is None else str(verdi)
        return self[nummer]


TEGN = _Tegn()


def finn(tekst: str, *, ar: int | None = None) -> frozenset[Funn]:
    """
    Find every kind of personal information in a text.

    Units: `ar` is the present year; full dates of this year and the last are then let through,
    unless a word for birth stands beside them.
    """
    if not tekst:
        return frozenset()
    grunn = grunnform(tekst)
    return frozenset(vern_tall.finn_tall(grunn, ar=ar) | finn_ord(tekst))


def finn_tall(tekst: str, *, ar: int | None = None) -> frozenset[Funn]:
    """Find only numbers and addresses: identity, phone, e-mail, IP, full birth date."""
    return frozenset(vern_tall.finn_tall(grunnform(tekst), ar=ar)) if tekst else frozenset()


class Vakt:
    """The guard for one reading: the same questions, answered once for each text."""

    def __init__(self, *, ar: int | None = None) -> None:
        self._ar = ar
        self._husk: dict[str, frozenset[Funn]] = {}
        self._ord: dict[str, set[Merke]] = {}
        self._funnet: dict[str, frozenset[Funn]] = {}
        self._husk_tall: dict[str, frozenset[Funn]] = {}
        self._lest: dict[tuple[object, str], object] = {}
        # What the rows have read already, and the column and text of cells that may be used.
        self.lest: dict[tuple[object, ...], object] = {}
        self.rene: set[tuple[int, str]] = set()

    def en_gang(self, les: Callable[[str], Lest], tekst: str) -> Lest:
        """Return what a reader makes of a text, read once for each text of the file."""
        nokkel = (les, tekst)
        if nokkel not in self._lest:
            self._lest[nokkel] = les(tekst)
        return cast("Lest", self._lest[nokkel])

    def finn(self, tekst: str) -> frozenset[Funn]:
        """Return what is found in a text; see the module's function."""
        if tekst not in self._husk:
            self._husk[tekst] = self.finn_tall(tekst) | self._finn_ord(tekst)
        return self._husk[tekst]

    def _finn_ord(self, tekst: str) -> frozenset[Funn]:
        # No word of the lists has a digit, so keys that differ in their numbers say the same.
        uten_tall = SIFRE.sub("0", tekst)
        if uten_tall not in self._funnet:
            self._funnet[uten_tall] = frozenset(finn_ord(uten_tall, self._ord))
        return self._funnet[uten_tall]

    def finn_tall(self, tekst: str) -> frozenset[Funn]:
        """Return only numbers and addresses; see the module's function."""
        if tekst not in self._husk_tall:
            self._husk_tall[tekst] = finn_tall(tekst, ar=self._ar)
        return self._husk_tall[tekst]

    def vis(self, tekst: str, *, lengde: int = 60) -> str:
        """Return the text for a message or an example, or the word skjult."""
        if self.finn(tekst):
            return SKJULT
        return tekst if len(tekst) <= lengde else tekst[: lengde - 1] + "…"
