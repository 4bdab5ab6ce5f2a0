"""Who can go together to one offer: the same slot, a language in common, ages that are near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kobling.engine.forhold import NORSKE_SPRAK, felles_tider
from kobling.engine.regler import MYNDIG_ALDER
from kobling.engine.typer import Aktivitet, Deltaker, Tid


MINST, MEST = 3, 6
# Years between the youngest and the oldest, counted from where their age bands begin.
ALDERSSPENN = 14
# The best of many are enough to make groups of; the rest stand in the list of candidates.
MEST_KANDIDATER = 200
FLEST_GRUPPER = 3


@dataclass(frozen=True, slots=True)
class Kandidat:
    """One person who may come, with what a group is made by."""

    id: int
    score: int
    alder_fra: int
    tider: frozenset[Tid]
    sprak: frozenset[str]
    trenger_folge: bool
    kan_folge: bool

    @property
    def er_barn(self) -> bool:
        """Tell whether the person is a minor; minors and adults never share a group."""
        return self.alder_fra < MYNDIG_ALDER


@dataclass(frozen=True, slots=True)
class Gruppe:
    """People who can go together; `folge` is who can walk with those who need it, if anybody."""

    medlemmer: tuple[int, ...]
    tid: Tid | None
    sprak: str
    folge: int | None
    trenger_folge: tuple[int, ...]
    score: int


def kandidat(d: Deltaker, a: Aktivitet, score: int) -> Kandidat:
    """Read one person as a candidate for one offer."""
    sikre, usikre = felles_tider(d, a)
    trenger = "folge" in d.behov
    sprak = {d.informasjonssprak} if d.informasjonssprak else set()
    if d.norsk in {"litt", "godt"} or d.informasjonssprak in NORSKE_SPRAK:
        sprak.add("nb")
    if d.engelsk in {"litt", "godt"}:
        sprak.add("en")
    kan = not trenger and d.alder_fra >= MYNDIG_ALDER and "nb" in sprak
    return Kandidat(
        d.id, score, d.alder_fra, frozenset(sikre | usikre), frozenset(sprak), trenger, kan
    )


def foresla_grupper(
    kandidater: Iterable[Kandidat], *, plasser: int, har_folge: bool
) -> list[Gruppe]:
    """
    Propose groups of three to six that share nobody, the largest and best first.

    `har_folge` says that the association itself meets new people. Ties go to the lowest ids, so
    the order of the input never matters.
    """
    igjen = sorted(kandidater, key=lambda k: (-k.score, k.id))[:MEST_KANDIDATER]
    grupper: list[Gruppe] = []
    while plasser >= MINST and len(grupper) < FLEST_GRUPPER:
        beste = _beste(igjen, min(MEST, plasser), har_folge=har_folge)
        if beste is None:
            break
        grupper.append(beste)
        igjen = [k for k in igjen if k.id not in beste.medlemmer]
        plasser -= len(beste.medlemmer)
    return grupper


def _beste(kandidater: Sequence[Kandidat], mest: int, *, har_folge: bool) -> Gruppe | None:
    mulige = [
        gruppe
        for tid in _tider(kandidater)
        for sprak in sorted({s for k in kandidater for s in k.sprak})
        for gruppe in _grupper(kandidater, tid, sprak, mest, har_folge=har_folge)
    ]
    if not mulige:
        return None
    return min(mulige, key=lambda g: (-len(g.medlemmer), -g.score, g.medlemmer, g.sprak))


def _tider(kandidater: Sequence[Kandidat]) -> list[Tid | None]:
    """List the slots that anybody shares with the offer; None when times are agreed later."""
    tider: list[Tid | None] = [*sorted({tid for k in kandidater for tid in k.tider})]
    return tider or [None]


def _grupper(
    kandidater: Sequence[Kandidat], tid: Tid | None, sprak: str, mest: int, *, har_folge: bool
) -> Iterable[Gruppe]:
    passer = [k for k in kandidater if sprak in k.sprak and (tid is None or tid in k.tider)]
    for fra, er_barn in sorted({(k.alder_fra, k.er_barn) for k in passer}):
        nar = [
            k for k in passer
            if k.er_barn == er_barn and fra <= k.alder_fra <= fra + ALDERSSPENN
        ]  # fmt: skip
        valgt = _med_folge(nar, mest, har_folge=har_folge)
        if len(valgt) >= MINST:
            yield _gruppe(valgt, tid, sprak)


def _med_folge(nar: list[Kandidat], mest: int, *, har_folge: bool) -> list[Kandidat]:
    """Take the best; who needs somebody to go along comes only where there is one."""
    valgt = nar[:mest]
    if har_folge or not any(k.trenger_folge for k in valgt):
        return valgt
    if any(k.kan_folge for k in valgt):
        return valgt
    folge = next((k for k in nar if k.kan_folge), None)
    if folge is not None:
        return [*valgt[: mest - 1], folge]
    return [k for k in nar if not k.trenger_folge][:mest]


def _gruppe(valgt: list[Kandidat], tid: Tid | None, sprak: str) -> Gruppe:
    trenger = tuple(sorted(k.id for k in valgt if k.trenger_folge))
    kan = sorted((k for k in valgt if k.kan_folge), key=lambda k: (-k.score, k.id))
    return Gruppe(
        medlemmer=tuple(sorted(k.id for k in valgt)),
        tid=tid,
        sprak=sprak,
        folge=kan[0].id if trenger and kan else None,
        trenger_folge=trenger,
        score=sum(k.score for k in valgt),
    )
