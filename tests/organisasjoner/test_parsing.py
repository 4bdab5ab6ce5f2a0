"""Reading what people type."""

from datetime import date, time

import pytest

from organisasjoner import parsing


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [
        ("", ""),
        ("974760673", "974760673"),
        ("974 760 673", "974760673"),
        ("NO974760673MVA", "974760673"),
        ("no 974 760 673 mva", "974760673"),
        ("310010138", "310010138"),
    ],
)
def test_organisation_number_is_read_in_its_usual_forms(skrevet, lest):
    assert parsing.les_organisasjonsnummer(skrevet) == lest


@pytest.mark.parametrize(
    "skrevet", ["310010137", "12345678", "3100101380", "310010430", "abc", "31001013٨"]
)
def test_wrong_organisation_number_is_refused(skrevet):
    with pytest.raises(parsing.UgyldigOrganisasjonsnummer):
        parsing.les_organisasjonsnummer(skrevet)


def test_number_without_check_digit_is_refused_for_all_last_digits():
    for siffer in range(10):
        with pytest.raises(parsing.UgyldigOrganisasjonsnummer):
            parsing.les_organisasjonsnummer(f"31001043{siffer}")


def test_names_are_compared_without_case_marks_and_legal_endings():
    assert parsing.normaliser_navn("ÅLESUND Kor, SA") == parsing.normaliser_navn("Alesund kor")
    assert parsing.normaliser_navn("Foreningen AS") == "foreningen as"


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [
        ("", None),
        ("18", time(18)),
        ("18.30", time(18, 30)),
        ("18:30", time(18, 30)),
        ("1830", time(18, 30)),
        ("kl. 9", time(9)),
        (" Kl 18,15 ", time(18, 15)),
    ],
)
def test_times_are_read_as_people_type_them(skrevet, lest):
    assert parsing.les_klokkeslett(skrevet) == lest


@pytest.mark.parametrize("skrevet", ["25", "18.75", "seks", "18-19", "1:2:3"])
def test_other_times_are_refused(skrevet):
    with pytest.raises(parsing.UgyldigKlokkeslett):
        parsing.les_klokkeslett(skrevet)


@pytest.mark.parametrize(
    ("fra", "antall", "til"),
    [
        (date(2026, 11, 2), 5, date(2026, 11, 9)),
        (date(2026, 11, 6), 1, date(2026, 11, 9)),
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
        (date(2026, 4, 1), 1, date(2026, 4, 7)),
        (date(2026, 5, 15), 2, date(2026, 5, 19)),
        (date(2026, 11, 2), 0, date(2026, 11, 2)),
    ],
)
def test_working_days_skip_weekends_and_holidays(fra, antall, til):
    assert parsing.virkedager_etter(fra, antall) == til


def test_number_is_shown_in_groups():
    assert parsing.vis_organisasjonsnummer("974760673") == "974 760 673"
    assert parsing.vis_organisasjonsnummer("") == ""
