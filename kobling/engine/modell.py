"""The whole objective as levels, and what each person and pair adds to them."""

from dataclasses import dataclass

import numpy as np

from kobling.engine.instans import Heltall64, Instans, Valg


DEKNING, VENTETID, JEVNHET, POENG = "dekning", "ventetid", "jevnhet", "poeng"
TRINN = ("trinn_2", "trinn_3", "trinn_4", "trinn_5")
FORSTE = (DEKNING, VENTETID, *TRINN)
ANTALL_TRINN = 5
# Ten years; more would only cost room in the whole numbers.
MEST_UKER = 520


def ventepoeng(uker: int, *, hadde: bool, sett: int = 0) -> int:
    """
    Put people in order: two points for each week waited, and one for having suggestions already.

    Before all others stand those with a suggestion that a coordinator has seen: first when it
    still fits (`sett` is 2), then when it no longer does (1).
    """
    return 2 * min(max(uker, 0), MEST_UKER) + hadde + (2 * MEST_UKER + 2) * sett


@dataclass(frozen=True, slots=True)
class Modell:
    """
    A plan's problem with everything that the levels ask about.

    Units: `trinn` is the grade 1-5 of each pair, `ventet` the waiting points of each person. `andre`
    says which of a person's suggestions is the second one, accepted pairs counted (0: none is).
    A person's first suggestion counts where the instance has a bonus.
    """

    instans: Instans
    trinn: Heltall64
    ventet: Heltall64
    andre: Heltall64
    jevnhet: bool = True

    @property
    def nivaer(self) -> tuple[str, ...]:
        """The names of the levels, the most important first."""
        return (*FORSTE, JEVNHET, POENG) if self.jevnhet else (*FORSTE, POENG)

    @property
    def teller_forste(self) -> Valg:
        """Who has a first suggestion to get."""
        teller: Valg = (self.instans.bonus > 0) & (self.instans.k > 0)
        return teller

    def mest(self, niva: str) -> int:
        """Give the most that one suggestion can add to a level."""
        if niva == VENTETID:
            return int(self.ventet.max(initial=0))
        return int(self.instans.score.max(initial=0)) if niva == POENG else 1

    def forste(self, niva: str) -> Heltall64:
        """Give what a first suggestion adds, by person and grade; grade 0 is no suggestion."""
        trinn = np.arange(ANTALL_TRINN + 1)
        if niva in TRINN:
            gir = (trinn >= 2 + TRINN.index(niva)).astype(np.int64)
        else:
            gir = (trinn >= 1).astype(np.int64)
        folk = self.ventet if niva == VENTETID else np.ones_like(self.ventet)
        return np.outer(np.where(self.teller_forste, folk, 0), gir)

    def verdier(self, valgt: Valg) -> tuple[int, ...]:
        """Count what a plan is worth on each level."""
        instans = self.instans
        beste = np.zeros(instans.antall_personer, dtype=np.int64)
        np.maximum.at(beste, instans.person[valgt], self.trinn[valgt])
        folk = np.arange(instans.antall_personer)
        antall = np.bincount(instans.person[valgt], minlength=instans.antall_personer)
        verdi = {niva: int(self.forste(niva)[folk, beste].sum()) for niva in FORSTE}
        verdi[JEVNHET] = int(((self.andre > 0) & (antall >= self.andre)).sum())
        verdi[POENG] = int(instans.score[valgt].sum())
        return tuple(verdi[niva] for niva in self.nivaer)


def lag_modell(
    instans: Instans,
    *,
    trinn: Heltall64,
    ventet: Heltall64,
    faste: Heltall64,
    jevnhet: bool = True,
) -> Modell:
    """
    Put the levels' facts beside an instance.

    Units: `trinn` by pair in the instance's order, `ventet` in waiting points, `faste` accepted
    pairs by person.
    """
    andre = np.where(faste < 2, 2 - faste, 0)
    return Modell(
        instans,
        trinn,
        ventet,
        np.where(andre <= instans.k, andre, 0),
        jevnhet,
    )
