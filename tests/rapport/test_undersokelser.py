"""Results of rounds: who sees them, what is hidden, two side by side, and the file."""

import csv
import io

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kartlegging.services.tallgrupper import tell_runder
from kommuneportal.rapport.tall import Rad, Tabell
from kommuneportal.rapport.undersokelser import hovedfunn
from kommuneportal.rapport.undertrykking import Celle, Vises, enkelt
from tests import factories
from tests.factories import NOW
from tests.lesbart import lesbart


@pytest.fixture
def runde(i_kommune, db):
    runde = factories.runde(navn="Høsten")
    _svar(runde, 12, 3)
    return runde


def _svar(runde, fotball, sjakk):
    for nr in range(fotball + sjakk):
        factories.svarark(
            beboer=factories.beboer(mottak=runde.mottak),
            runde=runde,
            onsker=("fotball",) if nr < fotball else ("sjakk",),
        )
    tell_runder(now=NOW)


def _hent(klient, sti):
    with time_machine.travel(NOW, tick=False):
        return klient.get(f"/fjordvik/tall/undersokelser/{sti}")


@pytest.mark.parametrize("rolle", ["leder", "koordinator"])
def test_a_round_is_shown_with_small_counts_hidden(request, rolle, runde):
    klient = request.getfixturevalue(rolle)
    assert "Høsten" in _hent(klient, "").content.decode()
    tekst = _hent(klient, f"{runde.public_id}/").content.decode()
    assert "Tallene bygger på 15 svar." in tekst
    assert "færre enn 5" in tekst
    assert "Fotball" in tekst
    # 12 of 15 would tell that three do not want football.
    assert "vises ikke" in tekst
    assert "B-" not in lesbart(tekst)


def test_centre_staff_see_their_own_centre_only(mottaksansatt, runde, i_kommune):
    assert _hent(mottaksansatt, f"{runde.public_id}/").status_code == 404
    egen = factories.runde(navn="Vår egen")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=egen.mottak)
    assert _hent(mottaksansatt, f"{egen.public_id}/").status_code == 200
    liste = _hent(mottaksansatt, "").content.decode()
    assert "Vår egen" in liste
    assert "Høsten" not in liste


def test_two_rounds_side_by_side(leder, runde):
    annen = factories.runde(navn="Våren", mottak=runde.mottak)
    _svar(annen, 7, 6)
    tekst = _hent(leder, f"{runde.public_id}/?mot={annen.public_id}").content.decode()
    assert "«Våren» bygger på 13 svar." in tekst
    assert 'data-navn="Våren"' in tekst


def test_a_round_with_too_few_is_not_compared(leder, runde):
    annen = factories.runde(navn="Ny", mottak=runde.mottak)
    tekst = _hent(leder, f"{runde.public_id}/?mot={annen.public_id}").content.decode()
    assert "har for få svar til å sammenligne" in tekst
    assert "For få svar ennå" in _hent(leder, f"{annen.public_id}/").content.decode()


@pytest.mark.parametrize("mot", ["tull", "00000000-0000-0000-0000-000000000000", "'"])
def test_an_unknown_comparison_is_left_out(leder, runde, mot):
    svar = _hent(leder, f"{runde.public_id}/?mot={mot}")
    assert svar.status_code == 200
    assert "Tallene bygger på 15 svar." in svar.content.decode()


def test_waiting_answers_are_told_of(leder, runde):
    factories.svarark(beboer=factories.beboer(mottak=runde.mottak), runde=runde)
    assert "1 svar til venter" in _hent(leder, f"{runde.public_id}/").content.decode()


def test_file_holds_what_the_page_shows(leder, runde):
    fil = _hent(leder, f"{runde.public_id}/fil/")
    assert fil["Content-Disposition"].startswith("attachment")
    rader = list(csv.reader(io.StringIO(fil.content.decode("utf-8-sig")), delimiter=";"))
    interesser = {rad[1]: rad[2] for rad in rader if rad[0] == "Interesser"}
    assert interesser == {"Fotball": "vises ikke", "Sjakk": "færre enn 5", "Til sammen": "15"}


@pytest.mark.parametrize("rolle", ["ansvarlig", "annen_koordinator"])
def test_others_get_404(request, rolle, runde):
    klient = request.getfixturevalue(rolle)
    for sti in ("", f"{runde.public_id}/", f"{runde.public_id}/fil/"):
        assert _hent(klient, sti).status_code == 404


def test_number_of_queries_does_not_grow(leder, runde):
    annen = factories.runde(navn="Våren", mottak=runde.mottak)
    _svar(annen, 20, 10)
    forst = _sporringer(leder, runde, annen)
    _svar(runde, 40, 10)
    assert _sporringer(leder, runde, annen) == forst <= 12


def _sporringer(klient, runde, mot):
    with CaptureQueriesContext(connection) as fanget:
        _hent(klient, f"{runde.public_id}/?mot={mot.public_id}")
    # The log-in session is written because the clock of the test stands still.
    return sum("SAVEPOINT" not in en["sql"] and not en["sql"].startswith("UPDATE") for en in fanget)


def test_no_rounds_yet(leder, kommune):
    assert "Ingen undersøkelser ennå" in _hent(leder, "").content.decode()


@pytest.mark.parametrize(
    ("antall", "sier"),
    [((9, 6, 0), "Flest har svart «A»: 9 av 15."), ((6, 6, 3), "Flest har svart «A» og «B»: 6 av 15."),
     # What is hidden may be the largest, and then the sentence would be wrong.
     ((None, 6, 3), ""), ((0, 0, 0), ""), ((5, 5, 5), "")],
)  # fmt: skip
def test_what_most_have_answered_is_a_sentence_only_when_it_is_plain(antall, sier):
    rader = tuple(
        Rad(navn, Celle(Vises.SKJULT) if n is None else enkelt(n))
        for navn, n in zip("ABC", antall, strict=True)
    )
    assert hovedfunn(Tabell("T", "F", rader, Rad("Til sammen", enkelt(15)))) == sier
