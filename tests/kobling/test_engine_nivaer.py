"""All levels are the best there are, by brute force, and the prices prove every one of them."""

import itertools
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kobling.engine import nivalos
from kobling.engine.instans import lag_instans
from kobling.engine.koder import Metode
from kobling.engine.modell import TRINN, VENTETID, Modell, lag_modell
from kobling.engine.nett import LoserenGaOpp
from kobling.engine.nivalos import los_alle
from tests.kobling.nivaer import beste_ved_opptelling, doms, er_lovlig, lag_liten, tell
from tests.ytelse.kobling import modell_av_fil
from tests.ytelse.lag_instans import lag


ETT_OM_GANGEN = [[VENTETID], *([niva] for niva in TRINN)]


def proves(modell: Modell) -> None:
    """Solve, and let brute force and the judge agree on every level."""
    losning = los_alle(modell)

    verdier = tuple(niva.verdi for niva in losning.nivaer)
    grenser = tuple(niva.grense for niva in losning.nivaer)
    dom = doms(modell, losning)
    assert verdier == beste_ved_opptelling(modell) == grenser
    assert dom.bevist
    assert (dom.verdier, dom.grenser) == (verdier, grenser)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 10**9))
def test_every_level_equals_brute_force_and_is_proved(fro):
    proves(lag_liten(fro))


@pytest.mark.tung
@settings(max_examples=5000, deadline=None)
@given(st.integers(0, 10**9))
def test_thousands_of_whole_problems_equal_brute_force(fro):
    proves(lag_liten(fro))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_one_level_at_a_time_gives_the_same_values(fro):
    modell = lag_liten(fro)

    losning = nivalos._los(modell, lambda: True, lambda navn: None, ETT_OM_GANGEN)

    assert tuple(niva.verdi for niva in losning.nivaer) == beste_ved_opptelling(modell)
    assert doms(modell, losning).bevist


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 8))
def test_a_quick_try_with_too_small_weights_never_costs_anything(fro, base):
    with pytest.MonkeyPatch.context() as endre:
        endre.setattr(nivalos, "LETT_BASE", base)
        proves(lag_liten(fro))


def test_a_quick_try_that_is_not_proved_is_thrown_away(monkeypatch):
    # Of two exchanges, equal weights take the one that moves two people a grade, not the one
    # that lifts somebody from the lowest.
    modell = modell_av_fil(lag(1400, 150, 1))
    merker: list[str] = []
    monkeypatch.setattr(nivalos, "LETT_BASE", 1)

    losning = los_alle(modell, merk=merker.append)

    assert [merke[:5] for merke in merker] == ["nivaa", "nivaa", "jevnh", "prise", "bevis"]
    assert {niva.gap for niva in losning.nivaer} == {0}
    assert doms(modell, losning).bevist


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 6), st.booleans())
def test_finished_levels_stay_when_time_is_up(fro, ganger, hvert):
    modell, tid = lag_liten(fro), iter([True] * ganger + [False] * 10)
    deler = ETT_OM_GANGEN if hvert else nivalos.grupper(modell)
    best = beste_ved_opptelling(modell)

    losning = nivalos._los(modell, lambda: next(tid), lambda navn: None, deler)

    verdier = tuple(niva.verdi for niva in losning.nivaer)
    ferdige = 1 + sum(map(len, deler[:ganger])) if ganger else 0
    assert er_lovlig(modell, losning.valgt)
    assert verdier == tell(modell, losning.valgt) <= best
    assert verdier[:ferdige] == best[:ferdige]
    assert [n.gap for n in losning.nivaer[:ferdige]] == [0] * ferdige
    # A level's bound holds for every plan that is best on the levels proved above it.
    for nummer, niva in enumerate(losning.nivaer):
        assert niva.grense >= (best[nummer] if verdier[:nummer] == best[:nummer] else niva.verdi)
        if niva.gap:
            break


def test_waiting_order_is_those_who_waited_longest_not_only_the_sum():
    # One place: it goes to who waited longest, whatever the scores are.
    instans, _ = lag_instans(([0, 1], [0, 0], [1000, 80]), plasser=[1], k=[3, 3], bonus=[1, 1])
    felles = {"trinn": np.array([5, 1]), "faste": np.zeros(2, dtype=np.int64)}

    losning = los_alle(lag_modell(instans, ventet=np.array([3, 4]), **felles))

    assert losning.valgt.tolist() == [False, True]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_the_longest_waiting_come_first_one_by_one(fro):
    modell = lag_liten(fro)

    losning = los_alle(modell)

    def rekke(maske):
        folk = np.unique(modell.instans.person[maske])
        return sorted(
            (int(modell.ventet[i]) for i in folk if modell.instans.bonus[i]), reverse=True
        )

    mulige = itertools.product((False, True), repeat=len(modell.instans.person))
    masker = [np.array(valg, dtype=bool) for valg in mulige]
    best = max(rekke(m) for m in masker if er_lovlig(modell, m))
    assert rekke(losning.valgt) == best


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_nobody_has_a_third_while_somebody_could_have_a_second(fro):
    modell = replace(lag_liten(fro), jevnhet=True)
    instans, losning = modell.instans, los_alle(modell)
    antall = np.bincount(instans.person[losning.valgt], minlength=len(instans.k))

    for tredje, andre in itertools.product(*[np.flatnonzero(~losning.valgt | losning.valgt)] * 2):
        i, j = instans.person[tredje], instans.person[andre]
        bytte = losning.valgt[tredje] and not losning.valgt[andre] and i != j
        if bytte and instans.tilbud[tredje] == instans.tilbud[andre]:
            nytt = losning.valgt.copy()
            nytt[[tredje, andre]] = False, True
            bedre = antall[i] > modell.andre[i] > 0 and antall[j] + 1 == modell.andre[j]
            forste = tell(modell, nytt)[:6] == tell(modell, losning.valgt)[:6]
            assert not (bedre and forste and er_lovlig(modell, nytt))


