"""
The value of an instance file by HiGHS, as a command.

A process of its own: OR-tools carries another HiGHS inside, and the two cannot be loaded together.
"""

import sys

import highspy
import numpy as np


def verdi(data: dict[str, np.ndarray]) -> int:
    """Solve the plan as a linear program; its matrix is totally unimodular."""
    modell = highspy.Highs()
    modell.silent()
    x = [modell.addVariable(0, 1, -int(s)) for s in data["score"]]
    y = [modell.addVariable(0, 1, -int(b)) for b in data["bonus"]]
    for rader, grenser in ((data["person"], data["k"]), (data["offer"], data["seats"])):
        for nummer, grense in enumerate(grenser):
            egne = np.flatnonzero(rader == nummer)
            if egne.size:
                modell.addConstr(sum(x[p] for p in egne) <= int(grense))
    for i, dekket in enumerate(y):
        egne = np.flatnonzero(data["person"] == i)
        modell.addConstr(dekket - sum((x[p] for p in egne), start=0 * dekket) <= 0)
    modell.run()
    return -round(modell.getInfo().objective_function_value)


def nivaer(data: dict[str, np.ndarray]) -> list[int]:
    """
    Solve the whole model level by level, each held at its best before the next.

    One unknown for each pair, one for the pair being somebody's first suggestion, and one for
    each person's second suggestion.
    """
    modell = highspy.Highs()
    modell.silent()
    antall, folk = len(data["person"]), len(data["k"])
    x = [modell.addVariable(0, 1) for _ in range(antall)]
    u = [modell.addVariable(0, 1) for _ in range(antall)]
    z = [modell.addVariable(0, 1) for _ in range(folk)]
    for forste, valgt in zip(u, x, strict=True):
        modell.addConstr(forste - valgt <= 0)
    for j, plasser in enumerate(data["seats"]):
        if (egne := np.flatnonzero(data["offer"] == j)).size:
            modell.addConstr(sum(x[p] for p in egne) <= int(plasser))
    for i, k in enumerate(data["k"]):
        egne = np.flatnonzero(data["person"] == i)
        if not egne.size:
            modell.addConstr(z[i] <= 0)
            continue
        modell.addConstr(sum(x[p] for p in egne) <= int(k))
        modell.addConstr(sum(u[p] for p in egne) <= 1)
        modell.addConstr(z[i] - sum(x[p] for p in egne) + sum(u[p] for p in egne) <= 0)
    ventet, trinn = data["waited"][data["person"]], data["grade"]
    mal = [
        sum(u),
        sum(int(v) * f for v, f in zip(ventet, u, strict=True)),
        *(sum(f for f, t in zip(u, trinn, strict=True) if t >= g) + 0 * u[0] for g in range(2, 6)),
        sum(z),
        sum(int(s) * valgt for s, valgt in zip(data["score"], x, strict=True)),
    ]
    ut = []
    for uttrykk in mal:
        modell.maximize(uttrykk)
        ut.append(round(modell.getInfo().objective_function_value))
        modell.addConstr(uttrykk >= ut[-1] - 1e-6)
    return ut


if __name__ == "__main__":
    for sti in sys.argv[1:]:
        with np.load(sti) as fil:
            innhold = dict(fil)
        print(*(nivaer(innhold) if "grade" in innhold else [verdi(innhold)]))
