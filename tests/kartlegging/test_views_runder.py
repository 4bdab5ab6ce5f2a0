"""Survey rounds as those see them who follow people up."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kartlegging.models import Kartleggingsrunde
from kommuneportal.core.models import Hendelse
from tests import factories


LISTE = "/fjordvik/kartlegging/undersokelser/"


@pytest.fixture
def mitt(i_kommune, mottaksansatt):
    mottak = factories.mottak(navn="Fjordvik mottak")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    return mottak


def felt(**andre):
    idag = timezone.localdate()
    return {"navn": "Høst", "apner": idag, "stenger": idag + timedelta(30), "sprak": ["nb", "ar"],
            **andre}  # fmt: skip


def test_staff_open_a_round_at_their_own_centre(mottaksansatt, mitt):
    side = mottaksansatt.get(LISTE + "ny/").content.decode()
    # Only Norwegian and English are chosen beforehand; the rest is a choice, with a mark.
    assert re.findall(r'value="(\w+)"[^>]*checked', side) == ["nb", "en"]
    assert side.count("ikke kvalitetssikret)") == 15
    svar = mottaksansatt.post(LISTE + "ny/", felt(sted=str(mitt.public_id)))
    runde = Kartleggingsrunde.objects.get()
    assert svar.headers["Location"] == f"{LISTE}{runde.public_id}/"
    assert (runde.mottak, runde.tilknytning, runde.sprak) == (mitt, "mottak", ["nb", "ar"])
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{8}", runde.kode)
    assert Hendelse.objects.filter(handling="runde_laget").exists()


def test_coordinator_opens_a_round_for_settled_people(koordinator, i_kommune):
    koordinator.post(LISTE + "ny/", felt(sted="bosatte"))
    assert Kartleggingsrunde.objects.get().tilknytning == "kommune"


@pytest.mark.parametrize(
    ("endring", "melding"),
    [
        ({"navn": ""}, "Gi undersøkelsen et navn"),
        ({"sprak": []}, "Velg minst ett språk"),
        ({"stenger": "2020-01-01"}, "Siste dag kan ikke være før"),
        ({"apner": "2020-01-01", "stenger": "2020-02-01"}, "Velg en dag som ikke har vært"),
        ({"stenger": "2040-01-01"}, "høyst ett år"),
        ({"sprak": ["xx"]}, "xx"),
    ],
)
def test_wrong_input_is_shown_again(mottaksansatt, mitt, endring, melding):
    svar = mottaksansatt.post(LISTE + "ny/", felt(sted=str(mitt.public_id), **endring))
    assert svar.status_code == 200
    assert melding in svar.content.decode()
    assert not Kartleggingsrunde.objects.exists()


def test_somebody_elses_centre_cannot_be_chosen(mottaksansatt, mitt, i_kommune):
    mottaksansatt.post(LISTE + "ny/", felt(sted=str(factories.mottak().public_id)))
    mottaksansatt.post(LISTE + "ny/", felt(sted="bosatte"))
    assert not Kartleggingsrunde.objects.exists()


def test_page_has_address_and_qr_code(mottaksansatt, mitt, klient):
    runde = factories.runde(mottak=mitt)
    factories.svarark(beboer=factories.beboer(mottak=mitt), runde=runde)
    side = mottaksansatt.get(f"{LISTE}{runde.public_id}/")
    tekst = side.content.decode()
    assert f"testserver/fjordvik/s/{runde.kode}/" in tekst
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in tekst or 'class="qr"' in tekst
    assert "1 person har svart" in tekst
    assert klient.get(f"/fjordvik/s/{runde.kode}/").status_code == 200


def test_poster_says_it_is_voluntary_in_the_chosen_languages(mottaksansatt, mitt):
    runde = factories.runde(mottak=mitt, sprak=["nb", "ar", "ti"])
    tekst = mottaksansatt.get(f"{LISTE}{runde.public_id}/plakat/").content.decode()
    assert "Det er frivillig å svare. Det påvirker ikke asylsaken din." in tekst
    assert 'lang="ar" dir="rtl"' in tekst
    assert 'lang="ti" dir="ltr"' in tekst
    assert "What would you like to join" not in tekst


def test_closed_and_opened_again(mottaksansatt, mitt, klient):
    runde = factories.runde(mottak=mitt)
    for status, http in (("stengt", 404), ("apen", 200)):
        mottaksansatt.post(f"{LISTE}{runde.public_id}/status/", {"status": status})
        assert klient.get(f"/fjordvik/s/{runde.kode}/").status_code == http
    mottaksansatt.post(f"{LISTE}{runde.public_id}/status/", {"status": "tull"})
    runde.refresh_from_db()
    assert runde.status == "apen"


def test_other_centres_and_roles_see_nothing(mottaksansatt, koordinator, leder, mitt):
    runde = factories.runde(navn="Hos naboen")
    for klient in (mottaksansatt, koordinator, leder):
        for slutt in ("", "plakat/"):
            assert klient.get(f"{LISTE}{runde.public_id}/{slutt}").status_code == 404
        svar = klient.post(f"{LISTE}{runde.public_id}/status/", {"status": "stengt"})
        assert svar.status_code == 404
    assert "Hos naboen" not in mottaksansatt.get(LISTE).content.decode()
    assert leder.get(LISTE).status_code == 404


def test_list_does_not_ask_more_for_more_rounds(mottaksansatt, mitt):
    mottaksansatt.get(LISTE)  # the first visit after logging in renews the log-in
    antall = []
    for _ in range(2):
        for _runde in range(6):
            factories.runde(mottak=mitt)
        mottaksansatt.get(LISTE)  # what is made once is not counted
        with CaptureQueriesContext(connection) as sporringer:
            mottaksansatt.get(LISTE)
        antall.append(len(sporringer))
    assert antall[0] == antall[1]
