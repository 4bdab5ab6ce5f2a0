"""What a text may hold: the same values as the shipped one, no more than fits on a telephone."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kartlegging.undersokelse.svar import SNUR
from kartlegging.undersokelse.tekster import RESERVE, standard


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

VERDI = re.compile(r"{(\w+)}")
LENGST = 400
LENGST_VALG = 80
# Stand on buttons and beside tick boxes, where a sentence does not fit.
KORTE = ("interesse.", "niva_", "styrke_", "hv_")


def lengst(nokkel: str) -> int:
    """Return the number of characters that a text may have."""
    return LENGST_VALG if nokkel.startswith(KORTE) else LENGST


def verdier(tekst: str) -> list[str]:
    """Return the names of the values that the page puts into a text."""
    return sorted(VERDI.findall(tekst))


def rens(raa: str) -> str:
    """Return a text on one line, without marks that turn it; French keeps its fixed spaces."""
    tekst = unicodedata.normalize("NFC", raa).translate(SNUR)
    return re.sub(r"[ \t\r\n\f\v]+", " ", tekst).strip()


def les_ny(sprak: str, nokkel: str, raa: str) -> tuple[str, StrOrPromise]:
    """Return a text as it is stored, and what is wrong with it; empty when nothing is."""
    tekst = rens(raa)
    if not tekst:
        mangler = _("Skriv en tekst. Bokmål brukes når et annet språk mangler.")
        return "", mangler if sprak == RESERVE else ""
    if len(tekst) > lengst(nokkel):
        return tekst, _("Teksten er for lang. Den kan ha %(antall)s tegn.") % {
            "antall": lengst(nokkel)
        }
    skal = verdier(standard(RESERVE)[nokkel])
    if verdier(tekst) != skal or {"{", "}"} & set(VERDI.sub("", tekst)):
        if not skal:
            return tekst, _("Teksten kan ikke ha krøllparenteser.")
        return tekst, _("Teksten må ha med %(ord)s, hverken mer eller mindre.") % {
            "ord": ", ".join(f"{{{navn}}}" for navn in skal)
        }
    return tekst, ""
