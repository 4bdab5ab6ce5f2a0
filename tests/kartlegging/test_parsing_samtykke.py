"""Who may be stored: consent, duplicates, age, guardians, dates, references, the guard."""

from datetime import date

import pytest

from kartlegging.parsing import Grunn, Kode, Utfall
from tests.kartlegging.lesing import HODE, OPPLASTET, koder, les_csv, radkoder


@pytest.mark.parametrize(
    ("svar", "kode"),
    [
        ("Nei", "uten_samtykke"),
        ("لا", "uten_samtykke"),
        ("Jeg samtykker ikke", "uten_samtykke"),
        ("", "samtykke_mangler"),
        ("-", "samtykke_mangler"),
        ("Kanskje", "samtykke_uklart"),
        ("Ja, men ikke til kommunen", "samtykke_uklart"),
        ("1", "samtykke_uklart"),
        ("OK", "samtykke_uklart"),
        ("jo", "samtykke_uklart"),
        ("samtykke", "samtykke_uklart"),
    ],
)
def test_without_a_clear_yes_nothing_is_stored(svar, kode):
    lesing = les_csv(HODE, f"A-1;30;Ski;{svar}", "A-2;30;Ski;Ja")
    assert radkoder(lesing) == [(2, kode, False)]
    assert [r.rad for r in lesing.rader] == [3]


@pytest.mark.parametrize(
    "svar",
    ["Ja", "ja", "JA", "x", "SANN", "Yes", "Так", "نعم", "እወ", "بله", "Haa", "Oui", "Evet", "✓",
     "Ja, jeg samtykker", "I agree", "Ja / Yes", "Ja, dere kan lagre svarene mine"],
)  # fmt: skip
def test_clear_yes_in_many_languages(svar):
    assert len(les_csv(HODE, f"A-1;30;Ski;{svar}", "A-2;31;Ski;Nei").rader) == 1


def test_no_consent_column_is_asked_about():
    rader = ["Kode;Alder;Interesser", "A-1;30;Ski", "A-2;31;Fotball"]
    lesing = les_csv(*rader)
    assert (lesing.utfall, lesing.rader, lesing.mangler_samtykkekolonne) == (Utfall.KLAR, (), True)
    assert radkoder(lesing) == [(None, "samtykke_mangler", False)]
    bekreftet = les_csv(*rader, samtykke_for_alle=True)
    assert len(bekreftet.rader) == 2
    assert koder(bekreftet) == []


def test_consent_to_photos_is_no_consent():
    lesing = les_csv("Kode;Alder;Interesser;Samtykke til bilder", "A-1;30;Ski;Ja", "A-2;3;Ski;Ja")
    assert lesing.mangler_samtykkekolonne


def test_newest_answer_of_the_same_reference_wins_also_when_it_is_no():
    lesing = les_csv(
        "Beboernr;Svardato;Alder;Samtykke;Skyss",
        "a-1;03.09.2026;30;Ja;x",
        " A-1 ;05.09.2026;31;Nei;",
        "A-2;05.09.2026;30;Ja;x",
        "a-2;04.09.2026;30;Ja;",
    )
    assert radkoder(lesing) == [
        (2, "duplikat", False),
        (3, "uten_samtykke", False),
        (5, "duplikat", False),
    ]
    assert [r.rad for r in lesing.rader] == [4]


def test_last_row_wins_without_dates():
    lesing = les_csv(HODE, "A-1;30;Ski;Ja", "A-1;30;Fotball;Ja")
    assert [(r.rad, r.interesser[0].kode) for r in lesing.rader] == [(3, "fotball")]


def test_ages_become_bands_and_own_bands_are_kept():
    alder = ["45", "18–25", "67+", "1990", "۳۴", "26-35 år", "60 år eller eldre", "18,0"]
    lesing = les_csv(HODE, *[f"A-{i};{a};Ski;Ja" for i, a in enumerate(alder)])
    assert [r.alder for r in lesing.rader] == [
        (40, 59), (18, 25), (67, None), (26, 39), (26, 39), (26, 35), (60, None), (18, 25),
    ]  # fmt: skip


def test_wrong_and_missing_ages():
    lesing = les_csv(HODE, "A-1;230;Ski;Ja", "A-2;;Ski;Ja", "A-3;-4;Ski;Ja", "A-4;30;Ski;Ja")
    assert radkoder(lesing) == [
        (2, "ugyldig_alder", False),
        (3, "alder_mangler", False),
        (4, "ugyldig_alder", False),
    ]
    assert "«230»" in lesing.avvik[0].melding
    bekreftet = les_csv(HODE, "A-2;;Ski;Ja", "A-3;;Ski;Ja", myndig_bekreftet={2})
    assert [r.alder for r in bekreftet.rader] == [(18, None)]


def test_adults_by_statement():
    lesing = les_csv("Kode;Er du over 18?;Interesser;Samtykke", "A-1;Ja;Ski;Ja", "A-2;Nei;Ski;Ja")
    assert [r.alder for r in lesing.rader] == [(18, None)]
    assert radkoder(lesing) == [(3, "mindrearig", False)]


