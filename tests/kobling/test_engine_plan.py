"""The plan is the best there is, by brute force, by another solver, and by its own proof."""

import itertools
import random
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kobling.engine import plan as planmodul
from kobling.engine.bevis import kontroller
from kobling.engine.flyt import LoserenGaOpp
from kobling.engine.instans import Instans, UgyldigInstans, lag_instans, trygg_bonus
from kobling.engine.koder import Metode
from kobling.engine.plan import Losning, lag_plan, los
from kobling.engine.regler import hvorfor_ikke
from kobling.engine.typer import Tidligere
from tests.kobling.enkle import aktivitet, deltaker, grunnlag
from tests.ytelse.generator import lag_grunnlag
from tests.ytelse.lag_instans import lag


@st.composite
def sma_instanser(draw) -> Instans:
    """Draw a tiny problem, people with nothing and offers without places included."""
    personer, tilbud = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    alle = list(itertools.product(range(personer), range(tilbud)))
    par = draw(st.lists(st.sampled_from(alle), unique=True, max_size=8))
    score = draw(st.lists(st.integers(80, 130), min_size=len(par), max_size=len(par)))
    return lag_instans(
        ([i for i, _ in par], [j for _, j in par], score),
        plasser=draw(st.lists(st.integers(0, 2), min_size=tilbud, max_size=tilbud)),
        k=draw(st.lists(st.integers(0, 3), min_size=personer, max_size=personer)),
        bonus=draw(st.lists(st.sampled_from((0, 2_000)), min_size=personer, max_size=personer)),
    )[0]


def beste_ved_opptelling(instans: Instans) -> int:
    """Try every set of pairs."""
    best = 0
    for valg in itertools.product((False, True), repeat=len(instans.person)):
        maske = np.array(valg, dtype=bool)
        if er_lovlig(instans, maske):
            best = max(best, instans.verdi(maske))
    return best


def er_lovlig(instans: Instans, maske: np.ndarray) -> bool:
    per_person = np.bincount(instans.person[maske], minlength=len(instans.k))
    per_tilbud = np.bincount(instans.tilbud[maske], minlength=len(instans.plasser))
    return bool((per_person <= instans.k).all() and (per_tilbud <= instans.plasser).all())


def dom(instans: Instans, losning: Losning):
    """Let the independent judge count, from the prices alone."""
    par = list(zip(instans.person.tolist(), instans.tilbud.tolist(), strict=True))
    return kontroller(
        dict(zip(par, instans.score.tolist(), strict=True)),
        [p for p, valgt in zip(par, losning.valgt.tolist(), strict=True) if valgt],
        dict(enumerate(losning.priser.tolist())),
        plasser=dict(enumerate(instans.plasser.tolist())),
        k=dict(enumerate(instans.k.tolist())),
        bonus=dict(enumerate(instans.bonus.tolist())),
    )


@settings(max_examples=150, deadline=None)
@given(sma_instanser())
def test_plan_equals_brute_force_and_proves_it(instans):
    losning = los(instans)

    funnet = dom(instans, losning)
    assert losning.verdi == beste_ved_opptelling(instans)
    assert funnet.bevist
    assert (funnet.verdi, funnet.grense) == (losning.verdi, losning.grense)


@pytest.mark.tung
@settings(max_examples=5000, deadline=None)
@given(sma_instanser())
def test_thousands_of_plans_equal_brute_force(instans):
    losning = los(instans)

    assert losning.verdi == beste_ved_opptelling(instans)
    assert dom(instans, losning).bevist


