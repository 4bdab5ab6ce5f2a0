"""Plan a neutral instance file, and set the figures beside the bare solver and the naive loop."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
from ortools.graph.python import min_cost_flow

from kobling.engine.bevis import kontroller
from kobling.engine.bevis_nivaer import Sak, dom_over
from kobling.engine.instans import Heltall64, Instans, Valg, lag_instans
from kobling.engine.modell import Modell, lag_modell
from kobling.engine.nivalos import Nivalosning, los_alle
from kobling.engine.plan import Losning, los
from kobling.engine.vekter import STANDARD, trinn


class Klokke:
    """
    CPU seconds for each named stage of one run.

    They equal seconds on the clock when nothing else runs, and stay true when something does.
    """

    def __init__(self) -> None:
        self.sekunder: dict[str, float] = {}
        self._sist = time.process_time()

    def merk(self, trinn: str) -> None:
        """Note that a stage is over."""
        na = time.process_time()
        self.sekunder[trinn] = round(na - self._sist, 4)
        self._sist = na


def main(argumenter: list[str] | None = None) -> int:
    """Read an instance, plan it, write the plan and print the figures."""
    valg = _valg(argumenter)
    with np.load(valg.instans) as fil:
        data = {navn: fil[navn] for navn in fil.files}
    minne_for = _minne_mb()
    klokke = Klokke()
    maler = _mal_alle if valg.alle_nivaer else _mal
    instans, valgt, priser, tall, kontroll = maler(data, klokke)
    tall |= _sekunder(klokke) | {"peak_memory_mb": _minne_mb(), "memory_at_start_mb": minne_for}
    if valg.ut:
        lagre(valg.ut, instans, valgt, priser)
    tall |= kontroll()
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
    leser.add_argument(
        "--alle-nivaer", action="store_true", help="the whole model, with a bound for each level"
    )
    return leser.parse_args(argumenter)


Maling: TypeAlias = tuple[Instans, Valg, Heltall64, dict[str, object], Callable[[], dict]]


def _mal(data: dict[str, np.ndarray], klokke: Klokke) -> Maling:
    """Plan with levels 1 and 4 alone."""
    instans = instans_av_fil(data)
    klokke.merk("ordne")
    losning = los(instans, merk=klokke.merk)
    tall = {
        **_storrelser(instans, losning.valgt),
        "value": losning.verdi,
        "bound": losning.grense,
        "gap": losning.grense - losning.verdi,
        "method": str(losning.metode),
    }
    return instans, losning.valgt, losning.priser, tall, lambda: _kontroll(instans, losning)


def _mal_alle(data: dict[str, np.ndarray], klokke: Klokke) -> Maling:
    """Plan with the whole model; value, bound and gap are those of the total score."""
    modell = modell_av_fil(data)
    klokke.merk("ordne")
    losning = los_alle(modell, merk=klokke.merk)
    siste = losning.nivaer[-1]
    tall = {
        **_storrelser(modell.instans, losning.valgt),
        "value": siste.verdi,
        "bound": siste.grense,
        "gap": max(niva.gap for niva in losning.nivaer),
        "method": str(losning.metode),
    }
    for niva in losning.nivaer:
        tall[f"level_{niva.navn}"] = f"{niva.verdi} bound {niva.grense} gap {niva.gap}"
    kontroll = partial(_kontroll_alle, modell, losning)
    return modell.instans, losning.valgt, losning.priser, tall, kontroll


def instans_av_fil(data: dict[str, np.ndarray]) -> Instans:
    """Turn the file's arrays into an instance."""
    folk = int(data["people"]) if "people" in data else int(data["person"].max(initial=-1)) + 1
    instans, _ = lag_instans(
        (data["person"], data["offer"], data["score"]),
        plasser=data["seats"],
        k=np.broadcast_to(data["k"], folk),
        bonus=np.broadcast_to(data["bonus"], folk),
    )
    return instans


def modell_av_fil(data: dict[str, np.ndarray]) -> Modell:
    """
    Turn the file's arrays into the whole problem.

    Grades follow the standard limits of the score. `waited` (weeks by person) may be left out.
    """
    instans = instans_av_fil(data)
    grader = np.array([trinn(s) for s in range(int(instans.score.max(initial=0)) + 1)])
    folk = instans.antall_personer
    return lag_modell(
        instans,
        trinn=grader[instans.score],
        ventet=np.asarray(data.get("waited", np.zeros(folk)), dtype=np.int64),
        faste=np.zeros(folk, dtype=np.int64),
        jevnhet=bool(data.get("evenness", True)),
    )


def lagre(sti: Path, instans: Instans, valgt: Valg, priser: Heltall64) -> None:
    """Write the chosen pairs, and the prices of each offer: one, or one for each level."""
    np.savez_compressed(
        sti,
        person=instans.person[valgt].astype(np.int32),
        offer=instans.tilbud[valgt].astype(np.int32),
        price=priser,
    )


def _storrelser(instans: Instans, valgt: Valg) -> dict[str, object]:
    return {
        "people": instans.antall_personer,
        "offers": len(instans.plasser),
        "pairs": len(instans.person),
        "covered": instans.dekket(valgt),
    }


def _sekunder(klokke: Klokke) -> dict[str, object]:
    trinnvis = {f"seconds_{trinn}": sekunder for trinn, sekunder in klokke.sekunder.items()}
    return {**trinnvis, "seconds": round(sum(klokke.sekunder.values()), 4)}


def _kontroll(instans: Instans, losning: Losning) -> dict[str, object]:
    """Let the independent judge count again, from the prices alone."""
    start = time.process_time()
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
        "seconds_check": round(time.process_time() - start, 4),
    }


def _kontroll_alle(modell: Modell, losning: Nivalosning) -> dict[str, object]:
    """Let the independent judge count every level again, from the prices alone."""
    start = time.process_time()
    instans = modell.instans
    sak = Sak(
        personer=_person_for_person(instans),
        plasser=dict(enumerate(instans.plasser.tolist())),
        k=dict(enumerate(instans.k.tolist())),
        ventet=dict(enumerate(modell.ventet.tolist())),
        faste={},
        jevnhet=modell.jevnhet,
    )
    valgt = np.flatnonzero(losning.valgt)
    plan = zip(instans.person[valgt].tolist(), instans.tilbud[valgt].tolist(), strict=True)
    dom = dom_over(sak, list(plan), dict(enumerate(losning.priser.tolist())))
    enig = dom.verdier == tuple(niva.verdi for niva in losning.nivaer)
    return {
        "checked": enig and not dom.feil,
        "proved_best": dom.bevist,
        "seconds_check": round(time.process_time() - start, 4),
    }


def _person_for_person(instans: Instans) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """Walk the pairs as plain numbers: each person with (offer, score, grade) of every pair."""
    grader = [trinn(poeng, STANDARD) for poeng in range(int(instans.score.max(initial=0)) + 1)]
    start = np.searchsorted(instans.person, np.arange(instans.antall_personer + 1)).tolist()
    for i, (fra, til) in enumerate(pairwise(start)):
        poeng = instans.score[fra:til].tolist()
        yield (
            i,
            [
                (j, s, grader[s])
                for j, s in zip(instans.tilbud[fra:til].tolist(), poeng, strict=True)
            ],
        )


def _sammenlign(instans: Instans, egne_sekunder: float, dekket: int) -> dict[str, object]:
    start = time.process_time()
    bar_verdi = bar_loser(instans)
    bare = time.process_time() - start
    start = time.process_time()
    naiv_dekket, naiv_verdi = naiv_runde(instans)
    naiv = time.process_time() - start
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
