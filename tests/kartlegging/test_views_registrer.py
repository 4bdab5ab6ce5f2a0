"""Typing sheets off: one page, everything shown again on a mistake, nothing personal kept."""

import re

import pytest
from django.utils import timezone

from kartlegging.models import Svarark
from kommuneportal.core.models import Hendelse
from mottak.models import Beboer
from tests import factories


@pytest.fixture
def runde(i_kommune, mottaksansatt):
    mottak = factories.mottak(navn="Fjordvik mottak")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    return factories.runde(mottak=mottak)


def adresse(runde):
    return f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/registrer/"


def ark(**andre):
    return {"referanse": "A-17", "sprak": "ar", "svart": timezone.localdate().isoformat(),
            "samtykke": "on", "infosprak": "", "norsk": "2", "alder": "5", "dager": "ma ke",
            "interesser": "1+ 7", "onsker": "Ball om kvelden", **andre}  # fmt: skip


def lagret(svar):
    return svar.headers["Location"].split("lagret=")[1]


def test_enter_stores_and_gives_the_next_empty_form(mottaksansatt, runde):
    tom = mottaksansatt.get(adresse(runde)).content.decode()
    assert re.search(r'name="referanse"[^>]* autofocus', tom)
    # What a pile has in common is passed by: from the reference the next stop is consent.
    felt = re.findall(r'name="(sprak|svart|referanse|samtykke|infosprak)"', tom)
    assert felt == ["sprak", "svart", "referanse", "samtykke", "infosprak"]
    svar = mottaksansatt.post(adresse(runde), ark())
    ett = Svarark.objects.get()
    assert svar.headers["Location"] == f"{adresse(runde)}?lagret={ett.public_id}"
    assert (ett.beboer.referanse, ett.norsk, ett.onsker) == ("A-17", "litt", "Ball om kvelden")
    neste = mottaksansatt.get(svar.headers["Location"]).content.decode()
    assert ett.beboer.etikett in neste
    assert f"/fjordvik/kartlegging/papir/{ett.public_id}/angre/" in neste
    # The next sheet of the pile is in the same language; nothing else is filled in.
    assert '<option value="ar" selected>' in neste
    assert 'value="A-17"' not in neste
    assert Hendelse.objects.filter(handling="innsyn", objekt_type="papir_registrer").exists()


def sett_i(tekst):
    return re.search(r'name="sett" value="([^"]+)"', tekst)[1]


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("samtykke", "", "Uten kryss for samtykke"),
        ("alder", "", "Alderen mangler"),
        ("alder", "3", "En foresatt eller representant"),
        ("interesser", "1 99", "Rutene er 1 til 57"),
        ("norsk", "1 2", "Bare én rute"),
        ("svart", "2020-01-01", "mens undersøkelsen er åpen"),
        ("svart", "", "Skriv datoen på arket"),
        ("sprak", "xx", "xx"),
    ],
)
def test_mistake_shows_everything_that_was_typed(mottaksansatt, runde, felt, verdi, melding):
    svar = mottaksansatt.post(adresse(runde), ark(**{felt: verdi}))
    tekst = svar.content.decode()
    assert svar.status_code == 200
    assert melding in tekst
    assert 'value="A-17"' in tekst
    assert 'value="ma ke"' in tekst
    assert tekst.count(" autofocus") == 1
    assert not Beboer.objects.exists()


@pytest.mark.parametrize(
    ("felt", "verdi", "hva"),
    [
        ("referanse", "Ola Nordmann", "et navn"),
        ("referanse", "01019012480", "fødselsnummer"),
        ("referanse", "ola@eksempel.no", "e-postadresse"),
        ("referanse", "۴۰۵۱۲۳۴۵", "telefonnummer"),
        ("onsker", "Ring meg på 405 12 345", "telefonnummer"),
        ("onsker", "Ring meg på 405 12 345 " + "x" * 300, "telefonnummer"),
        ("norsk", "ola@eksempel.no", "e-postadresse"),
    ],
)
def test_what_says_who_somebody_is_is_neither_kept_nor_shown(
    mottaksansatt, runde, felt, verdi, hva
):
    tekst = mottaksansatt.post(adresse(runde), ark(**{felt: verdi})).content.decode()
    assert hva in tekst
    assert verdi[:20] not in tekst
    assert 'value="ma ke"' in tekst
    assert not Beboer.objects.exists()


def test_reference_in_other_digits_is_the_same_reference(mottaksansatt, runde):
    mottaksansatt.post(adresse(runde), ark(referanse="٣٠١"))
    assert Beboer.objects.get().referanse == "301"


def test_known_reference_shows_the_difference_and_is_replaced(mottaksansatt, runde):
    mottaksansatt.post(adresse(runde), ark())
    ulik = mottaksansatt.post(adresse(runde), ark(dager="ti")).content.decode()
    assert "Erstatt med arket" in ulik
    assert "Behold svaret vi har" in ulik
    assert re.search(r"mandag kveld.*tirsdag", ulik, re.IGNORECASE | re.DOTALL)
    assert Svarark.objects.count() == 1
    mottaksansatt.post(adresse(runde), ark(dager="ti", valg="erstatt", sett=sett_i(ulik)))
    assert Beboer.objects.count() == 1
    assert Svarark.objects.count() == 2


