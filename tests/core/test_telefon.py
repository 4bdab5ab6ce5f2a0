"""Telephone numbers: all the ways people write one, and the one form that is kept."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from kommuneportal.core.telefon import Telefonfelt, UgyldigTelefon, les_telefon


@pytest.mark.parametrize(
    "skrevet",
    [
        "22334455", "22 33 44 55", "22-33-44-55", "22.33.44.55", "22\N{NO-BREAK SPACE}33\N{NO-BREAK SPACE}44\N{NO-BREAK SPACE}55",
        "22\N{NARROW NO-BREAK SPACE}33\N{THIN SPACE}44 55", "(22) 33 44 55", "22/33 44 55", "223 34 455",
        "+47 22 33 44 55", "+4722334455", "(+47) 22-33-44-55", "0047 22 33 44 55", "004722334455",
        "00 47 22334455", "47 22 33 44 55", "+47 (0) 22 33 44 55", "22\N{EN DASH}33\N{MINUS SIGN}44\N{NON-BREAKING HYPHEN}55",
        " 22 33 44 55\t", "Tlf. 22 33 44 55", "tlf: 22334455", "Telefon 22 33 44 55", "mob.22334455",
        "٢٢٣٣٤٤٥٥", "\N{FULLWIDTH PLUS SIGN}47 22 33 44 55", "\N{LEFT-TO-RIGHT EMBEDDING}+47 22 33 44 55",
    ],
)  # fmt: skip
def test_every_usual_way_of_writing_a_number_is_kept_in_one_form(skrevet):
    assert les_telefon(skrevet) == "22 33 44 55"


@pytest.mark.parametrize(
    ("skrevet", "lagret"),
    [
        ("", ""),
        ("  ", ""),
        ("40512345", "405 12 345"),
        ("+47 99 88 77 66", "998 87 766"),
        ("800 12 345", "800 12 345"),
        ("00 00 00 01", "00 00 00 01"),
        ("47 12 34 56", "471 23 456"),
        ("02180", "02180"),
        ("116 117", "116 117"),
        ("+46 (0)8-123 456 78", "+46812345678"),
        ("0045 12 34 56 78", "+4512345678"),
        ("+380 44 123 45 67", "+380441234567"),
    ],
)
def test_other_numbers_have_their_own_form(skrevet, lagret):
    assert les_telefon(skrevet) == lagret
    assert les_telefon(lagret) == lagret


@pytest.mark.parametrize(
    "skrevet",
    [
        "ring meg", "22 33 44 5", "22 33 44 55 66", "08-123 456 78", "+", "()", "+47 22 33 44 5",
        "+47 22 33 44 55 6", "22 33 44 55 / 40 51 23 45", "22+334455", "kari@lag.example",
        "22 33 44 55 (Kari)", "+0 123 456 789", "+46 123", "12", "+1234567890123456", "\N{SUPERSCRIPT TWO}2334455",
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_refused(skrevet):
    with pytest.raises(UgyldigTelefon):
        les_telefon(skrevet)


@given(st.text(st.sampled_from("0123456789+-. ()/\u00a0"), max_size=25))
def test_what_is_kept_fits_and_is_read_as_itself(skrevet):
    try:
        lagret = les_telefon(skrevet)
    except UgyldigTelefon:
        return
    assert len(lagret) <= 20
    assert les_telefon(lagret) == lagret


def test_the_field_says_how_to_write_it():
    felt = Telefonfelt()
    assert felt.clean(None) == felt.clean("") == ""
    assert felt.clean("(+47) 22-33-44-55") == "22 33 44 55"
    with pytest.raises(forms.ValidationError, match="åtte sifre, for eksempel 22 33 44 55"):
        felt.clean("ring meg")
