"""The colour scale keeps its contrasts for every brand colour, in light and in dark."""

import pytest

from kommuneportal.design import farger


MERKEFARGER = (
    "#0b5a5c", "#b8501f", "#ffd100", "#c8102e", "#003087", "#000000", "#ffffff",
    "#7a1f5c", "#00a3e0", "#84bd00", "#f58220", "#6d6e71", "#2e7d32",
)  # fmt: skip
PAR = (
    ("text-default", "background-default", 4.5),
    ("text-default", "background-tinted", 4.5),
    ("text-default", "surface-tinted", 4.5),
    ("text-default", "surface-hover", 4.5),
    ("text-subtle", "background-default", 4.5),
    ("text-subtle", "background-tinted", 4.5),
    ("text-subtle", "surface-tinted", 4.5),
    ("base-contrast-default", "base-default", 4.5),
    ("base-contrast-default", "base-hover", 4.5),
    ("border-default", "background-default", 3),
    ("border-strong", "surface-tinted", 3),
)


@pytest.mark.parametrize("farge", MERKEFARGER)
@pytest.mark.parametrize("modus", [0, 1], ids=["lys", "mork"])
def test_skala_keeps_every_contrast(farge: str, modus: int):
    skala = farger.skala(farge)

    for_lave = [
        (a, b, round(farger.kontrast(skala[a][modus], skala[b][modus]), 2))
        for a, b, grense in PAR
        if farger.kontrast(skala[a][modus], skala[b][modus]) < grense
    ]

    assert for_lave == []


def test_knappefarge_is_the_brand_colour_when_white_text_can_be_read():
    assert farger.knappefarge("#0B5A5C") == "#0b5a5c"


def test_knappefarge_is_darkened_when_white_text_could_not_be_read():
    darker = farger.knappefarge("#FFD100")

    assert farger.kontrast(darker, "#ffffff") >= 4.5
    assert farger.luminans(darker) < farger.luminans("#ffd100")


def test_stilark_sets_sixteen_tokens_for_two_colours_in_both_modes():
    css = farger.stilark(farger.STANDARD)

    assert css.startswith("@layer portal.tema{")
    assert css.count("--ds-color-accent-surface-tinted:") == 4  # light, dark, auto, print
    assert len(farger.skala(farger.STANDARD)) == 16


@pytest.mark.parametrize("tekst", ["#fff", "0b5a5c", "#0b5a5g", "", "#0b5a5c;}"])
def test_er_farge_refuses_what_is_not_a_colour(tekst: str):
    assert not farger.er_farge(tekst)


@pytest.mark.parametrize(
    ("farge", "ventet"),
    [
        ("#0b5a5c", farger.VARM),
        ("#6d6e71", farger.VARM),
        ("#c8102e", farger.FIOLETT),
        ("#f58220", farger.FIOLETT),
    ],
)
def test_motfarge_differs_from_a_warm_brand(farge: str, ventet: str):
    assert farger.motfarge(farge) == ventet
