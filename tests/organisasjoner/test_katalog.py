"""The public catalogue."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Tilbud
from organisasjoner.selectors import Katalogsok, apne_tilbud, katalog, nyeste_tilbud
from tests import factories
from tests.organisasjoner.data import hoyst


@pytest.fixture
def tre(kommune):
    """Three offers that differ in everything one can look for."""
    now = timezone.now()
    felles = {"publisert_at": now, "sist_bekreftet_at": now}
    with kommune_scope(kommune):
        org = factories.organisasjon(navn="Øygard IL", kontaktperson="Kari Prøve")
        factories.tilbud(organisasjon=org, navn="Fotball for jenter", alder_fra=6, alder_til=12,
                         tider=((1, 17, 18),), **felles)  # fmt: skip
        factories.tilbud(navn="Ærlig strikkekafé", interesser=("sying_strikking",), alder_fra=18,
                         tider=((4, 18, 20),), **felles)  # fmt: skip
        factories.tilbud(navn="Tur", interesser=("turgaing",), tider=(), er_fast=False, **felles)
    return kommune


def _navn(svar):
    return [kort["tittel"] for kort in svar.context["kort"]]


@pytest.mark.parametrize(
    ("query", "navn"),
    [
        ("", ["Fotball for jenter", "Tur", "Ærlig strikkekafé"]),
        ("q=fotball", ["Fotball for jenter"]),
        ("q=FOTBALL", ["Fotball for jenter"]),
        ("q=ærlig", ["Ærlig strikkekafé"]),
        ("q=øygard jenter", ["Fotball for jenter"]),
        ("q=hekling", ["Ærlig strikkekafé"]),
        ("q=strikkekafe", ["Ærlig strikkekafé"]),
        ("q=AERLIG kafe", ["Ærlig strikkekafé"]),
        ("q=oygaard", ["Fotball for jenter"]),
        ("q=!?", ["Fotball for jenter", "Tur", "Ærlig strikkekafé"]),
        ("aktivitet=turgaing", ["Tur"]),
        ("aktivitet=gruppe:ballspill", ["Fotball for jenter"]),
        ("dag=4", ["Ærlig strikkekafé"]),
        ("alder=6-12", ["Fotball for jenter", "Tur"]),
        ("alder=60-", ["Tur", "Ærlig strikkekafé"]),
        ("dag=1&alder=60-", []),
        ("dag=9&alder=tull&aktivitet=ukjent", ["Fotball for jenter", "Tur", "Ærlig strikkekafé"]),
    ],
)
def test_search_and_filters(tre, klient, query, navn):
    assert sorted(_navn(klient.get(f"/fjordvik/tilbud/?{query}"))) == sorted(navn)


def test_nothing_found_offers_the_nearest_and_to_drop_the_last_filter(tre, klient):
    svar = klient.get("/fjordvik/tilbud/?q=fotball&dag=4")
    tekst = svar.content.decode()
    assert "Vi fant ingen aktiviteter som passer" in tekst
    assert "Søk uten dag" in tekst
    assert "?q=fotball" in svar.context["uten_siste"]
    assert [k["tittel"] for k in svar.context["naere"]] == ["Fotball for jenter"]


def test_a_slip_of_the_finger_still_finds_what_is_near(tre, klient):
    svar = klient.get("/fjordvik/tilbud/?q=strikekafe")
    assert "Søk uten søkeordet" in svar.content.decode()
    assert [k["tittel"] for k in svar.context["naere"]] == ["Ærlig strikkekafé"]


def test_what_is_nowhere_near_is_not_called_near(tre, klient):
    svar = klient.get("/fjordvik/tilbud/?q=undervannsrugby")
    assert svar.context["naere"] == []
    assert "Nærmeste treff" not in svar.content.decode()
    assert "Vis alle aktiviteter" in svar.content.decode()


def test_groups_are_named_for_what_is_in_them(tre, klient):
    tekst = klient.get("/fjordvik/tilbud/").content.decode()
    assert "Alt i «Ballspill»" in tekst
    assert "Alt i «Tro, livssyn og politikk»" in tekst
    assert "når noen spør" not in tekst


def test_empty_catalogue_invites(kommune, klient):
    assert "Ingen aktiviteter ennå" in klient.get("/fjordvik/tilbud/").content.decode()


@pytest.mark.parametrize(
    "endring",
    [
        {"status": "pauset"},
        {"status": "avsluttet"},
        {"sist_bekreftet_at": timezone.now() - timedelta(days=400)},
        {"sesong_til_date": date(2020, 1, 1)},
    ],
)
def test_what_is_not_public_is_in_neither_list_nor_page(kommune, klient, endring):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(
            **{"navn": "Skjult", "sist_bekreftet_at": timezone.now()} | endring
        )
    assert "Skjult" not in klient.get("/fjordvik/tilbud/").content.decode()
    assert klient.get(f"/fjordvik/tilbud/{tilbud.public_id}/").status_code == 404


def test_ended_association_has_no_offers(kommune, klient):
    with kommune_scope(kommune):
        factories.tilbud(
            organisasjon=factories.organisasjon(avsluttet_at=timezone.now()),
            sist_bekreftet_at=timezone.now(),
        )
    assert _navn(klient.get("/fjordvik/tilbud/")) == []


def test_page_says_nothing_about_private_persons(tre, klient):
    with kommune_scope(tre):
        tilbud = Tilbud.objects.get(navn="Fotball for jenter")
        org = tilbud.organisasjon
        org.epost, org.telefon = "privat@lag.example", "99 88 77 66"
        org.save()
    for side in ("/fjordvik/tilbud/", f"/fjordvik/tilbud/{tilbud.public_id}/"):
        tekst = klient.get(side).content.decode()
        for hemmelig in ("Kari Prøve", "privat@lag.example", "99 88 77 66"):
            assert hemmelig not in tekst


@pytest.mark.parametrize(("forankring", "ord_"), [("tro", "Tro eller livssyn"),
                                                  ("politikk", "Politikk")])  # fmt: skip
def test_faith_and_politics_stand_openly(kommune, klient, forankring, ord_):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(
            organisasjon=factories.organisasjon(forankring=forankring),
            sist_bekreftet_at=timezone.now(),
        )
    for side in ("/fjordvik/tilbud/", f"/fjordvik/tilbud/{tilbud.public_id}/"):
        assert ord_ in klient.get(side).content.decode()


def test_offers_of_another_kommune_are_not_found(tre, annen_kommune, klient):
    with kommune_scope(annen_kommune):
        fremmed = factories.tilbud(navn="Fremmed", sist_bekreftet_at=timezone.now())
    assert "Fremmed" not in klient.get("/fjordvik/tilbud/").content.decode()
    assert klient.get(f"/fjordvik/tilbud/{fremmed.public_id}/").status_code == 404


def test_list_has_pages_and_keeps_the_search(kommune, klient):
    with kommune_scope(kommune):
        org = factories.organisasjon()
        for n in range(26):
            factories.tilbud(organisasjon=org, navn=f"Kor {n:02}", sist_bekreftet_at=timezone.now())
    svar = klient.get("/fjordvik/tilbud/?q=kor&side=2")
    assert _navn(svar) == [f"Kor {n}" for n in range(15, 26)]
    assert "?q=kor&amp;side=1" in svar.content.decode()


def _antall_sporringer(klient):
    with hoyst(12) as fanget:
        klient.get("/fjordvik/tilbud/")
    return len(fanget)


def test_list_asks_the_same_whatever_its_length(kommune, klient):
    with kommune_scope(kommune):
        factories.tilbud(sist_bekreftet_at=timezone.now())
    en = _antall_sporringer(klient)
    with kommune_scope(kommune):
        for _ in range(5):
            factories.tilbud(sist_bekreftet_at=timezone.now(), sone=factories.sone())
    assert _antall_sporringer(klient) == en


# --- What may be suggested ---


@pytest.mark.parametrize(
    ("endring", "med"),
    [
        ({}, True),
        ({"status": "pauset"}, False),
        ({"sesong_fra_date": date(2026, 11, 3)}, False),
        ({"sesong_fra_date": date(2026, 11, 2), "sesong_til_date": date(2026, 11, 2)}, True),
        ({"sesong_til_date": date(2026, 11, 1)}, False),
    ],
)
def test_open_offers(i_kommune, now, endring, med):
    factories.tilbud(**endring)
    assert apne_tilbud(date(2026, 11, 2)).exists() is med


def test_offer_is_open_for_a_year_after_it_was_confirmed(i_kommune, now):
    factories.tilbud(sist_bekreftet_at=now)
    assert apne_tilbud(date(2027, 11, 2)).exists()
    assert not apne_tilbud(date(2027, 11, 4)).exists()


def test_newest_first_for_the_front_page(i_kommune, now):
    for dager in (3, 1, 2):
        factories.tilbud(navn=f"{dager}", publisert_at=now - timedelta(days=dager))
    navn = [t.navn for t in nyeste_tilbud(2, today=date(2026, 11, 2))]
    assert navn == ["1", "2"]


def test_empty_search_is_everything(i_kommune, now):
    factories.tilbud()
    assert Katalogsok().er_tomt
    assert katalog(Katalogsok(), today=date(2026, 11, 2)).count() == 1