def test_evenness_can_be_switched_off():
    # Two places: a third for the first person scores more than a second for the other.
    instans, _ = lag_instans(
        ([0, 0, 0, 1, 1], [0, 1, 2, 2, 3], [900, 900, 900, 100, 100]),
        plasser=[1, 1, 1, 1],
        k=[3, 3],
        bonus=[1, 1],
    )
    felles = {"trinn": np.ones(5, dtype=np.int64), "ventet": np.zeros(2), "faste": np.zeros(2, int)}

    med, uten = (los_alle(lag_modell(instans, jevnhet=j, **felles)) for j in (True, False))

    assert np.bincount(instans.person[med.valgt]).tolist() == [2, 2]
    assert np.bincount(instans.person[uten.valgt]).tolist() == [3, 1]
    assert [n.navn for n in uten.nivaer][-2:] == ["trinn_5", "poeng"]


def test_levels_are_shared_between_flows_as_whole_numbers_have_room():
    small = modell_av_fil(lag(100, 20, 1) | {"waited": np.arange(100)})
    stor = replace(small, instans=replace(small.instans, plasser=np.ones(10**6, dtype=np.int64)))
    storst = replace(stor, instans=replace(stor.instans, k=np.ones(10**6, dtype=np.int64)))

    assert nivalos.grupper(small) == [[VENTETID, *TRINN]]
    assert len(nivalos.grupper(storst)) > 2


@pytest.mark.parametrize("gang", [1, 2])
def test_a_solver_that_gives_up_is_tried_level_by_level_and_then_greedily(monkeypatch, gang):
    ekte, kall = nivalos.los_forste, []

    def gir_opp(*args):
        kall.append(args)
        if gang == 2 or len(kall) == 1:
            raise LoserenGaOpp
        return ekte(*args)

    monkeypatch.setattr(nivalos, "los_forste", gir_opp)
    modell = modell_av_fil(lag(40, 15, 2))

    losning = los_alle(modell)

    assert losning.metode == (Metode.FLYT if gang == 1 else Metode.GRADIG)
    assert doms(modell, losning).feil == ()


def test_the_price_says_what_one_place_more_gives():
    instans, _ = lag_instans(([0, 1], [0, 0], [500, 400]), plasser=[1], k=[3, 3], bonus=[1, 1])
    felles = {"trinn": np.array([3, 3]), "ventet": np.zeros(2), "faste": np.zeros(2, dtype=int)}

    losning = los_alle(lag_modell(instans, **felles))

    assert losning.priser.tolist() == [[1, 0, 1, 1, 0, 0, 0, 400]]


def test_every_level_equals_another_solver(tmp_path):
    modeller, filer = [], []
    for fro in range(3):
        data = lag(70, 25, fro)
        data["seats"] = np.maximum(1, data["seats"] // 4)
        modell = modell_av_fil(data)
        modeller.append(modell)
        filer.append(str(tmp_path / f"{fro}.npz"))
        np.savez(filer[-1], **(data | {"k": modell.instans.k, "grade": modell.trinn}))
    kommando = [sys.executable, "-m", "tests.kobling.highs", *filer]

    svar = subprocess.run(kommando, capture_output=True, text=True, check=True).stdout

    for modell, linje in zip(modeller, svar.splitlines(), strict=True):
        losning = los_alle(modell)
        assert [niva.verdi for niva in losning.nivaer] == [int(tall) for tall in linje.split()]
        assert doms(modell, losning).bevist


def test_five_thousand_people_and_one_place():
    instans, _ = lag_instans(
        (np.arange(5000), np.zeros(5000, dtype=int), np.full(5000, 500)),
        plasser=[1],
        k=np.full(5000, 3),
        bonus=np.ones(5000),
    )
    felles = {"trinn": np.full(5000, 3), "faste": np.zeros(5000, dtype=np.int64)}

    losning = los_alle(lag_modell(instans, ventet=np.arange(5000) % 4000, **felles))

    assert np.flatnonzero(losning.valgt).tolist() == [3999]
    assert {niva.gap for niva in losning.nivaer} == {0}
