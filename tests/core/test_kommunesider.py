"""Pages of the core: front door, choice of kommune, settings, zones, log, and the footer's pages."""

import pytest

from kommuneportal.core.models import Hendelse, Kommune, Sone
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.core.views.kommune import fargesetning
from tests import factories


pytestmark = pytest.mark.django_db


def innstillinger(kommune, **felt):
    navn = (
        "navn", "portalnavn", "farge", "kontakt_epost", "kontakt_telefon", "svarfrist_virkedager",
        "foresporsler_per_uke",
        "personvernombud", "behandlingsgrunnlag", "tilgjengelighetserklaering", "svar_mottak_days",
        "svar_bosatt_days", "fritekst_days", "forslag_days", "hendelse_days",
    )  # fmt: skip
    return {n: getattr(kommune, n) for n in navn} | felt


def test_front_door_lists_active_kommuner(klient, kommune, annen_kommune):
    Kommune.objects.filter(slug="nordlia").update(er_aktiv=False)
    tekst = klient.get("/").content.decode()
    assert 'href="/fjordvik/"' in tekst
    assert "Nordlia" not in tekst


def test_front_door_is_never_blank(klient, db):
    assert "Ingen kommuner bruker portalen ennå" in klient.get("/").content.decode()


def test_health_answers(klient, db):
    assert klient.get("/helse/").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("rolle", "side"),
    [
        ("koordinator", "/fjordvik/oversikt/"),
        ("mottaksansatt", "/fjordvik/"),
        ("leder", "/fjordvik/tall/"),
        ("ansvarlig", "/fjordvik/ansatte/"),
    ],
)
def test_everybody_lands_on_the_own_first_page(request, rolle, side):
    svar = request.getfixturevalue(rolle).get("/konto/hjem/")
    assert svar["Location"].startswith(side)


def test_roles_in_two_kommuner_give_a_choice(koordinator, annen_kommune):
    factories.medlemskap(bruker=koordinator.bruker, kommune=annen_kommune, rolle="leder")
    tekst = koordinator.get("/konto/hjem/").content.decode()
    assert 'href="/fjordvik/oversikt/"' in tekst
    assert 'href="/nordlia/tall/"' in tekst


def test_administrator_lands_in_the_administration(systemansvarlig):
    assert systemansvarlig.get("/konto/hjem/")["Location"] == "/forvaltning/"


def test_somebody_without_a_role_is_told_whom_to_ask(koordinator):
    koordinator.bruker.medlemskap.all().delete()
    assert "Du har ingen rolle ennå" in koordinator.get("/konto/hjem/").content.decode()


@pytest.mark.parametrize("side", ["hvem-ser", "personvern", "tilgjengelighet", "hjelp"])
def test_footer_pages_are_for_everybody_and_linked_everywhere(klient, kommune, side):
    assert klient.get(f"/fjordvik/{side}/").status_code == 200
    assert f'href="/fjordvik/{side}/"' in klient.get("/fjordvik/").content.decode()
    assert klient.get(f"/finnesikke/{side}/").status_code == 404


def test_contact_of_the_kommune_stands_on_the_pages(klient, kommune):
    kommune.kontakt_epost = "frivillig@fjordvik.example"
    kommune.save()
    for side in ("tilgjengelighet", "hjelp", "personvern"):
        assert "frivillig@fjordvik.example" in klient.get(f"/fjordvik/{side}/").content.decode()


def test_settings_are_stored_and_recorded_without_their_values(ansvarlig, i_kommune):
    data = innstillinger(i_kommune, kontakt_epost="post@fjordvik.example", svar_mottak_days=90)
    svar = ansvarlig.post("/fjordvik/innstillinger/", data)
    assert svar.status_code == 302
    i_kommune.refresh_from_db()
    assert (i_kommune.kontakt_epost, i_kommune.svar_mottak_days) == ("post@fjordvik.example", 90)
    assert Hendelse.objects.get().koder == {"felt": ["kontakt_epost", "svar_mottak_days"]}


@pytest.mark.parametrize(
    ("felt", "verdi", "setning"),
    [
        ("svar_mottak_days", 181, "Velg 180 dager eller færre."),
        ("hendelse_days", 29, "Loggen beholdes i minst 30 dager."),
        ("farge", "grønn", "Skriv fargen slik: #0B5A5C"),
    ],
)
def test_what_cannot_be_is_shown_again(ansvarlig, i_kommune, felt, verdi, setning):
    svar = ansvarlig.post("/fjordvik/innstillinger/", innstillinger(i_kommune, **{felt: verdi}))
    assert svar.status_code == 200
    assert setning in svar.content.decode()
    assert not Hendelse.objects.exists()


