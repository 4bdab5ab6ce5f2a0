"""Workbooks of several sheets: joined by a key, read under each other, or asked about."""

import pytest

from kartlegging.parsing import Kode, Utfall, les
from tests.kartlegging.lesing import OPPLASTET, koder, les_csv
from tests.kartlegging.regneark import xlsx


PERSONER = ("Personer", [
    ["Beboernr", "Alder", "Samtykke", "Språk for informasjon"],
    ["A-1", 30, "Ja", "arabisk"], ["A-2", 41, "Ja", "ukrainsk"], ["A-3", 22, "Nei", "ukrainsk"],
])  # fmt: skip
INTERESSER = ("Interesser", [
    ["Beboernr", "Interesse"],
    ["A-1", "Fotball"], ["a-1 ", "Sjakk"], ["A-2", "Dans"], ["A-9", "Dans"],
])  # fmt: skip
UKE = [["Kode", "Alder", "Interesser", "Samtykke"], ["A-1", 30, "Fotball", "Ja"],
       ["A-2", 33, "Sjakk", "Ja"]]  # fmt: skip
NESTE = [["Samtykke", "Alder", "Kode", "Interesser", "Barnepass"], ["Ja", 30, "A-1", "Dans", "Ja"],
         ["Ja", 233, "A-7", "Dans", ""]]  # fmt: skip


def les_arkene(*ark, **valg):
    valgene = {"svarform": valg} if valg else {}
    return les(xlsx(*ark), opplastet=OPPLASTET, i_barneprosess=False, **valgene)


def onsker(lesing):
    return {r.referanse: [(i.kode, i.styrke) for i in r.interesser] for r in lesing.rader}


def muligheter(lesing):
    return [(m.kode, m.navn, m.rader) for m in lesing.sporsmal.muligheter]


@pytest.mark.parametrize("ark", [(PERSONER, INTERESSER), (INTERESSER, PERSONER)], ids=["en", "to"])
def test_a_sheet_with_a_row_for_each_wish_is_joined_by_the_reference(ark):
    lesing = les_arkene(*ark)

    assert lesing.tall == {"lest": 3, "lagres": 2, "ikke_lagres": 1}
    assert onsker(lesing) == {"A-1": [("fotball", 2), ("sjakk", 2)], "A-2": [("dans", 2)]}
    assert [a.melding for a in lesing.avvik if a.kode is Kode.FLERE_ARK] == [
        "Arkene «Personer» og «Interesser» er satt sammen med kolonnen «Beboernr».",
        "Rader i arket «Interesser» som ikke hører til noen i arket «Personer»: 1. De er ikke lest.",
    ]
    assert [k for k, _, _ in muligheter(lesing)] == [lesing.sporsmal.valgt, *(
        f"bare-{1 + ark.index(a)}" for a in (PERSONER, INTERESSER))]  # fmt: skip


def test_the_sender_may_want_one_sheet_alone():
    lesing = les_arkene(PERSONER, INTERESSER, ark="bare-1")
    assert onsker(lesing) == {"A-1": [], "A-2": []}
    assert [m.kode for m in lesing.sporsmal.muligheter] == ["1", "bare-1", "bare-2"]


def test_strength_and_time_beside_each_wish_stay_with_it():
    lesing = les_arkene(PERSONER, ("Ønsker", [
        ["Referanse", "Interesse", "Styrke", "Dag", "Tidspunkt"],
        ["A-1", "Fotball", "Veldig lyst", "Mandag", "Kveld"],
        ["A-1", "Sjakk", "Kan prøve", "Tirsdag", "Formiddag"],
        ["A-2", "Dans", "Har lyst", "Fredag", "Kveld"],
    ]))  # fmt: skip

    assert onsker(lesing) == {"A-1": [("fotball", 3), ("sjakk", 1)], "A-2": [("dans", 2)]}
    assert [r.tider for r in lesing.rader] == [((1, "kveld"), (2, "formiddag")), ((5, "kveld"),)]


