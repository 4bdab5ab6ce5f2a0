"""
Hides small counts so that nothing hidden can be computed back; pure, no Django.

A count of 1-4 could point to a person. Hiding it is not enough when the total is known, so other
cells of the same table are hidden with it until a reader learns no more than "1 to 4". What is
known to the reader is: the published cells, the total, that a small cell is 1-4 and that any
other hidden cell is at least 5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


GRENSE = 5


class Vises(StrEnum):
    """How one cell is shown."""

    TALL = "tall"
    FAERRE = "faerre_enn_5"
    SKJULT = "vises_ikke"


@dataclass(frozen=True)
class Celle:
    """One cell as published: `antall` is None unless the number itself is shown."""

    vises: Vises
    antall: int | None = None


@dataclass(frozen=True)
class Fordeling:
    """A total and its parts as published; `celler` is None when there is too little to divide."""

    total: Celle
    celler: dict[str, Celle] | None


def er_liten(antall: int) -> bool:
    """This function will tell whether a count could point to somebody."""
    return 0 < antall < GRENSE


def enkelt(antall: int) -> Celle:
    """This function will publish one count that is part of no total."""
    return Celle(Vises.FAERRE) if er_liten(antall) else Celle(Vises.TALL, antall)


def andel(antall: int, *, av: int) -> Celle:
    """This function will publish a count out of a known whole; those left over are people too."""
    return Celle(Vises.SKJULT) if er_liten(av - antall) and antall >= GRENSE else enkelt(antall)


def fordeling(deler: Mapping[str, int]) -> Fordeling:
    """
    This function will publish the parts of a whole together with their total.

    The parts must not overlap. Small parts are hidden; then the smallest other parts are hidden,
    one by one, until each small part may be anything from 1 to 4 for all that a reader knows.
    When that cannot be reached, no part is shown at all.

    Source: trust.md, statistics; domain.md H5.
    """
    total = sum(deler.values())
    if er_liten(total):
        return Fordeling(Celle(Vises.FAERRE), None)
    sma = {navn for navn, antall in deler.items() if er_liten(antall)}
    andre = sorted((antall, navn) for navn, antall in deler.items() if antall and navn not in sma)
    med: set[str] = set()
    while not _trygt([deler[n] for n in sma], [deler[n] for n in med]):
        if not andre:
            return Fordeling(Celle(Vises.TALL, total), None)
        med.add(andre.pop(0)[1])
    return Fordeling(
        Celle(Vises.TALL, total),
        {navn: _celle(antall, skjul=navn in med) for navn, antall in deler.items()},
    )


def _celle(antall: int, *, skjul: bool) -> Celle:
    return Celle(Vises.SKJULT) if skjul else enkelt(antall)


def _trygt(sma: Sequence[int], med: Sequence[int]) -> bool:
    """Tell whether the sum of the hidden cells leaves every small one anywhere from 1 to 4."""
    if not sma:
        return True
    rest, flere = sum(sma) + sum(med), len(sma) - 1
    lavest_ellers = flere + GRENSE * len(med)
    hoyest_ellers = None if med else flere * (GRENSE - 1)
    kan_vaere_fire = rest - (GRENSE - 1) >= lavest_ellers
    kan_vaere_en = hoyest_ellers is None or rest - 1 <= hoyest_ellers
    return kan_vaere_fire and kan_vaere_en


def trapp(trinn: Sequence[tuple[str, int]]) -> list[tuple[str, Celle]]:
    """
    This function will publish counts where each step is part of the one before.

    A step whose difference from the last published one is 1-4 is hidden: the difference is
    people too.
    """
    ut: list[tuple[str, Celle]] = []
    forrige: int | None = None
    for navn, antall in trinn:
        if forrige is not None and er_liten(forrige - antall) and not er_liten(antall):
            ut.append((navn, Celle(Vises.SKJULT)))
            continue
        celle = enkelt(antall)
        if celle.antall is not None:
            forrige = antall
        ut.append((navn, celle))
    return ut