def test_plan_equals_another_solver(tmp_path):
    instanser, filer = [], []
    for fro in range(3):
        data = lag(120, 40, fro)
        data |= {"k": np.full(120, 3), "bonus": np.full(120, 200_000)}
        data["seats"] = np.maximum(1, data["seats"] // 4)
        filer.append(str(tmp_path / f"{fro}.npz"))
        np.savez(filer[-1], **data)
        par = (data["person"], data["offer"], data["score"])
        felles = {"plasser": data["seats"], "k": data["k"], "bonus": data["bonus"]}
        instanser.append(lag_instans(par, **felles)[0])
    kommando = [sys.executable, "-m", "tests.kobling.highs", *filer]

    svar = subprocess.run(kommando, capture_output=True, text=True, check=True).stdout.split()

    for instans, verdi in zip(instanser, svar, strict=True):
        losning = los(instans)
        assert losning.verdi == int(verdi) == losning.grense
        assert dom(instans, losning).bevist
        assert losning.nivaer[0].verdi == losning.nivaer[0].grense == instans.dekket(losning.valgt)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_whole_run_breaks_no_rule_and_is_proved(fro):
    g = lag_grunnlag(30, 12, fro=fro)
    folk, tilbud = ({rad.id: rad for rad in rader} for rader in (g.deltakere, g.aktiviteter))

    plan = lag_plan(g)

    assert plan.gap == 0
    assert all(hvorfor_ikke(folk[p.person], tilbud[p.tilbud], g) == [] for p in plan.par)
    assert all(sum(p.tilbud == j for p in plan.par) <= a.ledige_plasser for j, a in tilbud.items())
    faste = {person for person, _ in g.tidligere.faste}
    for i in folk:
        nummer = [p.nummer for p in plan.par if p.person == i]
        assert nummer == list(range(1, len(nummer) + 1))
        assert len(nummer) <= (2 if i in faste else 3)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_permuting_the_input_permutes_nothing(fro):
    g = lag_grunnlag(60, 20, fro=fro)
    stokk = random.Random(fro + 1)
    stokket = replace(
        g,
        deltakere=tuple(stokk.sample(g.deltakere, len(g.deltakere))),
        aktiviteter=tuple(stokk.sample(g.aktiviteter, len(g.aktiviteter))),
    )

    assert lag_plan(stokket) == lag_plan(g)


def test_pairs_in_any_order_are_the_same_instance():
    data = lag(60, 20, 3)
    stokk = np.random.default_rng(2).permutation(len(data["person"]))
    felles = {"plasser": data["seats"], "k": np.full(60, 3), "bonus": np.full(60, 10**6)}

    ordnet, _ = lag_instans((data["person"], data["offer"], data["score"]), **felles)
    rot, orden = lag_instans(
        (data["person"][stokk], data["offer"][stokk], data["score"][stokk]), **felles
    )

    assert np.array_equal(rot.score, ordnet.score)
    assert np.array_equal(data["score"][stokk][orden], ordnet.score)
    assert np.array_equal(los(rot).valgt, los(ordnet).valgt)


def test_most_people_first_then_the_best_total():
    # One place each: the first could have both, but then the second has nothing.
    instans, _ = lag_instans(
        ([0, 0, 1], [0, 1, 0], [900, 100, 80]), plasser=[1, 1], k=[3, 3], bonus=[10**6] * 2
    )

    losning = los(instans)

    assert losning.valgt.tolist() == [False, True, True]
    assert losning.priser.tolist() == [900, 0]


def test_the_price_tells_that_one_place_more_covers_one_more():
    instans, _ = lag_instans(([0, 1], [0, 0], [500, 400]), plasser=[1], k=[3, 3], bonus=[10**6] * 2)

    losning = los(instans)

    assert losning.priser.tolist() == [10**6 + 400]
    assert (losning.nivaer[0].verdi, losning.nivaer[0].grense) == (1, 1)


def test_a_fixed_pair_counts_as_covered_and_is_never_suggested_again():
    d1, d2 = deltaker(id=1), deltaker(id=2)
    faste = Tidligere(faste=frozenset({(1, 10), (7, 10)}))
    g = grunnlag(d1, d2, aktivitet(ledige_plasser=1), aktivitet(id=11, ledige_plasser=1))

    plan = lag_plan(replace(g, tidligere=faste))

    assert (1, 10) not in {(p.person, p.tilbud) for p in plan.par}
    assert plan.dekket_fra_for == 1
    assert (plan.nivaer[0].verdi, plan.gap) == (1, 0)


def test_someone_with_all_suggestions_fixed_gets_no_more():
    faste = Tidligere(faste=frozenset({(1, 10)}))
    g = replace(grunnlag(deltaker(), aktivitet(), aktivitet(id=11), k=1), tidligere=faste)

    assert lag_plan(g).par == ()


def test_a_seen_pair_wins_a_tie():
    tilbud = [aktivitet(id=j, ledige_plasser=5) for j in (10, 11, 12)]
    sett = Tidligere(sett=frozenset({(1, 12)}))

    plan = lag_plan(replace(grunnlag(deltaker(), *tilbud, k=1), tidligere=sett))

    assert [p.tilbud for p in plan.par] == [12]


def test_no_people_or_no_offers_give_an_empty_proved_plan():
    for g in (grunnlag(), grunnlag(deltaker()), grunnlag(aktivitet())):
        plan = lag_plan(g)
        assert (plan.par, plan.dekket, plan.gap, plan.antall_par) == ((), 0, 0, 0)
        assert {(niva.verdi, niva.grense) for niva in plan.nivaer} == {(0, 0)}


def test_many_people_and_one_place():
    g = grunnlag(*(deltaker(id=n) for n in range(1, 400)), aktivitet(ledige_plasser=1))

    plan = lag_plan(g)

    assert (plan.dekket, len(plan.par), plan.gap) == (1, 1, 0)


@pytest.mark.parametrize("fro", range(4))
def test_when_time_is_up_the_plan_is_greedy_and_the_gap_is_true(fro):
    g = lag_grunnlag(200, 25, fro=fro)

    rask, best = lag_plan(g, tid_igjen=lambda: False), lag_plan(g)

    assert (rask.metode, best.metode) == (Metode.GRADIG, Metode.FLYT)
    verdi, grense = ([n.verdi for n in best.nivaer], [n.grense for n in rask.nivaer])
    assert [n.verdi for n in rask.nivaer] <= verdi <= grense
    assert best.gap == 0 <= rask.gap


def test_a_solver_that_gives_up_leaves_a_greedy_plan(monkeypatch):
    def gir_opp(instans):
        raise LoserenGaOpp

    monkeypatch.setattr(planmodul, "los_flyt", gir_opp)
    instans, _ = lag_instans(([0], [0], [500]), plasser=[1], k=[1], bonus=[1000])

    losning = los(instans)

    assert (losning.metode, losning.valgt.tolist()) == (Metode.GRADIG, [True])


def test_costs_beyond_the_solver_are_not_hidden():
    instans, _ = lag_instans(([0], [0], [2**62]), plasser=[1], k=[1], bonus=[2**62])

    with pytest.raises(LoserenGaOpp):
        planmodul.los_flyt(instans)


@pytest.mark.parametrize(
    ("par", "plasser"),
    [
        (([0], [0], [1]), [-1]),
        (([1], [0], [1]), [1]),
        (([0], [1], [1]), [1]),
        (([-1], [0], [1]), [1]),
        (([0, 0], [0, 0], [1, 2]), [1]),
    ],
)
def test_arrays_that_are_no_problem_are_refused(par, plasser):
    with pytest.raises(UgyldigInstans):
        lag_instans(par, plasser=plasser, k=[1], bonus=[1])


def test_the_bonus_beats_any_exchange_of_scores():
    assert trygg_bonus(3, 1000) == 1_000_000
    assert trygg_bonus(5000, 1000) > 5000 * 1000


def test_of_two_who_have_waited_equally_long_the_one_with_suggestions_keeps_them():
    g = grunnlag(deltaker(id=1), deltaker(id=2), aktivitet(ledige_plasser=1))

    for person in (1, 2):
        plan = lag_plan(replace(g, tidligere=Tidligere(hadde=frozenset({person}))))
        assert [p.person for p in plan.par] == [person]


def test_that_a_pair_is_seen_never_makes_it_stronger():
    g = grunnlag(deltaker(), aktivitet())
    sett = replace(g, tidligere=Tidligere(sett=frozenset({(1, 10)})))
    (par,) = lag_plan(g).par
    grense = replace(g.vekter, grad_5=par.score + 10, grad_4=par.score)

    planer = [lag_plan(replace(valg, vekter=grense)) for valg in (g, sett)]

    assert [plan.par[0].score for plan in planer] == [par.score, par.score + g.vekter.sett_for]
    assert [plan.nivaer[5].verdi for plan in planer] == [0, 0]


def test_number_one_is_the_best_of_a_persons_suggestions():
    plan = lag_plan(grunnlag(deltaker(), aktivitet(id=10), aktivitet(id=11, fast=True)))
    assert [(p.tilbud, p.nummer) for p in plan.par] == [(11, 1), (10, 2)]
