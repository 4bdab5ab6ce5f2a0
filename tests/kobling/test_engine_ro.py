"""From one night to the next, nobody who has a seen suggestion is left without for another's sake."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kobling.engine.modell import MEST_UKER, ventepoeng
from kobling.engine.plan import lag_plan
from kobling.engine.typer import Grunnlag, Tidligere
from tests.kobling.enkle import INTERESSER, aktivitet, deltaker, grunnlag
from tests.ytelse.lag_instans import lag
from tests.ytelse.stabilitet import mal


ONSKER = sorted(set(INTERESSER) - {"tro"})


def test_nobody_waits_so_long_that_a_seen_suggestion_goes_to_them():
    kort, lenge = deltaker(id=1, ventet_uker=1), deltaker(id=2, ventet_uker=MEST_UKER + 50)
    g = grunnlag(kort, lenge, aktivitet(ledige_plasser=1))
    sett = Tidligere(sett=frozenset({(1, 10)}), hadde=frozenset({1}))

    assert [p.person for p in lag_plan(g).par] == [2]
    assert [p.person for p in lag_plan(replace(g, tidligere=sett)).par] == [1]


def test_a_suggestion_nobody_has_seen_goes_to_the_one_who_has_waited_longer():
    g = grunnlag(
        deltaker(id=1, ventet_uker=1), deltaker(id=2, ventet_uker=2), aktivitet(ledige_plasser=1)
    )

    plan = lag_plan(replace(g, tidligere=Tidligere(hadde=frozenset({1}))))

    assert [p.person for p in plan.par] == [2]


def test_who_had_a_seen_suggestion_gets_another_when_the_offer_is_gone():
    g = grunnlag(deltaker(id=1), deltaker(id=2, ventet_uker=30), aktivitet(id=11, ledige_plasser=1))
    sett = Tidligere(sett=frozenset({(1, 10)}), hadde=frozenset({1}))

    assert [(p.person, p.tilbud) for p in lag_plan(replace(g, tidligere=sett)).par] == [(1, 11)]


def test_what_still_fits_stays_before_what_no_longer_does():
    passer, ikke = deltaker(id=1, ventet_uker=1), deltaker(id=2, ventet_uker=30)
    g = grunnlag(passer, ikke, aktivitet(id=10, ledige_plasser=1))
    sett = Tidligere(sett=frozenset({(1, 10), (2, 11)}), hadde=frozenset({1, 2}))

    assert [p.person for p in lag_plan(replace(g, tidligere=sett)).par] == [1]


@pytest.mark.parametrize("uker", [0, 1, MEST_UKER, MEST_UKER + 1])
def test_seen_comes_before_every_wait_and_unseen_only_before_the_same_wait(uker):
    assert ventepoeng(0, hadde=False, sett=1) > ventepoeng(uker, hadde=True)
    assert ventepoeng(0, hadde=False, sett=2) > ventepoeng(uker, hadde=True, sett=1)
    assert ventepoeng(uker, hadde=True) == ventepoeng(uker, hadde=False) + 1
    assert ventepoeng(1, hadde=False) > ventepoeng(0, hadde=True)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_nobody_with_a_seen_suggestion_is_left_out_unless_places_are_gone(fro):
    trekk = random.Random(fro)
    i_gar = _liten(trekk)
    for_ = {(p.person, p.tilbud) for p in lag_plan(i_gar).par}
    hadde = {person for person, _ in for_}
    i_dag = replace(
        i_gar,
        deltakere=tuple(replace(d, ventet_uker=trekk.randint(0, 60)) for d in i_gar.deltakere),
        aktiviteter=tuple(
            replace(a, ledige_plasser=max(0, a.ledige_plasser + trekk.choice((-1, 0, 0, 1))))
            for a in i_gar.aktiviteter
        ),
        tidligere=Tidligere(sett=frozenset(for_), hadde=frozenset(hadde)),
    )

    plan = lag_plan(i_dag)

    fortsatt = hadde & {p.person for p in plan.par}
    assert len(fortsatt) == _kan_dekkes(i_dag, hadde)
    assert plan.gap == 0


def _liten(trekk: random.Random) -> Grunnlag:
    """Draw a few people who want different things, and a few crowded offers."""
    folk = [
        deltaker(
            id=i,
            onsker=tuple((navn, trekk.randint(1, 3)) for navn in trekk.sample(ONSKER, 2)),
            ventet_uker=trekk.randint(0, 60),
        )
        for i in range(1, trekk.randint(2, 7))
    ]
    tilbud = [
        aktivitet(id=10 + j, interesser=(trekk.choice(ONSKER),), ledige_plasser=trekk.randint(0, 2))
        for j in range(trekk.randint(1, 4))
    ]
    return grunnlag(*folk, *tilbud)


def _kan_dekkes(g: Grunnlag, folk: set[int]) -> int:
    """Count by augmenting paths how many of these people can have one suggestion each at once."""
    alene = replace(g, tidligere=Tidligere(), k=len(g.aktiviteter))
    rom = {a.id: a.ledige_plasser for a in g.aktiviteter}
    onsker = {i: {p.tilbud for p in lag_plan(_bare(alene, i)).par} for i in folk}
    sitter: dict[int, list[int]] = {tilbud: [] for tilbud in rom}

    def flytt(person: int, provd: set[int]) -> bool:
        for tilbud in onsker[person] - provd:
            provd.add(tilbud)
            if len(sitter[tilbud]) < rom[tilbud]:
                sitter[tilbud].append(person)
                return True
            for annen in sitter[tilbud]:
                if flytt(annen, provd):
                    sitter[tilbud].remove(annen)
                    sitter[tilbud].append(person)
                    return True
        return False

    return sum(flytt(person, set()) for person in sorted(folk))


def _bare(g: Grunnlag, person: int) -> Grunnlag:
    """Keep one person, who then gets everything that fits."""
    return replace(g, deltakere=tuple(d for d in g.deltakere if d.id == person))


@pytest.mark.parametrize(("personer", "tilbud", "fro"), [(300, 40, 1), (300, 90, 2)])
def test_one_night_takes_a_suggestion_only_from_those_whose_places_are_gone(personer, tilbud, fro):
    malt = mal(lag(personer, tilbud, fro), fro=fro)

    assert malt["lost_coverage"] == malt["places_gone"]
    assert malt["gap"] == 0
    assert malt["could_be_kept_percent"] >= malt["kept_percent"] >= 97
    assert malt["score_lost_percent"] <= 0.1


def test_the_bonus_is_for_seen_suggestions_alone():
    instans = lag(300, 40, 1)

    sett, usett = (mal(instans, fro=1, sett=valg) for valg in (True, False))

    assert np.greater_equal(sett["kept_percent"], usett["kept_percent"])
    assert sett != usett