def test_answers_in_a_second_sheet_of_the_same_people():
    lesing = les_arkene(PERSONER, ("Del 2", [
        ["Beboernr", "Interesser", "Samtykke"], ["A-2", "Dans", "Nei"], ["A-1", "Ski", "Ja"],
    ]))  # fmt: skip
    # A no in either sheet is a no.
    assert onsker(lesing) == {"A-1": [("skigaing", 2)]}


def test_a_repeat_group_of_kobo_is_joined_and_its_children_are_not():
    hoved = ("Survey", [
        ["start", "Resident code", "Age", "Do you consent?", "_id", "_uuid", "_submission_time", "_index"],
        ["x", "A-1", 30, "Yes", 5, "u1", "2026-09-01T10:00:00", 1],
        ["x", "A-2", 40, "Yes", 6, "u2", "2026-09-01T10:00:00", 2],
    ])  # fmt: skip
    gruppe = ["_index", "_parent_table_name", "_parent_index"]
    onskeark = ("wishes", [["What are you interested in?", *gruppe], ["Football", 1, "Survey", 1],
                           ["Chess", 2, "Survey", 1], ["Dance", 3, "Survey", 2]])  # fmt: skip
    barn = ("family", [["Age", *gruppe], [7, 1, "Survey", 1], [9, 2, "Survey", 2]])
    lesing = les_arkene(hoved, onskeark, barn)

    assert onsker(lesing) == {"A-1": [("fotball", 2), ("sjakk", 2)], "A-2": [("dans", 2)]}
    assert [str(k) for k in koder(lesing)] == ["flere_ark", "mindrearig"]
    assert [r.alder for r in lesing.rader] == [(26, 39), (40, 59)]


def test_one_answer_a_row_beside_a_sheet_of_people():
    lesing = les_arkene(PERSONER, ("Svar", [
        ["Respondent", "Spørsmål", "Svar"], ["A-1", "Interesser", "Fotball"],
        ["A-1", "Dager", "Mandag"], ["A-2", "Interesser", "Dans"], ["A-3", "Interesser", "Dans"],
    ]))  # fmt: skip
    assert onsker(lesing) == {"A-1": [("fotball", 2)], "A-2": [("dans", 2)]}
    assert [r.ukedager for r in lesing.rader] == [(1,), ()]


def test_the_same_headers_in_several_sheets_are_asked_about():
    lesing = les_arkene(("Uke 1", UKE), ("Uke 2", NESTE), ("Notater", [["Husk", "Kake"]]))

    assert (lesing.utfall, lesing.rader, koder(lesing)) == (Utfall.MA_KOBLES, (), ["flere_ark"])
    assert muligheter(lesing) == [
        ("alle", "Alle arkene samlet", 4), ("1", "Uke 1", 2), ("2", "Uke 2", 2)
    ]  # fmt: skip
    assert "2 ark med de samme overskriftene" in lesing.melding


@pytest.mark.parametrize("sagt", ["2", "uke 2", "bare-2"])
def test_one_of_the_sheets(sagt):
    lesing = les_arkene(("Uke 1", UKE), ("Uke 2", NESTE), ark=sagt)
    assert (lesing.fil.ark, lesing.sporsmal.valgt, [r.rad for r in lesing.rader]) == ("Uke 2", "2", [2])  # fmt: skip


def test_all_sheets_together_name_the_sheet_of_each_row():
    lesing = les_arkene(("Uke 1", UKE), ("Uke 2", NESTE), ark="alle")

    assert lesing.tall == {"lest": 4, "lagres": 2, "ikke_lagres": 2}
    assert onsker(lesing) == {"A-2": [("sjakk", 2)], "A-1": [("dans", 2)]}
    assert [r.behov for r in lesing.rader] == [(), ("barnepass",)]
    assert (lesing.fil.ark, lesing.arkene) == ("Uke 1, Uke 2", ("Uke 1", "Uke 2"))
    assert "står også i rad 2 (Uke 2)" in next(a.melding for a in lesing.avvik if a.kode is Kode.DUPLIKAT)  # fmt: skip


