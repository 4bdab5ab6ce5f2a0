"""What people read: a proposal in words, cards, pages, history."""

from datetime import timedelta

import pytest

from organisasjoner import services
from organisasjoner.models import Organisasjon, Stottebehov
from organisasjoner.selectors import (
    historikk,
    lignende_organisasjoner,
    ordbok,
    organisasjoner,
    vis_aktivitet,
    vis_forening,
)
from organisasjoner.selectors.katalog import med_alt
from organisasjoner.selectors.kort import merkelapper, tilbudskort, tilbudsside
from organisasjoner.selectors.register import tilbud_i
from organisasjoner.selectors.visning import alder, endringer, pris, tider
from organisasjoner.services.stottebehov import meld_behov
from tests import factories


@pytest.mark.parametrize(
    ("fra", "til", "tekst"),
    [(None, None, "Alle aldre"), (0, None, "Alle aldre"), (16, None, "Fra 16 år"),
     (None, 12, "Til og med 12 år"), (6, 12, "6–12 år")],
)  # fmt: skip
def test_ages_in_words(fra, til, tekst):
    assert alder(fra, til) == tekst


@pytest.mark.parametrize(
    ("kroner", "periode", "tekst"),
    [
        (None, "", ""),
        (0, "gang", "Gratis"),
        (1500, "ar", "1\u00a0500 kr i året"),
        (50, "", "50 kr"),
    ],
)
def test_prices_in_words(kroner, periode, tekst):
    assert pris(kroner, periode) == tekst


def test_times_in_words():
    rader = [{"ukedag": 1, "fra": "18:00", "til": "19:30"}, {"ukedag": 3, "fra": "17:00"}]
    assert tider(rader) == "Mandag 18–19.30, onsdag 17"
    assert tider(rader, fast=False) == "Mandag 18–19.30, onsdag 17. Tiden varierer"
    assert tider([], fast=False) == "Tiden varierer eller avtales"
    assert tider([]) == ""


def test_all_answers_about_an_activity_can_be_read(i_kommune):
    sone = factories.sone(navn="Sentrum")
    rader = dict(
        vis_aktivitet(
            {
                "navn": "Kor", "interesser": ["kor_sang"], "sone": str(sone.public_id),
                "bare_for": "kvinner", "bare_for_grunn": "Trygt", "for_bosatte": False,
                "sesong_fra_date": "2026-09-01", "vertssprak": ["uk"], "har_folge": True,
                "er_lavterskel": True, "er_apent_i_ferien": True,
            },
            ordbok(),
        )
    )  # fmt: skip
    assert rader["Handler om"] == "Kor og sang"
    assert rader["Del av kommunen"] == "Sentrum"
    assert rader["Bare for"] == "Bare kvinner: Trygt"
    assert rader["For hvem"] == "Beboere på mottak"
    assert rader["Sesong"] == "fra 1. september 2026"
    assert rader["På plass"] == "Noen møter den som er ny"


@pytest.mark.parametrize(
    ("felt", "tekst"),
    [({"for_mottak": False}, "Bosatte flyktninger"),
     ({}, "Beboere på mottak og bosatte flyktninger")],
)  # fmt: skip
def test_for_whom(i_kommune, felt, tekst):
    assert dict(vis_aktivitet(felt, ordbok()))["For hvem"] == tekst


def test_season_with_an_end(i_kommune):
    felt = {"sesong_fra_date": "2026-09-01", "sesong_til_date": "2027-05-31"}
    assert dict(vis_aktivitet(felt, ordbok()))["Sesong"] == "1. september 2026 – 31. mai 2027"


def test_differences_only():
    gammel = vis_forening({"navn": "Kor", "telefon": "1"})
    ny = vis_forening({"navn": "Koret", "telefon": "1", "hjemmeside": "https://x.example"})
    assert [(e.navn, e.for_, e.etter) for e in endringer(gammel, ny)] == [
        ("Navn", "Kor", "Koret"),
        ("Nettside", "", "https://x.example"),
    ]


