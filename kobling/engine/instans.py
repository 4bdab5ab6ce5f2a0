"""The plan's problem as plain integer arrays, and its objective."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt


Heltall64: TypeAlias = npt.NDArray[np.int64]
Valg: TypeAlias = npt.NDArray[np.bool_]


class UgyldigInstans(ValueError):
    """Arrays that do not describe a problem."""


@dataclass(frozen=True, slots=True)
class Instans:
    """
    People (rows), offers (columns) and pairs, always in the order of row and column.

    Units: `score` and `bonus` in points, `plasser` and `k` whole places and suggestions.
    """

    person: Heltall64
    tilbud: Heltall64
    score: Heltall64
    plasser: Heltall64
    k: Heltall64
    bonus: Heltall64

    @property
    def antall_personer(self) -> int:
        """Count the people, those without pairs included."""
        return len(self.k)

    def dekket(self, valgt: Valg) -> int:
        """Count the people who get at least one of the chosen pairs."""
        return int(np.count_nonzero(np.bincount(self.person[valgt])))

    def verdi(self, valgt: Valg) -> int:
        """Add up the scores of the chosen pairs and the bonus of everybody covered."""
        har_en = np.bincount(self.person[valgt], minlength=self.antall_personer) > 0
        return int(self.score[valgt].sum()) + int(self.bonus[har_en].sum())

    def bare_dekning(self) -> "Instans":
        """Return the same problem where only being covered counts."""
        return Instans(
            self.person,
            self.tilbud,
            np.zeros_like(self.score),
            self.plasser,
            np.minimum(self.k, 1),
            np.minimum(self.bonus, 1),
        )


def lag_instans(
    par: tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike],
    *,
    plasser: npt.ArrayLike,
    k: npt.ArrayLike,
    bonus: npt.ArrayLike,
) -> tuple[Instans, npt.NDArray[np.intp]]:
    """
    Put pairs in their canonical order; also return where each sorted pair came from.

    Raises: UgyldigInstans for negative places or positions outside people and offers.
    """
    person, tilbud, score = (np.asarray(rad, dtype=np.int64) for rad in par)
    plasser_, k_, bonus_ = (np.asarray(rad, dtype=np.int64) for rad in (plasser, k, bonus))
    if min(plasser_.min(initial=0), k_.min(initial=0), bonus_.min(initial=0)) < 0:
        raise UgyldigInstans("negativ")
    if person.size:
        utenfor = person.max() >= len(k_) or tilbud.max() >= len(plasser_)
        if utenfor or min(person.min(), tilbud.min()) < 0:
            raise UgyldigInstans("utenfor")
    nokkel = person * max(1, len(plasser_)) + tilbud
    if np.all(nokkel[1:] > nokkel[:-1]):
        orden = np.arange(len(nokkel), dtype=np.intp)
    else:
        orden = np.argsort(nokkel, kind="stable")
        if np.any(nokkel[orden][1:] == nokkel[orden][:-1]):
            raise UgyldigInstans("dobbelt")
        person, tilbud, score = person[orden], tilbud[orden], score[orden]
    return Instans(person, tilbud, score, plasser_, k_, bonus_), orden


def trygg_bonus(antall_tilbud: int, mest: int) -> int:
    """
    Give a bonus so large that one more person covered beats every score.

    An exchange that covers one more person passes each offer at most once, so it loses less
    than one full score an offer; twice that also keeps the two sizes of prices apart.
    """
    return max(1_000_000, 2 * (antall_tilbud + 1) * mest)