def test_unlike_sheets_with_answers_are_asked_about():
    andre = [["Kode", "Samtykke", "Fødselsår", "Dager"], ["Z-1", "Ja", 1990, "Mandag"]]
    lesing = les_arkene(("Voksne", UKE), ("Kurs", andre))
    assert (lesing.utfall, sorted(n for _, n, _ in muligheter(lesing))) == (
        Utfall.MA_KOBLES, ["Kurs", "Voksne"])  # fmt: skip
    assert [r.referanse for r in les_arkene(("Voksne", UKE), ("Kurs", andre), ark="Kurs").rader] == ["Z-1"]  # fmt: skip


def test_a_counter_of_rows_is_no_key():
    lesing = les_arkene(
        ("Svar", [["ID", "Alder", "Samtykke"], [1, 30, "Ja"], [2, 40, "Ja"]]),
        ("Andre", [["ID", "Interesser"], [1, "Fotball"], [2, "Dans"]]),
    )
    assert [r.interesser for r in lesing.rader] == [(), ()]
    assert "Arket «Andre» er ikke lest" in lesing.avvik[0].melding


def test_a_sheet_named_after_a_person_is_not_named():
    lesing = les_arkene(("Fatima Ahmed", UKE), ("Ola 912 34 567", NESTE))
    assert [n for _, n, _ in muligheter(lesing)] == ["Alle arkene samlet", "ark 1", "ark 2"]


def test_one_wish_a_row_becomes_one_row_a_person():
    lesing = les_csv(
        "Beboernr;Alder;Samtykke;Interesse;Dag;Tidspunkt", "A-1;30;Ja;Fotball;Mandag;Kveld",
        "A-1;30;Ja;Sjakk;Tirsdag;Formiddag", "A-2;40;Ja;Dans;;", "A-2;40;Ja;Ski;;", "A-3;40;Ja;Ski;;",
    )  # fmt: skip
    assert onsker(lesing) == {"A-1": [("fotball", 2), ("sjakk", 2)],
                              "A-2": [("dans", 2), ("skigaing", 2)], "A-3": [("skigaing", 2)]}  # fmt: skip
    assert [r.rad for r in lesing.rader] == [2, 4, 6]
    assert "samlet 5 rader til 3 personer" in lesing.avvik[0].melding


def test_two_answers_of_one_person_stay_two():
    lesing = les_csv(
        "Beboernr;Alder;Samtykke;Interesse;Dato", "A-1;30;Ja;Fotball;01.09.2026",
        "A-1;30;Ja;Sjakk;02.09.2026", "A-2;40;Ja;Dans;01.09.2026", "A-2;40;Ja;Ski;03.09.2026",
    )  # fmt: skip
    assert onsker(lesing) == {"A-1": [("sjakk", 2)], "A-2": [("skigaing", 2)]}


LANG = [f"{n};{s};{v}" for n in (7, 8) for s, v in
        (("Alder", "30"), ("Samtykke", "Ja"), ("Interesser", "Sjakk"))]  # fmt: skip


def test_who_answered_is_asked_when_no_header_says_so():
    lesing = les_csv("Løp;Spørsmål;Svar", *LANG)
    assert (lesing.utfall, muligheter(lesing)) == (Utfall.MA_KOBLES, [("kolonne-1", "Løp", None)])
    valgt = les_csv("Løp;Spørsmål;Svar", *LANG, svarform={"hvem": "kolonne-1"})
    assert [i.kode for r in valgt.rader for i in r.interesser] == ["sjakk", "sjakk"]


@pytest.mark.parametrize(
    "hode", ["Beboernr;Felt;Innhold", "Beboernr;Hva;Sagt", "Рядок;Питання;Відповідь"]
)
def test_one_answer_a_row_under_other_headers(hode):
    lesing = les_csv(hode, *LANG)
    if lesing.utfall is Utfall.MA_KOBLES:
        lesing = les_csv(hode, *LANG, svarform={"hvem": "1"})
    assert lesing.tall["lagres"] == 2
