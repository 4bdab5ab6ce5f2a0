"""Every reason is given when its facts are there, and the reasons add up to the score."""

import pytest

from kobling.engine.begrunnelser import vurder
from kobling.engine.koder import Brudd, Kilde, Kode, Kriterium, Tilstand
from kobling.engine.typer import Tidligere
from kobling.engine.vekter import STANDARD
from tests.kobling.enkle import TIRSDAG_KVELD, aktivitet, deltaker, grunnlag


FASTE = [
    Kriterium.INTERESSE,
    Kriterium.TID,
    Kriterium.SPRAK,
    Kriterium.PLASS,
    Kriterium.REISE,
    Kriterium.UTSTYR,
]
BEHOV = {"behov": frozenset({"skyss"})}
BARN = {"alder_fra": 13, "alder_til": 17, "mindrearig_samtykke": True}
ALENE = {"vertssprak": frozenset(), "norsk_krav": "ingen"}
GRUNNER = [
    (Kode.INTERESSE_SAMME, {}, {}, Tilstand.PASSER, 400),
    (Kode.INTERESSE_GRUPPE, {"onsker": (("volleyball", 1),)}, {}, Tilstand.DELVIS, 120),
    (Kode.INTERESSE_BESLEKTET, {"onsker": (("styrke", 2),)}, {}, Tilstand.DELVIS, 75),
    (
        Kode.INTERESSE_APEN,
        {"onsker": (("sjakk", 2),)},
        {"apen_for_alle": True},
        Tilstand.DELVIS,
        40,
    ),
    (Kode.INTERESSE_UKJENT, {"onsker": ()}, {}, Tilstand.VET_IKKE, 0),
    (Kode.TID_FELLES, {}, {}, Tilstand.PASSER, 30),
    (
        Kode.TID_DAG_UTEN_DEL,
        {"tider": frozenset(), "dager_uten_del": frozenset({2})},
        {},
        Tilstand.DELVIS,
        15,
    ),
    (Kode.TID_UKJENT, {"tider": frozenset()}, {}, Tilstand.VET_IKKE, 0),
    (Kode.TID_AVTALES, {}, {"tider": frozenset()}, Tilstand.VET_IKKE, 0),
    (Kode.SPRAK_FELLES, {}, {}, Tilstand.PASSER, 120),
    (Kode.SPRAK_NORSK, {"norsk": "godt"}, ALENE, Tilstand.PASSER, 120),
    (Kode.SPRAK_LITT_NORSK, {}, ALENE, Tilstand.PASSER, 60),
    (
        Kode.SPRAK_ENGELSK,
        {"engelsk": "godt"},
        {"vertssprak": frozenset({"en"})},
        Tilstand.PASSER,
        120,
    ),
    (
        Kode.SPRAK_LITT_ENGELSK,
        {"norsk": "ikke"},
        {"vertssprak": frozenset({"en"})},
        Tilstand.DELVIS,
        60,
    ),
    (Kode.SPRAK_INGEN_KRAV, {"norsk": "ikke"}, ALENE, Tilstand.DELVIS, 0),
    (
        Kode.SPRAK_UKJENT,
        {"norsk": None},
        ALENE | {"norsk_krav": "litt"},
        Tilstand.VET_IKKE,
        0,
    ),
    (Kode.PLASS_LEDIG, {}, {}, Tilstand.PASSER, 0),
    (Kode.PLASS_NYANKOMNE, {}, {"plasser_nyankomne": 2}, Tilstand.PASSER, 50),
    (
        Kode.PLASS_UKJENT,
        {},
        {"plasser_kjent": False, "plasser_nyankomne": 2},
        Tilstand.VET_IKKE,
        0,
    ),
    (Kode.REISE_INNENFOR, {}, {}, Tilstand.PASSER, 200),
    (
        Kode.REISE_MED_SKYSS,
        {"reise": "ga"},
        {"lat": 59.05, "skyss": True},
        Tilstand.DELVIS,
        136,
    ),
    (Kode.REISE_INNENFOR, {"reise": None}, {}, Tilstand.PASSER, 200),
    (Kode.REISE_UKJENT_REKKEVIDDE, {"reise": None}, {"lat": 59.03}, Tilstand.VET_IKKE, 157),
    (Kode.REISE_UKJENT_AVSTAND, {"lat": None}, {}, Tilstand.VET_IKKE, 60),
    (Kode.UTSTYR_LANES, {}, {"utstyr": True}, Tilstand.PASSER, 0),
    (Kode.UTSTYR_IKKE_NEVNT, {}, {}, Tilstand.VET_IKKE, 0),
    (Kode.UTSTYR_UKJENT, {"behov": frozenset({"utstyr"})}, {}, Tilstand.VET_IKKE, -20),
    (
        Kode.UTSTYR_MANGLER,
        {"behov": frozenset({"utstyr"})},
        {"utstyr": False},
        Tilstand.PASSER_IKKE,
        -40,
    ),
    (Kode.ALDER_INNENFOR, {}, {"alder_fra": 18}, Tilstand.PASSER, 0),
    (Kode.ALDER_DELVIS, {}, {"alder_fra": 30, "alder_til": 67}, Tilstand.DELVIS, -20),
    (
        Kode.BARE_FOR_OPPGITT,
        {"behov": frozenset({"bare_kvinner"})},
        {"bare_for": "kvinner"},
        Tilstand.PASSER,
        0,
    ),
    (Kode.POLITIATTEST_UKJENT, BARN, {"politiattest": None}, Tilstand.VET_IKKE, 0),
    (Kode.FRIVILLIG_JA, {"frivillig": "ja"}, {"rolle": "bidra"}, Tilstand.PASSER, 0),
    (Kode.FRIVILLIG_KANSKJE, {"frivillig": "kanskje"}, {"rolle": "bidra"}, Tilstand.DELVIS, -40),
    (Kode.FRIVILLIG_UKJENT, {}, {"rolle": "bidra"}, Tilstand.VET_IKKE, -40),
    (Kode.BEHOV_MOTT, BEHOV, {"skyss": True}, Tilstand.PASSER, 0),
    (Kode.BEHOV_UKJENT, BEHOV, {}, Tilstand.VET_IKKE, -20),
    (Kode.BEHOV_IKKE_MOTT, BEHOV, {"skyss": False}, Tilstand.PASSER_IKKE, -40),
    (Kode.KOSTNAD_GRATIS, {}, {}, Tilstand.PASSER, 0),
    (Kode.KOSTNAD_KOSTER, {}, {"gratis": False}, Tilstand.DELVIS, 0),
    (Kode.KOSTNAD_UKJENT, {}, {"gratis": None}, Tilstand.VET_IKKE, 0),
    (
        Kode.KOSTNAD_UKJENT,
        {"behov": frozenset({"gratis"})},
        {"gratis": None},
        Tilstand.VET_IKKE,
        -20,
    ),
    (
        Kode.GRUPPE_SOM_ONSKET,
        {"gruppe": "liten"},
        {"gruppestorrelse": "liten"},
        Tilstand.PASSER,
        40,
    ),
    (Kode.GRUPPE_ANNEN, {"gruppe": "liten"}, {"gruppestorrelse": "stor"}, Tilstand.DELVIS, 0),
    (Kode.GRUPPE_UKJENT, {"gruppe": "liten"}, {}, Tilstand.VET_IKKE, 0),
    (Kode.OPPLEGG_FAST, {}, {"fast": True}, Tilstand.PASSER, 30),
    (Kode.OPPLEGG_LAVTERSKEL, {}, {"lavterskel": True}, Tilstand.PASSER, 30),
    (Kode.OPPLEGG_UTENFOR_MOTTAK, {}, {"utenfor_mottak": True}, Tilstand.PASSER, 30),
    (Kode.VENTET_UKER, {"ventet_uker": 25}, {}, Tilstand.PASSER, 100),
]


