"""What a companion file says: questions by their code, and the texts of their answer codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kartlegging.parsing.tekst import rens, rens_overskrift
from kommuneportal.core.spreadsheet.typer import Verdi


STI = re.compile(r"[/.:]")


class Slag(StrEnum):
    """The kinds of companion that are known."""

    KODELISTE = "kodeliste"
    XLSFORM = "xlsform"
    LIMESURVEY = "limesurvey"


@dataclass(slots=True)
class Sporsmal:
    """One question: its code, its text, and its answers by key of their code."""

    navn: str
    tekst: str = ""
    svar: dict[str, str] = field(default_factory=dict)
    flere: bool = False

    @property
    def overskrift(self) -> str:
        """Return what the column is called from now on."""
        return self.tekst or self.navn

    def oversett(self, tekst: str) -> str | None:
        """Return the text of a code, or of several codes in one cell; None when it has none."""
        if funn := self.svar.get(kodenokkel(tekst)):
            return funn
        deler = [d for d in re.split(r"[\s,;|]+", tekst) if d]
        if len(deler) > 1 and all(kodenokkel(d) in self.svar for d in deler):
            return "; ".join(self.svar[kodenokkel(d)] for d in deler)
        return None


@dataclass(slots=True)
class Kodebok:
    """All questions of one companion, or of several put together."""

    slag: Slag
    sporsmal: dict[str, Sporsmal] = field(default_factory=dict)
    # Codes and texts of a list that does not say which question they belong to.
    lose: dict[str, str] = field(default_factory=dict)
    # The portal's own survey: everything in it is known by name.
    eget: bool = False

    def hent(self, navn: str) -> Sporsmal:
        """Return the question of this name, made when it is new."""
        return self.sporsmal.setdefault(navnnokkel(navn), Sporsmal(rens(navn)))

    def finn(self, overskrift: str) -> Sporsmal | None:
        """Return the question a whole header names; XLSForm names may stand behind their groups."""
        nokkel = navnnokkel(overskrift)
        if self.slag is not Slag.XLSFORM or nokkel in self.sporsmal:
            return self.sporsmal.get(nokkel)
        deler = STI.split(nokkel)
        for i in range(len(deler)):
            if funn := self.sporsmal.get("/".join(deler[i:])):
                return funn
        return None

    def ta_med(self, annen: Kodebok) -> None:
        """Take in what another sheet or file says; what is known already stands."""
        self.slag = annen.slag if self.slag is Slag.KODELISTE else self.slag
        for s in annen.sporsmal.values():
            egen = self.hent(s.navn)
            egen.tekst = egen.tekst or s.tekst
            egen.flere = egen.flere or s.flere
            egen.svar = {**s.svar, **egen.svar}
        self.eget = self.eget or annen.eget
        self.lose = {**annen.lose, **self.lose}

    @property
    def har_svar(self) -> bool:
        """Return whether any answer code has a text."""
        return bool(self.lose) or any(s.svar for s in self.sporsmal.values())

    @property
    def har_sporsmal(self) -> bool:
        """Return whether any question has a text."""
        return bool(self.lose) or any(s.tekst for s in self.sporsmal.values())


def navnnokkel(verdi: Verdi) -> str:
    """Return the key of a question code."""
    return rens(verdi).casefold()


def kodenokkel(verdi: Verdi) -> str:
    """Return the key of an answer code; 01, 1 and 1.0 are one code."""
    tekst = rens(verdi).casefold()
    if tekst.endswith(".0") and tekst[:-2].isdecimal():
        tekst = tekst[:-2]
    return tekst.lstrip("0") or "0" if tekst.isdecimal() else tekst


def ren_tekst(verdi: Verdi) -> str:
    """Return the text of a question or an answer without tags, entities and line breaks."""
    return rens_overskrift(verdi)
