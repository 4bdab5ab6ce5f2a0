"""The weights hold together, grades are words, and distances are whole kilometres by road."""

from dataclasses import replace

import pytest

from kobling.engine.geografi import kilometer, punkt
from kobling.engine.koder import Grad
from kobling.engine.vekter import STANDARD, UgyldigeVekter, grad, trinn


@pytest.mark.parametrize(
    "feil",
    [
        {"interesse_samme": -1},
        {"naerhet": 10_001},
        {"minst": 0},
        {"minst": 990},
        {"grad_4": 900},
        {"naerhet_halv_km": 0},
    ],
)
def test_weights_that_make_no_sense_are_refused(feil):
    with pytest.raises(UgyldigeVekter):
        replace(STANDARD, **feil)


def test_weights_are_plain_numbers_with_a_version():
    tall = STANDARD.som_dict()

    assert (tall["versjon"], tall["sett_for"], tall["ga_km"]) == (1, 100, 2)
    assert all(isinstance(verdi, int) for verdi in tall.values())


@pytest.mark.parametrize(
    ("score", "ventet_trinn", "ord_"),
    [
        (80, 1, Grad.MULIG),
        (250, 2, Grad.MULIG),
        (400, 3, Grad.GOD),
        (580, 4, Grad.STERK),
        (1000, 5, Grad.STERK),
    ],
)
def test_grades_are_five_inside_and_three_words_outside(score, ventet_trinn, ord_):
    assert (trinn(score), grad(score)) == (ventet_trinn, ord_)


def test_distance_is_whole_kilometres_by_road():
    oslo, drammen = punkt(59.913, 10.752), punkt(59.744, 10.204)

    assert kilometer(oslo, drammen) == 47
    assert kilometer(oslo, oslo) == 0
    assert kilometer(oslo, punkt(None, 10.0)) is None
