"""A network of arcs with room and cost, handed to the flow solver."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

from kobling.engine.instans import Heltall64


Kolonne: TypeAlias = npt.ArrayLike
Heltall32: TypeAlias = npt.NDArray[np.int32]
# The solver multiplies costs by the number of nodes; beyond this it would give up.
STORST = 2**60


class LoserenGaOpp(RuntimeError):
    """The flow solver did not return an optimal plan."""


@dataclass(slots=True)
class Nett:
    """Arcs in the order they were added; nodes are numbered from 0."""

    antall_noder: int
    hale: list[Heltall32] = field(default_factory=list)
    hode: list[Heltall32] = field(default_factory=list)
    plass: list[Heltall64] = field(default_factory=list)
    kost: list[Heltall64] = field(default_factory=list)

    def kant(self, hale: Kolonne, hode: Kolonne, plass: Kolonne, kost: Kolonne = 0) -> None:
        """Add arcs; single numbers are repeated for all of them."""
        rader = np.broadcast_arrays(hale, hode, plass, kost)
        self.hale.append(rader[0].astype(np.int32))
        self.hode.append(rader[1].astype(np.int32))
        self.plass.append(rader[2].astype(np.int64))
        self.kost.append(rader[3].astype(np.int64))

    def los(self, tilforsel: Sequence[int] | Heltall64, *, les: int) -> Heltall64:
        """
        Send the supplies through as cheaply as possible; return the flow of the first arcs.

        The same arcs in the same order always give the same answer. The arcs are handed over:
        the solver holds its own copy, and two of a county's would be the peak of memory.
        Raises: LoserenGaOpp when the solver does not reach the optimum.
        """
        storst = max(max(int(k.max(initial=0)), -int(k.min(initial=0))) for k in self.kost)
        if storst * (self.antall_noder + 1) > STORST:
            raise LoserenGaOpp
        loser = min_cost_flow.SimpleMinCostFlow()
        buer = loser.add_arcs_with_capacity_and_unit_cost(*self._gi_fra_seg())[:les].copy()
        loser.set_nodes_supplies(
            np.arange(self.antall_noder, dtype=np.int32), np.asarray(tilforsel, dtype=np.int64)
        )
        if loser.solve() != loser.OPTIMAL:
            raise LoserenGaOpp
        strom: Heltall64 = np.asarray(loser.flows(buer), dtype=np.int64)
        return strom

    def _gi_fra_seg(self) -> tuple[Heltall32, Heltall32, Heltall64, Heltall64]:
        """Join the arcs' columns, and let go of the parts."""
        hele = (
            np.concatenate(self.hale),
            np.concatenate(self.hode),
            np.concatenate(self.plass),
            np.concatenate(self.kost),
        )
        self.hale, self.hode, self.plass, self.kost = [], [], [], []
        return hele
