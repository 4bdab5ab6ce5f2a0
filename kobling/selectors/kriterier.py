"""The criteria of one suggestion as the page shows them, and how many of them to check first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling.models import Koblingsforslag


NAVN = {
    "interesse": gettext_lazy("Interesse"),
    "tid": gettext_lazy("Tid"),
    "sprak": gettext_lazy("Språk"),
    "plass": gettext_lazy("Plass"),
    "reise": gettext_lazy("Reise"),
    "utstyr": gettext_lazy("Utstyr"),
}
TALLORD = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti")


@dataclass(frozen=True)
class Kriteriumlinje:
    """One criterion in words: state, name, sentence, source."""

    tilstand: str
    navn: str
    setning: str
    kilde: str


def kriterier(forslag: Koblingsforslag) -> list[Kriteriumlinje]:
    """This function will give the criteria that a suggestion rests on, the six fixed ones first."""
    return [_linje(grunn) for grunn in forslag.begrunnelser if grunn["kriterium"] in NAVN]


def _linje(grunn: dict[str, Any]) -> Kriteriumlinje:
    navn = str(NAVN[grunn["kriterium"]])
    return Kriteriumlinje(grunn["tilstand"], navn, navn, grunn["kilde"])


def oppsummert(linjer: list[Kriteriumlinje]) -> str:
    """This function will sum up: Fire ting passer. To bør du sjekke før du godtar."""
    passer = sum(linje.tilstand == "passer" for linje in linjer)
    sjekk = len(linjer) - passer
    deler = [
        ngettext("%(n)s ting passer.", "%(n)s ting passer.", passer) % {"n": _tallord(passer)},
    ]
    if sjekk:
        deler.append(_("%(n)s bør du sjekke før du godtar.") % {"n": _tallord(sjekk)})
    return " ".join(deler)


def _tallord(antall: int) -> str:
    return TALLORD[antall].capitalize() if antall < len(TALLORD) else str(antall)
