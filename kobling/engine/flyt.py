"""The most valuable plan as one min-cost flow over all pairs, solved exactly."""

import numpy as np
from ortools.graph.python import min_cost_flow

from kobling.engine.instans import Instans, Valg


class LoserenGaOpp(RuntimeError):
    """The flow solver did not return an optimal plan."""


def los_flyt(instans: Instans) -> Valg:
    """
    Choose the pairs of a most valuable plan.

    Each person sends k units, to offers or to nothing; the first unit to nothing costs the
    bonus. The same arrays always give the same plan, and the arrays are in canonical order.
    Raises: LoserenGaOpp when the solver does not reach the optimum.
    """
    if not instans.person.size:
        return np.zeros(0, dtype=np.bool_)
    personer, tilbud = len(instans.k), len(instans.plasser)
    bunn = personer + tilbud
    folk = np.arange(personer, dtype=np.int32)
    noder = np.arange(personer, bunn, dtype=np.int32)
    hale = np.concatenate([instans.person, folk, folk, noder])
    hode = np.concatenate(
        [instans.tilbud + personer, np.full(2 * personer + tilbud, bunn, dtype=np.int64)]
    )
    forste = np.minimum(instans.k, 1)
    plass = np.concatenate(
        [np.ones_like(instans.person), instans.k - forste, forste, instans.plasser]
    )
    null = np.zeros(tilbud, dtype=np.int64)
    pris = np.concatenate([-instans.score, np.zeros(personer, dtype=np.int64), instans.bonus, null])
    loser = min_cost_flow.SimpleMinCostFlow()
    buer = loser.add_arcs_with_capacity_and_unit_cost(
        hale.astype(np.int32), hode.astype(np.int32), plass, pris
    )
    loser.set_nodes_supplies(
        np.arange(bunn + 1, dtype=np.int32),
        np.concatenate([instans.k, null, [-int(instans.k.sum())]]).astype(np.int64),
    )
    if loser.solve() != loser.OPTIMAL:
        raise LoserenGaOpp
    valgt: Valg = np.asarray(loser.flows(buer[: len(instans.person)])) > 0
    return valgt
