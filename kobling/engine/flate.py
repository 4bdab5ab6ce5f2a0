"""The face: which pairs a plan may use when the levels before have all they can get."""

from dataclasses import dataclass

import numpy as np

from kobling.engine.instans import Valg
from kobling.engine.ledd import Indekser, Ledd, gruppestart, maks_per_gruppe, pluss, storre
from kobling.engine.modell import Modell
from kobling.engine.nivapriser import Pakket, hent_forste


@dataclass(frozen=True, slots=True)
class Flate:
    """
    What the levels so far leave open, from their prices alone.

    `forste` are the pairs that may be somebody's first; `ma_ha` those who must have one and
    `kan_ha` those who may; `full` offers have a price and give away every place, and `fri`
    pairs lie at offers without one, so that anybody may take them as a second or third.
    """

    forste: Indekser
    ma_ha: Valg
    kan_ha: Valg
    full: Valg
    fri: Valg


def hele(modell: Modell) -> Flate:
    """Give the face before any level: everything is open."""
    teller = modell.teller_forste
    personer, tilbud = len(teller), len(modell.instans.plasser)
    med = np.flatnonzero(teller[modell.instans.person])
    return Flate(
        forste=med,
        ma_ha=np.zeros(personer, dtype=np.bool_),
        kan_ha=teller,
        full=np.zeros(tilbud, dtype=np.bool_),
        fri=np.ones(len(modell.instans.person), dtype=np.bool_),
    )


def lag_flate(p: Pakket, priser: Ledd) -> Flate:
    """
    Keep the pairs of zero reduced cost: the best of each person at the levels' prices.

    Every best plan of the levels lies in the face, and every full plan in it is best.
    """
    instans, teller = p.modell.instans, p.modell.teller_forste
    med = np.flatnonzero(teller[instans.person])
    person, tilbud = instans.person[med], instans.tilbud[med]
    gevinst = pluss([-pris[tilbud] for pris in priser], hent_forste(p, person, p.modell.trinn[med]))
    starter = gruppestart(person)
    topp, like = _topp(gevinst, starter)
    null = [np.zeros_like(del_) for del_ in topp]
    ma_ha, kan_ha = np.zeros_like(teller), np.zeros_like(teller)
    ma_ha[person[starter]] = storre(topp, null)
    kan_ha[person[starter]] = ~storre(null, topp)
    full = storre(priser, [np.zeros_like(pris) for pris in priser])
    forste = med[like[kan_ha[person[like]]]]
    return Flate(forste, ma_ha, kan_ha, full, ~full[instans.tilbud])


def _topp(gevinst: Ledd, starter: Indekser) -> tuple[Ledd, Indekser]:
    if not starter.size:
        return gevinst, starter
    return maks_per_gruppe(gevinst, starter)
