"""Draws docs/hus.md: every module of the house with its own first sentence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path


ROM = (
    ("kommuneportal", "the roof: settings, addresses, start"),
    ("kommuneportal/drift", "running"),
    ("kommuneportal/demo", "invented data"),
    ("kobling", "people and associations meet"),
    ("kartlegging", "surveys and uploads"),
    ("organisasjoner", "who offers"),
    ("mottak", "who lives here"),
    ("kommuneportal/core", "tenancy, access, audit, vocabulary"),
    ("kommuneportal/design", "theme, icons, charts"),
    ("tests", "everything is tested, nothing imports it"),
)
INNLEDNING = """# The house

Made from the modules' own first sentences by `make fix`; do not edit by hand.
A file may import only from its own room below it or from a room further down this list.
"""


def tegn(rot: Path) -> str:
    """Draw the whole house as one Markdown page."""
    deler = [INNLEDNING]
    for rom, beskrivelse in ROM:
        linjer = [f"| `{sti}` | {setning} |" for sti, setning in _moduler(rot, rom)]
        if linjer:
            tabell = "\n".join(["| file | what it is |", "|---|---|", *linjer])
            deler.append(f"## {rom}: {beskrivelse}\n\n{tabell}\n")
    return "\n".join(deler)


def _moduler(rot: Path, rom: str) -> Iterator[tuple[str, str]]:
    """Give path and first sentence of each module in a room, not in the rooms inside it."""
    indre = [navn for navn, _ in ROM if navn != rom and navn.startswith(f"{rom}/")]
    for fil in sorted((rot / rom).rglob("*.py")):
        sti = fil.relative_to(rot).as_posix()
        if "/migrations/" in sti or any(sti.startswith(f"{navn}/") for navn in indre):
            continue
        setning = _forste_setning(fil)
        if setning and not (fil.name == "__init__.py" and "/management/" in sti):
            yield sti, setning


def _forste_setning(fil: Path) -> str:
    tekst = ast.get_docstring(ast.parse(fil.read_text(encoding="utf-8"))) or ""
    avsnitt = " ".join(tekst.split("\n\n")[0].split())
    return re.split(r"(?<=[.?]) (?=[A-ZÆØÅ])", avsnitt)[0].replace("|", "\\|")
