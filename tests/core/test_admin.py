"""The administration: for administrators only, and without a window to any answer."""

import pytest
from django.contrib import admin
from django.utils import timezone

from kommuneportal.core import utboks
from kommuneportal.core.models import Epost, Hendelse, Kommune, Medlemskap
from kommuneportal.core.personvern import our_models
from kommuneportal.core.tenancy import kommune_scope


pytestmark = pytest.mark.django_db
LUKKET = {"mottak", "kartlegging", "kobling", "organisasjoner"}


def test_no_answer_can_be_read_in_the_administration():
    apne = {m._meta.app_label for m in admin.site._registry}
    assert not apne & LUKKET
    assert {m for m in our_models() if m in admin.site._registry}


@pytest.mark.parametrize("rolle", ["koordinator", "mottaksansatt", "leder", "ansvarlig"])
def test_staff_of_a_kommune_do_not_get_in(request, rolle):
    svar = request.getfixturevalue(rolle).get("/forvaltning/")
    assert svar.status_code in (302, 403, 404)
    assert "Nettstedsadministrasjon" not in svar.content.decode()


def test_every_page_of_the_administration_opens(systemansvarlig, kommune):
    for modell, vindu in admin.site._registry.items():
        if modell._meta.app_label != "core":
            continue
        adresse = f"/forvaltning/core/{modell._meta.model_name}/"
        assert systemansvarlig.get(adresse).status_code == 200, adresse
        if vindu.has_add_permission.__func__ is admin.ModelAdmin.has_add_permission:
            assert systemansvarlig.get(f"{adresse}add/").status_code == 200, adresse


def test_administrator_has_no_door_to_a_kommune(systemansvarlig, kommune):
    for side in ("oversikt/", "tall/", "mottak/", "ansatte/", "logg/"):
        assert systemansvarlig.get(f"/fjordvik/{side}").status_code == 404


def _kommunedata(**endret):
    skjema = {
        "slug": "vestby-ny", "navn": "Vestby ny", "kommunenummer": "", "malform": "nb",
        "portalnavn": "Frivillig sammen", "farge": "#0B5A5C", "svarfrist_virkedager": "5",
        "foresporsler_per_uke": "3", "svar_mottak_days": "180", "svar_bosatt_days": "365",
        "fritekst_days": "90", "forslag_days": "365", "hendelse_days": "730", "er_aktiv": "on",
    }  # fmt: skip
    return skjema | endret


def test_a_new_kommune_gets_its_first_kommuneansvarlig(systemansvarlig):
    data = _kommunedata(ansvarlig_navn="Ane Ny", ansvarlig_epost="ane@vestby.example",
                        kontakt_telefon="22.33.44.55")  # fmt: skip
    svar = systemansvarlig.post("/forvaltning/core/kommune/add/", data, follow=True)
    assert "Invitasjonen er på vei." in svar.content.decode()
    kommune = Kommune.objects.get(slug="vestby-ny")
    assert kommune.kontakt_telefon == "22 33 44 55"
    rolle = Medlemskap.objects.get(kommune=kommune)
    assert (rolle.bruker.email, rolle.rolle) == ("ane@vestby.example", "kommuneansvarlig")
    assert rolle.opprettet_by == systemansvarlig.bruker
    with kommune_scope(kommune):
        assert Epost.objects.get().til == "ane@vestby.example"
        assert Hendelse.objects.filter(handling="ansatt_invitert").count() == 1


def test_a_name_without_an_address_is_shown_again(systemansvarlig):
    data = _kommunedata(ansvarlig_navn="Ane Ny")
    svar = systemansvarlig.post("/forvaltning/core/kommune/add/", data)
    assert "Skriv både navn og e-postadresse." in svar.content.decode()
    assert not Kommune.objects.filter(slug="vestby-ny").exists()


def test_who_is_kommuneansvarlig_is_not_invited_twice(systemansvarlig, kommune, ansvarlig):
    data = _kommunedata(slug=kommune.slug, navn=kommune.navn, ansvarlig_navn="Ane",
                        ansvarlig_epost=ansvarlig.bruker.email)  # fmt: skip
    side = f"/forvaltning/core/kommune/{kommune.pk}/change/"
    svar = systemansvarlig.post(side, data, follow=True)
    assert "Personen er kommuneansvarlig her fra før." in svar.content.decode()
    assert Medlemskap.objects.filter(kommune=kommune, rolle="kommuneansvarlig").count() == 1


def test_no_window_leads_to_somebodys_account(systemansvarlig):
    for side in ("mfa/authenticator/", "account/emailaddress/", "usersessions/usersession/",
                 "auth/group/"):  # fmt: skip
        assert systemansvarlig.get(f"/forvaltning/{side}").status_code == 404
    tekst = systemansvarlig.get("/forvaltning/").content.decode()
    assert "Portalen" in tekst
    assert "Bakgrunnsoppgaver" in tekst


def test_the_outbox_shows_neither_addressee_nor_words(systemansvarlig, kommune):
    with kommune_scope(kommune):
        brev = utboks.legg_i_utboks(
            "invitasjon", til="kanari@lag.example", emne="Kanarifugl", mal="epost/invitasjon",
            kontekst={"medlemskap": None, "adresse": "", "avsender": None}, objekt_id=None,
            now=timezone.now(),
        )  # fmt: skip
    liste = systemansvarlig.get("/forvaltning/core/epost/")
    assert "invitasjon" in liste.content.decode()
    assert "kanari" not in liste.content.decode().lower()
    side = systemansvarlig.get(f"/forvaltning/core/epost/{brev.pk}/change/")
    assert side.status_code in (302, 403, 404)
    assert b"kanari" not in side.content.lower()
