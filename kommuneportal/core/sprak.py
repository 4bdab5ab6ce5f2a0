"""The languages of people: tag, Norwegian name, own name, direction."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sprak:
    """One language; `egennavn` is how its speakers write it."""

    tag: str
    navn: str
    egennavn: str
    retning: str
    # The language to use when there are no words in this one.
    reservetag: str


@lru_cache(maxsize=1)
def sprakliste() -> dict[str, Sprak]:
    """This function will give all languages by tag, in the order of the committed table."""
    sti = Path(__file__).parent / "data" / "sprak.csv"
    with sti.open(encoding="utf-8", newline="") as fil:
        return {
            rad["tag"]: Sprak(
                rad["tag"], rad["navn_nb"], rad["egennavn"], rad["retning"], rad["reservetag"]
            )
            for rad in csv.DictReader(fil, delimiter=";")
        }


def spraknavn(tag: str) -> str:
    """This function will give the Norwegian name of a language, or the tag when it is unknown."""
    sprak = sprakliste().get(tag)
    return sprak.navn if sprak else tag


def sprakvalg() -> list[tuple[str, str]]:
    """This function will give pairs for a form: tag, and own name with the Norwegian one."""
    return [
        (s.tag, s.egennavn if s.egennavn == s.navn else f"{s.egennavn} ({s.navn})")
        for s in sorted(sprakliste().values(), key=lambda s: s.navn)
    ]
