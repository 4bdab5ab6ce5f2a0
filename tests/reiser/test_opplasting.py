"""Reception staff take a survey file from the desk to answers, wide and narrow, and undo it."""

import pytest

from kartlegging.models import Svarark
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.filer import RADER, csv


pytestmark = pytest.mark.steg


FIL = csv(
    *RADER,
    "A-5;tja;ukrainsk;Fotball;Mandag;Ja;14.10.2026",
    "A-6;12;arabisk;Sjakk;Tirsdag;Ja;14.10.2026",
    "A-7;30;klingonsk;Sjakk;Tirsdag;Ja;14.10.2026",
)


@pytest.fixture
def ansatt(kommune):
    with kommune_scope(kommune):
        bruker = factories.bruker(kommune=kommune, rolle="mottaksansatt", navn="Mona Moen")
        factories.ansatt(bruker=bruker, mottak=factories.mottak(navn="Fjordvik mottak"))
    return bruker


def velg_fil(side, innhold, navn="svar.csv"):
    side.side.set_input_files(
        "input[type=file]", {"name": navn, "mimeType": "text/csv", "buffer": innhold}
    )


@pytest.mark.parametrize(
    ("bredde", "js"), [("bred", True), ("smal", True), ("smal", False)], ids=str
)
def test_a_file_becomes_answers_and_is_undone(apne, er_inne, kommune, ansatt, bredde, js):
    side = apne(bredde, js=js)
    er_inne(side, ansatt)
    side.ga("/fjordvik/mottak/opplasting/")
    assert "Ingen filer ennå" in side.tekst

    side.trykk("Last opp den første filen")
    side.trykk("Last opp og se over")
    assert "Velg en fil" in side.tekst
    velg_fil(side, b"%PDF-1.7 ikke et regneark")
    side.trykk("Last opp og se over")
    assert "Dette er en PDF" in side.tekst
    velg_fil(side, FIL)
    side.trykk("Last opp og se over")
    assert side.overskrift == "Slik leser vi kolonnene"

    side.trykk("Bruk kolonnene og se over")
    assert "Ingenting er lagret ennå" in side.tekst
    side.velg(rett_5_aldersgruppe="26-39")
    side.side.get_by_label("De har sagt ja").check()
    side.trykk("Ta med endringene")
    side.trykk("Importer 5 rader")
    assert side.overskrift == "5 svar er importert"
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 5

    side.trykk("Se svarene")
    assert "A-1" in side.tekst
    side.side.go_back()
    side.trykk("Angre importen")
    side.trykk("Ta bort 5 svar")
    assert side.overskrift == "Importen er angret"
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()


def test_consent_is_asked_and_cancel_deletes(apne, er_inne, ansatt):
    side = apne("smal")
    er_inne(side, ansatt)
    side.ga("/fjordvik/mottak/opplasting/ny/")
    velg_fil(side, csv("1;34;Fotball", hode="Beboernr;Alder;Interesser"))
    side.trykk("Last opp og se over")
    assert "Vi finner ingen kolonne for samtykke" in side.tekst
    side.trykk("Bruk kolonnene og se over")
    side.trykk("Bekreft samtykke")
    assert "Kryss av for at alle har sagt ja" in side.tekst
    side.side.get_by_label("Jeg bekrefter at alle").check()
    side.trykk("Bekreft samtykke")
    assert "Importer 1 rad" in side.tekst

    side.trykk("Avbryt og slett filen")
    side.trykk("Slett filen")
    assert "ingenting er lagret" in side.tekst
