"""Files of many shapes become rows: headers, encodings, text, sheets, counts."""

import gc
from datetime import date

import pytest

from kartlegging.parsing import Felt, Grunn, Sikkerhet, Utfall, les
from tests.kartlegging.lesing import HODE, OPPLASTET, koder, les_ark, les_csv, radkoder
from tests.kartlegging.regneark import xlsx


def test_title_rows_empty_columns_and_totals():
    lesing = les_ark(
        ["Kartlegging høsten 2026"],
        [],
        ["", "Kode", "Alder", "", "Interesser", "Samtykke"],
        ["", "A-1", 30, "", "Fotball", "Ja"],
        [],
        ["", "A-2", 40, "", "Ski", "Ja"],
        ["", "Sum", 70, "", "", 2],
    )
    assert (lesing.fil.overskriftsrad, lesing.fil.rader) == (3, 2)
    assert [r.rad for r in lesing.rader] == [4, 6]
    assert lesing.kolonner[0].grunn is Grunn.TOM


def test_hxl_row_is_not_an_answer():
    lesing = les_csv(HODE, "#id;#age;#interest;#consent", "A-1;30;Fotball;Ja")
    assert [r.rad for r in lesing.rader] == [3]
    assert lesing.fil.rader == 1


def test_numbers_export_summary_is_passed_over():
    innhold = xlsx(
        ("Export Summary", [["This document was exported", "from Numbers"], ["Sheet", "Table"]]),
        ("Svar", [["Tabell 1"], ["Kode", "Alder", "Samtykke"], ["A-1", 30, "Ja"]]),
    )
    lesing = les(innhold, opplastet=OPPLASTET, i_barneprosess=False)
    assert (lesing.fil.ark, lesing.fil.overskriftsrad, len(lesing.rader)) == ("Svar", 2, 1)


def test_hidden_rows_are_not_stored_unless_asked_for():
    rader = [
        ["Kode", "Alder", "Samtykke", "Skyss"],
        ["A-1", 30, "Ja", "Ja"],
        ["A-2", 31, "Ja", "x"],
    ]
    lesing = les_ark(*rader, skjulte_rader=(2,))
    assert radkoder(lesing) == [(2, "skjult_rad", False)]
    assert [r.rad for r in lesing.rader] == [3]
    assert len(les_ark(*rader, skjulte_rader=(2,), ta_med_skjulte=True).rader) == 2


def test_hidden_column_is_read_but_must_be_checked():
    lesing = les_ark(["Kode", "Alder", "Samtykke", "Skyss"], ["A-1", 30, "Ja", "Ja"],
                     skjulte_kolonner=(3,))  # fmt: skip
    assert (None, "skjult_rad", True) in radkoder(lesing)
    assert lesing.kolonner[2].sikkerhet is Sikkerhet.SJEKK


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_keep_norwegian_letters(koding):
    lesing = les_csv("Kode;Alder;Ønsker;Samtykke", "A-1;30;Å lære å gå på ski;Ja", koding=koding)
    assert lesing.rader[0].onsker == "Å lære å gå på ski"


def test_text_is_cleaned_at_its_edges_and_composed():
    lesing = les_csv("Kode;Alder;Ønsker;Samtykke", "\u200fA-1\u00a0;30;\u202aA\u030a lære\u202c;Ja")
    assert (lesing.rader[0].referanse, lesing.rader[0].onsker) == ("A-1", "Å lære")


def test_formula_prefix_is_undone():
    lesing = les_csv("Kode;Alder;Ønsker;Samtykke", "A-1;30;'=5 venner;Ja")
    assert lesing.rader[0].onsker == "=5 venner"


def test_nul_and_broken_letters_empty_the_cell():
    lesing = les_csv("Kode;Alder;Ønsker;Samtykke", "A-1;30;ski\x00;Ja", "A-2;31;fisk;Ja")
    assert radkoder(lesing) == [(2, "ugyldige_tegn", True), (2, "ufullstendig", True)]
    assert lesing.rader[0].onsker == ""


