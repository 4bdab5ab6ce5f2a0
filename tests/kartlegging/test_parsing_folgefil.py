"""Answers as codes are read together with their companion, and never without one."""

from datetime import date
from pathlib import Path

import pytest

from kartlegging.parsing import Felt, Grunn, Kode, Lesing, Utfall, les
from tests.kartlegging.regneark import csvfil, xlsx


FILER = Path(__file__).parent / "filer"
HELE = [p / "shared" / "samples" for p in Path(__file__).resolve().parents[3:5]]
OPPLASTET = date(2026, 10, 1)
NETTSKJEMA = "05_nettskjema_data-412233-2026-09-28-1412.csv"
KODEBOK = "05b_nettskjema_codebook-412233.csv"
KOBO, XLSFORM = "07_kobo_xml_values.csv", "07b_xlsform_definition.xlsx"
SURVEYXACT, LIMESURVEY = "08_surveyxact.xlsx", "09_limesurvey_results-survey482915.csv"
INTERESSER = (
    "Fotball", "Svømming", "Turgåing", "Musikk", "Dans", "Søm og strikking", "Matlaging", "Sjakk",
    "Språkkafé", "Kvinnegruppe",
)  # fmt: skip
LIME_LISTE = csvfil(
    "spørsmål;kode;tekst",
    "gender;A1;Kvinne",
    ";A2;Mann",
    ";A3;Ønsker ikke å svare",
    "vol;;Vil du være frivillig?",
    "vol;A1;Ja",
    "vol;A2;Nei",
    "vol;A3;Kanskje",
    *(f"interest;SQ{i:03};{t}" for i, t in enumerate(INTERESSER, start=1)),
)
UKE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
DAGER = csvfil(*(f"days;D{i};{d}" for i, d in enumerate(UKE, start=1)))
FULLE = [
    (NETTSKJEMA, KODEBOK, 140, {"uten_samtykke": 2}),
    (KOBO, XLSFORM, 130, {"uten_samtykke": 6}),
    (SURVEYXACT, None, 160, {"uten_samtykke": 4, "samtykke_mangler": 6}),
    (LIMESURVEY, LIME_LISTE, 85, {"uten_samtykke": 2, "ufullstendig": 4}),
]


def innhold(fil: str | bytes | None, mappe: Path = FILER) -> bytes | None:
    return (mappe / fil).read_bytes() if isinstance(fil, str) else fil


def sammen(fil: str | bytes, *folge: str | bytes, **valg) -> Lesing:
    return les(innhold(fil) or b"", opplastet=OPPLASTET, i_barneprosess=False,
               folgefil=[innhold(f) or b"" for f in folge], **valg)  # fmt: skip


def felter(lesing: Lesing) -> dict[str, str | None]:
    return {k.overskrift: k.felt or k.grunn for k in lesing.kolonner}


def test_nettskjema_is_read_with_its_code_book():
    lesing = sammen(NETTSKJEMA, KODEBOK)
    assert (lesing.utfall, lesing.fil.rader) == (Utfall.KLAR, 15)
    funn = felter(lesing)
    assert funn["Hva er beboerkoden din? (Står på romkortet)"] is Felt.REFERANSE
    assert funn["Hva kunne du tenke deg å være med på? [Søm og strikking]"] is Felt.INTERESSER
    assert funn["Har du andre ønsker? Ikke skriv navn eller fødselsnummer."] is Felt.ONSKER
    rad = lesing.rader[0]
    assert (rad.rad, rad.referanse, rad.alder, rad.ukedager) == (2, "N-0001", (18, 25), (4, 7))
    assert (rad.frivillig, rad.behov) == ("kanskje", ())
    assert [i.kode for i in rad.interesser] == [
        "sykling", "turgaing", "sying_strikking", "kvinnegruppe",
    ]  # fmt: skip


