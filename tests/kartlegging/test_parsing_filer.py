"""The known export tools: shortened copies always, the full samples when they are present."""

from datetime import date
from pathlib import Path

import pytest

from kartlegging.parsing import Felt, Grunn, Kode, Lesing, Utfall, les


FILER = Path(__file__).parent / "filer"
HELE = [p / "shared" / "samples" for p in Path(__file__).resolve().parents[3:5]]
OPPLASTET = date(2026, 10, 1)
KORTE = {
    "01_msforms_norsk.xlsx": (15, 2),
    "02_msforms_english.xlsx": (15, 1),
    "03_google_forms_direct.csv": (15, 1),
    "04_google_sheets_norsk.csv": (15, 1),
    "06_kobo_labels_en.xlsx": (15, 1),
    "10_excel_norsk_cp1252.csv": (15, 1),
    "11_libreoffice_norsk.ods": (15, 1),
    "12_tigrinja_ukrainsk.xlsx": (15, 2),
}
FULLE = {
    "01_msforms_norsk.xlsx": (180, 10),
    "02_msforms_english.xlsx": (120, 1),
    "03_google_forms_direct.csv": (90, 1),
    "04_google_sheets_norsk.csv": (75, 2),
    "06_kobo_labels_en.xlsx": (110, 2),
    "10_excel_norsk_cp1252.csv": (200, 6),
    "11_libreoffice_norsk.ods": (95, 5),
    "12_tigrinja_ukrainsk.xlsx": (60, 2),
}


def kort(navn: str) -> Lesing:
    return les((FILER / navn).read_bytes(), opplastet=OPPLASTET, i_barneprosess=False)


def felter(lesing: Lesing) -> dict[str, str | None]:
    return {k.overskrift: k.felt or k.grunn for k in lesing.kolonner}


@pytest.mark.parametrize(("navn", "ventet"), KORTE.items())
def test_shortened_samples_are_read(navn, ventet):
    lesing = kort(navn)
    rader, nei = ventet
    assert lesing.utfall is Utfall.KLAR
    assert lesing.tall == {"lest": rader, "lagres": rader - nei, "ikke_lagres": nei}
    assert lesing.tall_per_kode["uten_samtykke"] == nei


def test_full_samples_have_the_counts_of_the_manifest():
    for navn, (rader, nei) in FULLE.items():
        for mappe in HELE:
            if (mappe / navn).exists():
                lesing = les((mappe / navn).read_bytes(), opplastet=OPPLASTET)
                assert lesing.tall == {"lest": rader, "lagres": rader - nei, "ikke_lagres": nei}
                assert not any(r.annet for r in lesing.rader)
                assert {a.kode for a in lesing.avvik} <= {Kode.UTEN_SAMTYKKE, Kode.MINDREARIG}


def test_microsoft_forms_columns():
    assert felter(kort("01_msforms_norsk.xlsx")) == {
        "ID": Grunn.SYSTEM,
        "Starttidspunkt": Grunn.SYSTEM,
        "Fullføringstidspunkt": Felt.SVART,
        "E-postadresse": Grunn.EPOST,
        "Navn": Grunn.NAVN,
        "Tidspunkt for siste endring": Grunn.SYSTEM,
        "Språk": Felt.INFORMASJONSSPRAK,
        "Beboerkode (står på romkortet ditt)": Felt.REFERANSE,
        "Hvor gammel er du?": Felt.ALDER,
        "Kjønn": Grunn.KJONN,
        "Hvilke språk snakker du?": Grunn.TALESPRAK,
        "Familiesituasjon": Grunn.UKJENT,
        "Hva liker du å gjøre, eller kunne tenke deg å prøve?": Felt.INTERESSER,
        "Andre ønsker": Felt.ONSKER,
        "Hvilke dager kan du delta?": Felt.UKEDAGER,
        "Når på dagen passer det?": Felt.TIDER,
        "Vil du hjelpe til som frivillig i en forening?": Felt.FRIVILLIG,
        "Hva vil du i så fall hjelpe til med?": Felt.FRIVILLIG_MED,
        "Trenger du barnepass for å delta?": Felt.BEHOV,
        "Trenger du skyss?": Felt.BEHOV,
        "Er det noe vi må ta hensyn til (tilrettelegging)?": Grunn.TILRETTELEGGING,
        "Timer norskkurs/skole per uke": Grunn.UKJENT,
        "Jeg samtykker til at svarene brukes til å finne aktiviteter til meg": Felt.SAMTYKKE,
    }


