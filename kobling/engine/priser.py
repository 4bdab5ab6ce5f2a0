"""A price for each place, and the bound that prices give on every possible plan."""

import numpy as np

from kobling.engine.instans import Heltall64, Instans, Valg


UENDELIG = np.iinfo(np.int64).max // 4


def finn_priser(instans: Instans, valgt: Valg, *, maks_runder: int | None = None) -> Heltall64:
    """
    Find the smallest prices that keep everybody content with a plan.

    These are longest paths in the residual graph, over offers only: a person who could gain
    by exchanging a place for another pushes the other's price up. With an optimal plan it ends
    by itself; with a poor one there are circles of gain, and `maks_runder` stops it.
    """
    priser = np.zeros(len(instans.plasser), dtype=np.int64)
    fritt = np.flatnonzero(~valgt)
    # Grouped by offer, so that each round is one reduction.
    fritt = fritt[np.argsort(instans.tilbud[fritt], kind="stable")]
    if not fritt.size:
        return priser
    person, tilbud, score = instans.person[fritt], instans.tilbud[fritt], instans.score[fritt]
    starter = np.flatnonzero(np.r_[True, tilbud[1:] != tilbud[:-1]])
    mal = tilbud[starter]
    egen_person, egen_tilbud = instans.person[valgt], instans.tilbud[valgt]
    egen_score = instans.score[valgt]
    grunn = _terskler_uten_bytte(instans, valgt)
    runder = 0
    while maks_runder is None or runder < maks_runder:
        runder += 1
        terskel = grunn.copy()
        np.minimum.at(terskel, egen_person, egen_score - priser[egen_tilbud])
        krav = np.maximum.reduceat(score - terskel[person], starter)
        stiger = krav > priser[mal]
        if not stiger.any():
            break
        priser[mal[stiger]] = krav[stiger]
    return priser


def _terskler_uten_bytte(instans: Instans, valgt: Valg) -> Heltall64:
    """Give what one more place is worth giving up, for people with room for it."""
    antall = np.bincount(instans.person[valgt], minlength=instans.antall_personer)
    full = antall >= instans.k
    terskler: Heltall64 = np.where(full, UENDELIG, np.where(antall == 0, -instans.bonus, 0))
    return terskler


def grense(instans: Instans, priser: Heltall64) -> int:
    """
    Add up the bound that no plan can pass, whatever the prices are.

    All places at their price, and what each person would gain at most by buying freely.
    """
    if not instans.person.size:
        return 0
    gevinst = instans.score - priser[instans.tilbud]
    starter = np.flatnonzero(np.r_[True, instans.person[1:] != instans.person[:-1]])
    folk = instans.person[starter]
    k = instans.k[folk]
    # Gain and position in one number, so that each person's best is found and set aside.
    lengde = len(gevinst)
    nokkel = gevinst * lengde + np.arange(lengde)
    sum_ = np.zeros(len(folk), dtype=np.int64)
    for nummer in range(int(k.max(initial=0))):
        best = np.maximum.reduceat(nokkel, starter)
        verdi, plass = np.divmod(best, lengde)
        finnes = best > -UENDELIG
        bidrag = verdi + instans.bonus[folk] if nummer == 0 else np.maximum(verdi, 0)
        sum_ += np.where(finnes & (nummer < k), bidrag, 0)
        nokkel[plass[finnes]] = -UENDELIG
    return int(instans.plasser @ priser) + int(np.maximum(sum_, 0).sum())


def beste_grense(instans: Instans, valgt: Valg) -> tuple[Heltall64, int]:
    """Find good prices for a plan that is not known to be best, trying a few stops on the way."""
    forslag = [finn_priser(instans, valgt, maks_runder=r) for r in (0, 1, 2, 4, 8, 16, 32)]
    return min(((p, grense(instans, p)) for p in forslag), key=lambda par: par[1])