def test_kobo_is_read_with_its_form_and_option_columns_win():
    lesing = sammen(KOBO, XLSFORM)
    assert (lesing.utfall, lesing.fil.rader) == (Utfall.KLAR, 15)
    funn = felter(lesing)
    assert funn["Hva er du interessert i?"] is Grunn.DOBBEL
    assert funn["Hva er du interessert i? [Data og koding]"] is Felt.INTERESSER
    assert funn["_uuid"] is Grunn.SYSTEM
    rad = lesing.rader[0]
    assert (rad.referanse, rad.alder, rad.ukedager) == ("KB-0001", (18, 25), (2, 5))
    assert (rad.frivillig, rad.behov) == ("nei", ("skyss",))


def test_surveyxact_explains_itself_with_its_own_sheets():
    lesing = sammen(SURVEYXACT)
    assert (lesing.utfall, lesing.fil.rader, lesing.fil.ark) == (Utfall.KLAR, 15, "Dataset")
    rad = lesing.rader[0]
    assert (rad.referanse, rad.alder, rad.ukedager) == ("SX-0001", (26, 35), (1, 3, 4, 5))
    assert [i.kode for i in rad.interesser] == ["styrketrening"]


def test_limesurvey_is_read_with_a_typed_list_and_says_what_the_list_lacks():
    lesing = sammen(LIMESURVEY, LIME_LISTE)
    funn = felter(lesing)
    assert (lesing.utfall, funn["days[D1]"]) == (Utfall.KLAR, Grunn.KODER)
    assert funn["Vil du være frivillig?"] is Felt.FRIVILLIG
    assert funn["interest [Annet]"] is Felt.INTERESSER
    assert next(a.melding for a in lesing.avvik if a.kode is Kode.UKJENT_VERDI).startswith(
        "Disse kolonnene har koder som ikke står i følgefilen"
    )
    med_dager = sammen(LIMESURVEY, LIME_LISTE, DAGER)
    assert felter(med_dager)["days [mandag]"] is Felt.UKEDAGER
    assert med_dager.rader[0].ukedager == (1, 2, 3, 5, 6)


@pytest.mark.parametrize(("fil", "folge", "rader", "koder"), FULLE)
def test_full_samples_have_the_counts_of_the_manifest(fil, folge, rader, koder):
    for mappe in (m for m in HELE if (m / fil).exists()):
        lesing = les(
            innhold(fil, mappe) or b"", opplastet=OPPLASTET, folgefil=innhold(folge, mappe)
        )
        ikke = [a for a in lesing.avvik if not a.lagres]
        assert {k: sum(a.kode == k for a in ikke) for k in koder} == koder
        assert lesing.tall == {
            "lest": rader, "lagres": rader - len(ikke), "ikke_lagres": sum(koder.values()),
        }  # fmt: skip
        assert not any(r.annet for r in lesing.rader)


@pytest.mark.parametrize(
    ("fil", "folge"),
    [
        (NETTSKJEMA, XLSFORM),
        (KOBO, KODEBOK),
        (LIMESURVEY, KODEBOK),
        (NETTSKJEMA, csvfil("spørsmål;kode;tekst", "samtykke;1;Ja", "farge;1;Blå", "dyr;1;Katt")),
        (NETTSKJEMA, csvfil("spørsmål;kode;tekst", "aldersgruppe;16;Ung", "samtykke;jepp;Ja")),
    ],
)
def test_a_companion_of_other_answers_is_said_and_the_file_still_waits(fil, folge):
    lesing = sammen(fil, folge)
    assert lesing.utfall is Utfall.MA_KOBLES
    assert lesing.melding.startswith("Følgefilen hører ikke til disse svarene.")
    assert [a.kode for a in lesing.avvik] == [Kode.TRENGER_KODEBOK]


@pytest.mark.parametrize(
    ("folge", "start"),
    [
        (NETTSKJEMA, "Følgefilen er ikke en kodebok"),
        ("10_excel_norsk_cp1252.csv", "Følgefilen er ikke en kodebok"),
        (b"%PDF-1.7 x", "Følgefilen kan ikke leses. Dette er en PDF."),
        (b"", "Følgefilen kan ikke leses."),
    ],
)
def test_a_file_that_is_no_companion_is_said(folge, start):
    lesing = sammen(NETTSKJEMA, folge)
    assert (lesing.utfall, lesing.rader) == (Utfall.MA_KOBLES, ())
    assert lesing.melding.startswith(start)


