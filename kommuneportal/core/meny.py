"""The menu of each role: words and addresses, in the order people work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.enums import Rolle


@dataclass(frozen=True)
class Menypunkt:
    """One entry of the menu."""

    tekst: str
    url: str
    aktiv: bool


# Text, url name, and the roles that see it.
PUNKTER: tuple[tuple[Any, str, frozenset[str]], ...] = (
    (_("Oversikt"), "rapport:oversikt", frozenset({Rolle.KOORDINATOR})),
    (_("Kobling"), "kobling:forslag_liste", frozenset({Rolle.KOORDINATOR})),
    (_("Oppfølging"), "kobling:kobling_liste", frozenset({Rolle.KOORDINATOR})),
    (_("Organisasjoner"), "organisasjoner:organisasjon_liste", frozenset({Rolle.KOORDINATOR})),
    (_("Oppgaver"), "kobling:oppgave_liste", frozenset({Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT})),
    (_("Kartlegging"), "kartlegging:opplasting_liste",
     frozenset({Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT})),
    (_("Mottak"), "mottak:mottak_liste",
     frozenset({Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT, Rolle.KOMMUNEANSVARLIG})),
    (_("Tall"), "rapport:tall",
     frozenset({Rolle.KOORDINATOR, Rolle.LEDER})),
    (_("Ansatte"), "mottak:ansatt_liste", frozenset({Rolle.KOMMUNEANSVARLIG})),
    (_("Innstillinger"), "rapport:innstilling_endre", frozenset({Rolle.KOMMUNEANSVARLIG})),
)  # fmt: skip


def meny_for(kommune: Any, roller: frozenset[str], sti: str) -> list[Menypunkt]:
    """This function will list the entries that the roles open; none without a kommune."""
    if kommune is None:
        return []
    punkter = []
    for tekst, navn, hvem in PUNKTER:
        if not hvem & roller:
            continue
        try:
            url = reverse(navn, args=[kommune.slug])
        except NoReverseMatch:
            continue
        punkter.append(Menypunkt(str(tekst), url, sti.startswith(url)))
    return punkter
