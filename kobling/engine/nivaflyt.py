"""The flows that solve the levels: first suggestions on a face, then all suggestions."""

import numpy as np

from kobling.engine.flate import Flate
from kobling.engine.instans import Heltall64, Valg
from kobling.engine.modell import Modell
from kobling.engine.nett import Nett


def los_forste(
    modell: Modell, flate: Flate, verdi: Heltall64, uavgjort: Heltall64 | None = None
) -> Valg:
    """
    Choose first suggestions of the greatest value among those that the face leaves open.

    Units: `verdi` by person and grade; `uavgjort` by pair, added to it.
    Raises: LoserenGaOpp when the solver does not reach the optimum.
    """
    instans = modell.instans
    valgt = np.zeros(len(instans.person), dtype=np.bool_)
    par = flate.forste
    if not par.size:
        return valgt
    folk, nummer = np.unique(instans.person[par], return_inverse=True)
    personer, tilbud = len(folk), len(instans.plasser)
    bunn = personer + tilbud
    nett = Nett(bunn + 1)
    kost = -verdi[instans.person[par], modell.trinn[par]]
    if uavgjort is not None:
        kost -= uavgjort[par]
    nett.kant(nummer, instans.tilbud[par] + personer, 1, kost)
    nett.kant(np.flatnonzero(~flate.ma_ha[folk]), bunn, 1)
    apne = np.flatnonzero(~flate.full)
    nett.kant(personer + apne, bunn, instans.plasser[apne])
    tilforsel = np.zeros(bunn + 1, dtype=np.int64)
    tilforsel[:personer] = 1
    tilforsel[personer:bunn] = np.where(flate.full, -instans.plasser, 0)
    tilforsel[bunn] = -tilforsel.sum()
    valgt[par] = nett.los(tilforsel, les=len(par)) > 0
    return valgt


def los_resten(modell: Modell, flate: Flate) -> Valg:
    """
    Choose all suggestions: evenness first, then the largest total score, inside the face.

    Each person has three nodes: one for the first suggestion, one for the rest, and one
    between them for pairs that may be either, so that no pair is taken twice.
    Raises: LoserenGaOpp when the solver does not reach the optimum.
    """
    instans = modell.instans
    n, tilbud = len(instans.k), len(instans.plasser)
    som_forste = np.zeros(len(instans.person), dtype=np.bool_)
    som_forste[flate.forste] = True
    fri = flate.fri & (instans.k[instans.person] > 0)
    par = np.flatnonzero(som_forste | fri)
    valgt = np.zeros(len(instans.person), dtype=np.bool_)
    if not par.size:
        return valgt
    person = instans.person[par]
    begge = som_forste[par] & fri[par]
    hale = person + np.where(begge, 2 * n, np.where(som_forste[par], 0, n))
    nett = Nett(3 * n + tilbud + 1)
    nett.kant(hale, 3 * n + instans.tilbud[par], 1, -instans.score[par])
    tilforsel = _personkanter(nett, modell, flate, np.bincount(person[begge], minlength=n) > 0)
    apne = np.flatnonzero(~flate.full)
    bunn = 3 * n + tilbud
    nett.kant(3 * n + apne, bunn, instans.plasser[apne])
    tilforsel[3 * n : bunn] = np.where(flate.full, -instans.plasser, 0)
    tilforsel[bunn] = -tilforsel.sum()
    valgt[par] = nett.los(tilforsel, les=len(par)) > 0
    return valgt


def _personkanter(nett: Nett, modell: Modell, flate: Flate, mellom: Valg) -> Heltall64:
    """Add the arcs inside each person and to nothing; return all nodes' supplies so far."""
    instans = modell.instans
    n, bunn = len(instans.k), nett.antall_noder - 1
    forste = flate.kan_ha.astype(np.int64)
    # Who is left without a first suggestion by the levels before gets no other either:
    # every pair at an offer without a price would have been one.
    resten = np.where(modell.teller_forste, forste * (instans.k - 1), instans.k)
    nett.kant(np.flatnonzero(flate.kan_ha & ~flate.ma_ha), bunn, 1)
    m = np.flatnonzero(mellom)
    nett.kant(m, 2 * n + m, forste[m])
    nett.kant(n + m, 2 * n + m, resten[m])
    rest = np.flatnonzero(resten)
    savn = _savn(modell) if modell.jevnhet else 0
    # The last unit sent to nothing is the second suggestion that is missed.
    teller = ((modell.andre > 0) & (resten > 0))[rest].astype(np.int64)
    ledig = resten[rest] - teller
    nett.kant(n + rest, bunn, ledig)
    nett.kant(n + rest, bunn, teller, savn)
    tilforsel = np.zeros(nett.antall_noder, dtype=np.int64)
    tilforsel[:n], tilforsel[n : 2 * n] = forste, resten
    return tilforsel


def _savn(modell: Modell) -> int:
    """Give a cost so high that one more second suggestion beats every exchange of scores."""
    mest = int(modell.instans.score.max(initial=0))
    return mest * (len(modell.instans.plasser) + 2) + 1
