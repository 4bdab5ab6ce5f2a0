"""The pages of the survey in order, and which of them one person meets."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kartlegging.undersokelse.tekster import MAPPE


SAMTYKKE, SE_OVER = "samtykke", "se-over"
# The page that asks for the centre's own key, and the mark of a draft that meets it.
REFERANSE = "referanse"
MED_REFERANSE = {"med_referanse": ["ja"]}
Svar = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One question; `krav` cannot be skipped."""

    id: str
    slag: str
    tittel: str
    hint: str = ""
    sporsmal: str = ""
    advarsel: str = ""
    bekreft: str = ""
    alle: str = ""
    ingen: str = ""
    maks: int = 0
    krav: bool = False
    valg: list[dict[str, Any]] = field(default_factory=list)
    grupper: list[str] = field(default_factory=list)
    # Asked only after one of these answers to another question; none of them named is any answer.
    vis_hvis: dict[str, list[str]] = field(default_factory=dict)

    @property
    def koder(self) -> set[str]:
        """Return what may be answered when the choices stand in the question set."""
        return {valg["kode"] for valg in self.valg}


@lru_cache(maxsize=1)
def _sett() -> dict[str, Any]:
    return json.loads((MAPPE / "undersokelse.json").read_text(encoding="utf-8"))


def versjon() -> str:
    """Return the version of the question set that is asked now."""
    return _sett()["versjon"]


@lru_cache(maxsize=1)
def alle_sider() -> dict[str, Side]:
    """Return every page by its name in the address, in order."""
    return {rad["id"]: Side(**rad) for rad in _sett()["sider"]}


def valgte_interesser(svar: Svar) -> list[str]:
    """Return the chosen activities in the order of the pages."""
    return [
        kode
        for side in alle_sider().values()
        if side.slag == "bilder"
        for kode in svar.get(side.id, [])
    ]


def er_med(side: Side, svar: Svar) -> bool:
    """Return whether this person is asked this question."""
    if side.slag == "styrke":
        return bool(valgte_interesser(svar))
    for annen, koder in side.vis_hvis.items():
        valgt = set(svar.get(annen, []))
        if not (valgt & set(koder) if koder else valgt):
            return False
    return True


def stien(svar: Svar) -> list[str]:
    """Return the pages this person meets, as the answers stand."""
    return [side.id for side in alle_sider().values() if er_med(side, svar)]


def neste(side_id: str, svar: Svar) -> str:
    """Return the page after this one; after the last comes looking over."""
    sti = stien(svar)
    plass = sti.index(side_id) + 1 if side_id in sti else 0
    return sti[plass] if plass < len(sti) else SE_OVER


def forrige(side_id: str, svar: Svar) -> str:
    """Return the page before this one; empty before the first."""
    sti = stien(svar)
    if side_id == SE_OVER:
        return sti[-1]
    plass = sti.index(side_id) if side_id in sti else 0
    return sti[plass - 1] if plass else ""


def mangler(svar: Svar) -> str:
    """Return the first question that must be answered and is not; empty when there is none."""
    return next((id_ for id_ in stien(svar) if alle_sider()[id_].krav and not svar.get(id_)), "")


def fortsett(svar: Svar) -> str:
    """Return where to go on after a break: the first question not yet seen."""
    return next((id_ for id_ in stien(svar) if id_ not in svar), SE_OVER)
