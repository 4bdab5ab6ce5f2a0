"""From what is typed to what is stored, and back."""

import pytest
from django.http import QueryDict

from kommuneportal.core.telefon import Telefonfelt
from organisasjoner.forms import AktivitetForm, BehovForm, ForeningForm
from organisasjoner.forms.aktivitetsfelt import IKKE_VED_SIDEN, aktivitet_skrevet
from organisasjoner.forms.behov import behov_skrevet
from organisasjoner.forms.felles import skrevet, som_data
from organisasjoner.forms.forening import forening_skrevet
from tests import factories
from tests.organisasjoner.data import AKTIVITET, FORENING


def _post(rad):
    data = QueryDict(mutable=True)
    for navn, verdi in rad.items():
        data.setlist(navn, verdi if isinstance(verdi, list) else [verdi])
    return data


def test_association_is_read(db):
    form = ForeningForm(_post(FORENING | {"telefon": "+47 22-33.44 55"}))
    assert form.is_valid(), form.errors
    felt = form.felt()
    assert felt["telefon"] == "22 33 44 55"
    assert felt["organisasjonsnummer"] == "310010138"
    assert felt["epost"] == "post@svomming.example"


def test_group_without_number_is_welcome(db):
    form = ForeningForm(_post(FORENING | {"organisasjonsnummer": "", "form": "uformell"}))
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("felt", "verdi", "feil"),
    [
        ("navn", "", "Skriv hva dere heter"),
        ("form", "", "Velg hva slags gruppe dere er"),
        ("forankring", "", "Svar på om dere er knyttet til tro eller politikk"),
        (
            "telefon",
            "ring meg",
            str(Telefonfelt.default_error_messages["telefon"]),
        ),
        ("epost", "kari", "Skriv e-postadressen slik: navn@eksempel.no"),
        (
            "organisasjonsnummer",
            "310010137",
            "Sjekk organisasjonsnummeret. Det har ni siffer, og ett av dem stemmer ikke.",
        ),
    ],
)
def test_association_errors_say_what_to_do(db, felt, verdi, feil):
    form = ForeningForm(_post(FORENING | {felt: verdi}))
    assert form.errors == {felt: [feil]}


def test_activity_is_read(i_kommune):
    form = AktivitetForm(_post(AKTIVITET))
    assert form.is_valid(), form.errors
    felt = form.felt()
    assert felt["tider"] == [{"ukedag": 2, "fra": "18:00", "til": "19:30"}]
    assert (felt["alder_fra"], felt["alder_til"]) == (18, 59)
    assert felt["interesser"] == ["svomming"]
    assert (felt["er_fast"], felt["for_mottak"], felt["for_bosatte"]) == (True, True, True)


@pytest.mark.parametrize(
    ("endring", "feil"),
    [
        ({"navn": ""}, {"navn": ["Skriv inn hva dere kaller aktiviteten"]}),
        ({"alder": []}, {"alder": ["Velg minst én aldersgruppe"]}),
        (
            {"alder": ["0-5", "60"]},
            {"alder": [str(IKKE_VED_SIDEN)]},
        ),
        ({"interesse_1": ""}, {"interesse_1": ["Velg hva det handler om"]}),
        ({"tid_0_fra": "sju"}, {"tid_0_fra": ["Skriv klokkeslettet slik: 18.00"]}),
        ({"tid_0_fra": ""}, {"tid_0_fra": ["Skriv når det begynner"]}),
        ({"tid_0_dag": ""}, {"tid_0_dag": ["Velg dag"]}),
        ({"tid_0_til": "17"}, {"tid_0_til": ["Skriv en slutt som er senere enn begynnelsen"]}),
        (
            {"tid_0_dag": "", "tid_0_fra": "", "tid_0_til": ""},
            {"tid_0_dag": ["Velg en dag, eller kryss av for at tiden varierer"]},
        ),
        ({"bare_for": "kvinner"}, {"bare_for_grunn": ["Skriv hvorfor tilbudet bare er for noen"]}),
        ({"pris_kr": "100"}, {"prisperiode": ["Velg hva prisen gjelder for"]}),
        ({"pris_kr": "-1"}, {"pris_kr": ["Skriv 0 eller mer"]}),
        ({"plasser": "mange"}, {"plasser": ["Skriv et helt tall"]}),
        ({"alder_fra": "80", "alder_til": "20"},
         {"alder_til": ["Til alder må være høyere enn fra alder"]}),
        ({"sesong_fra_date": "31.8.2027", "sesong_til_date": "1.8.2027"},
         {"sesong_til_date": ["Sesongen må slutte etter at den begynner"]}),
        ({"sesong_fra_date": "i høst"}, {"sesong_fra_date": ["Skriv datoen slik: 31.8.2027"]}),
    ],
)  # fmt: skip
def test_activity_errors_say_what_to_do(i_kommune, endring, feil):
    assert AktivitetForm(_post(AKTIVITET | endring)).errors == feil