def test_formula_errors():
    lesing = les_ark(["Kode", "Alder", "Interesser", "Samtykke"], ["A-1", 30, "#REF!", "Ja"],
                     ["A-2", "#N/A", "Ski", "Ja"])  # fmt: skip
    assert radkoder(lesing) == [
        (2, "formelfeil", True),
        (2, "ufullstendig", True),
        (3, "formelfeil", True),
        (3, "alder_mangler", False),
    ]


def test_one_column_and_headers_alone_are_refused():
    assert koder(les_csv("Kode", "1", "2")) == ["for_fa_kolonner"]
    assert koder(les_csv(HODE)) == ["tom_fil"]
    assert koder(les_csv("\r\n")) == ["tom_fil"]


def test_too_many_answers():
    lesing = les_csv(HODE, *[f"A-{i};30;Ski;Ja" for i in range(11)], maks_rader=10)
    assert (lesing.utfall, koder(lesing)) == (Utfall.AVVIST, ["for_mange_rader"])
    assert "11" in lesing.melding


def test_nested_groups_and_names_in_headers():
    lesing = les_csv(
        "Om deg/Beboerkode,Om deg/Alder,Ønsker/Liker du?/Fotball,Ønsker/Liker du?/Dans,"
        "Behov/Barnepass,Behov/Skyss,Samtykke,Fatima Ahmed",
        "A-1,30,1,0,0,1,Ja,",
        "A-2,31,0,1,1,0,Ja,",
    )
    assert [[i.tekst for i in r.interesser] for r in lesing.rader] == [["Fotball"], ["Dans"]]
    assert [r.behov for r in lesing.rader] == [("skyss",), ("barnepass",)]
    assert lesing.kolonner[7].overskrift == "skjult"


def test_limesurvey_with_full_texts():
    lesing = les_csv(
        '"Svar-ID","Dato innsendt","Siste side","Startspråk","Seed","IP-adresse","Beboernummer",'
        '"Hvor gammel er du?","Hva liker du å gjøre? [Fotball]","Hva liker du å gjøre? [Dans]",'
        '"Hva liker du å gjøre? [Annet]","Samtykker du?"',
        '"1","2026-09-07 21:36:27","5","uk","1","192.0.2.1","L-1","34","Ja","Ikke valgt","Ski","Ja"',
        '"2","","2","nb","1","192.0.2.2","L-2","34","Ja","Ikke valgt","","Ja"',
        '"3","2026-09-08 21:36:27","5","ar","1","192.0.2.3","L-3","20","N/A","Ja","","Ja"',
    )
    assert [(r.informasjonssprak, [i.kode for i in r.interesser]) for r in lesing.rader] == [
        ("uk", ["fotball", "skigaing"]),
        ("ar", ["dans"]),
    ]
    assert radkoder(lesing) == [(None, "personopplysning", True), (3, "ufullstendig", False)]


def test_the_users_mapping_wins():
    rader = ["Nr;A;B;C", "1;30;Fotball;Ja", "2;31;Ski;Nei"]
    lesing = les_csv(*rader, kolonnevalg={0: "referanse", 1: "alder", 2: "interesser",
                                          3: "samtykke"})  # fmt: skip
    assert [(r.referanse, r.alder, r.interesser[0].kode) for r in lesing.rader] == [
        ("1", (26, 39), "fotball"),
    ]  # fmt: skip
    uten = les_csv(HODE, "A-1;30;Ski;Ja", kolonnevalg={2: None})
    assert uten.kolonner[2].grunn is Grunn.VALGT_BORT
    assert uten.rader[0].interesser == ()


def test_corrections_and_skipped_rows():
    rader = [HODE, "A-1;230;Ski;Ja", "A-2;30;Ski;kanskje", "A-3;30;Ski;Ja"]
    lesing = les_csv(*rader, rettelser={2: {"alder": "23"}, 3: {"samtykke": "Ja"}}, hopp_over={4})
    assert [(r.rad, r.alder) for r in lesing.rader] == [(2, (18, 25)), (3, (26, 39))]
    assert radkoder(lesing) == [(4, "hoppet_over", False)]
    vernet = les_csv(*rader, rettelser={2: {"alder": "23", "onsker": "ring 912 34 567"}})
    assert vernet.rader[0].onsker == ""
    assert (2, "personopplysning", True) in radkoder(vernet)