@pytest.mark.parametrize(("kode", "person", "tilbud", "tilstand", "poeng"), GRUNNER)
def test_each_reason_with_its_state_and_points(kode, person, tilbud, tilstand, poeng):
    d, a = deltaker(**person), aktivitet(**tilbud)

    grunner = vurder(d, a, grunnlag(d, a)).begrunnelser

    treff = next(grunn for grunn in grunner if grunn.kode == kode)
    assert (treff.tilstand, treff.poeng) == (tilstand, poeng)
    assert [grunn.kriterium for grunn in grunner[:6]] == FASTE


def test_every_code_has_a_test():
    assert {kode for kode, *_ in GRUNNER} | {Kode.SETT_FOR} == set(Kode)


def test_reasons_carry_the_facts_of_their_sentence():
    d = deltaker(onsker=(("volleyball", 1), ("fotball", 2)))
    a = aktivitet(lat=59.03)

    interesse, tid, _, plass, reise, _ = vurder(d, a, grunnlag(d, a)).begrunnelser[:6]

    assert interesse.parametre == (("onske", "fotball"), ("styrke", 2))
    assert tid.parametre == (("tider", [list(TIRSDAG_KVELD)]),)
    assert plass.parametre == (("ledige", 4), ("nyankomne", 0))
    assert reise.parametre == (("km", 4), ("reise", "buss"), ("skyss", None))
    assert [g.kilde for g in (interesse, tid, plass, reise)] == [
        Kilde.UNDERSOKELSE,
        Kilde.UNDERSOKELSE,
        Kilde.TILBUD,
        Kilde.BEREGNET,
    ]


def test_a_broken_pair_has_rules_and_no_score():
    d, a = deltaker(), aktivitet(ledige_plasser=0)

    vurdering = vurder(d, a, grunnlag(d, a))

    assert (vurdering.score, vurdering.brudd) == (None, (Brudd.FULLT,))
    assert vurdering.begrunnelser == ()


def test_the_score_is_the_sum_of_its_reasons():
    d, a = deltaker(ventet_uker=4), aktivitet(fast=True)

    vurdering = vurder(d, a, grunnlag(d, a))

    assert vurdering.score == sum(g.poeng for g in vurdering.begrunnelser) == 800


def test_a_seen_pair_gets_its_bonus_also_at_the_top():
    d = deltaker(ventet_uker=30, gruppe="likt", tider=frozenset((n, "kveld") for n in range(1, 8)))
    a = aktivitet(
        fast=True,
        lavterskel=True,
        utenfor_mottak=True,
        plasser_nyankomne=1,
        tider=frozenset((n, "kveld") for n in range(1, 8)),
    )
    sett = Tidligere(sett=frozenset({(1, 10)}))

    uten, med = vurder(d, a, grunnlag(d, a)), vurder(d, a, grunnlag(d, a, tidligere=sett))

    assert (uten.score, med.score) == (900, 1000)
    assert med.begrunnelser[-1].kode == Kode.SETT_FOR


def test_the_least_score_is_eighty():
    d = deltaker(
        onsker=(), tider=frozenset(), norsk=None, lat=None, behov=frozenset({"skyss", "utstyr"})
    )
    a = aktivitet(utstyr=False, skyss=False, norsk_krav="litt", vertssprak=frozenset())

    assert vurder(d, a, grunnlag(d, a)).score == STANDARD.minst == 80