def test_minors_need_a_guardian():
    hode = "Kode;Alder;Interesser;Samtykke;Ja fra foresatt"
    lesing = les_csv(hode, "A-1;14;Ski;Ja;Ja", "A-2;16-17;Ski;Ja;", "A-3;9;Ski;Ja;Nei")
    assert [r.rad for r in lesing.rader] == [2]
    assert radkoder(lesing) == [(3, "mindrearig", False), (4, "mindrearig", False)]
    uten = les_csv(HODE, "A-1;14;Ski;Ja", "A-2;15;Ski;Ja", foresatt_bekreftet={3})
    assert [(r.rad, r.alder) for r in uten.rader] == [(3, (13, 17))]


def test_dates_ambiguous_wrong_and_settled_by_the_column():
    hode = "Kode;Svardato;Alder;Samtykke;Skyss"
    lesing = les_csv(hode, "A-1;03/04/2026;30;Ja;x", "A-2;05/06/2026;30;Ja;x")
    assert koder(lesing) == ["tvetydig_dato", "tvetydig_dato"]
    assert {r.svart for r in lesing.rader} == {OPPLASTET}
    avgjort = les_csv(hode, "A-1;03/04/2026;30;Ja;x", "A-2;25/06/2026;30;Ja;x")
    assert [r.svart for r in avgjort.rader] == [date(2026, 4, 3), date(2026, 6, 25)]
    feil = les_csv(hode, "A-1;31.02.2026;30;Ja;x", "A-2;i går;30;Ja;x", "A-3;01.01.2031;30;Ja;x")
    assert koder(feil) == ["ugyldig_dato"] * 3
    assert len(feil.rader) == 3


@pytest.mark.parametrize(
    "referanse",
    ["Kari Nordmann", "Olena", "91234567", "kari@example.org", "201512345678", "15839010009",
     "فاطمة", "Ali Hassan 3"],
)  # fmt: skip
def test_references_that_tell_who_it_is_are_refused(referanse):
    lesing = les_csv("Beboernr;Alder;Interesser;Samtykke", f"{referanse};30;Ski;Ja",
                     "A-2;30;Ski;Ja", "A-3;31;Ski;Ja", "A-4;31;Ski;Ja")  # fmt: skip
    assert (2, "ugyldig_referanse", False) in radkoder(lesing)
    assert [r.rad for r in lesing.rader] == [3, 4, 5]
    assert referanse not in str(lesing.som_json())


def test_empty_references_are_allowed_and_never_repeats():
    lesing = les_csv(HODE, ";30;Ski;Ja", "-;30;Fotball;Ja")
    assert [r.referanse for r in lesing.rader] == [None, None]


def test_identity_number_in_free_text_empties_the_cell():
    lesing = les_csv(
        "Kode;Alder;Ønsker;Merknad;Samtykke",
        "A-1;30;Ring 158390 10009;;Ja",
        "A-2;30;Ski;۲۰۱۵۱۲۳۴۵۶۷۸;Ja",
        "A-3;30;Ski;;Ja",
    )
    assert [(a.rad, a.kode, a.lagres) for a in lesing.avvik if a.rad == 2] == [
        (2, Kode.IDENTITETSNUMMER, True),
        (2, Kode.UFULLSTENDIG, True),
    ]
    assert (3, "identitetsnummer", True) in radkoder(lesing)
    assert lesing.rader[0].onsker == ""


def test_sensitive_columns_are_never_read_or_shown():
    lesing = les_csv(
        "Kode;Fornavn;DUF-nummer;Født dato;Statsborgerskap;Religion;Sykdommer;Tlf;Alder;Samtykke;Ski",
        "A-1;Test;201512345678;01.02.1990;Norge;Ingen;Ingen;91234567;30;Ja;x",
    )
    assert [k.grunn for k in lesing.kolonner[1:8]] == [
        Grunn.NAVN, Grunn.IDENTITETSNUMMER, Grunn.FODSELSDATO, Grunn.NASJONALITET,
        Grunn.RELIGION, Grunn.HELSE, Grunn.TELEFON,
    ]  # fmt: skip
    assert all(k.eksempler == () for k in lesing.kolonner[1:8])
    assert koder(lesing) == [
        "personopplysning", "identitetsnummer", *["personopplysning"] * 5, "identitetsnummer",
    ]  # fmt: skip


def test_sensitive_columns_are_found_by_content():
    lesing = les_csv("Kode;Felt A;Felt B;Alder;Samtykke;Ski",
                     "A-1;a@example.org;912 34 567;30;Ja;x", "A-2;b@example.org;;31;Ja;")  # fmt: skip
    assert [k.grunn for k in lesing.kolonner[1:3]] == [Grunn.EPOST, Grunn.TELEFON]


def test_a_yes_no_question_about_one_group_is_no_free_text():
    lesing = les_csv(
        "Kode;Alder;Ønsker du kvinnegruppe?;Ønsker du noe mer?;Samtykke",
        "A-1;30;Ja;Nei;Ja",
        "A-2;30;Nei;Ja;Ja",
    )
    assert [k.valg for k in lesing.kolonner[2:4]] == ["interesse:kvinnegruppe", None]
    assert [r.onsker for r in lesing.rader] == ["", ""]
    assert [i.kode for i in lesing.rader[0].interesser] == ["kvinnegruppe"]
