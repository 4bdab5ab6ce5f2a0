"""What would help people without a suggestion: each change is tried, and does what is promised."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kobling.engine.behov import Sted, udekket_behov
from kobling.engine.koder import Brudd
from kobling.engine.par import finn_par
from kobling.engine.plan import planlegg
from kobling.engine.typer import Tidligere
from kobling.engine.udekket import (
    beste_enkeltendringer,
    enkeltendringer,
    tilbud_med_rom,
    udekkede,
)
from tests.kobling.enkle import TIRSDAG_KVELD, aktivitet, deltaker, grunnlag
from tests.ytelse.generator import lag_grunnlag


ONSDAG_KVELD = (3, "kveld")


def svar(g):
    """Everything the module says about an input: people without, and each one's changes."""
    par = finn_par(g)
    plan = planlegg(par, g)
    valgt = [(p.person, p.tilbud) for p in plan.par]
    rom = tilbud_med_rom(par, valgt, g)
    return plan, {d.id: enkeltendringer(d, g, rom) for d in udekkede(g, par, valgt)}


def test_one_more_place_is_named_when_others_have_them():
    g = grunnlag(*(deltaker(id=i) for i in (1, 2, 3)), aktivitet(ledige_plasser=2))
    _plan, endringer = svar(g)
    assert [[(e.brudd, e.tilbud) for e in liste] for liste in endringer.values()] == [
        [(Brudd.FULLT, 10)]
    ]


def test_a_broken_rule_is_named_only_where_there_is_room():
    g = grunnlag(
        deltaker(id=1, tider=frozenset({ONSDAG_KVELD})),
        deltaker(id=2),
        aktivitet(id=10, ledige_plasser=1),
        aktivitet(id=11, ledige_plasser=1, tider=frozenset({(4, "kveld")})),
    )
    _plan, endringer = svar(g)
    # Offer 10 is taken by somebody who has nothing else; changing its day would rob them.
    assert [(e.brudd, e.tilbud) for e in endringer[1]] == [(Brudd.TID, 11)]


def test_two_broken_rules_are_no_single_change():
    g = grunnlag(deltaker(tider=frozenset({ONSDAG_KVELD}), reise="ga", lat=60.0), aktivitet())
    assert svar(g)[1] == {1: ()}


def test_wishes_and_earlier_decisions_are_not_asked_to_change():
    g = grunnlag(
        deltaker(onsker=(("sjakk", 3),)), aktivitet(),
        tidligere=Tidligere(avviste=frozenset({(1, 10)})),
    )  # fmt: skip
    assert svar(g)[1] == {1: ()}


@pytest.mark.parametrize(
    ("skyss", "lat", "hjelper"), [(False, 59.05, True), (True, 59.3, False), (False, 59.3, False)]
)
def test_transport_is_named_only_where_there_is_none_and_it_reaches(skyss, lat, hjelper):
    g = grunnlag(
        deltaker(onsker=(("sjakk", 3),), reise="ga", lat=59.0),
        aktivitet(interesser=("sjakk",), skyss=skyss, lat=lat),
    )
    assert [e.brudd for e in svar(g)[1][1]] == ([Brudd.REISEVEI] if hjelper else [])


def test_who_has_an_accepted_place_is_not_without():
    g = grunnlag(
        deltaker(onsker=(("sjakk", 3),)), aktivitet(),
        tidligere=Tidligere(faste=frozenset({(1, 10)})),
    )  # fmt: skip
    assert svar(g)[1] == {}


tider = st.sets(st.sampled_from([TIRSDAG_KVELD, ONSDAG_KVELD, (4, "kveld")]), min_size=1)


@st.composite
def sma_grunnlag(draw):
    """Draw a few people and offers that fit now and then."""
    folk = [
        deltaker(
            id=i,
            onsker=((draw(st.sampled_from(["fotball", "sjakk", "styrke"])), 2),),
            tider=frozenset(draw(tider)),
            reise=draw(st.sampled_from(["ga", "buss", None])),
            behov=frozenset(draw(st.sets(st.sampled_from(["barnepass", "trinnfri"])))),
            lat=draw(st.sampled_from([59.0, 59.05])),
        )
        for i in range(draw(st.integers(1, 5)))
    ]
    tilbud = [
        aktivitet(
            id=10 + j,
            interesser=(draw(st.sampled_from(["fotball", "sjakk"])),),
            tider=frozenset(draw(tider)),
            ledige_plasser=draw(st.integers(0, 2)),
            barnepass=draw(st.sampled_from([True, False, None])),
            skyss=draw(st.sampled_from([True, False, None])),
            lat=draw(st.sampled_from([59.0, 59.05, 59.3])),
        )
        for j in range(draw(st.integers(0, 3)))
    ]
    return grunnlag(*folk, *tilbud, k=draw(st.integers(1, 3)))


