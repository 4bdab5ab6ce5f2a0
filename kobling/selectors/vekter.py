"""The weights that hold in the kommune now, and the versions before them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import QuerySet

from kobling.engine.vekter import STANDARD, Vekter
from kobling.models import Vektsett


ANTALL_FORSLAG = 3
KJENTE = frozenset(felt.name for felt in fields(Vekter)) - {"versjon"}


@dataclass(frozen=True, slots=True)
class Oppsett:
    """What one run counts with: the weights, suggestions a person, and evenness."""

    vekter: Vekter = STANDARD
    antall_forslag: int = ANTALL_FORSLAG
    har_jevnhet: bool = True


def gjeldende() -> Oppsett:
    """This function will give the weights in use; the standard ones until others are chosen."""
    rad = i_bruk().first()
    return Oppsett() if rad is None else oppsett(rad)


def i_bruk() -> QuerySet[Vektsett]:
    """This function will list the versions that are or have been in use, the newest first."""
    return Vektsett.objects.filter(versjon__isnull=False).order_by("-versjon", "pk")


def oppsett(rad: Vektsett) -> Oppsett:
    """This function will read one row as the engine's weights; what it lacks is as standard."""
    kjente: dict[str, Any] = {navn: tall for navn, tall in rad.vekter.items() if navn in KJENTE}
    vekter = Vekter(**(STANDARD.som_dict() | kjente | {"versjon": rad.versjon or 0}))
    return Oppsett(vekter, rad.antall_forslag, rad.har_jevnhet)


def verdier(valgt: Oppsett) -> dict[str, Any]:
    """This function will give every choice of a table by its name, for a form or a comparison."""
    tall = {navn: verdi for navn, verdi in valgt.vekter.som_dict().items() if navn in KJENTE}
    return {**tall, "antall_forslag": valgt.antall_forslag, "har_jevnhet": valgt.har_jevnhet}


def endringer(fra: Oppsett, til: Oppsett) -> list[tuple[str, Any, Any]]:
    """This function will list what differs between two tables: name, before, after."""
    for_, etter = verdier(fra), verdier(til)
    return [(navn, for_[navn], etter[navn]) for navn in for_ if for_[navn] != etter[navn]]
