"""Small counts: whatever is hidden cannot be computed back."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommuneportal.rapport.undertrykking import (
    GRENSE,
    Celle,
    Vises,
    andel,
    enkelt,
    fordeling,
    trapp,
)


antall = st.one_of(st.integers(0, 12), st.integers(0, 400))
deler = st.lists(antall, min_size=1, max_size=5).map(
    lambda tall: {f"d{nr}": verdi for nr, verdi in enumerate(tall)}
)


def mulige(fordelt):
    """Every assignment of the hidden cells that agrees with all that was published."""
    skjulte = [n for n, c in fordelt.celler.items() if c.antall is None]
    rest = fordelt.total.antall - sum(c.antall or 0 for c in fordelt.celler.values())
    rom = [
        range(1, GRENSE) if fordelt.celler[n].vises is Vises.FAERRE else range(GRENSE, rest + 1)
        for n in skjulte
    ]
    sma = [r for r in rom if r.start == 1]
    store = len(rom) - len(sma)
    for valg in product(*sma):
        igjen = rest - sum(valg)
        if (store and igjen >= GRENSE * store) or (not store and igjen == 0):
            yield dict(zip([n for n, r in zip(skjulte, rom, strict=True) if r.start == 1], valg,
                           strict=True))  # fmt: skip


@given(deler)
def test_every_small_part_may_be_anything_from_1_to_4(tall):
    fordelt = fordeling(tall)
    if fordelt.celler is None:
        return
    losninger = list(mulige(fordelt))
    for navn, verdi in tall.items():
        if 0 < verdi < GRENSE:
            assert fordelt.celler[navn] == Celle(Vises.FAERRE)
            assert {losning[navn] for losning in losninger} == {1, 2, 3, 4}


@given(deler)
def test_no_small_number_is_ever_printed(tall):
    fordelt = fordeling(tall)
    celler = [fordelt.total, *(fordelt.celler or {}).values()]
    assert not [c for c in celler if c.antall is not None and 0 < c.antall < GRENSE]


@given(deler)
def test_what_is_printed_is_true(tall):
    fordelt = fordeling(tall)
    for navn, celle in (fordelt.celler or {}).items():
        assert celle.antall in (None, tall[navn])
    assert fordelt.total.antall in (None, sum(tall.values()))


@given(deler)
def test_order_of_parts_does_not_matter(tall):
    snudd = dict(reversed(tall.items()))
    if len(set(tall.values())) == len(tall):
        assert fordeling(snudd) == fordeling(tall)


@given(deler.filter(lambda tall: all(v == 0 or v >= GRENSE for v in tall.values())))
def test_nothing_is_hidden_without_need(tall):
    assert all(c.vises is Vises.TALL for c in (fordeling(tall).celler or {}).values())


@given(st.lists(antall, min_size=1, max_size=6))
def test_steps_never_differ_by_a_few_people(tall):
    trinn = [(str(nr), verdi) for nr, verdi in enumerate(sorted(tall, reverse=True))]
    trykt = [c.antall for _navn, c in trapp(trinn) if c.antall is not None]
    assert all(fra == til or fra - til >= GRENSE for fra, til in pairwise(trykt))
    assert not [verdi for verdi in trykt if 0 < verdi < GRENSE]


@pytest.mark.parametrize(
    ("tall", "skjult"),
    [
        ({"a": 30, "b": 3}, {"a", "b"}),
        ({"a": 30, "b": 3, "c": 8}, {"b", "c"}),
        ({"a": 30, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 30, "b": 1, "c": 1}, {"a", "b", "c"}),
        ({"a": 30, "b": 0}, set()),
        ({"a": 30, "b": 3, "c": 5, "d": 40}, {"b", "c", "a"}),
    ],
)
def test_known_tables(tall, skjult):
    celler = fordeling(tall).celler
    assert {navn for navn, celle in celler.items() if celle.antall is None} == skjult


@pytest.mark.parametrize("tall", [{"a": 3}, {"a": 5, "b": 2}, {"a": 3, "b": 4}, {"a": 1, "b": 1}])
def test_too_few_to_divide(tall):
    assert fordeling(tall).celler is None


def test_single_counts():
    assert [enkelt(n) for n in (0, 1, 4, 5)] == [
        Celle(Vises.TALL, 0), Celle(Vises.FAERRE), Celle(Vises.FAERRE), Celle(Vises.TALL, 5),
    ]  # fmt: skip


def test_count_out_of_a_whole_hides_the_few_left_over():
    assert andel(248, av=250) == Celle(Vises.SKJULT)
    assert andel(250, av=250) == Celle(Vises.TALL, 250)
    assert andel(3, av=250) == Celle(Vises.FAERRE)
    assert andel(3, av=4) == Celle(Vises.FAERRE)
    assert andel(20, av=250) == Celle(Vises.TALL, 20)