def _lastet(**felt):
    tilbud = factories.tilbud(**felt)
    return med_alt(type(tilbud).objects.filter(pk=tilbud.pk)).get()


def test_card_and_page_without_activity_or_place(i_kommune):
    tilbud = _lastet(interesser=(), tider=())
    assert tilbudskort(tilbud)["ikon"] == "PersonGroup"
    assert dict(tilbudskort(tilbud)["linjer"])["Calendar"] == "Spør om tid"
    assert "Hvor" not in dict(tilbudsside(tilbud)["fakta"])


@pytest.mark.parametrize(
    ("fra", "til", "tekst"),
    [("2026-09-01", None, "Fra 1. september 2026"), (None, "2027-05-31", "Til 31. mai 2027"),
     ("2026-09-01", "2027-05-31", "1. september 2026 – 31. mai 2027")],
)  # fmt: skip
def test_season_on_the_page(i_kommune, fra, til, tekst):
    tilbud = _lastet(sesong_fra_date=fra, sesong_til_date=til)
    assert dict(tilbudsside(tilbud)["fakta"])["Sesong"] == tekst


def test_what_must_be_said_openly(i_kommune):
    tilbud = _lastet(
        rolle="bidra",
        bare_for="menn",
        bare_for_grunn="x",
        organisasjon=factories.organisasjon(forankring="tro"),
    )
    assert merkelapper(tilbud) == ["For frivillige", "Tro eller livssyn", "Bare menn"]


def test_offers_of_an_association_in_use_first(i_kommune):
    org = factories.organisasjon()
    for navn, status in (("A", "avsluttet"), ("B", "pauset"), ("C", "publisert")):
        factories.tilbud(organisasjon=org, navn=navn, status=status)
    assert [t.navn for t in tilbud_i(org)] == ["C", "B", "A"]


def test_history_tells_of_the_association_and_its_offers(i_kommune, now):
    tilbud = factories.tilbud(navn="Kor")
    services.sett_pa_pause(tilbud, now=now)
    services.gjenoppta(tilbud, now=now + timedelta(hours=1))
    services.sett_pa_pause(factories.tilbud(), now=now)
    rader = historikk(tilbud.organisasjon, [tilbud])
    assert [(r["tittel"], r["tekst"]) for r in rader] == [
        ("Et tilbud ble tatt opp igjen", "Kor"),
        ("Et tilbud ble satt på pause", "Kor"),
    ]


def test_change_of_a_registered_association_has_no_duplicates(i_kommune):
    org = factories.organisasjon(epost="lag@lag.example")
    rad = factories.registrering(epost="lag@lag.example", organisasjon=org)
    assert lignende_organisasjoner(rad) == []


def test_strongest_likeness_first(i_kommune):
    factories.organisasjon(navn="A", epost="lag@lag.example")
    factories.organisasjon(navn="B", organisasjonsnummer="310010138")
    rad = factories.registrering(
        navn="C", epost="lag@lag.example", felt={"forening": {"organisasjonsnummer": "310010138"}}
    )
    assert [likhet.organisasjon.navn for likhet in lignende_organisasjoner(rad)] == ["B", "A"]


def test_counts_in_the_register_are_not_multiplied(i_kommune, now):
    org = factories.organisasjon()
    for _ in range(2):
        factories.tilbud(organisasjon=org)
        Stottebehov.objects.create(organisasjon=org, slag="skyss", opprettet_at=now)
    rad = organisasjoner(today=now.date()).get()
    assert (rad.antall_tilbud, rad.antall_behov) == (2, 2)


def test_same_open_need_is_kept_once(i_kommune, now):
    org = factories.organisasjon()
    for _ in range(2):
        meld_behov(org, slag="skyss", tekst="Buss", tilbud=None, by=None, now=now)
    assert Stottebehov.objects.get().tekst == "Buss"
    assert str(Organisasjon.objects.get()) == org.navn
