"""Rules about templates: used, namespaced, without inline style or script, no way upward."""

import re
from pathlib import Path

from tests.hus.kode import PAKKER


ETASJE = {"design": 0, "core": 1, "organisasjoner": 2, "mottak": 2, "kartlegging": 3,
          "kobling": 4, "rapport": 5, "demo": 6}  # fmt: skip
# Folders that belong to a package, which looks its templates up by itself.
ANDRES = {"account", "allauth", "mfa", "usersessions", "socialaccount", "designsystemet", "admin",
          "django", "tests"}  # fmt: skip
# Names that Django and allauth look for by themselves.
DJANGOS = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
FELLES = {"_komponenter", "epost"}


def maler(rot: Path) -> dict[str, str]:
    mappe = rot / "templates"
    return {
        fil.relative_to(mappe).as_posix(): fil.read_text(encoding="utf-8")
        for fil in sorted(mappe.rglob("*"))
        if fil.suffix in {".html", ".txt", ".svg"}
    }


def ubrukte(rot: Path, alle: dict[str, str]) -> list[str]:
    """Find templates that neither code nor another template names."""
    kode = "\n".join(
        fil.read_text(encoding="utf-8") for pakke in PAKKER for fil in (rot / pakke).rglob("*.py")
    )
    # f"organisasjoner/registrering_{steg}.html" names every template whose last part is a string.
    satt_sammen = set(re.findall(r'f"([a-z_]+/[a-z_]*){', kode))

    def er_brukt(navn: str) -> bool:
        stamme = navn.rsplit(".", 1)[0]
        if navn in DJANGOS or navn in kode or f'"{stamme}"' in kode:
            return True
        if any(navn in tekst for annet, tekst in alle.items() if annet != navn):
            return True
        return any(
            stamme.startswith(p) and re.search(rf"\b{stamme.removeprefix(p)}\b", kode)
            for p in satt_sammen
        )

    return [navn for navn in alle if navn.split("/")[0] not in ANDRES and not er_brukt(navn)]


def uten_navnerom(alle: dict[str, str]) -> list[str]:
    """Pages lie in a folder named for their app."""
    kjente = set(ETASJE) | ANDRES | FELLES
    return [n for n in alle if "/" in n and n.split("/")[0] not in kjente]


def innebygd(alle: dict[str, str]) -> list[str]:
    """Find style attributes, style blocks, handlers and scripts without a file."""
    monster = re.compile(r"\sstyle=|<style\b|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", re.IGNORECASE)
    return [
        n for n, tekst in alle.items()
        if not n.startswith("epost/") and monster.search(tekst)
    ]  # fmt: skip


def oppover(alle: dict[str, str]) -> list[str]:
    """A page links to its own app or a lower one; the base templates are excepted."""
    return [
        f"{navn} -> {til}"
        for navn, tekst in alle.items()
        if (app := navn.split("/")[0]) in ETASJE
        for til in re.findall(r"{%\s*url\s+[\"']([a-z]+):", tekst)
        if til != app and ETASJE.get(til, 0) >= ETASJE[app]
    ]
