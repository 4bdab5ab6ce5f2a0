"""How much of yesterday's plan stands when two of a hundred people and offers change overnight."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from kobling.engine.modell import ventepoeng
from kobling.engine.nivalos import Nivalosning, los_alle
from kobling.engine.plan import los
from kobling.engine.vekter import STANDARD
from tests.ytelse.kobling import modell_av_fil


ANDEL = 0.02
# More than any exchange of scores at the small number of places that one change can move.
MEST_TILLEGG = 10_000
Data = dict[str, np.ndarray]


def main(argumenter: list[str] | None = None) -> int:
    """Plan a neutral instance, change it for a night, plan again, and print what was kept."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("instans", type=Path)
    leser.add_argument("--netter", type=int, default=5)
    leser.add_argument("--usett", action="store_true", help="nobody has looked at the suggestions")
    valg = leser.parse_args(argumenter)
    with np.load(valg.instans) as fil:
        data = {navn: fil[navn] for navn in fil.files}
    for fro in range(valg.netter):
        print(json.dumps(mal(data, fro=fro, sett=not valg.usett)))
    return 0


def mal(data: Data, *, fro: int, sett: bool = True) -> dict[str, object]:
    """
    Count what is kept of yesterday's suggestions, those of changed people and offers apart.

    A pair of somebody who is new, or at an offer with other places, is another question today.
    `could_be_kept_percent` is what no bonus for seen pairs, however large, could pass: the levels
    above the score decide the rest. `places_gone` people cannot all be covered today, whatever
    the plan.
    """
    trekk = np.random.default_rng(fro)
    folk, tilbud = int(data["person"].max()) + 1, len(data["seats"])
    uker = np.asarray(data.get("waited", trekk.integers(0, 60, folk)))
    i_gar = data | {"waited": 2 * uker}
    for_ = _par(i_gar, _plan(i_gar))
    nye = trekk.choice(folk, max(1, round(ANDEL * folk)), replace=False)
    endret = trekk.choice(tilbud, max(1, round(ANDEL * tilbud)), replace=False)
    i_dag = _natt(i_gar, nye, endret, trekk)
    fri = _plan(i_dag)
    fri_par = _par(i_dag, fri)
    husket = {p for p in for_ if p[0] not in nye}
    minne = _husk(i_dag, husket, sett=sett)
    etter_plan = _plan(minne, sett=husket if sett else set())
    mest = _par(minne, _plan(minne, sett=husket, tillegg=MEST_TILLEGG))
    etter, uendret = _par(minne, etter_plan), {p for p in husket if p[1] not in endret}
    hadde = {i for i, _ in husket}
    return {
        "earlier": len(for_),
        "unchanged": len(uendret),
        "kept_percent": _andel(uendret, etter),
        "could_be_kept_percent": _andel(uendret, mest),
        "kept_percent_of_all": _andel(for_, etter),
        "could_be_kept_percent_of_all": _andel(for_, mest),
        "places_changed": int(i_dag["seats"].sum() - i_gar["seats"].sum()),
        "lost_coverage": len(hadde - {i for i, _ in etter}),
        "places_gone": len(hadde) - _kan_dekkes(i_dag, hadde),
        "covered": etter_plan.nivaer[0].verdi,
        "covered_without_memory": fri.nivaer[0].verdi,
        "score_lost_percent": round(100 - 100 * _sum(i_dag, etter) / _sum(i_dag, fri_par), 3),
        "gap": max(niva.gap for niva in etter_plan.nivaer),
    }


def _andel(par: set[tuple[int, int]], i_plan: set[tuple[int, int]]) -> float:
    return round(100 * len(par & i_plan) / len(par), 2)


def _natt(data: Data, nye: np.ndarray, endret: np.ndarray, trekk: np.random.Generator) -> Data:
    """Let new people take the place of some, and some offers have a place more or less."""
    score, plasser, ventet = data["score"].copy(), data["seats"].copy(), data["waited"].copy()
    egne = np.isin(data["person"], nye)
    score[egne] = trekk.integers(80, 981, int(egne.sum()))
    plasser[endret] = np.maximum(0, plasser[endret] + trekk.choice((-1, 1), len(endret)))
    ventet[nye] = 0
    med = ~(egne & (trekk.random(len(score)) < 0.3))
    par = {"person": data["person"][med], "offer": data["offer"][med], "score": score[med]}
    return data | par | {"seats": plasser, "waited": ventet}


def _husk(data: Data, for_: set[tuple[int, int]], *, sett: bool) -> Data:
    """Give those who had suggestions yesterday the waiting points that the portal gives them."""
    ventet, hadde = data["waited"].copy(), sorted({i for i, _ in for_})
    ventet[hadde] += ventepoeng(0, hadde=True, sett=2 * sett)
    return data | {"waited": ventet}


def _plan(
    data: Data,
    sett: set[tuple[int, int]] | frozenset = frozenset(),
    tillegg: int = STANDARD.sett_for,
) -> Nivalosning:
    """Plan; a seen pair has the bonus in its score, but not in its grade."""
    modell = modell_av_fil(data | {"people": np.int64(len(data["waited"]))})
    par = zip(modell.instans.person.tolist(), modell.instans.tilbud.tolist(), strict=True)
    modell.instans.score[:] += tillegg * np.array([p in sett for p in par])
    return los_alle(modell)


def _kan_dekkes(data: Data, folk: set[int]) -> int:
    """Count how many of these people can have a suggestion at once when nobody else has any."""
    med = np.isin(data["person"], sorted(folk))
    bare = {navn: data[navn][med] for navn in ("person", "offer", "score")}
    instans = modell_av_fil(data | bare | {"people": np.int64(len(data["waited"]))}).instans
    return instans.dekket(los(instans).valgt)


def _par(data: Data, losning: Nivalosning) -> set[tuple[int, int]]:
    instans = modell_av_fil(data | {"people": np.int64(len(data["waited"]))}).instans
    valgt = losning.valgt
    return set(zip(instans.person[valgt].tolist(), instans.tilbud[valgt].tolist(), strict=True))


def _sum(data: Data, valgt: set[tuple[int, int]]) -> int:
    """Add up the scores without the bonus for seen pairs."""
    par = zip(data["person"].tolist(), data["offer"].tolist(), data["score"].tolist(), strict=True)
    return sum(score for i, j, score in par if (i, j) in valgt)


if __name__ == "__main__":
    sys.exit(main())
