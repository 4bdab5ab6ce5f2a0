"""Plan a neutral instance file, and set the figures beside the bare solver and the naive loop."""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow

from kobling.engine.bevis import kontroller
from kobling.engine.instans import Instans, lag_instans
from kobling.engine.plan import Losning, los


class Klokke:
    """Seconds for each named stage of one run."""

    def __init__(self) -> None:
        self.sekunder: dict[str, float] = {}
        self._sist = time.perf_counter()

    def merk(self, trinn: str) -> None:
        """Note that a stage is over."""
        na = time.perf_counter()
        self.sekunder[trinn] = round(na - self._sist, 4)
        self._sist = na


def main(argumenter: list[str] | None = None) -> int:
    """Read an instance, plan it, write the plan and print the figures."""
    valg = _valg(argumenter)
    with np.load(valg.instans) as fil:
        data = {navn: fil[navn] for navn in fil.files}
    minne_for = _minne_mb()
    klokke = Klokke()
    instans, losning = planlegg(data, klokke)
    tall = _tall(instans, losning, klokke, _minne_mb(), minne_for)
    if valg.ut:
        lagre(valg.ut, instans, losning)
    tall |= _kontroll(instans, losning)
    tall |= _sammenlign(instans, sum(klokke.sekunder.values()), tall["covered"])
    if "optimum_value" in data:
        tall["optimum_value"] = int(data["optimum_value"])
        tall["optimum_covered"] = int(data["optimum_covered"])
    if valg.json:
        print(json.dumps(tall))
    else:
        print("\n".join(f"{navn:<22} {verdi}" for navn, verdi in tall.items()))
    return 0 if tall["checked"] else 1


def _valg(argumenter: list[str] | None) -> argparse.Namespace:
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("instans", type=Path, help="npz: person, offer, score, seats, k, bonus")
    leser.add_argument("--ut", type=Path, help="npz to write: person, offer, price")
    leser.add_argument("--json", action="store_true", help="print one JSON object")
    return leser.parse_args(argumenter)


def planlegg(data: dict[str, np.ndarray], klokke: Klokke) -> tuple[Instans, Losning]:
    """Turn the file's arrays into an instance and find the proved plan."""
    folk = int(data["people"]) if "people" in data else int(data["person"].max(initial=-1)) + 1
    instans, _ = lag_instans(
        (data["person"], data["offer"], data["score"]),
        plasser=data["seats"],
        k=np.broadcast_to(data["k"], folk),
        bonus=np.broadcast_to(data["bonus"], folk),
    )
    klokke.merk("ordne")
    return instans, los(instans, merk=klokke.merk)


def lagre(sti: Path, instans: Instans, losning: Losning) -> None:
    """Write the chosen pairs and one price for each offer."""
    np.savez_compressed(
        sti,
        person=instans.person[losning.valgt].astype(np.int32),
        offer=instans.tilbud[losning.valgt].astype(np.int32),
        price=losning.priser,
    )


def _tall(
    instans: Instans, losning: Losning, klokke: Klokke, minne: float, minne_for: float
) -> dict[str, object]:
    return {
        "people": instans.antall_personer,
        "offers": len(instans.plasser),
        "pairs": len(instans.person),
        "covered": instans.dekket(losning.valgt),
        "value": losning.verdi,
        "bound": losning.grense,
        "gap": losning.grense - losning.verdi,
        "method": str(losning.metode),
        **{f"seconds_{trinn}": sekunder for trinn, sekunder in klokke.sekunder.items()},
        "seconds": round(sum(klokke.sekunder.values()), 4),
        "peak_memory_mb": minne,
        "memory_at_start_mb": minne_for,
    }


def _kontroll(instans: Instans, losning: Losning) -> dict[str, object]:
    """Let the independent judge count again, from the prices alone."""
    start = time.perf_counter()
    par = list(zip(instans.person.tolist(), instans.tilbud.tolist(), strict=True))
    dom = kontroller(
        dict(zip(par, instans.score.tolist(), strict=True)),
        [par[i] for i in np.flatnonzero(losning.valgt).tolist()],
        dict(enumerate(losning.priser.tolist())),
        plasser=dict(enumerate(instans.plasser.tolist())),
        k=dict(enumerate(instans.k.tolist())),
        bonus=dict(enumerate(instans.bonus.tolist())),
    )
    enig = (dom.verdi, dom.grense) == (losning.verdi, losning.grense)
    return {
        "checked": enig and not dom.feil,
        "proved_best": dom.bevist,
        "seconds_check": round(time.perf_counter() - start, 4),
    }


def _sammenlign(instans: Instans, egne_sekunder: float, dekket: int) -> dict[str, object]:
    start = time.perf_counter()
    bar_verdi = bar_loser(instans)
    bare = time.perf_counter() - start
    start = time.perf_counter()
    naiv_dekket, naiv_verdi = naiv_runde(instans)
    naiv = time.perf_counter() - start
    return {
        "bare_value": bar_verdi,
        "bare_seconds": round(bare, 4),
        "times_bare": round(egne_sekunder / bare, 2),
        "naive_covered": naiv_dekket,
        "naive_value": naiv_verdi,
        "naive_seconds": round(naiv, 4),
        "covered_times_naive": round(dekket / max(1, naiv_dekket), 3),
    }


def bar_loser(instans: Instans) -> int:
    """Give the same pairs to OR-tools alone, without order, prices or proof; return the value."""
    folk, tilbud = instans.antall_personer, len(instans.plasser)
    topp, bunn = folk + tilbud, folk + tilbud + 1
    alle = np.arange(folk)
    hale = [instans.person, np.full(2 * folk, topp), folk + np.arange(tilbud), [topp]]
    hode = [folk + instans.tilbud, alle, alle, np.full(tilbud, bunn), [bunn]]
    forste = np.minimum(instans.k, 1)
    enheter = int(instans.k.sum())
    plass = [np.ones_like(instans.person), forste, instans.k - forste, instans.plasser, [enheter]]
    pris = [-instans.score, -instans.bonus, np.zeros(folk + tilbud + 1)]
    loser = min_cost_flow.SimpleMinCostFlow()
    loser.add_arcs_with_capacity_and_unit_cost(
        np.concatenate(hale).astype(np.int32),
        np.concatenate(hode).astype(np.int32),
        np.concatenate(plass).astype(np.int64),
        np.concatenate(pris).astype(np.int64),
    )
    loser.set_nodes_supplies(
        np.array([topp, bunn], dtype=np.int32), np.array([enheter, -enheter], dtype=np.int64)
    )
    if loser.solve() != loser.OPTIMAL:
        raise AssertionError
    return -loser.optimal_cost()


def naiv_runde(instans: Instans) -> tuple[int, int]:
    """Let people choose in turn, first come, first served; return who got one and the value."""
    valg: dict[int, list[tuple[int, int]]] = {}
    for i, j, score in zip(
        instans.person.tolist(), instans.tilbud.tolist(), instans.score.tolist(), strict=True
    ):
        valg.setdefault(i, []).append((-score, j))
    ledig, k = instans.plasser.tolist(), instans.k.tolist()
    dekket = verdi = 0
    for i, liste in valg.items():
        fikk = 0
        for minus, j in sorted(liste):
            if fikk < k[i] and ledig[j]:
                fikk += 1
                ledig[j] -= 1
                verdi -= minus
        dekket += fikk > 0
        verdi += int(instans.bonus[i]) if fikk else 0
    return dekket, verdi


def _minne_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    sys.exit(main())
