"""The judge of all levels sees a plan that cheats, and bounds all plans by any prices."""

from dataclasses import replace

import pytest

from kobling.engine.bevis_nivaer import Sak, dom_over


SAK = Sak(
    personer=[(1, [(10, 500, 3), (11, 300, 2)]), (2, [(10, 400, 3)])],
    plasser={10: 1, 11: 1},
    k={1: 2, 2: 2},
    ventet={1: 4, 2: 9},
    faste={},
)
# Level by level: coverage, waiting, grades 2 to 5, evenness, score.
PRISER = {10: [0, 0, 0, 1, 0, 0, 1, 500]}


def test_the_best_plan_is_proved_by_its_prices():
    dom = dom_over(SAK, [(1, 11), (2, 10)], PRISER)

    assert dom.verdier == (2, 13, 2, 1, 0, 0, 0, 700)
    assert dom.bevist


def test_a_poor_plan_is_not_proved_by_any_prices():
    for priser in ({}, PRISER):
        dom = dom_over(SAK, [(1, 10)], priser)
        assert not dom.bevist
        assert dom.verdier < (2, 13, 2, 1, 0, 0, 0, 700) <= dom.grenser


def test_an_accepted_pair_has_been_the_first_one():
    dom = dom_over(replace(SAK, faste={1: 1}), [(1, 11), (2, 10)], {})

    assert dom.verdier == (1, 9, 1, 1, 0, 0, 1, 700)


def test_without_evenness_there_is_a_level_less():
    assert len(dom_over(replace(SAK, jevnhet=False), [], {}).verdier) == 7


@pytest.mark.parametrize(
    ("plan", "priser", "feil"),
    [
        ([(1, 10), (1, 10)], {}, {"dobbelt", "for_fa_plasser"}),
        ([(2, 11)], {}, {"ukjent_par"}),
        ([(1, 10), (2, 10)], {}, {"for_fa_plasser"}),
        ([(1, 11)], {10: [0, 0, 0, 0, 0, 0, 0, -1]}, {"negativ_pris"}),
        ([(1, 11)], {10: [0, 0, 0, 0, 0, 0, 1, -5]}, set()),
    ],
)
def test_cheating_is_seen(plan, priser, feil):
    assert set(dom_over(SAK, plan, priser).feil) == feil


def test_too_many_suggestions_are_seen():
    dom = dom_over(replace(SAK, k={1: 1, 2: 1}), [(1, 10), (1, 11)], {})

    assert dom.feil == ("for_mange_forslag",)


@pytest.mark.parametrize(
    "personer",
    [[*SAK.personer, (2, [(11, 900, 5)])], [(1, [(10, 500, 3)] * 2), (2, [(10, 400, 3)])]],
)
def test_a_person_or_a_pair_told_twice_is_seen(personer):
    assert dom_over(replace(SAK, personer=personer), [], {}).feil == ("dobbelt_i_saken",)
