"""The texts in the order people meet them, a handful at a time, for whoever edits them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kartlegging.undersokelse.sider import alle_sider
from kartlegging.undersokelse.tekster import INTERESSE, KJERNEDATA, RESERVE, standard


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DAGER = frozenset({"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"})
# Name in the address, heading, and what the keys begin with; the first that fits has the text.
FORBOKSTAVER: tuple[tuple[str, StrOrPromise, tuple[str, ...]], ...] = (
    ("start", _("Første side"), ("intro_",)),
    ("samtykke", _("Samtykke"), ("samtykke_",)),
    ("sprak", _("Språk"), ("sprak_", "niva_")),
    ("alder", _("Alder og foresatt"), ("alder_", "foresatt_")),
    ("interesser", _("Interesser"), ("interesser_", "styrke_")),
    ("onsker", _("Andre ønsker"), ("onsker_",)),
    ("tid", _("Dager og tider"), ("tid_",)),
    ("reise", _("Reise og gruppe"), ("reise_", "gruppe_")),
    ("frivillig", _("Frivillig innsats"), ("frivillig_", "hv_")),
    ("behov", _("Behov"), ("behov_",)),
    ("kort", _("Takk og kort"), ("takk_", "kort_")),
    ("hvem-ser", _("Hvem ser svarene"), ("ser_",)),
    ("mine-svar", _("Se og slette svarene"), ("mine_", "trekke_")),
    ("flytt", _("Ta svarene med til en ny kommune"), ("flytt_",)),
    ("funnet", _("Aktiviteter som er funnet"), ("funnet_", "om_")),
    ("feil", _("Feilmeldinger"), ("feil_",)),
)


@dataclass(frozen=True, slots=True)
class Del:
    """Some texts that belong together."""

    navn: str
    tittel: StrOrPromise
    nokler: tuple[str, ...]


@lru_cache(maxsize=1)
def delene() -> dict[str, Del]:
    """Return all parts by the name in the address, in order; each text is in exactly one."""
    igjen = [nokkel for nokkel in standard(RESERVE) if not nokkel.startswith(INTERESSE)]

    deler = []
    for navn, tittel, begynner in FORBOKSTAVER:
        dager = DAGER if navn == "tid" else frozenset()
        nokler = tuple(n for n in igjen if n.startswith(begynner) or n in dager)
        igjen = [n for n in igjen if n not in nokler]
        deler.append(Del(navn, tittel, nokler))
    deler.append(Del("knapper", _("Knapper og felles ord"), tuple(igjen)))
    return {del_.navn: del_ for del_ in [*deler, *_aktiviteter()]}


def _aktiviteter() -> list[Del]:
    """Return the names of the activities, page by page as they are asked about."""
    i_gruppe: dict[str, list[str]] = {}
    for rad in _les("interesser.csv"):
        i_gruppe.setdefault(rad["gruppe"], []).append(f"{INTERESSE}{rad['kode']}")
    titler = {rad["gruppe"]: rad["nb"] for rad in _les("interesser_grupper.csv")}
    return [
        Del(
            f"aktiviteter-{nr}",
            ", ".join(titler[gruppe] for gruppe in side.grupper),
            tuple(nokkel for gruppe in side.grupper for nokkel in i_gruppe[gruppe]),
        )
        for nr, side in enumerate((s for s in alle_sider().values() if s.grupper), start=1)
    ]


def _les(navn: str) -> list[dict[str, str]]:
    with (KJERNEDATA / navn).open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))
