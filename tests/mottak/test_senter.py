"""Centres: list, new, edit, and who may."""

import importlib

import pytest
from django.db import IntegrityError, transaction

from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from mottak import services
from mottak.enums import Kontaktrolle
from mottak.models import Mottak
from tests import factories
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db
FELT = {"navn": "Fjellstua mottak", "slag": "ordinaert", "er_aktivt": "on"}


def test_coordinator_makes_a_centre(koordinator, i_kommune):
    sone = factories.sone()
    data = FELT | {"sone": str(sone.public_id), "kontaktrolle": "aktivitetsleder"}
    svar = koordinator.post("/fjordvik/mottak/ny/", data)
    mottak = Mottak.objects.get()
    assert svar["Location"] == f"/fjordvik/mottak/{mottak.public_id}/"
    assert (mottak.navn, mottak.slug, mottak.sone) == ("Fjellstua mottak", "fjellstua-mottak", sone)
    assert Hendelse.objects.get().handling == "mottak_laget"
    assert "Aktivitetsleder" in koordinator.get(svar["Location"]).content.decode()


def test_same_name_is_shown_again_with_a_sentence(koordinator, i_kommune):
    factories.mottak(navn="Fjellstua mottak")
    tekst = koordinator.post("/fjordvik/mottak/ny/", FELT).content.decode()
    assert "Et mottak med dette navnet finnes fra før." in tekst
    assert "Feil:" in tekst
    assert Mottak.objects.count() == 1


def test_zone_of_another_kommune_cannot_be_chosen(koordinator, i_kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        sone = factories.sone(navn="Fremmedsone")
    svar = koordinator.post("/fjordvik/mottak/ny/", FELT | {"sone": str(sone.public_id)})
    assert svar.status_code == 200
    assert "Fremmedsone" not in svar.content.decode()
    assert not Mottak.objects.exists()


def test_staff_see_and_edit_their_own_centre_only(mottaksansatt, i_kommune):
    mitt, annet = factories.mottak(navn="Mitt"), factories.mottak(navn="Annet")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mitt)
    tekst = mottaksansatt.get("/fjordvik/mottak/").content.decode()
    assert "Mitt" in tekst
    assert "Annet" not in lesbart(tekst)
    assert mottaksansatt.get(f"/fjordvik/mottak/{annet.public_id}/").status_code == 404
    side = f"/fjordvik/mottak/{annet.public_id}/endre/"
    assert mottaksansatt.post(side, FELT).status_code == 404
    side = f"/fjordvik/mottak/{mitt.public_id}/endre/"
    assert mottaksansatt.post(side, FELT | {"navn": "Mitt nye"}).status_code == 302
    mitt.refresh_from_db()
    assert mitt.navn == "Mitt nye"
    assert mottaksansatt.get("/fjordvik/mottak/ny/").status_code == 404


def test_empty_list_says_what_to_do(koordinator, mottaksansatt, kommune):
    assert "Ingen mottak ennå" in koordinator.get("/fjordvik/mottak/").content.decode()
    tekst = mottaksansatt.get("/fjordvik/mottak/").content.decode()
    assert "Du er ikke knyttet til et mottak" in tekst


def test_leader_and_other_kommune_get_404(leder, annen_koordinator, i_kommune):
    mottak = factories.mottak()
    for klient in (leder, annen_koordinator):
        assert klient.get("/fjordvik/mottak/").status_code == 404
        assert klient.get(f"/fjordvik/mottak/{mottak.public_id}/").status_code == 404


def test_edit_records_which_fields_and_keeps_the_address(koordinator, i_kommune, now):
    mottak = services.opprett_mottak(
        {"navn": "Øvre Åsen", "slag": "akutt"}, by=koordinator.bruker, now=now
    )
    assert mottak.slug == "ovre-asen"
    services.endre_mottak(
        mottak, felt={"navn": "Nedre Åsen", "slag": "akutt"}, by=koordinator.bruker, now=now
    )
    mottak.refresh_from_db()
    assert (mottak.navn, mottak.slug) == ("Nedre Åsen", "ovre-asen")
    assert Hendelse.objects.get(handling="mottak_endret").koder == {"felt": ["navn"]}


def test_two_centres_with_like_names_get_different_addresses(koordinator, i_kommune, now):
    slugs = [
        services.opprett_mottak(
            {"navn": navn, "slag": "akutt"}, by=koordinator.bruker, now=now
        ).slug
        for navn in ("Ås", "As", "AS!")
    ]
    assert slugs == ["as", "as-2", "as-3"]


def test_name_in_use_is_refused_by_the_service(koordinator, i_kommune, now):
    factories.mottak(navn="Ett")
    with pytest.raises(services.KanIkkeLagreMottak):
        services.opprett_mottak({"navn": "Ett", "slag": "akutt"}, by=koordinator.bruker, now=now)
    assert not Hendelse.objects.exists()


def test_list_costs_the_same_for_one_and_many(
    koordinator, i_kommune, django_assert_max_num_queries
):
    for _nr in range(4):
        factories.mottak(sone=factories.sone())
    with django_assert_max_num_queries(15):
        koordinator.get("/fjordvik/mottak/")


def test_a_telephone_number_is_a_number(koordinator, i_kommune):
    tekst = koordinator.post("/fjordvik/mottak/ny/", FELT | {"telefon": "ring meg"})
    assert "Skriv ett telefonnummer" in tekst.content.decode()
    svar = koordinator.post("/fjordvik/mottak/ny/", FELT | {"telefon": "(+47) 22-33-44-55"})
    assert svar.status_code == 302
    assert Mottak.objects.get().telefon == "22 33 44 55"


def test_whom_to_talk_to_is_a_role_and_never_somebody(koordinator, i_kommune):
    for skrevet in ("Kari Nordmann", "kari.nordmann@mottak.example", "Aktivitetsleder Kari"):
        svar = koordinator.post("/fjordvik/mottak/ny/", FELT | {"kontaktrolle": skrevet})
        assert "Velg en av rollene i listen." in svar.content.decode()
        assert skrevet not in lesbart(svar.content.decode())
    assert not Mottak.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.mottak(kontaktrolle="Kari Nordmann")
    tom = koordinator.post("/fjordvik/mottak/ny/", FELT | {"kontaktrolle": ""})
    assert tom.status_code == 302


@pytest.mark.parametrize(
    ("skrevet", "kode"),
    [
        ("", ""),
        (" Aktivitetsleder ", "aktivitetsleder"),
        ("MILJØARBEIDER", "miljoarbeider"),
        ("Daglig leder", "leder"),
        ("Kari Nordmann, aktivitetsleder", "annet"),
    ],
)
def test_what_was_written_before_the_list_becomes_a_role(skrevet, kode):
    flytting = importlib.import_module("mottak.migrations.0002_kontaktrolle_fra_en_liste")
    assert flytting.kode(skrevet) == kode
    assert kode in ["", *Kontaktrolle.values]
