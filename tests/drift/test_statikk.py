"""The assets are built from an allow-list, and a failure leaves the old ones."""

import gzip
import json
from pathlib import Path

import pytest

from kommuneportal.drift import statikk


SVG = '<svg viewBox="0 0 24 24" width="1em"><path d="M0 0"/></svg>'


@pytest.fixture
def pakker(tmp_path: Path) -> Path:
    """A folder as npm leaves it, with the smallest of files."""
    rot = tmp_path / "pakker"
    for sti, innhold in {
        f"{statikk.DS}/theme/designsystemet.css": "@layer ds.theme{a{b:c}}",
        f"{statikk.DS}/src/index.css": '@charset "utf-8";/* alt */.alt{b:c}',
        f"{statikk.DS}/src/base.css": ".base{b:c}",
        statikk.INTER: "skrift",
        f"{statikk.AKSEL}/Bell.svg": SVG,
        **{f"{statikk.DS}/src/{del_}.css": f".{del_}{{b:c}}" for del_ in statikk.OFFENTLIGE_DELER},
        **{f"{statikk.PHOSPHOR}/{navn}-duotone.svg": SVG for navn in statikk.PIKTOGRAMMER},
    }.items():
        (rot / sti).parent.mkdir(parents=True, exist_ok=True)
        (rot / sti).write_text(innhold, "utf-8")
    return rot


def test_bygg_writes_two_style_sheets_the_font_and_the_icons(pakker: Path, tmp_path: Path):
    ut = tmp_path / "ut"
    ut.mkdir()

    statikk.bygg(pakker, ut)

    assert sorted(fil.name for fil in ut.iterdir()) == [
        "ds-ansatt.css",
        "ds-offentlig.css",
        "ikoner.json.gz",
        "inter-latin.woff2",
    ]
    assert "@layer ds.components{.button{b:c}" in (ut / "ds-offentlig.css").read_text("utf-8")
    assert "@charset" not in (ut / "ds-ansatt.css").read_text("utf-8")
    icons = json.loads(gzip.decompress((ut / "ikoner.json.gz").read_bytes()))
    assert icons["Bell"] == ["0 0 24 24", '<path d="M0 0"/>']


def test_hent_leaves_the_old_folder_when_npm_fails(tmp_path: Path, monkeypatch):
    (tmp_path / "static" / "vendor").mkdir(parents=True)
    (tmp_path / "static" / "vendor" / "gammel.css").write_text("a{}")
    for navn in ("package.json", "package-lock.json"):
        (tmp_path / navn).write_text("{}")
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'nettet er nede' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(statikk.KanIkkeHenteStatikk, match="nettet er nede"):
        statikk.hent(tmp_path)

    assert (tmp_path / "static" / "vendor" / "gammel.css").exists()


def test_lock_file_names_no_download_address():
    rot = Path(__file__).parents[2]
    lock = (rot / "package-lock.json").read_text("utf-8")

    assert "resolved" not in lock
    assert "https://registry" not in lock
    assert "^" not in (rot / "package.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("tall", "desimaler", "ventet"),
    [("65.17", 1, "65.2"), ("3.999", 2, "4.00"), (".9999", 2, ".99"), ("12.5", 2, "12.5")],
)
def test_coordinates_are_shortened_without_joining_neighbours(tall, desimaler, ventet):
    assert statikk._round(tall, desimaler) == ventet
