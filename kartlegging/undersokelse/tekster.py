"""The words of the survey in every language, with a visible fallback and values set apart."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
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
# Key of an activity's name among the texts.
INTERESSE = "interesse."
PAA_FORESPORSEL = "paa_foresporsel"


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


@lru_cache(maxsize=32)
def standard(tag: str) -> dict[str, str]:
    """Return every text of one language as it was shipped; what it lacks is not there."""
    navn = _interesser()
    egne = {
        f"{INTERESSE}{kode}": navn[kode, tag] for kode in interessekoder() if (kode, tag) in navn
    }
    return {nokkel: tekst for nokkel, tekst in {**_ord(tag), **egne}.items() if tekst}


@lru_cache(maxsize=1)
def interessekoder() -> tuple[str, ...]:
    """Return the activities that residents are asked about; never faith or politics."""
    with (KJERNEDATA / "interesser.csv").open(encoding="utf-8", newline="") as fil:
        return tuple(
            rad["kode"] for rad in csv.DictReader(fil, delimiter=";")
            if rad["gruppe"] != PAA_FORESPORSEL
        )  # fmt: skip


@lru_cache(maxsize=1)
def _interesser() -> dict[tuple[str, str], str]:
    with (KJERNEDATA / "interesser_sprak.csv").open(encoding="utf-8", newline="") as fil:
        return {
            (rad["kode"], rad["sprak"]): rad["tekst"] for rad in csv.DictReader(fil, delimiter=";")
        }


class Tekster:
    """
    The texts of one language; what it lacks comes in Norwegian, marked as Norwegian.

    Pages ask `kartlegging.selectors.tekst.tekster_for` for the texts of a kommune's version; made
    directly it holds the texts as they were shipped.
    """

    def __init__(
        self,
        tag: str,
        egne: Mapping[str, str] | None = None,
        reserve: Mapping[str, str] | None = None,
    ) -> None:
        """Choose a language of `sprakene()`, and the words of a version and its Norwegian ones."""
        self.sprak = sprakene()[tag]
        self._ord = standard(tag) if egne is None else egne
        self._reserve = standard(RESERVE) if reserve is None else reserve

    def __getitem__(self, nokkel: str) -> SafeString:
        """Return a text for a template: `{{ t.neste }}`."""
        return self.tekst(nokkel)

    def tekst(self, nokkel: str, **verdier: Any) -> SafeString:
        """Return a text; each value stands in an isolation of its own, so that no line turns."""
        raa = self._ord.get(nokkel, "")
        er_reserve = not raa
        deler: str = conditional_escape(raa or self._bokmal(nokkel))
        for navn, verdi in verdier.items():
            # A name may be written either way; codes, addresses, dates and numbers never turn.
            retning = "auto" if navn == "kommune" else "ltr"
            merket = format_html('<bdi dir="{}">{}</bdi>', retning, verdi)
            deler = deler.replace(f"{{{navn}}}", merket)
        ferdig = mark_safe(deler)  # noqa: S308  both the text and each value are escaped above
        return format_html('<span lang="nb" dir="ltr">{}</span>', ferdig) if er_reserve else ferdig

    def interesse(self, kode: str) -> SafeString:
        """Return what an activity is called; one that is not asked about has its Norwegian name."""
        return self.tekst(f"{INTERESSE}{kode}")

    def mangler(self, nokkel: str) -> bool:
        """Return whether a text is shown in Norwegian because the language lacks it."""
        return not self._ord.get(nokkel)

    def raa(self, nokkel: str) -> str:
        """Return the words as they are written, without values; empty when the language lacks it."""
        return self._ord.get(nokkel, "")

    def norsk(self, nokkel: str) -> str:
        """Return the shipped Norwegian text, which is what staff read and what is stored."""
        return standard(RESERVE)[nokkel]

    def _bokmal(self, nokkel: str) -> str:
        """Return this version's Norwegian; a text that is younger than the version is as shipped."""
        tekst = self._reserve.get(nokkel) or standard(RESERVE).get(nokkel)
        if tekst is None and nokkel.startswith(INTERESSE):
            kode = nokkel.removeprefix(INTERESSE)
            return _interesser().get((kode, RESERVE), kode)
        if tekst is None:
            raise KeyError(nokkel)
        return tekst
