"""What people want becomes codes: interests, days, levels, needs, free text."""

import pytest

from tests.kartlegging.lesing import HODE, koder, les_csv, radkoder


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