def test_the_telephone_number_of_the_kommune_is_kept_in_one_form(ansvarlig, i_kommune):
    for skrevet, ventet in (("0047 22-33-44-55", "22 33 44 55"), ("ring oss", "22 33 44 55")):
        data = innstillinger(i_kommune, kontakt_telefon=skrevet)
        svar = ansvarlig.post("/fjordvik/innstillinger/", data)
        i_kommune.refresh_from_db()
        assert i_kommune.kontakt_telefon == ventet
    assert "Skriv ett telefonnummer" in svar.content.decode()


def test_colour_can_be_tried_without_storing(ansvarlig, i_kommune):
    data = innstillinger(i_kommune, farge="#FFD100", vis="1")
    tekst = ansvarlig.post("/fjordvik/innstillinger/", data).content.decode()
    assert "Ingenting er lagret ennå." in tekst
    assert "Fargen er for lys til hvit tekst." in tekst
    i_kommune.refresh_from_db()
    assert i_kommune.farge == "#0B5A5C"


def test_colour_in_words():
    assert fargesetning("#0B5A5C").startswith("Fargen er god.")
    assert fargesetning("#FFD100").startswith("Fargen er for lys")
    assert fargesetning("grønn") == ""


def test_zone_is_made_and_changed(ansvarlig, i_kommune):
    ansvarlig.post("/fjordvik/omrader/ny/", {"navn": "Sentrum", "lat": "60,1", "lon": "10,2"})
    sone = Sone.objects.get()
    assert (sone.navn, sone.lat, sone.lon) == ("Sentrum", 60.1, 10.2)
    side = f"/fjordvik/omrader/{sone.public_id}/endre/"
    ansvarlig.post(side, {"navn": "Midtbyen", "lat": "60,1", "lon": "10,2"})
    sone.refresh_from_db()
    assert sone.navn == "Midtbyen"
    handlinger = list(Hendelse.objects.order_by("pk").values_list("handling", flat=True))
    assert handlinger == ["sone_laget", "sone_endret"]


def test_zone_with_a_name_in_use_or_outside_norway_is_shown_again(ansvarlig, i_kommune):
    factories.sone(navn="Sentrum")
    svar = ansvarlig.post("/fjordvik/omrader/ny/", {"navn": "sentrum", "lat": "0", "lon": "10"})
    assert "Et område med dette navnet finnes fra før." in svar.content.decode()
    assert "Feil:" in svar.content.decode()
    assert Sone.objects.count() == 1


def test_zone_of_another_kommune_is_not_found(ansvarlig, kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        sone = factories.sone()
    side = f"/fjordvik/omrader/{sone.public_id}/endre/"
    assert ansvarlig.get(side).status_code == 404
    assert ansvarlig.post(side, {"navn": "X", "lat": "60", "lon": "10"}).status_code == 404


def test_log_says_who_and_what_in_codes(ansvarlig, i_kommune):
    ansvarlig.post("/fjordvik/omrader/ny/", {"navn": "Hemmelig", "lat": "60", "lon": "10"})
    tekst = ansvarlig.get("/fjordvik/logg/").content.decode()
    assert "Sone lagt til" in tekst
    assert ansvarlig.bruker.navn in tekst
    assert "Hemmelig" not in tekst


def test_log_costs_the_same_for_one_and_many(ansvarlig, i_kommune, django_assert_max_num_queries):
    for _nr in range(60):
        Hendelse.objects.create(at=factories.NOW, handling="noe", objekt_type="")
    with django_assert_max_num_queries(15):
        assert ansvarlig.get("/fjordvik/logg/").status_code == 200


@pytest.mark.parametrize("side", ["innstillinger/", "omrader/", "omrader/ny/", "logg/"])
@pytest.mark.parametrize("rolle", ["koordinator", "mottaksansatt", "leder", "annen_koordinator"])
def test_settings_are_for_kommuneansvarlig_only(request, side, rolle, kommune):
    assert request.getfixturevalue(rolle).get(f"/fjordvik/{side}").status_code == 404
