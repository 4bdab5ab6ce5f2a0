"""Values of many levels in a few whole numbers that compare like the levels do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kobling.engine.instans import Heltall64, Valg


# One array for each limb, the most important first.
Ledd: TypeAlias = list[Heltall64]
Indekser: TypeAlias = npt.NDArray[np.intp]
ROM = 2**60
# Below everything that fits, and far enough from the end that something may be added.
INGEN = -(2**62)


@dataclass(frozen=True, slots=True)
class Pakking:
    """Where each level lies: its limb, and what one unit of it is there."""

    ledd: tuple[int, ...]
    enhet: tuple[int, ...]
    base: tuple[int, ...]

    @property
    def antall(self) -> int:
        """Count the limbs."""
        return self.ledd[-1] + 1

    def pakk(self, deler: Sequence[npt.ArrayLike]) -> Ledd:
        """Put the levels' arrays together."""
        ut: Ledd = [np.zeros_like(np.asarray(deler[0], dtype=np.int64))] * self.antall
        for del_, ledd, enhet in zip(deler, self.ledd, self.enhet, strict=True):
            ut[ledd] = ut[ledd] + np.asarray(del_, dtype=np.int64) * enhet
        return ut

    def pakk_ut(self, ledd: Ledd) -> list[Heltall64]:
        """Take the levels apart again; each may be negative."""
        rest = list(ledd)
        ut: list[Heltall64] = []
        for nummer, base in zip(reversed(self.ledd), reversed(self.base), strict=True):
            halv = base // 2
            siffer = (rest[nummer] + halv) % base - halv
            rest[nummer] = (rest[nummer] - siffer) // base
            ut.append(siffer)
        return ut[::-1]


def lag_pakking(mest: Sequence[int], omfang: int) -> Pakking:
    """
    Lay levels out in limbs, so that sums of `omfang` times the most of a level still fit.

    Units: `mest` is the most that one suggestion adds to each level.
    """
    base = tuple(2 * m * omfang + 1 for m in mest)
    ledd, rom = [0], base[0]
    for b in base[1:]:
        ny = rom * b > ROM
        ledd.append(ledd[-1] + ny)
        rom = b if ny else rom * b
    enhet = [1] * len(base)
    for i in range(len(base) - 2, -1, -1):
        enhet[i] = enhet[i + 1] * base[i + 1] if ledd[i] == ledd[i + 1] else 1
    return Pakking(tuple(ledd), tuple(enhet), base)


def storre(a: Ledd, b: Ledd) -> Valg:
    """Compare element by element, the most important limb first."""
    ut: Valg = a[-1] > b[-1]
    for x, y in zip(reversed(a[:-1]), reversed(b[:-1]), strict=True):
        ut = (x > y) | ((x == y) & ut)
    return ut


def velg(hvor: Valg, a: Ledd, b: Ledd) -> Ledd:
    """Take from the first where the condition holds, else from the second."""
    return [np.where(hvor, x, y) for x, y in zip(a, b, strict=True)]


def pluss(a: Ledd, b: Ledd) -> Ledd:
    """Add limb by limb."""
    return [x + y for x, y in zip(a, b, strict=True)]


def hent(a: Ledd, hvor: Indekser | Heltall64 | Valg) -> Ledd:
    """Read the same places of every limb."""
    return [x[hvor] for x in a]


def gruppestart(nokkel: Heltall64) -> Indekser:
    """Find where each group of equal, adjacent keys begins."""
    if not nokkel.size:
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(np.r_[True, nokkel[1:] != nokkel[:-1]])


def maks_per_gruppe(a: Ledd, starter: Indekser) -> tuple[Ledd, Indekser]:
    """Give the greatest of each group, and the places of all that are as great, in order."""
    lengder = np.diff(np.r_[starter, len(a[0])])
    gruppe = np.repeat(np.arange(len(starter)), lengder)
    topp = np.maximum.reduceat(a[0], starter)
    ut, med = [topp], np.flatnonzero(a[0] == topp[gruppe])
    for neste in a[1:]:
        egen = gruppe[med]
        topp = np.maximum.reduceat(neste[med], gruppestart(egen))
        ut.append(topp)
        med = med[neste[med] == topp[egen]]
    return ut, med
