"""Each hard rule breaks for its own reason, and a missing answer breaks none of the soft ones."""

import pytest

from kobling.engine.koder import Brudd
from kobling.engine.regler import hvorfor_ikke
from kobling.engine.typer import Tidligere, UgyldigGrunnlag
from tests.kobling.enkle import aktivitet, deltaker, grunnlag


PAR = frozenset({(1, 10)})
HARDE_REGLER = [
    (Brudd.UTEN_SAMTYKKE, {"har_samtykke": False}, {}),
    (Brudd.UTEN_FORESATTES_JA, {"alder_fra": 13, "alder_til": 17}, {}),
    (Brudd.SVAR_UTLOPT, {"hindringer": frozenset({Brudd.SVAR_UTLOPT})}, {}),
    (Brudd.TRUKKET, {"hindringer": frozenset({Brudd.TRUKKET})}, {}),
    (Brudd.APEN_FORESPORSEL, {"hindringer": frozenset({Brudd.APEN_FORESPORSEL})}, {}),
    (Brudd.IKKE_PUBLISERT, {}, {"hindringer": frozenset({Brudd.IKKE_PUBLISERT})}),
    (Brudd.IKKE_BEKREFTET, {}, {"hindringer": frozenset({Brudd.IKKE_BEKREFTET})}),
    (Brudd.UTENFOR_SESONG, {}, {"hindringer": frozenset({Brudd.UTENFOR_SESONG})}),
    (Brudd.UTEN_HJEMMEL, {}, {"hindringer": frozenset({Brudd.UTEN_HJEMMEL})}),
    (Brudd.FULLT, {}, {"ledige_plasser": 0}),
    (Brudd.ALDRI_KOBLET, {}, {"interesser": ("fotball", "tro")}),
    (Brudd.INTERESSE, {"onsker": (("sjakk", 3),)}, {}),
    (Brudd.ALDER, {}, {"alder_fra": 40}),
    (Brudd.ALDER, {}, {"alder_til": 25}),
    (Brudd.BARE_FOR, {}, {"bare_for": "kvinner"}),
    (Brudd.BARE_FOR, {"behov": frozenset({"bare_menn"})}, {"bare_for": "kvinner"}),
    (Brudd.BARE_FOR, {"behov": frozenset({"bare_kvinner"})}, {}),
    (
        Brudd.SPRAK,
        {"norsk": "litt", "engelsk": "godt"},
        {"norsk_krav": "godt", "vertssprak": frozenset({"nb"})},
    ),
    (
        Brudd.SPRAK,
        {"norsk": "ikke", "engelsk": "ikke"},
        {"norsk_krav": "litt", "vertssprak": frozenset({"en"})},
    ),
    (Brudd.TID, {"tider": frozenset({(3, "kveld")})}, {}),
    (Brudd.TID, {"tider": frozenset(), "dager_uten_del": frozenset({1})}, {}),
    (Brudd.REISEVEI, {"reise": "ga"}, {"lat": 59.05}),
    (Brudd.REISEVEI, {}, {"lat": 59.3, "skyss": True, "maks_avstand_skyss_km": 5}),
    (Brudd.TRINNFRI, {"behov": frozenset({"trinnfri"})}, {"trinnfri": False}),
    (Brudd.ROLIG, {"behov": frozenset({"rolig"})}, {"rolig": False}),
    (Brudd.BARNEPASS, {"behov": frozenset({"barnepass"})}, {"barnepass": False}),
    (Brudd.KOSTNAD, {"behov": frozenset({"gratis"})}, {"gratis": False}),
    (Brudd.MALGRUPPE, {"tilknytning": "kommune"}, {"for_tilknytning": frozenset({"mottak"})}),
    (Brudd.FRIVILLIG, {"frivillig": "nei"}, {"rolle": "bidra"}),
    (
        Brudd.POLITIATTEST,
        {"alder_fra": 13, "alder_til": 17, "mindrearig_samtykke": True},
        {"politiattest": False},
    ),
]


@pytest.mark.parametrize(("brudd", "person", "tilbud"), HARDE_REGLER)
def test_each_hard_rule_breaks_alone(brudd, person, tilbud):
    d, a = deltaker(**person), aktivitet(**tilbud)

    assert hvorfor_ikke(d, a, grunnlag(d, a)) == [brudd]


