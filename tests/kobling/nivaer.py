"""Tiny whole problems, all their plans by counting, and the judge's word on one."""

import itertools
import random

import numpy as np

from kobling.engine.bevis_nivaer import Nivadom, Sak, dom_over
from kobling.engine.instans import lag_instans
from kobling.engine.modell import Modell, lag_modell
from kobling.engine.nivalos import Nivalosning


def lag_liten(fro: int) -> Modell:
    """Draw a problem with ties, accepted pairs, empty offers and people who want nothing."""
    trekk = random.Random(fro)
    personer, tilbud = trekk.randint(1, 4), trekk.randint(1, 4)
    alle = list(itertools.product(range(personer), range(tilbud)))
    par = trekk.sample(alle, min(len(alle), trekk.randint(0, 8)))
    utvalg = (80, 90) if trekk.random() < 0.3 else range(80, 131)
    faste = np.array([trekk.choice((0, 0, 0, 1, 2)) for _ in range(personer)])
    instans, _ = lag_instans(
        ([i for i, _ in par], [j for _, j in par], [trekk.choice(utvalg) for _ in par]),
        plasser=[trekk.randint(0, 2) for _ in range(tilbud)],
        k=[trekk.randint(0, 3) for _ in range(personer)],
        bonus=faste == 0,
    )
    return lag_modell(
        instans,
        trinn=1 + sum((instans.score >= g).astype(np.int64) for g in trekk.sample(range(131), 4)),
        ventet=np.array([trekk.choice((0, 1, 5, 30)) for _ in range(personer)]),
        faste=faste,
        jevnhet=trekk.random() < 0.8,
    )


def er_lovlig(modell: Modell, maske: np.ndarray) -> bool:
    """Say whether a set of pairs keeps every limit."""
    instans = modell.instans
    per_person = np.bincount(instans.person[maske], minlength=len(instans.k))
    per_tilbud = np.bincount(instans.tilbud[maske], minlength=len(instans.plasser))
    return bool((per_person <= instans.k).all() and (per_tilbud <= instans.plasser).all())


def beste_ved_opptelling(modell: Modell) -> tuple[int, ...]:
    """Try every set of pairs; counted here from the words of the objective, not by the engine."""
    mulige = itertools.product((False, True), repeat=len(modell.instans.person))
    masker = (np.array(valg, dtype=bool) for valg in mulige)
    return max(tell(modell, maske) for maske in masker if er_lovlig(modell, maske))


def tell(modell: Modell, maske: np.ndarray) -> tuple[int, ...]:
    """Count a plan's levels person by person."""
    instans = modell.instans
    dekket = ventet = to = 0
    per_trinn = [0, 0, 0, 0]
    for i in range(len(instans.k)):
        egne = np.flatnonzero(maske & (instans.person == i))
        to += bool(modell.andre[i]) and len(egne) >= modell.andre[i]
        if instans.bonus[i] and len(egne):
            dekket += 1
            ventet += int(modell.ventet[i])
            beste = max(modell.trinn[egne].tolist())
            per_trinn = [n + (beste >= t) for n, t in zip(per_trinn, (2, 3, 4, 5), strict=True)]
    poeng = int(instans.score[maske].sum())
    return (dekket, ventet, *per_trinn, *([to] if modell.jevnhet else []), poeng)


def doms(modell: Modell, losning: Nivalosning) -> Nivadom:
    """Let the independent judge count, from plain tables and the prices alone."""
    instans = modell.instans
    personer: dict[int, list[tuple[int, int, int]]] = {}
    kolonner = (instans.person, instans.tilbud, instans.score, modell.trinn)
    for i, *rad in zip(*(kolonne.tolist() for kolonne in kolonner), strict=True):
        personer.setdefault(i, []).append(tuple(rad))
    faste = np.where(instans.bonus > 0, 0, np.where(modell.andre == 1, 1, 2))
    sak = Sak(
        personer=personer.items(),
        plasser=dict(enumerate(instans.plasser.tolist())),
        k=dict(enumerate(instans.k.tolist())),
        ventet=dict(enumerate(modell.ventet.tolist())),
        faste=dict(enumerate(faste.tolist())),
        jevnhet=modell.jevnhet,
    )
    plan = zip(*(kolonne[losning.valgt].tolist() for kolonne in kolonner[:2]), strict=True)
    return dom_over(sak, list(plan), dict(enumerate(losning.priser.tolist())))