def test_an_evening_may_end_in_the_night(i_kommune):
    form = AktivitetForm(_post(AKTIVITET | {"tid_0_fra": "22", "tid_0_til": "01"}))
    assert form.is_valid(), form.errors


def test_varying_time_needs_no_day(i_kommune):
    tomt = {"tid_0_dag": "", "tid_0_fra": "", "tid_0_til": "", "tiden_varierer": "on"}
    form = AktivitetForm(_post(AKTIVITET | tomt))
    assert form.is_valid(), form.errors
    assert form.felt()["er_fast"] is False


@pytest.mark.parametrize(
    "endring",
    [
        {},
        {"alder_fra": "16", "alder": ["13-17", "18-25"]},
        {"alder": ["0-5", "6-12", "13-17", "18-25", "26-59", "60"]},
        {"pris_kr": "500", "prisperiode": "sesong", "har": ["har_folge", "er_rolig"]},
        {"bare_for": "kvinner", "bare_for_grunn": "Trygt", "vertssprak": ["nb", "uk"]},
        {"sesong_fra_date": "1.9.2026", "sesong_til_date": "31.5.2027", "malgruppe": ["bosatte"]},
        {"interesse_2": "laere_svomme", "tid_1_dag": "4", "tid_1_fra": "17.15", "plasser": ""},
    ],
)
def test_stored_activity_stands_in_the_form_as_it_was(i_kommune, endring):
    forst = AktivitetForm(_post(AKTIVITET | endring))
    assert forst.is_valid(), forst.errors
    igjen = AktivitetForm(som_data(aktivitet_skrevet(forst.felt())))
    assert igjen.is_valid(), igjen.errors
    assert igjen.felt() == forst.felt()


def test_zone_is_one_of_the_kommune(i_kommune):
    sone = factories.sone(navn="Sentrum")
    form = AktivitetForm(_post(AKTIVITET | {"sone": str(sone.public_id)}))
    assert form.is_valid(), form.errors
    assert form.felt()["sone"] == str(sone.public_id)
    assert "sone" in AktivitetForm(_post(AKTIVITET | {"sone": "en annen"})).errors


def test_rows_for_times_grow_with_what_is_filled_in(i_kommune):
    assert AktivitetForm().antall_tider == 2
    assert AktivitetForm(ekstra_tid=True).antall_tider == 3
    rad = {f"tid_{n}_dag": "1" for n in range(20)}
    assert AktivitetForm(_post(AKTIVITET | rad)).antall_tider == 14


@pytest.mark.parametrize(
    ("rad", "felt"),
    [
        ({}, []),
        ({"slag": ["utstyr", "skyss"], "tekst": "Garn"},
         [{"slag": "utstyr", "tekst": "Garn"}, {"slag": "skyss", "tekst": ""}]),
        ({"tekst": "Et rom"}, [{"slag": "annet", "tekst": "Et rom"}]),
        ({"slag": ["skyss", "annet"], "tekst": "Et rom"},
         [{"slag": "skyss", "tekst": ""}, {"slag": "annet", "tekst": "Et rom"}]),
    ],
)  # fmt: skip
def test_needs_are_read_and_written(db, rad, felt):
    form = BehovForm(_post(rad))
    assert form.is_valid(), form.errors
    assert form.felt() == felt
    igjen = BehovForm(som_data(behov_skrevet(felt)))
    assert igjen.is_valid()
    assert igjen.felt() == felt


def test_other_need_wants_words(db):
    assert BehovForm(_post({"slag": ["annet"]})).errors == {"tekst": ["Skriv hva dere trenger"]}


def test_stored_association_stands_in_the_form_as_it_was(db):
    forst = ForeningForm(_post(FORENING))
    assert forst.is_valid()
    igjen = ForeningForm(som_data(forening_skrevet(forst.felt())))
    assert igjen.is_valid(), igjen.errors
    assert igjen.felt() == forst.felt()


def test_draft_keeps_known_fields_and_cuts_what_is_endless():
    data = _post({"navn": "x" * 10_000, "ukjent": "y"})
    assert skrevet(data, ["navn", "epost"]) == {"navn": ["x" * 3000]}
