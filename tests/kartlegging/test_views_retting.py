"""Columns and rows are corrected in the wizard before anything is stored."""

import pytest

from kartlegging.models import Svarark
from kommuneportal.core.tenancy import kommune_scope
from tests.kartlegging.filer import HODE, RADER, csv
from tests.kartlegging.veiviser import FEIL, kolonnefelt, last_opp, siste, tekst


pytestmark = pytest.mark.django_db


def test_columns_can_be_corrected_and_are_remembered(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, kolonner=False)
    felt = kolonnefelt(siste(kommune), kolonne_4="")

    mottaksansatt.post(adresse + "kolonner/", felt)
    assert siste(kommune).kolonner[4]["felt"] is None

    neste = last_opp(mottaksansatt, kommune, eget_sted, csv(RADER[0]), kolonner=False)
    side = tekst(mottaksansatt.get(neste + "kolonner/"))
    assert "Vi husket kolonnene fra sist Fjordvik mottak" in side


def test_columns_that_do_not_exist_are_shown_again(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, kolonner=False)

    svar = mottaksansatt.post(
        adresse + "kolonner/", kolonnefelt(siste(kommune), kolonne_1="navn")
    )  # fmt: skip

    assert "Velg et av feltene i listen" in tekst(svar)


def test_names_are_locked_and_hidden(kommune, mottaksansatt, eget_sted):
    med_navn = csv("Kari Nordmann;" + RADER[0], hode="Navn;" + HODE)
    adresse = last_opp(mottaksansatt, kommune, eget_sted, med_navn, kolonner=False)

    side = tekst(mottaksansatt.get(adresse + "kolonner/"))

    assert "Navn lagres aldri." in side
    assert "Nordmann" not in side
    assert 'name="kolonne_0"' not in side


def test_rows_are_corrected_skipped_and_the_counts_add_up(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, FEIL)
    side = tekst(mottaksansatt.get(adresse))
    assert "«tja»" in side
    assert "under 18 år" in side
    assert "Importer 1 rad" in side

    svar = mottaksansatt.post(
        adresse,
        {"rett_2_aldersgruppe": "26-39", "rett_3_mindrearig": "on",
         "rett_4_informasjonssprak": "dari"},
        follow=True,
    )  # fmt: skip

    assert "Importer 3 rader" in tekst(svar)
    antall = siste(kommune).antall
    assert antall["lest"] == antall["klar"] + antall["ma_rettes"] + antall["utelatt"] == 4
    mottaksansatt.post(adresse, {"hopp_2": "on"})
    mottaksansatt.post(adresse + "importer/")
    with kommune_scope(kommune):
        assert Svarark.objects.get(beboer__referanse="A-3").informasjonssprak == "prs"


def test_a_row_can_be_skipped_and_taken_back(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, FEIL)

    mottaksansatt.post(adresse, {"hopp_2": "on"})
    assert siste(kommune).antall["hoppet_over"] == 1
    mottaksansatt.post(adresse, {})

    assert siste(kommune).antall["hoppet_over"] == 0


def test_a_correction_that_says_too_much_is_never_shown_again(kommune, mottaksansatt, eget_sted):
    navn = csv("Kari Nordmann;30;uk;Sjakk;Tirsdag;Ja;14.10.2026",
               "Ola Nordmann;30;uk;Sjakk;Tirsdag;Ja;14.10.2026")  # fmt: skip
    adresse = last_opp(mottaksansatt, kommune, eget_sted, navn)

    skrevet = {"rett_2_referanse": "kari@eksempel.no", "rett_3_referanse": "har diabetes"}
    svar = mottaksansatt.post(adresse, skrevet)

    assert "har diabetes" not in tekst(svar)
    assert "Det du skrev kan si hvem personen er" in tekst(svar)
    assert "kari@eksempel.no" not in tekst(svar)
    assert "Nordmann" not in tekst(svar)


def test_an_unknown_choice_is_shown_again(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, FEIL)

    svar = mottaksansatt.post(adresse, {"rett_2_aldersgruppe": "200-300"})

    assert "Velg et av alternativene i listen" in tekst(svar)


def test_consent_for_all_is_never_ticked_beforehand(kommune, mottaksansatt, eget_sted):
    uten = csv("A-1;34;uk;Fotball", hode="Beboernr;Alder;Språk for informasjon;Interesser")
    adresse = last_opp(mottaksansatt, kommune, eget_sted, uten)
    side = tekst(mottaksansatt.get(adresse))
    assert "Har alle sagt ja?" in side
    assert "checked" not in side
    assert "Importer 1 rad" not in side

    tom = mottaksansatt.post(adresse + "samtykke/", {}, follow=True)
    assert "Kryss av for at alle har sagt ja" in tekst(tom)
    ja = mottaksansatt.post(adresse + "samtykke/", {"bekreftet": "on"}, follow=True)

    assert "Importer 1 rad" in tekst(ja)
