"""The independent judge sees a plan that cheats, and bounds all plans by any prices."""

import pytest

from kobling.engine.bevis import kontroller


SCORE = {(1, 10): 500, (1, 11): 300, (2, 10): 400}


def dom(plan, priser, **endret):
    """Judge a plan of two people and two offers with one place each."""
    felles = {"plasser": {10: 1, 11: 1}, "k": {1: 2, 2: 2}, "bonus": {1: 1000, 2: 1000}}
    return kontroller(SCORE, plan, priser, **(felles | endret))


def test_the_best_plan_is_proved_by_its_prices():
    funnet = dom([(1, 11), (2, 10)], {10: 500})

    assert (funnet.feil, funnet.dekket, funnet.verdi, funnet.gap) == ((), 2, 2700, 0)
    assert funnet.bevist


def test_a_poor_plan_shows_its_gap():
    funnet = dom([(1, 10)], {10: 500})

    assert (funnet.verdi, funnet.gap, funnet.bevist) == (1500, 1200, False)


def test_without_prices_the_bound_still_holds():
    assert dom([(1, 11), (2, 10)], {}).grense == 3200


def test_who_may_have_none_adds_nothing_to_the_bound():
    assert dom([], {}, k={1: 0, 2: 1}).grense == 1400


@pytest.mark.parametrize(
    ("plan", "priser", "feil"),
    [
        ([(1, 10), (1, 10)], {}, {"dobbelt", "for_fa_plasser"}),
        ([(2, 11)], {}, {"ukjent_par"}),
        ([(1, 10), (2, 10)], {}, {"for_fa_plasser"}),
        ([(1, 11)], {10: -1}, {"negativ_pris"}),
    ],
)
def test_cheating_is_seen(plan, priser, feil):
    assert set(dom(plan, priser).feil) == feil


def test_too_many_suggestions_are_seen():
    assert dom([(1, 10), (1, 11)], {}, k={1: 1, 2: 1}).feil == ("for_mange_forslag",)