def etter(g, person, endring):
    """Do what a change says at the offer; for times, those of this one person."""
    a = next(a for a in g.aktiviteter if a.id == endring.tilbud)
    d = next(d for d in g.deltakere if d.id == person)
    ny = {
        Brudd.FULLT: {"ledige_plasser": a.ledige_plasser + 1},
        Brudd.TID: {"tider": a.tider | d.tider},
        Brudd.REISEVEI: {"skyss": True},
        Brudd.BARNEPASS: {"barnepass": True},
    }[endring.brudd]
    return replace(g, aktiviteter=tuple(replace(a, **ny) if x is a else x for x in g.aktiviteter))


@given(sma_grunnlag())
@settings(max_examples=200, deadline=None)
def test_every_change_that_is_named_gives_one_more_person_a_first_suggestion(g):
    plan, endringer = svar(g)
    for person, liste in endringer.items():
        for endring in liste:
            assert svar(etter(g, person, endring))[0].dekket > plan.dekket, endring


@given(st.integers(0, 10**6), st.integers(1, 20))
@settings(max_examples=12, deadline=None)
def test_the_sieve_leaves_nothing_out_and_keeps_the_order(fro, fleste):
    g = lag_grunnlag(60, 25, fro=fro)
    plan, alle = svar(g)
    par, uten = finn_par(g), [d for d in g.deltakere if d.id in alle]
    rom = tilbud_med_rom(par, [(p.person, p.tilbud) for p in plan.par], g)

    beste = beste_enkeltendringer(uten, g, rom, fleste=fleste)

    assert beste == {person: liste[:fleste] for person, liste in alle.items()}


def test_the_sieve_needs_neither_people_nor_offers():
    tomt = grunnlag(deltaker())
    assert beste_enkeltendringer(tomt.deltakere, tomt, frozenset(), fleste=5) == {1: ()}
    assert beste_enkeltendringer((), tomt, frozenset(), fleste=5) == {}


@given(sma_grunnlag())
@settings(max_examples=200, deadline=None)
def test_no_day_that_would_help_is_left_out(g):
    plan, endringer = svar(g)
    for person, liste in endringer.items():
        for a in g.aktiviteter:
            d = next(d for d in g.deltakere if d.id == person)
            kan = replace(d, tider=d.tider | a.tider)
            nye = replace(g, deltakere=tuple(kan if x is d else x for x in g.deltakere))
            if svar(nye)[0].dekket > plan.dekket:
                assert any(e.brudd == Brudd.TID for e in liste), (person, a)


@given(sma_grunnlag())
@settings(max_examples=200, deadline=None)
def test_a_new_offer_gives_everybody_counted_their_first_suggestion(g):
    plan, endringer = svar(g)
    steder = [Sted(1, 59.0, 10.0), Sted(2, 59.05, 10.0)]
    uten = [d for d in g.deltakere if d.id in endringer]
    for behov in udekket_behov(uten, g, steder):
        sted = next(s for s in steder if s.id == behov.sted)
        ny = aktivitet(
            id=99, interesser=(behov.hva.interesse,), tider=frozenset({behov.tid}),
            ledige_plasser=len(g.deltakere), barnepass=None, lat=sted.lat, lon=sted.lon,
        )  # fmt: skip
        med = replace(g, aktiviteter=(*g.aktiviteter, ny))
        # More, when people who move to it leave places to others.
        assert svar(med)[0].dekket >= plan.dekket + behov.antall


def test_needs_are_summed_up_with_the_best_time_and_place_first():
    g = grunnlag(
        deltaker(id=1, onsker=(("sjakk", 3),), behov=frozenset({"barnepass"})),
        deltaker(id=2, onsker=(("sjakk", 1),), tider=frozenset({TIRSDAG_KVELD, ONSDAG_KVELD})),
        deltaker(id=3, onsker=(("sjakk", 1),), tider=frozenset({ONSDAG_KVELD}), alder_fra=13,
                 alder_til=17, mindrearig_samtykke=True),
        deltaker(id=4, onsker=(("sjakk", 2),), behov=frozenset({"bare_kvinner"})),
    )  # fmt: skip
    behov = udekket_behov(g.deltakere, g, [Sted(7, 59.0, 10.0)])
    assert [(b.hva.alder, b.hva.hvem, b.antall) for b in behov] == [
        ("voksne", "alle", 2), ("ungdom", "alle", 1), ("voksne", "kvinner", 1),
    ]  # fmt: skip
    assert (behov[0].tid, behov[0].sted) == (TIRSDAG_KVELD, 7)
    assert behov[0].tilrettelegging == {"barnepass": 1}


def test_faith_and_unknown_wishes_are_no_needs():
    g = grunnlag(deltaker(onsker=(("tro", 3), ("ukjent", 2))), deltaker(id=2, onsker=()))
    assert udekket_behov(g.deltakere, g, []) == []


def test_without_zones_and_times_every_slot_counts():
    g = grunnlag(deltaker(onsker=(("sjakk", 2),), tider=frozenset(), lat=None, lon=None))
    (behov,) = udekket_behov(g.deltakere, g, [])
    assert (behov.sted, len(behov.per_tid)) == (None, 21)
