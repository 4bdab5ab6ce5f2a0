"""The page of counts and its file: who, what, and what never leaves."""

import csv
import io

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from kommuneportal.rapport.eksport import FARLIGE, noytral
from tests import factories
from tests.factories import NOW


@pytest.fixture
def svar(i_kommune, db):
    mottak = factories.mottak(navn="=Fjellstua")
    for _nr in range(6):
        factories.svarark(beboer=factories.beboer(mottak=mottak), onsker=("fotball",))
    for nr in range(6):
        bosatt = factories.beboer(tilknytning="kommune", etikett=f"B-KAN{nr}")
        factories.svarark(beboer=bosatt, onsker=("svomming",) if nr < 3 else (), frivillig="ja")


@pytest.mark.parametrize("rolle", ["leder", "koordinator"])
def test_counts_are_shown_with_small_ones_hidden(request, rolle, svar):
    with time_machine.travel(NOW, tick=False):
        tekst = request.getfixturevalue(rolle).get("/fjordvik/tall/").content.decode()
    assert "færre enn 5" in tekst
    assert "personer har svart" in tekst
    assert "B-KAN" not in tekst


def test_file_holds_the_same_and_cannot_compute(leder, svar):
    with time_machine.travel(NOW, tick=False):
        fil = leder.get("/fjordvik/tall/fil/")
    assert fil["Content-Type"] == "text/csv; charset=utf-8"
    assert fil["Content-Disposition"] == 'attachment; filename="tall-fjordvik-2026-11-02.csv"'
    rader = list(csv.reader(io.StringIO(fil.content.decode("utf-8-sig")), delimiter=";"))
    assert rader[0] == ["Tabell", "Hva", "Antall", "Dato"]
    onsker = {rad[1]: rad[2] for rad in rader if rad[0] == "Ønsker"}
    assert onsker == {"Fotball": "6", "Svømming": "færre enn 5"}
    assert not [celle for rad in rader for celle in rad if celle.startswith(FARLIGE)]


def test_too_few_answers_are_not_divided(leder, i_kommune):
    factories.svarark()
    with time_machine.travel(NOW, tick=False):
        tekst = leder.get("/fjordvik/tall/").content.decode()
    assert "For få til å dele opp." in tekst


def test_empty_page_has_words(leder, kommune):
    assert "Ingen ennå." in leder.get("/fjordvik/tall/").content.decode()


@pytest.mark.parametrize("rolle", ["mottaksansatt", "ansvarlig", "annen_koordinator"])
@pytest.mark.parametrize("side", ["tall/", "tall/fil/"])
def test_others_get_404(request, rolle, side, kommune):
    assert request.getfixturevalue(rolle).get(f"/fjordvik/{side}").status_code == 404


@given(st.text(max_size=20))
def test_no_text_begins_as_a_formula(tekst):
    assert not noytral(tekst).startswith(FARLIGE)
    assert noytral(tekst).endswith(tekst)
