"""Files made by hand: odd tables, consent, ages, dates, references, repeats, and the guard."""

from datetime import date

import pytest

from kartlegging.parsing import Felt, Grunn, Kode, Lesing, Sikkerhet, Utfall, les
from tests.kartlegging.regneark import csvfil, xlsx


OPPLASTET = date(2026, 10, 1)
HODE = "Kode;Alder;Interesser;Samtykke"


def les_csv(*rader: str, koding: str = "utf-8", **valg) -> Lesing:
    return les(csvfil(*rader, koding=koding), opplastet=OPPLASTET, i_barneprosess=False, **valg)


def les_ark(*rader: list, **valg) -> Lesing:
    bokvalg = {k: valg.pop(k) for k in list(valg) if k.startswith("skjulte_")}
    innhold = xlsx(("Ark1", list(rader)), **bokvalg)
    return les(innhold, opplastet=OPPLASTET, i_barneprosess=False, **valg)


def radkoder(lesing: Lesing) -> list[tuple[int | None, str, bool]]:
    return [(a.rad, str(a.kode), a.lagres) for a in lesing.avvik]


def koder(lesing: Lesing) -> list[str]:
    return [str(a.kode) for a in lesing.avvik]


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


def test_more_sheets_with_answers_are_named():
    ark = [["Kode", "Alder", "Samtykke", "Skyss"], ["A-1", 30, "Ja", "Ja"]]
    innhold = xlsx(("Hus A", ark), ("Hus B", ark))
    lesing = les(innhold, opplastet=OPPLASTET, i_barneprosess=False)
    assert (lesing.fil.ark, koder(lesing)) == ("Hus A", ["ufullstendig"])


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


def test_faith_and_politics_are_dropped_with_a_word():
    lesing = les_csv(HODE, "A-1;30;Fotball;Ja", "A-2;30;Moské, Ski;Ja", "A-3;30;Politikk, Ski;Ja")
    assert radkoder(lesing) == [(3, "personopplysning", True), (4, "personopplysning", True)]
    assert [[i.kode for i in r.interesser] for r in lesing.rader] == [
        ["fotball"], ["skigaing"], ["skigaing"],
    ]  # fmt: skip
    assert all(r.annet == () for r in lesing.rader)


def test_unknown_interests_are_kept_as_other():
    lesing = les_csv(HODE, "A-1;30;Fotball, Klatring og buldring;Ja", "A-2;30;Ski;Ja")
    assert lesing.rader[0].annet == ("Klatring og buldring",)


def test_ranked_choices_and_degrees_give_strength():
    lesing = les_csv("Kode;Alder;Førstevalg;Andrevalg;Tredjevalg;Samtykke",
                     "A-1;30;Ski;Fotball;Dans;Ja")  # fmt: skip
    assert [(i.kode, i.styrke) for i in lesing.rader[0].interesser] == [
        ("skigaing", 3), ("fotball", 2), ("dans", 1),
    ]  # fmt: skip
    grader = les_csv("Kode;Alder;Fotball;Dans;Ski;Samtykke",
                     "A-1;30;Har veldig lyst;Kan prøve;Nei;Ja")  # fmt: skip
    assert [(i.kode, i.styrke) for i in grader.rader[0].interesser] == [("fotball", 3), ("dans", 1)]


def test_ranks_in_a_grid_and_parts_of_day_without_days():
    lesing = les_csv(
        "Kode;Alder;Hva liker du? [1st choice];Hva liker du? [2nd choice];Når på dagen?;Samtykke",
        "A-1;30;Ski;Fotball;Kveld;Ja",
        "A-2;30;Dans;;;Ja",
    )
    rad = lesing.rader[0]
    assert [(i.kode, i.styrke) for i in rad.interesser] == [("skigaing", 3), ("fotball", 2)]
    assert (rad.ukedager, rad.tider) == ((), tuple((d, "kveld") for d in range(1, 8)))
    assert lesing.rader[1].tider == ()


@pytest.mark.parametrize("form", ["Interesser/{}", "Interesser.{}", "Interesser [{}]"])
def test_option_columns_in_three_forms(form):
    hode = ";".join(["Kode", "Alder", form.format("Fotball"), form.format("Dans"), "Samtykke"])
    lesing = les_csv(hode, "A-1;30;1;0;Ja", "A-2;30;0;1;Ja")
    assert [[i.kode for i in r.interesser] for r in lesing.rader] == [["fotball"], ["dans"]]
    assert [i.tekst for i in lesing.rader[0].interesser] == ["Fotball"]


def test_grids_of_days_and_parts():
    lesing = les_csv(
        "Kode;Alder;Når kan du? [Mandag];Når kan du? [Onsdag];Samtykke",
        "A-1;30;Kveld;Formiddag, Kveld;Ja",
        "A-2;30;;17.00-20.00;Ja",
    )
    assert lesing.rader[0].tider == ((1, "kveld"), (3, "formiddag"), (3, "kveld"))
    assert (lesing.rader[1].ukedager, lesing.rader[1].tider) == ((3,), ((3, "kveld"),))
    omvendt = les_csv(
        "Kode;Alder;Når kan du? [Formiddag];Når kan du? [Kveld];Samtykke",
        "A-1;30;Mandag, Tirsdag;Tirsdag;Ja",
        "A-2;30;;Onsdag;Ja",
    )
    assert omvendt.rader[0].tider == ((1, "formiddag"), (2, "formiddag"), (2, "kveld"))


def test_levels_travel_group_and_needs():
    lesing = les_csv(
        "Kode;Alder;Språk for informasjon;Hvor mye norsk kan du?;Engelsknivå;Hvor langt kan du reise?;"
        "Liten eller stor gruppe?;Hva trenger du for å være med?;Samtykke",
        "A-1;30;Українська;Litt;Godt;Jeg kan ta buss;Liten gruppe;"
        '"Noen som passer barna, Det må være gratis, Tolk";Ja',
        "A-2;30;Dari;Ingenting;Fluent;Bare dit jeg kan gå;Det er det samme;Skyss;Ja",
    )
    rad = lesing.rader[0]
    assert (rad.informasjonssprak, rad.norsk, rad.engelsk) == ("uk", "litt", "godt")
    assert (rad.reise, rad.gruppe, rad.behov) == ("buss", "liten", ("barnepass", "gratis"))
    assert radkoder(lesing) == [(2, "ukjent_verdi", True)]
    assert lesing.rader[1].informasjonssprak == "prs"


def test_long_wishes_are_cut_and_endless_cells_emptied():
    lesing = les_csv("Kode;Alder;Ønsker;Samtykke", f"A-1;30;{'a ' * 150};Ja",
                     f"A-2;30;{'b' * 10_500};Ja")  # fmt: skip
    assert koder(lesing) == ["for_langt", "for_langt", "ufullstendig"]
    assert len(lesing.rader[0].onsker) <= 200
    assert lesing.rader[1].onsker == ""


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
