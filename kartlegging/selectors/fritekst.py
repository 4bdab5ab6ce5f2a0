"""The free text that an import would store, row by row, so that somebody can read it first."""

from __future__ import annotations

from dataclasses import dataclass

from kartlegging.enums import Radtilstand
from kartlegging.models import Opplasting


@dataclass(frozen=True, slots=True)
class Fritekst:
    """One row and everything in it that somebody wrote in own words."""

    rad: int
    radnavn: str
    tekster: list[str]


def fritekster(opplasting: Opplasting) -> list[Fritekst]:
    """Return the rows with free text that are ready, in the order of the file."""
    rader = opplasting.rader.filter(tilstand=Radtilstand.KLAR).order_by("rad", "pk")
    alle = (
        Fritekst(rad, opplasting.radnavn(rad), _tekster(data))
        for rad, data in rader.values_list("rad", "data")
    )
    return [f for f in alle if f.tekster]


def _tekster(data: dict) -> list[str]:
    egne = [data.get("onsker") or "", *data.get("annet", ()), *data.get("frivillig_med", ())]
    return [t for t in egne if t]
