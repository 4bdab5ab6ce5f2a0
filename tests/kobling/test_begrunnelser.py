"""Every reason is a full sentence in plain words, and none shows a code."""

import pytest

from kobling import begrunnelsestekster as tekster
from kobling.begrunnelser import a_sjekke, bruddtekst, kort, setninger, tidstekst
from kobling.engine.begrunnelser import vurder
from kobling.engine.koder import Brudd, Kode, Kriterium
from kobling.services.forslagsrader import som_json
from tests.kobling.enkle import aktivitet, deltaker, grunnlag
from tests.kobling.test_engine_begrunnelser import GRUNNER


NAVN = {"fotball": "Fotball", "volleyball": "Volleyball", "styrke": "Styrketrening"}


def lagret(d, a):
    """Judge a pair and store its reasons as a suggestion does."""
    return [som_json(b) for b in vurder(d, a, grunnlag(d, a)).begrunnelser]


@pytest.mark.parametrize(("kode", "person", "tilbud"), [rad[:3] for rad in GRUNNER])
def test_every_reason_is_a_full_sentence(kode, person, tilbud):
    rader = lagret(deltaker(**person), aktivitet(**tilbud))

    setning = next(s for s in setninger(rader, interesser=NAVN) if s.kode == kode)

    assert setning.tekst[0].isupper() or setning.tekst[0].isdigit()
    assert setning.tekst.endswith(".")
    assert not any(rest in setning.tekst for rest in ("_", "%", "None", "  "))
    assert setning.overskrift
    assert setning.kilde in {"Undersøkelse", "Tilbud", "Beregnet", "Mangler svar"}


def test_every_code_has_words():
    assert set(tekster.SETNINGER) == set(Kode)
    assert set(tekster.KRITERIER) == set(Kriterium)
    assert set(tekster.BRUDD) == set(Brudd)


@pytest.mark.parametrize(
    ("person", "tilbud", "nummer", "tekst"),
    [
        ({}, {}, 0, "Fotball er noe av det personen helst vil."),
        ({"onsker": (("volleyball", 2),)}, {}, 0,
         "Ønsket er volleyball. Dette er en annen aktivitet av samme slag."),
        ({}, {}, 1, "Personen kan tirsdag kveld, og da møtes gruppen."),
        ({}, {}, 2, "De som tar imot, snakker ukrainsk."),
        ({}, {"vertssprak": frozenset(), "norsk_krav": "litt"}, 2,
         "Personen kan litt norsk, og det er nok her."),
        ({}, {"ledige_plasser": 1}, 3, "1 plass er ledig."),
        ({}, {"plasser_nyankomne": 12}, 3, "4 av 12 plasser til nye er ledige."),
        ({}, {}, 4, "Tilbudet er i samme område."),
        ({}, {"lat": 59.03}, 4, "Om lag 4 km. Personen kan ta buss."),
        ({"reise": None}, {"lat": 59.03, "skyss": True}, 4,
         "Om lag 4 km. Vi vet ikke hvor langt personen kan reise. Foreningen hjelper med skyss."),
        ({}, {"lat": None}, 4, "Vi vet ikke hvor langt det er dit. Ingen skyss er meldt."),
        ({}, {"alder_fra": 30, "alder_til": 67}, 6,
         "Tilbudet er for 30–67 år. Det passer bare for noen i aldersgruppen."),
        ({}, {"alder_fra": 18}, 6,
         "Tilbudet er for dem som er 18 år eller eldre, og det passer."),
        ({}, {"alder_til": 67}, 6,
         "Tilbudet er for dem som er 67 år eller yngre, og det passer."),
    ],
)  # fmt: skip
def test_sentences_carry_their_facts(person, tilbud, nummer, tekst):
    rader = lagret(deltaker(**person), aktivitet(**tilbud))

    assert setninger(rader, interesser=NAVN)[nummer].tekst == tekst


def test_what_must_be_checked_is_counted_and_kept():
    rader = lagret(deltaker(reise=None), aktivitet(gratis=False, lat=59.03))

    assert [s.overskrift for s in a_sjekke(rader, interesser=NAVN)] == ["Reise", "Pris"]


def test_the_summary_is_one_line():
    rader = lagret(deltaker(), aktivitet(lat=59.03))

    assert kort(rader, interesser=NAVN) == "Fotball · tirsdag kveld · felles språk · om lag 4 km"


def test_slots_are_joined_in_words():
    assert tidstekst([]) == ""
    assert tidstekst([(1, "kveld"), (2, "formiddag"), (7, "kveld")]) == (
        "mandag kveld, tirsdag formiddag og søndag kveld"
    )


@pytest.mark.parametrize("brudd", list(Brudd))
def test_every_rule_is_a_sentence(brudd):
    assert bruddtekst(brudd).endswith(".")
