"""The survey on paper: which question and which box has which number, on the sheet and on entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kartlegging.undersokelse.sider import Side, alle_sider
from kartlegging.undersokelse.svar import ALLE, INGEN
from kartlegging.undersokelse.tekster import Tekster, sprakene


INTERESSER = "interesser"
# One side of the sheet; the other questions stand on the other side.
FORSIDE = ("sprak", "norsk", "engelsk", "alder", "foresatt", "dager", "tider", "reise", "gruppe")
# "Nobody yet" is no answer on a sheet: without an adult's tick the sheet is not kept.
UTEN_SVAR = {"foresatt": {"ingen"}}
# The centre's own key has a line of its own at the top of the sheet.
UTENFOR = frozenset({"referanse"})


@dataclass(frozen=True, slots=True)
class Rute:
    """One box: its number, its code, and what it is called in Norwegian."""

    nr: int
    kode: str
    norsk: str
    valg: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Papirsporsmal:
    """One question of the sheet; `maks` is set where something is written."""

    nr: int
    id: str
    slag: str
    side: Side
    ruter: list[Rute] = field(default_factory=list)

    @property
    def en(self) -> bool:
        """Return whether only one box may be ticked."""
        return self.slag in {"en", "sprak"}


def papirsporsmal(interesser: Sequence[tuple[str, str]]) -> list[Papirsporsmal]:
    """
    Return the questions in the order of the sheet, numbered from 1.

    `interesser` are code and Norwegian name in the order of the pages; all stand in one question.
    """
    nb = Tekster("nb")
    alle = [_bilder(side, interesser) if side.slag == "bilder"
            else (side.id, side.slag, side, _ruter(side, nb))
            for side in _sidene()]  # fmt: skip
    return [Papirsporsmal(nr, *deler) for nr, deler in enumerate(alle, 1)]


def _sidene() -> list[Side]:
    """Return the pages in the order of the sheet; the pictures are one question there."""
    sider = [s for s in alle_sider().values() if s.slag != "styrke" and s.id not in UTENFOR]
    forste = next(s.id for s in sider if s.slag == "bilder")
    sider = [s for s in sider if s.slag != "bilder" or s.id == forste]
    return sorted(sider, key=lambda s: s.id not in FORSIDE)


def _bilder(side: Side, interesser: Sequence[tuple[str, str]]) -> tuple[Any, ...]:
    ruter = [Rute(nr, kode, navn) for nr, (kode, navn) in enumerate(interesser, 1)]
    return INTERESSER, "flere", side, ruter


def _ruter(side: Side, nb: Tekster) -> list[Rute]:
    if side.slag == "tekst":
        return []
    if side.slag == "sprak":
        alle = sprakene().values()
        return [Rute(nr, s.tag, s.navn, {"sprak": s}) for nr, s in enumerate(alle, 1)]
    valgene = [v for v in side.valg if v["kode"] not in UTEN_SVAR.get(side.id, ())]
    if side.alle:
        valgene = [*valgene, {"kode": ALLE, "tekst": side.alle}]
    if side.ingen:
        valgene = [*valgene, {"kode": INGEN, "tekst": side.ingen}]
    return [Rute(nr, v["kode"], _norsk(v, nb), v) for nr, v in enumerate(valgene, 1)]


def _norsk(valg: dict[str, Any], nb: Tekster) -> str:
    tekst = nb.norsk(valg["tekst"])
    for navn in ("fra", "til"):
        tekst = tekst.replace(f"{{{navn}}}", str(valg.get(navn, "")))
    return tekst