def test_same_sheet_without_a_reference_is_asked_about(mottaksansatt, runde):
    mottaksansatt.post(adresse(runde), ark(referanse=""))
    lik = mottaksansatt.post(adresse(runde), ark(referanse="")).content.decode()
    assert "Et helt likt ark" in lik
    assert Beboer.objects.count() == 1
    mottaksansatt.post(adresse(runde), ark(referanse="", valg="ny", sett=sett_i(lik)))
    assert Beboer.objects.count() == 2


def felter(tekst):
    return dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]+)"', tekst))


def test_undo_gives_the_sheet_back_to_be_typed_right(mottaksansatt, runde):
    ett = lagret(mottaksansatt.post(adresse(runde), ark(behov="1 4", frivillig="1", hva="3 8")))
    svar = mottaksansatt.post(f"/fjordvik/kartlegging/papir/{ett}/angre/", follow=True)
    tekst = svar.content.decode()
    assert "er tatt bort" in tekst
    assert "Tøm skjemaet" in tekst
    assert '<option value="ar" selected>' in tekst
    assert not Beboer.objects.exists()
    skrevet = felter(tekst)
    assert {n: skrevet[n] for n in ("referanse", "infosprak", "norsk", "alder", "dager", "tider",
                                    "interesser", "onsker", "behov", "frivillig", "hva")} == {
        "referanse": "A-17", "infosprak": "12", "norsk": "2", "alder": "5", "dager": "1",
        "tider": "3", "interesser": "1+ 7", "onsker": "Ball om kvelden", "behov": "1 4",
        "frivillig": "1", "hva": "3 8",
    }  # fmt: skip
    assert re.search(r'name="samtykke"[^>]* checked', tekst)
    # Shown once: the next time the form is empty, and nothing is left in the session.
    assert 'value="A-17"' not in mottaksansatt.get(adresse(runde)).content.decode()
    assert "angret_ark" not in mottaksansatt.session
    # What was given back can be stored as it stands.
    skjema = ark(**{n: skrevet[n] for n in skrevet if n in {"dager", "tider", "interesser"}})
    assert mottaksansatt.post(adresse(runde), skjema).status_code == 302


def test_a_sheet_taken_back_is_not_given_to_another_round(mottaksansatt, runde):
    annen = factories.runde(mottak=runde.mottak)
    ett = lagret(mottaksansatt.post(adresse(runde), ark(tider="", dager="lø")))
    mottaksansatt.post(f"/fjordvik/kartlegging/papir/{ett}/angre/")
    assert mottaksansatt.session["angret_ark"]["felt"]["tider"] == ""
    assert 'value="A-17"' not in mottaksansatt.get(adresse(annen)).content.decode()
    assert "angret_ark" not in mottaksansatt.session


def test_undo_is_refused_when_a_request_has_gone_out(mottaksansatt, runde):
    ett = lagret(mottaksansatt.post(adresse(runde), ark()))
    beboer = Beboer.objects.get()
    factories.kobling(beboer=beboer, by=mottaksansatt.bruker, godkjent_at=timezone.now())
    svar = mottaksansatt.post(f"/fjordvik/kartlegging/papir/{ett}/angre/", follow=True)
    assert "arket blir stående" in svar.content.decode()
    assert Beboer.objects.exists()


def test_undo_too_late(mottaksansatt, runde):
    ett = lagret(mottaksansatt.post(adresse(runde), ark()))
    Svarark.objects.update(lagret_at=factories.NOW.replace(year=2025))
    svar = mottaksansatt.post(f"/fjordvik/kartlegging/papir/{ett}/angre/", follow=True)
    assert "kan ikke angres lenger" in svar.content.decode()


def test_closed_round_says_so(mottaksansatt, runde):
    runde.status = "stengt"
    runde.save()
    for svar in (mottaksansatt.get(adresse(runde)), mottaksansatt.post(adresse(runde), ark())):
        assert "tar ikke imot ark nå" in svar.content.decode()
    assert not Beboer.objects.exists()


def test_other_centres_and_roles_see_nothing(mottaksansatt, koordinator, leder, runde):
    ett = lagret(mottaksansatt.post(adresse(runde), ark()))
    for klient in (koordinator, leder):
        assert klient.get(adresse(runde)).status_code == 404
        assert klient.post(adresse(runde), ark()).status_code == 404
        assert klient.post(f"/fjordvik/kartlegging/papir/{ett}/angre/").status_code == 404
    fremmed = factories.runde()
    assert mottaksansatt.get(adresse(fremmed)).status_code == 404
    # A sheet of another round is not shown, whatever the address says.
    annen = factories.svarark(kilde="papir", runde=fremmed)
    tekst = mottaksansatt.get(f"{adresse(runde)}?lagret={annen.public_id}").content.decode()
    assert annen.beboer.etikett not in tekst
    assert mottaksansatt.get(f"{adresse(runde)}?lagret=tull").status_code == 200


def test_coordinator_enters_sheets_of_settled_people(koordinator, i_kommune):
    runde = factories.runde(mottak=None)
    koordinator.post(adresse(runde), ark())
    assert Beboer.objects.get().tilknytning == "kommune"
