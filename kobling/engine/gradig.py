"""A quick plan without a promise, for when time is up before the exact one is found."""

from collections.abc import Iterable

import numpy as np

from kobling.engine.instans import Instans, Valg


def los_gradig(instans: Instans) -> Valg:
    """Give people with fewest choices their best first, then share out what is left by score."""
    ingen = np.zeros(len(instans.person), dtype=np.bool_)
    antall = np.bincount(instans.person, minlength=instans.antall_personer)
    forst = np.lexsort((-instans.score, instans.person, antall[instans.person]))
    forste = _del_ut(instans, ingen, forst.tolist(), np.minimum(instans.k, 1).tolist())
    return fyll_opp(instans, forste)


def fyll_opp(instans: Instans, valgt: Valg) -> Valg:
    """Share out the places that a plan leaves, the best scores first."""
    etter_poeng = np.argsort(-instans.score, kind="stable")
    return _del_ut(instans, valgt, etter_poeng.tolist(), instans.k.tolist())


def _del_ut(instans: Instans, valgt: Valg, orden: Iterable[int], hver: list[int]) -> Valg:
    """Take pairs in an order for as long as there is room; `hver` is how many each may have."""
    personer, tilbud = instans.antall_personer, len(instans.plasser)
    har = np.bincount(instans.person[valgt], minlength=personer).tolist()
    brukt = np.bincount(instans.tilbud[valgt], minlength=tilbud).tolist()
    plasser, ut = instans.plasser.tolist(), valgt.copy()
    person, nye = instans.person.tolist(), instans.tilbud.tolist()
    for par in orden:
        i, j = person[par], nye[par]
        if not ut[par] and har[i] < hver[i] and brukt[j] < plasser[j]:
            ut[par] = True
            har[i] += 1
            brukt[j] += 1
    return ut
