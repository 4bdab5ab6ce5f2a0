"""A quick plan without a promise, for when time is up before the exact one is found."""

import numpy as np

from kobling.engine.instans import Instans, Valg


def los_gradig(instans: Instans) -> Valg:
    """Give people with fewest choices their best first, then share out what is left by score."""
    ledig = instans.plasser.tolist()
    rom = instans.k.tolist()
    valgt = np.zeros(len(instans.person), dtype=np.bool_)
    person, tilbud = instans.person.tolist(), instans.tilbud.tolist()
    antall = np.bincount(instans.person, minlength=instans.antall_personer)
    forst = np.lexsort((-instans.score, instans.person, antall[instans.person]))
    har_en: set[int] = set()
    for par in forst.tolist():
        i, j = person[par], tilbud[par]
        if i not in har_en and rom[i] and ledig[j]:
            har_en.add(i)
            valgt[par] = True
            rom[i] -= 1
            ledig[j] -= 1
    for par in np.argsort(-instans.score, kind="stable").tolist():
        i, j = person[par], tilbud[par]
        if not valgt[par] and rom[i] and ledig[j]:
            valgt[par] = True
            rom[i] -= 1
            ledig[j] -= 1
    return valgt
