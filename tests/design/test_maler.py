"""Rules for every template: own names, no styles or scripts inside, components closed off."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from kommuneportal.design import ikoner
from kommuneportal.drift.statikk import PIKTOGRAMMER


ROT = Path(settings.BASE_DIR) / "templates"
MALER = sorted(ROT.rglob("*.html"))
UTENFOR = {"account", "allauth", "mfa", "usersessions", "admin", "_komponenter", "designsystemet"}
# <noun>_<verb>, one word for a page that is its own noun, or a part of a page with _ in front.
SIDENAVN = re.compile(r"_?[a-z][a-z0-9]*(_[a-z0-9]+)*\.html")


def _navn(sti: Path) -> str:
    return str(sti.relative_to(ROT))


@pytest.mark.parametrize("sti", MALER, ids=_navn)
def test_mal_compiles(sti: Path):
    get_template(_navn(sti))


@pytest.mark.parametrize("sti", MALER, ids=_navn)
def test_mal_holds_no_style_script_or_colour(sti: Path):
    tekst = sti.read_text("utf-8")

    assert re.findall(r"\sstyle=|<style|\son(?:click|change|submit|load)=", tekst) == []
    assert re.findall(r"<script(?![^>]*\b(?:src|type=\"application/json\"))[^>]*>", tekst) == []
    assert re.findall(r"[\"':\s]#[0-9a-fA-F]{3,8}[\"';\s]", tekst) == []


@pytest.mark.parametrize("sti", MALER, ids=_navn)
def test_mal_closes_off_the_components_it_includes(sti: Path):
    calls = re.findall(
        r"\{% include [\"'](_komponenter/[^\"']+)[\"'](.*?)%\}", sti.read_text("utf-8")
    )

    assert [navn for navn, _rest in calls if not (ROT / navn).exists()] == []
    assert [navn for navn, rest in calls if not rest.rstrip().endswith("only")] == []


@pytest.mark.parametrize(
    "sti", [m for m in MALER if m.parent.name not in UTENFOR and m.parent != ROT], ids=_navn
)
def test_mal_is_named_as_its_page(sti: Path):
    assert SIDENAVN.fullmatch(sti.name)


@pytest.mark.skipif(not ikoner.alle(), reason="run `manage.py statikk` first")
@pytest.mark.parametrize("sti", MALER, ids=_navn)
def test_mal_names_icons_that_exist(sti: Path):
    tekst = sti.read_text("utf-8")
    names = re.findall(r"\{% ikon [\"']([^\"']+)", tekst) + re.findall(
        r"\b(?:fra_|til_)?ikon=\"([\w-]+)\"", tekst
    )

    assert [navn for navn in names if not ikoner.finnes(navn)] == []


def test_every_interest_and_group_has_a_pictogram():
    folder = Path(settings.BASE_DIR) / "kommuneportal" / "core"
    tables = [*folder.rglob("interesser.csv"), *folder.rglob("interesser_grupper.csv")]
    names = set()
    for table in tables:
        header, *rows = table.read_text("utf-8").splitlines()
        place = header.split(";").index("ikon")
        names |= {row.split(";")[place] for row in rows if row}

    assert names
    assert names <= set(PIKTOGRAMMER)