@pytest.mark.parametrize(
    ("felt", "brudd"),
    [
        ("avviste", Brudd.AVVIST_FOR),
        ("sperrede", Brudd.SPERRET),
        ("faste", Brudd.ALLEREDE_KOBLET),
    ],
)
def test_earlier_decisions_close_a_pair(felt, brudd):
    d, a = deltaker(), aktivitet()

    assert hvorfor_ikke(d, a, grunnlag(d, a, tidligere=Tidligere(**{felt: PAR}))) == [brudd]


def test_every_code_has_a_test():
    provde = {brudd for brudd, _, _ in HARDE_REGLER}
    provde |= {Brudd.AVVIST_FOR, Brudd.SPERRET, Brudd.ALLEREDE_KOBLET}

    assert provde == set(Brudd)


@pytest.mark.parametrize(
    ("person", "tilbud"),
    [
        ({"alder_til": None}, {"alder_fra": 60}),
        ({"onsker": ()}, {}),
        ({"onsker": (("ukjent", 2),)}, {}),
        ({"tider": frozenset()}, {}),
        ({}, {"tider": frozenset()}),
        ({"norsk": None}, {"norsk_krav": "godt", "vertssprak": frozenset()}),
        (
            {"norsk": "ikke", "engelsk": None},
            {"norsk_krav": "litt", "vertssprak": frozenset({"en"})},
        ),
        (
            {"informasjonssprak": None, "norsk": "ikke", "engelsk": "ikke"},
            {"norsk_krav": "litt"},
        ),
        ({"reise": None}, {"lat": 60.0}),
        ({"lat": None, "lon": None, "reise": "ga"}, {}),
        ({}, {"lat": None, "lon": None}),
        ({"behov": frozenset({"trinnfri", "rolig", "barnepass"})}, {}),
        ({"frivillig": None}, {"rolle": "bidra"}),
        ({"behov": frozenset({"gratis"})}, {"gratis": None}),
        ({}, {"plasser_kjent": False}),
        ({"frivillig": "kanskje"}, {"rolle": "bidra"}),
    ],
)
def test_unknown_is_not_no(person, tilbud):
    d, a = deltaker(**person), aktivitet(**tilbud)

    assert hvorfor_ikke(d, a, grunnlag(d, a)) == []


@pytest.mark.parametrize(
    ("person", "tilbud"),
    [
        ({"behov": frozenset({"bare_kvinner"})}, {"bare_for": "kvinner"}),
        ({"onsker": (("fotball", 1), ("kvinnegruppe", 2))}, {"bare_for": "kvinner"}),
        ({"reise": "ga"}, {"lat": 59.05, "skyss": True}),
        ({"informasjonssprak": "nb", "norsk": None}, {"norsk_krav": "godt"}),
        ({"alder_fra": 13, "alder_til": 17, "mindrearig_samtykke": True}, {}),
        ({"onsker": (("sjakk", 3),)}, {"apen_for_alle": True}),
        ({"onsker": (("styrke", 3),)}, {}),
        ({"onsker": (("tro", 3),)}, {}),
    ],
)
def test_allowed_pairs_break_nothing(person, tilbud):
    d, a = deltaker(**person), aktivitet(**tilbud)

    assert hvorfor_ikke(d, a, grunnlag(d, a)) == []


def test_all_broken_rules_are_listed_in_a_fixed_order():
    d = deltaker(har_samtykke=False, tider=frozenset({(7, "kveld")}))
    a = aktivitet(ledige_plasser=0, alder_fra=60)

    assert hvorfor_ikke(d, a, grunnlag(d, a)) == [
        Brudd.UTEN_SAMTYKKE,
        Brudd.FULLT,
        Brudd.ALDER,
        Brudd.TID,
    ]


def test_two_people_with_one_id_are_refused():
    with pytest.raises(UgyldigGrunnlag):
        grunnlag(deltaker(), deltaker(), aktivitet())


def test_less_than_one_suggestion_a_person_is_refused():
    with pytest.raises(UgyldigGrunnlag):
        grunnlag(deltaker(), aktivitet(), k=0)
