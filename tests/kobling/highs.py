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


if __name__ == "__main__":
    for sti in sys.argv[1:]:
        with np.load(sti) as fil:
            print(verdi(dict(fil)))