def test_microsoft_forms_row():
    assert kort("01_msforms_norsk.xlsx").rader[0].som_json() == {
        "rad": 2,
        "referanse": "A-0001",
        "alder": [40, 59],
        "informasjonssprak": "en",
        "norsk": None,
        "engelsk": None,
        "reise": None,
        "gruppe": None,
        "interesser": [
            {"kode": "handball", "tekst": "Håndball", "styrke": 2},
            {"kode": "teater", "tekst": "Teater", "styrke": 2},
            {"kode": "hage", "tekst": "Hagearbeid", "styrke": 2},
            {"kode": "styrketrening", "tekst": "Styrketrening", "styrke": 2},
        ],
        "annet": [],
        "ukedager": [1, 2],
        "tider": [[1, "ettermiddag"], [1, "kveld"], [2, "ettermiddag"], [2, "kveld"]],
        "frivillig": "ja",
        "frivillig_med": ["Playing music"],
        "behov": ["skyss"],
        "onsker": "Is there any place to play music? I have no instrument.",
        "svart": "2026-09-10",
    }


def test_options_with_commas_are_not_split():
    rad = kort("04_google_sheets_norsk.csv").rader[0]
    assert [i.tekst for i in rad.interesser] == [
        "Sykling",
        "Styrketrening",
        "Aktiviteter for barn",
        "Teater",
        "Kunst, håndverk og redesign",
    ]


def test_kobo_option_columns_win_and_children_stay_out():
    lesing = kort("06_kobo_labels_en.xlsx")
    funn = felter(lesing)
    assert funn["What are you interested in?"] is Grunn.DOBBEL
    assert funn["What are you interested in?/Gym / strength training"] is Felt.INTERESSER
    assert funn["Languages spoken/Kurdish (Kurmanji)"] is Grunn.TALESPRAK
    assert funn["_submission_time"] is Grunn.SYSTEM
    rad = lesing.rader[0]
    assert [(i.kode, i.tekst) for i in rad.interesser] == [
        ("dans", "Dance"),
        ("barneaktiviteter", "Activities for children"),
    ]
    assert rad.ukedager == (2, 3, 4, 6)
    assert rad.svart == date(2026, 9, 7)
    assert [a.kode for a in lesing.avvik if a.rad is None] == [Kode.MINDREARIG]


def test_birth_year_becomes_a_band_and_x_means_yes():
    lesing = kort("10_excel_norsk_cp1252.csv")
    forste, andre = lesing.rader[:2]
    assert (forste.referanse, forste.alder, forste.behov) == ("301", (26, 39), ("barnepass",))
    assert forste.ukedager == (4, 6)
    assert forste.dager_uten_tid
    assert andre.onsker == "Vil lære å gå på ski; har aldri prøvd."
    assert andre.alder == (18, 25)


def test_staff_list_in_ods():
    lesing = kort("11_libreoffice_norsk.ods")
    funn = felter(lesing)
    assert (funn["Ankomst"], funn["Hva"]) == (Grunn.ANKOMST, Felt.FRIVILLIG_MED)
    assert funn["Språk"] is Grunn.TALESPRAK
    assert {r.svart for r in lesing.rader} == {OPPLASTET}
    assert [i.kode for i in lesing.rader[0].interesser] == ["matlaging", "hage"]


def test_bilingual_headers_and_line_breaks():
    lesing = kort("12_tigrinja_ukrainsk.xlsx")
    assert lesing.rader[0].ukedager == (4, 5, 6)
    assert [i.kode for i in lesing.rader[0].interesser] == ["bibliotek_lesing", "sjakk"]


@pytest.mark.parametrize(
    ("navn", "ord_"),
    [
        ("05_nettskjema_data-412233-2026-09-28-1412.csv", "kodebok"),
        ("07_kobo_xml_values.csv", "XLSForm"),
        ("09_limesurvey_results-survey482915.csv", "svarkoder"),
    ],
)
def test_codes_need_their_companion(navn, ord_):
    lesing = kort(navn)
    assert lesing.utfall is Utfall.MA_KOBLES
    assert ord_ in lesing.melding
    assert lesing.rader == ()
    assert [a.kode for a in lesing.avvik] == [Kode.TRENGER_KODEBOK]


@pytest.mark.parametrize(
    ("navn", "ord_"),
    [
        ("05b_nettskjema_codebook-412233.csv", "kodebok"),
        ("07b_xlsform_definition.xlsx", "skjemadefinisjon"),
        ("13_foreninger_brreg_nettuttrekk.xlsx", "foreninger"),
        ("14_foreninger_kulturkontoret.csv", "foreninger"),
    ],
)
def test_files_in_the_wrong_place_are_named(navn, ord_):
    lesing = kort(navn)
    assert lesing.utfall is Utfall.AVVIST
    assert ord_ in lesing.melding
    assert [a.kode for a in lesing.avvik] == [Kode.FEIL_STED]
