"""The hand-written style sheets and scripts: logical, token-coloured and light."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings


STATIC = Path(settings.BASE_DIR) / "static"
ARK = [STATIC / name for name in ("portal.css", "ansatt.css", "offentlig.css")]
VENDOR = STATIC / "vendor"
FYSISK = re.compile(
    r"(?:^|[;{\s])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?:^|[;{\s])(?:left|right|top|bottom"
    r"|width|height|(?:min|max)-(?:width|height))\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
)


def _kb(*stier: Path) -> float:
    return sum(len(gzip.compress(sti.read_bytes(), 9)) for sti in stier) / 1024


@pytest.mark.parametrize("ark", [*ARK, STATIC / "svar.css"], ids=lambda sti: sti.name)
def test_stilark_uses_logical_properties_only(ark: Path):
    # Conditions of media queries speak of the screen, which has no direction.
    css = re.sub(r"@media[^{]*\{", "@media {", ark.read_text("utf-8"))

    assert FYSISK.findall(css) == []


@pytest.mark.parametrize("ark", ARK, ids=lambda sti: sti.name)
def test_stilark_takes_colours_from_tokens(ark: Path):
    screen = ark.read_text("utf-8").partition("@media print")[0]

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*\{)", screen) == []


def test_own_scripts_stay_below_six_kilobytes():
    assert _kb(*STATIC.glob("*.js")) < 6


def test_grunn_is_below_one_kilobyte_and_out_of_the_way_of_new_browsers():
    css = (STATIC / "grunn.css").read_text("utf-8")

    assert _kb(STATIC / "grunn.css") < 1
    assert "@supports not" in css


@pytest.mark.skipif(not VENDOR.exists(), reason="run `manage.py statikk` first")
def test_shared_weight_leaves_room_for_the_pages():
    own = (STATIC / "portal.css", STATIC / "grunn.css", STATIC / "portal.js")

    assert _kb(*own, STATIC / "offentlig.css", VENDOR / "ds-offentlig.css") < 24
    assert _kb(*own, STATIC / "ansatt.css", STATIC / "taster.js", VENDOR / "ds-ansatt.css") < 40