def test_a_companion_that_is_not_needed_does_no_harm():
    alene = sammen("10_excel_norsk_cp1252.csv")
    lesing = sammen("10_excel_norsk_cp1252.csv", KODEBOK)
    assert (lesing.utfall, lesing.rader) == (Utfall.KLAR, alene.rader)
    assert "uten følgefilen" in lesing.avvik[-1].melding or any(
        "uten følgefilen" in a.melding for a in lesing.avvik
    )


def test_the_two_files_the_wrong_way_round_are_named():
    lesing = sammen(KODEBOK, NETTSKJEMA)
    assert (lesing.utfall, lesing.avvik[0].kode) == (Utfall.AVVIST, Kode.FEIL_STED)


@pytest.mark.parametrize("rader", [("Variable;Value;Label", "s_1;1;16–17", "s_1;2;18–25")])
def test_labels_alone_are_not_answers(rader):
    assert sammen(csvfil(*rader)).avvik[0].kode is Kode.FEIL_STED


def test_an_unknown_code_is_left_blank_and_said():
    kanskje = b'"8";"RADIO";"frivillig";"Vil du bidra som frivillig?";"3";"Kanskje"'
    bok = innhold(KODEBOK) or b""
    assert kanskje in bok
    lesing = sammen(NETTSKJEMA, bok.replace(kanskje, b""))
    assert (lesing.rader[0].rad, lesing.rader[0].frivillig) == (2, None)
    ukjent = next(a for a in lesing.avvik if a.kode is Kode.UKJENT_VERDI)
    assert (ukjent.rad, ukjent.lagres) == (2, True)
    assert ukjent.melding.startswith("Koden «3» i kolonnen «Vil du bidra som frivillig?»")


def test_identity_numbers_in_decoded_files_are_still_stopped():
    fil = (innhold(NETTSKJEMA) or b"").replace("Моїм дітям".encode(), b"Mitt nr er 01819000049")
    lesing = sammen(fil, KODEBOK)
    assert "01819000049" not in repr(lesing)
    assert any(a.kode in {Kode.IDENTITETSNUMMER, Kode.PERSONOPPLYSNING} and a.rad == 2
               for a in lesing.avvik)  # fmt: skip


def test_surveyxact_csv_set_needs_both_labels_and_structure():
    data = csvfil(
        "respondent\tbeboer\ts_1\ts_3_1\ts_3_2\ts_10\tstatoverall_1\tstatoverall_4",
        "1\tSX-1\t3\t1\t0\t1\t0\t1",
        "2\tSX-2\t4\t0\t1\t2\t0\t1",
        koding="utf-16",
    )
    etiketter = csvfil(
        "Variable\tValue\tLabel", "s_1\t3\t26–35", "s_1\t4\t36–50", "s_10\t1\tJa", "s_10\t2\tNei",
        "s_3_1\t0\tIkke valgt", "s_3_1\t1\tValgt", koding="utf-16",
    )  # fmt: skip
    struktur = csvfil(
        "Variable\tDescription", "beboer\tBeboerkode", "s_1\tHvor gammel er du?",
        "s_3_1\tHva vil du være med på? - Sjakk", "s_3_2\tHva vil du være med på? - Dans",
        "s_10\tSamtykker du?", koding="utf-16",
    )  # fmt: skip
    assert "ikke spørsmålene" in sammen(data, etiketter).melding
    assert "ikke tekstene til svarkodene" in sammen(data, struktur).melding
    lesing = sammen(data, struktur, etiketter)
    assert [(r.referanse, [i.kode for i in r.interesser]) for r in lesing.rader] == [
        ("SX-1", ["sjakk"])
    ]
    assert lesing.tall_per_kode["uten_samtykke"] == 1


