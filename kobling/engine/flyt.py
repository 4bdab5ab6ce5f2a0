"""The most valuable plan as one min-cost flow over all pairs, solved exactly."""

import numpy as np

from kobling.engine.instans import Instans, Valg
from kobling.engine.nett import LoserenGaOpp, Nett


__all__ = ["LoserenGaOpp", "los_flyt"]


def los_flyt(instans: Instans) -> Valg:
    """
    Choose the pairs of a most valuable plan.

    Each person sends k units, to offers or to nothing; the first unit to nothing costs the
    bonus. The same arrays always give the same plan, and the arrays are in canonical order.
    Raises: LoserenGaOpp when the solver does not reach the optimum.
    """
    par = len(instans.person)
    if not par:
        return np.zeros(0, dtype=np.bool_)
    personer, tilbud = len(instans.k), len(instans.plasser)
    bunn = personer + tilbud
    folk, noder = np.arange(personer), np.arange(personer, bunn)
    forste = np.minimum(instans.k, 1)
    nett = Nett(bunn + 1)
    nett.kant(instans.person, instans.tilbud + personer, 1, -instans.score)
    nett.kant(folk, bunn, instans.k - forste)
    nett.kant(folk, bunn, forste, instans.bonus)
    nett.kant(noder, bunn, instans.plasser)
    tilforsel = np.concatenate([instans.k, np.zeros(tilbud + 1, dtype=np.int64)])
    tilforsel[bunn] = -int(instans.k.sum())
    valgt: Valg = nett.los(tilforsel, les=par) > 0
    return valgt
