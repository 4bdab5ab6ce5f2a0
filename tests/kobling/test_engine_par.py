"""All pairs at once agree with the plain rules, whatever the people, offers and order."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kobling.engine import par as parmodul
from kobling.engine.begrunnelser import vurder
from kobling.engine.koder import Brudd
from kobling.engine.par import finn_par
from kobling.engine.typer import Grunnlag, Tidligere
from kobling.engine.vekter import STANDARD
from tests.kobling.enkle import aktivitet, deltaker, grunnlag
from tests.ytelse.generator import lag_grunnlag


def fasit(g: Grunnlag) -> dict[tuple[int, int], int]:
    """Judge each pair alone, by the plain rules."""
    domt = {(d.id, a.id): vurder(d, a, g).score for d in g.deltakere for a in g.aktiviteter}
    return {par: score for par, score in domt.items() if score is not None}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 14), st.integers(0, 14))
def test_all_pairs_at_once_equal_the_plain_rules(fro, personer, tilbud):
    g = lag_grunnlag(personer, tilbud, fro=fro) if personer and tilbud else grunnlag()

    assert dict(finn_par(g).nokler()) == fasit(g)


@pytest.mark.parametrize("fro", range(3))
def test_a_whole_village_equals_the_plain_rules(fro):
    g = lag_grunnlag(90, 60, fro=fro)

    assert dict(finn_par(g).nokler()) == fasit(g)


@pytest.mark.tung
@pytest.mark.parametrize("fro", range(100, 120))
def test_many_villages_equal_the_plain_rules(fro):
    g = lag_grunnlag(300, 90, fro=fro)

    assert dict(finn_par(g).nokler()) == fasit(g)


def test_blocks_of_people_are_joined(monkeypatch):
    monkeypatch.setattr(parmodul, "BLOKK", 7)
    g = lag_grunnlag(40, 30, fro=5)

    assert dict(finn_par(g).nokler()) == fasit(g)


def test_other_weights_are_used_everywhere():
    vekter = replace(
        STANDARD, interesse_gruppe=0, interesse_beslektet=0, tid_usikker=3, ga_km=5, skyss_km=2
    )
    g = replace(lag_grunnlag(60, 40, fro=8), vekter=vekter)

    assert dict(finn_par(g).nokler()) == fasit(g)


def test_the_order_of_the_input_never_matters():
    g = lag_grunnlag(80, 40, fro=2)
    stokk = random.Random(1)
    stokket = replace(
        g,
        deltakere=tuple(stokk.sample(g.deltakere, len(g.deltakere))),
        aktiviteter=tuple(stokk.sample(g.aktiviteter, len(g.aktiviteter))),
    )

    assert list(finn_par(stokket).nokler()) == list(finn_par(g).nokler())


def test_nobody_and_nothing_give_no_pairs():
    assert len(finn_par(grunnlag())) == 0
    assert len(finn_par(grunnlag(deltaker()))) == 0
    assert len(finn_par(grunnlag(aktivitet()))) == 0


def test_a_withdrawn_person_and_decided_pairs_are_gone():
    folk = [deltaker(id=n) for n in (1, 2, 3)]
    trukket = deltaker(id=4, hindringer=frozenset({Brudd.TRUKKET}))
    borte = Tidligere(
        avviste=frozenset({(1, 10), (99, 10)}),
        sperrede=frozenset({(2, 10)}),
        faste=frozenset({(3, 10)}),
    )
    g = grunnlag(*folk, trukket, aktivitet(), aktivitet(id=11), tidligere=borte)

    assert [par for par, _ in finn_par(g).nokler()] == [(1, 11), (2, 11), (3, 11)]


def test_a_seen_pair_scores_twenty_more():
    d, a = deltaker(), aktivitet()
    sett = Tidligere(sett=frozenset({(1, 10)}))

    uten = dict(finn_par(grunnlag(d, a)).nokler())
    med = dict(finn_par(grunnlag(d, a, tidligere=sett)).nokler())

    assert med[1, 10] == uten[1, 10] + STANDARD.sett_for
