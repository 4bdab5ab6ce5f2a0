"""The words of the survey in every language, with a visible fallback and values set apart."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kommuneportal.core import sprak as kjernesprak


MAPPE = Path(__file__).resolve().parent.parent / "data"
KJERNEDATA = Path(kjernesprak.__file__).resolve().parent / "data"
RESERVE = "nb"
# Always offered; the others are switched on by those who run the round.
FASTE = ("nb", "en")
# Written, not translated.
MASTERE = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Undersokelsessprak:
    """One language of the survey; `er_kvalitetssikret`: somebody who speaks it has read it."""

    tag: str
    egennavn: str
    navn: str
    retning: str
    er_kvalitetssikret: bool


@lru_cache(maxsize=1)
def sprakene() -> dict[str, Undersokelsessprak]:
    """Return the languages of the survey by tag, ordered by how their speakers write them."""
    alle = []
    for sti in (MAPPE / "undersokelse").glob("*.json"):
        meta = json.loads(sti.read_text(encoding="utf-8"))["_meta"]
        alle.append(
            Undersokelsessprak(
                tag=meta["sprak"],
                egennavn=meta["autonym"],
                navn=kjernesprak.spraknavn(meta["sprak"]),
                retning=meta["dir"],
                er_kvalitetssikret=meta["reviewed"] or meta["sprak"] in MASTERE,
            )
        )
    return {
        s.tag: s
        for s in sorted(
            alle,
            key=lambda s: (MASTERE.index(s.tag) if s.tag in MASTERE else len(MASTERE), s.egennavn),
        )
    }


@lru_cache(maxsize=32)
def _ord(tag: str) -> dict[str, str]:
    innhold = json.loads((MAPPE / "undersokelse" / f"{tag}.json").read_text(encoding="utf-8"))
    return {nokkel: tekst for nokkel, tekst in innhold.items() if nokkel != "_meta"}


@lru_cache(maxsize=1)
def _interesser() -> dict[tuple[str, str], str]:
    with (KJERNEDATA / "interesser_sprak.csv").open(encoding="utf-8", newline="") as fil:
        return {
            (rad["kode"], rad["sprak"]): rad["tekst"] for rad in csv.DictReader(fil, delimiter=";")
        }


class Tekster:
    """The texts of one language; what it lacks comes in Norwegian, marked as Norwegian."""

    def __init__(self, tag: str) -> None:
        """Choose a language of `sprakene()`."""
        self.sprak = sprakene()[tag]
        self._ord = _ord(tag)

    def __getitem__(self, nokkel: str) -> SafeString:
        """Return a text for a template: `{{ t.neste }}`."""
        return self.tekst(nokkel)

    def tekst(self, nokkel: str, **verdier: Any) -> SafeString:
        """Return a text; each value stands in an isolation of its own, so that no line turns."""
        raa = self._ord.get(nokkel, "")
        er_reserve = not raa
        deler: str = conditional_escape(raa or _ord(RESERVE)[nokkel])
        for navn, verdi in verdier.items():
            # A name may be written either way; codes, addresses, dates and numbers never turn.
            retning = "auto" if navn == "kommune" else "ltr"
            merket = format_html('<bdi dir="{}">{}</bdi>', retning, verdi)
            deler = deler.replace(f"{{{navn}}}", merket)
        ferdig = mark_safe(deler)  # noqa: S308  both the text and each value are escaped above
        return format_html('<span lang="nb" dir="ltr">{}</span>', ferdig) if er_reserve else ferdig

    def interesse(self, kode: str) -> str:
        """Return what an activity is called."""
        navn = _interesser()
        return navn.get((kode, self.sprak.tag)) or navn.get((kode, RESERVE), kode)

    def norsk(self, nokkel: str) -> str:
        """Return the Norwegian text, which is what staff read."""
        return _ord(RESERVE)[nokkel]