def test_limesurvey_structure_is_a_companion():
    struktur = csvfil(
        "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage",
        "S\t\tsid\t\t482915\t\t",
        *(f"Q\tM\tinterest\t1\t{t}\t\t{s}" for t, s in (("<p>Interesser</p>", "nb"),)),
        *(f"SQ\t\tSQ{i:03}\t\t{t}\t\tnb" for i, t in enumerate(INTERESSER, start=1)),
        "Q\tL\tgender\t1\tGender\t\ten", "A\t0\tA1\t\tWoman\t\ten",
        "Q\tL\tgender\t1\tKjønn\t\tnb", "A\t0\tA1\t\tKvinne\t\tnb", "A\t0\tA2\t\tMann\t\tnb",
        "A\t0\tA3\t\tIngen av dem\t\tnb",
        "Q\tL\tvol\t1\tVil du være frivillig?\t\tnb", "A\t0\tA1\t\tJa\t\tnb",
        "A\t0\tA2\t\tNei\t\tnb", "A\t0\tA3\t\tKanskje\t\tnb",
    )  # fmt: skip
    funn = felter(sammen(LIMESURVEY, struktur))
    assert (funn["Interesser [Fotball]"], funn["Kjønn"]) == (Felt.INTERESSER, Grunn.KJONN)
    assert funn["Vil du være frivillig?"] is Felt.FRIVILLIG


def test_two_columns_hold_when_each_code_has_one_question():
    liste = csvfil(*(f"SQ{i:03};{t}" for i, t in enumerate(INTERESSER, start=1)), "wish;Ønsker")
    funn = felter(sammen(LIMESURVEY, liste))
    assert (funn["interest [Fotball]"], funn["Ønsker"]) == (Felt.INTERESSER, Felt.ONSKER)
    flertydig = csvfil("kode;tekst", "A1;Kvinne", "A2;Mann")
    assert "Koden «a1» brukes i flere spørsmål" in sammen(LIMESURVEY, flertydig).melding


def test_the_form_may_have_one_language_and_any_group_separator():
    skjema = xlsx(
        ("survey", [["type", "name", "label"], ["text", "kode", "Beboerkode"],
                    ["select_one aldre", "alder", "Alder"],
                    ["select_multiple ting", "ting", "Interesser"],
                    ["select_one jn", "samtykke", "Samtykke"]]),
        ("choices", [["list name", "name", "label"], ["aldre", "a2", "26–35"],
                     ["ting", "sj", "Sjakk"], ["ting", "da", "Dans"],
                     ["jn", "1", "Ja"], ["jn", "0", "Nei"]]),
    )  # fmt: skip
    svar = csvfil("g.kode;g.alder;g.ting;g.samtykke;_id;_uuid;_index",
                  "K-1;a2;sj da;1;5;u1;1", "K-2;a2;da;0;6;u2;2")  # fmt: skip
    lesing = sammen(svar, skjema)
    assert [(r.referanse, r.alder, [i.kode for i in r.interesser]) for r in lesing.rader] == [
        ("K-1", (26, 35), ["sjakk", "dans"])
    ]
    assert lesing.tall_per_kode == {"uten_samtykke": 1}


UKJENT_KODE = csvfil("kode;hobby;vil;kjonn;alder;samtykke", "B-1;1;9;9;30;1", "B-2;2;1;1;31;1",
                     "B-3;2;9;1;32;2", "B-4;1;1;2;33;1")  # fmt: skip
UTEN_NIENE = csvfil("spørsmål;kode;tekst", "hobby;;Interesser", "hobby;1;Fotball", "hobby;2;Sjakk",
                    "vil;;Vil du være frivillig?", "vil;1;Ja", "kjonn;;Kjønn", "kjonn;1;Kvinne",
                    "kjonn;2;Mann", "samtykke;;Samtykke", "samtykke;1;Ja", "samtykke;2;Nei")  # fmt: skip


def test_an_unknown_code_is_told_only_where_it_would_have_been_stored():
    lesing = sammen(UKJENT_KODE, UTEN_NIENE)
    ukjente = [a for a in lesing.avvik if a.kode is Kode.UKJENT_VERDI]
    assert [(a.rad, a.felt) for a in ukjente] == [(2, Felt.FRIVILLIG)]
    rettet = sammen(UKJENT_KODE, UTEN_NIENE, rettelser={2: {Felt.FRIVILLIG: "kanskje"}})
    assert [a for a in rettet.avvik if a.kode is Kode.UKJENT_VERDI] == []
    assert rettet.rader[0].frivillig == "kanskje"