def test_counts_add_up_and_each_row_is_stored_or_refused_once():
    lesing = les_csv(HODE, "A-1;30;Ski;Ja", "A-1;30;Ski;Ja", "A-2;;Ski;Ja", "A-3;30;Ski;",
                     "Kari Nordmann;30;Ski;Ja", "A-4;12;Ski;Ja")  # fmt: skip
    nektet = {a.rad for a in lesing.avvik if not a.lagres}
    lagret = {r.rad for r in lesing.rader}
    assert nektet | lagret == set(range(2, 8))
    assert not nektet & lagret


def test_repeated_headers_are_kept_apart():
    lesing = les_csv("Kode;Alder;Interesser;Interesser;Samtykke", "A-1;30;Ski;Dans;Ja")
    assert [i.kode for i in lesing.rader[0].interesser] == ["skigaing", "dans"]


def test_same_headers_have_the_same_mark():
    en, to = les_csv(HODE, "A-1;30;Ski;Ja"), les_csv(HODE.upper(), "A-2;31;Dans;Nei")
    assert en.overskriftsett == to.overskriftsett != ""


def test_unfinished_limesurvey_rows_with_labels():
    lesing = les_csv(
        "id;submitdate;lastpage;startlanguage;Kode;Hvor gammel er du?;Interesser [Fotball];Samtykke",
        "1;2026-09-07 21:36:27;5;nb;L-1;34;Ja;Ja",
        "2;;2;nb;L-2;30;Nei;Ja",
    )
    assert radkoder(lesing) == [(3, "ufullstendig", False)]


def test_file_without_any_known_header_can_still_be_mapped():
    lesing = les_csv("a;b;c", "1;to;tre", "4;fem;seks")
    assert lesing.utfall is Utfall.KLAR
    assert lesing.rader == ()
    assert [k.felt for k in lesing.kolonner] == [None, None, None]


def test_bytes_that_are_no_table():
    lesing = les(b"%PDF-1.7", opplastet=OPPLASTET)
    assert (lesing.utfall, koder(lesing)) == (Utfall.AVVIST, ["feil_filtype"])
    assert lesing.som_json()["rader"] == []


def test_answer_language_of_a_form_fills_the_field():
    lesing = les_csv("Start time,Completion time,Language,Age,Consent,Interests",
                     "9/14/26 10:22,9/14/26 10:30,العربية (السعودية),30,Yes,Football;",
                     "9/15/26 10:22,9/15/26 10:30,English,30,Yes,Dance;")  # fmt: skip
    assert [r.informasjonssprak for r in lesing.rader] == ["ar", "en"]
    assert [r.svart for r in lesing.rader] == [date(2026, 9, 14), date(2026, 9, 15)]
    assert {k.felt for k in lesing.kolonner} >= {Felt.INFORMASJONSSPRAK, Felt.SVART}


def test_reading_leaves_the_collector_as_it_was():
    for skru in (gc.disable, gc.enable):
        skru()
        les(b"", opplastet=date(2026, 10, 1), i_barneprosess=False)
        assert gc.isenabled() is (skru is gc.enable)


def test_counts_in_sentences_have_a_space_between_thousands():
    rader = [f"A-{i};30;Ski;Ja" for i in range(1200)]

    assert les_csv(HODE, *rader).melding == "1\u00a0200 svar er lest. Alle kan lagres."
    for_mange = les_csv(HODE, *rader, maks_rader=1100)
    assert for_mange.melding.startswith("Filen har 1\u00a0200 svar. Den kan ha opptil 1\u00a0100.")
    # The reader itself stops a file that is much longer; the limit it names is the same.
    altfor_mange = les_csv(HODE, *rader, *rader, maks_rader=1100)
    assert "Den kan ha opptil 1\u00a0100 svar." in altfor_mange.melding


def test_headers_alone_say_what_to_do_next():
    assert "Fyll inn én rad for hver person" in les_csv(HODE).melding
