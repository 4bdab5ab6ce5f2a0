"""The command reads as the page does, and stores only when asked to."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kartlegging.models import Opplasting, Svarark
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.filer import RADER, VANLIG, csv


pytestmark = pytest.mark.django_db


@pytest.fixture
def sted(kommune):
    with kommune_scope(kommune):
        return factories.mottak(slug="havna")


@pytest.fixture
def fil(tmp_path):
    sti = tmp_path / "svar.csv"
    sti.write_bytes(VANLIG)
    return sti


def kjor(*argumenter):
    ut = StringIO()
    call_command("les_kartlegging", *map(str, argumenter), "--kommune", "fjordvik", stdout=ut)
    return ut.getvalue()


def les(*argumenter):
    return json.loads(kjor(*argumenter, "--json"))


def igjen(settings, kommune):
    with kommune_scope(kommune):
        mappe = Path(settings.PRIVAT_MAPPE)
        filer = list(mappe.iterdir()) if mappe.exists() else []
        return (Opplasting.objects.count(), Svarark.objects.count(), len(filer))


def test_reading_prints_everything_and_leaves_nothing(fil, sted, settings, kommune):
    svar = les(fil, "--mottak", "havna")

    assert set(svar) == {"utfall", "melding", "fil", "kolonner", "rader", "avvik"}
    assert svar["utfall"] == "klar"
    assert svar["fil"] == {"type": "csv", "ark": None, "overskriftsrad": 1, "rader": 3}
    assert svar["kolonner"][1] == {"overskrift": "Alder", "felt": "alder", "grunn": None}
    assert svar["rader"][0] == {
        "rad": 2, "referanse": "A-1", "alder": [26, 39], "informasjonssprak": "uk",
        "norsk": None, "engelsk": None, "reise": None, "gruppe": None,
        "interesser": [
            {"kode": "fotball", "tekst": "Fotball", "styrke": 2},
            {"kode": "turgaing", "tekst": "Turgåing", "styrke": 2},
        ],
        "annet": [], "ukedager": [1],
        "tider": [[1, "formiddag"], [1, "ettermiddag"], [1, "kveld"]],
        "frivillig": None, "frivillig_med": [], "behov": [], "onsker": None,
        "svart": "2026-10-14",
    }  # fmt: skip
    (avvik,) = svar["avvik"]
    assert (avvik["rad"], avvik["kode"], avvik["lagres"]) == (4, "uten_samtykke", False)
    assert igjen(settings, kommune) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_confirming_stores_once(fil, sted, settings, kommune):
    assert les(fil, "--mottak", "havna", "--bekreft")["utfall"] == "importert"
    assert igjen(settings, kommune) == (1, 2, 0)

    svar = les(fil, "--mottak", "havna", "--bekreft")

    assert (svar["utfall"], svar["rader"]) == ("importert", [])
    assert "importert før" in svar["melding"]
    assert les(fil, "--mottak", "havna")["utfall"] == "klar"
    assert igjen(settings, kommune) == (1, 2, 0)


def test_settled_people_and_plain_text(fil, kommune):
    assert kjor(fil, "--bosatte").splitlines() == [
        "3 svar er lest. 2 kan lagres, og 1 blir ikke lagret.",
        "1 · Svarte nei til samtykke (rad 4)",
    ]


@pytest.mark.django_db(transaction=True)
def test_plain_text_says_why_rows_were_left_out(fil, tmp_path, sted):
    kjor(fil, "--mottak", "havna", "--bekreft")
    ny = tmp_path / "ny.csv"
    ny.write_bytes(csv(*RADER, "A-9;30;engelsk;Sjakk;Mandag;Ja;15.10.2026"))

    assert "2 · Samme svar som vi har fra før (rad 2, 3)" in kjor(
        ny, "--mottak", "havna", "--bekreft"
    )


@pytest.mark.parametrize(
    ("innhold", "utfall"), [(b"", "avvist"), (b"%PDF-1.7", "avvist"), (csv(RADER[2]), "klar")]
)
def test_confirming_what_cannot_be_used_stores_nothing(
    tmp_path, sted, settings, kommune, innhold, utfall
):
    sti = tmp_path / "a.csv"
    sti.write_bytes(innhold)

    assert les(sti, "--mottak", "havna", "--bekreft")["utfall"] == utfall
    assert igjen(settings, kommune) == (0, 0, 0)


@pytest.mark.parametrize(
    "argumenter",
    [("finnes_ikke.csv", "--bosatte"), ("FIL", "--mottak", "ukjent"),
     ("FIL", "finnes_ikke.csv", "--bosatte")],
)  # fmt: skip
def test_the_command_fails_only_when_it_cannot_start(fil, kommune, argumenter):
    with pytest.raises(CommandError):
        kjor(*(fil if a == "FIL" else a for a in argumenter))


def test_an_unknown_kommune_is_a_failure(fil, db):
    with pytest.raises(CommandError):
        kjor(fil, "--bosatte")
