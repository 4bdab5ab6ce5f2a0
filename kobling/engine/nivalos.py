"""All levels solved one after the other, each on the face of the levels before it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kobling.engine.flate import Flate, hele, lag_flate
from kobling.engine.gradig import fyll_opp, los_gradig
from kobling.engine.instans import Heltall64, Valg
from kobling.engine.koder import Metode
from kobling.engine.ledd import Ledd, gruppestart
from kobling.engine.modell import ANTALL_TRINN, DEKNING, FORSTE, TRINN, VENTETID, Modell
from kobling.engine.nett import STORST, LoserenGaOpp
from kobling.engine.nivaflyt import los_forste, los_resten
from kobling.engine.nivapriser import Pakket, finn_grenser, finn_nivapriser, pakk
from kobling.engine.typer import Niva


# The first try lets one level weigh this many times the next. It is seldom too little, and the
# prices tell; rounds beyond these mean that it was.
LETT_BASE = 8
LETTE_RUNDER = 64


@dataclass(frozen=True, slots=True)
class Nivalosning:
    """The chosen pairs with each level's value and bound; `priser` by offer and level."""

    valgt: Valg
    priser: Heltall64
    nivaer: tuple[Niva, ...]
    metode: Metode


def alltid_tid() -> bool:
    """Say that there is time left; the clock belongs to the layer above."""
    return True


def ingen_merker(trinn: str) -> None:
    """Let a stage pass unmarked."""


def los_alle(
    modell: Modell,
    *,
    tid_igjen: Callable[[], bool] = alltid_tid,
    merk: Callable[[str], None] = ingen_merker,
) -> Nivalosning:
    """
    Find the best plan level by level, and prices that prove all levels at once.

    The clock is asked between the levels. When time is up, what is finished stays: the places
    left are filled in by score, which takes nothing from the finished levels.
    """
    try:
        lett = _lett(modell, tid_igjen, merk)
        return lett or _los(modell, tid_igjen, merk, grupper(modell))
    except LoserenGaOpp:
        pass
    try:
        # Numbers too large for the solver: one level at a time instead of as many as fit.
        return _los(modell, tid_igjen, merk, [[VENTETID], *([niva] for niva in TRINN)])
    except LoserenGaOpp:
        return _uferdig(modell, los_gradig(modell.instans), [])


def _lett(
    modell: Modell, tid_igjen: Callable[[], bool], merk: Callable[[str], None]
) -> Nivalosning | None:
    """
    Try all levels of first suggestions in one flow with small weights.

    Small numbers make the solver quick. Nothing is taken on trust: the plan stands only when
    prices prove every level, and otherwise there is no answer.
    """
    if not tid_igjen():
        return None
    deler, score = [VENTETID, *TRINN], modell.instans.score
    vekt = _vekt(modell, deler, min(LETT_BASE, _base(modell)))
    # Pairs that are worth the same make the solver slow; their scores tell them apart.
    skille = int(score.max(initial=0)) + 1
    valgt = los_forste(modell, hele(modell), vekt * skille, score)
    flate, ferdig = _etter(modell, valgt, TRINN[-1], maks_runder=LETTE_RUNDER)
    merk(_merke(deler))
    if finn_grenser(*ferdig) != modell.verdier(valgt)[: len(FORSTE)]:
        return None
    return _resten(modell, (valgt, flate, [ferdig]), tid_igjen, merk)


def _los(
    modell: Modell,
    tid_igjen: Callable[[], bool],
    merk: Callable[[str], None],
    deler: Sequence[Sequence[str]],
) -> Nivalosning:
    flate, kandidater = hele(modell), list[tuple[Pakket, Ledd]]()
    valgt = np.zeros(len(modell.instans.person), dtype=np.bool_)
    for del_ in deler:
        if not tid_igjen():
            return _uferdig(modell, valgt, kandidater)
        valgt = los_forste(modell, flate, _vekt(modell, del_, _base(modell)))
        flate, ferdig = _etter(modell, valgt, del_[-1])
        kandidater.append(ferdig)
        merk(_merke(del_))
    return _resten(modell, (valgt, flate, kandidater), tid_igjen, merk)


def _merke(nivaer: Iterable[str]) -> str:
    return "_".join(["nivaa", *(n.removeprefix("trinn_") for n in nivaer)])


def _resten(
    modell: Modell,
    forste: tuple[Valg, Flate, list[tuple[Pakket, Ledd]]],
    tid_igjen: Callable[[], bool],
    merk: Callable[[str], None],
) -> Nivalosning:
    """Solve the last levels on the face of the first ones, and prove them all."""
    valgt, flate, kandidater = forste
    if not tid_igjen():
        return _uferdig(modell, valgt, kandidater)
    valgt = los_resten(modell, flate)
    merk("jevnhet_poeng")
    p = pakk(modell, modell.nivaer)
    priser = finn_nivapriser(p, valgt)
    merk("priser")
    losning = _lag(modell, valgt, [(p, priser)], Metode.FLYT)
    merk("bevis")
    return losning


def grupper(modell: Modell) -> list[list[str]]:
    """
    Put as many levels in each flow as whole numbers have room for.

    Coverage and waiting go together: who can be covered at once is a matroid, so one positive
    weight a person, larger for those who have waited longer, gives most people first and then
    those who waited longest. Below it, an exchange passes each offer at most once.
    """
    base, noder = _base(modell), sum(map(len, (modell.instans.k, modell.instans.plasser))) + 2
    rom = STORST // noder
    deler, storst = [[VENTETID]], modell.mest(VENTETID) + 1
    for niva in TRINN:
        if (storst + 1) * base > rom:
            deler.append([niva])
            storst = 1
        else:
            deler[-1].append(niva)
            storst = (storst + 1) * base
    return deler


def _base(modell: Modell) -> int:
    return min(len(modell.instans.plasser), len(modell.instans.k)) + 2


def _vekt(modell: Modell, nivaer: Iterable[str], base: int) -> Heltall64:
    vekt = np.zeros((len(modell.instans.k), ANTALL_TRINN + 1), dtype=np.int64)
    for niva in nivaer:
        vekt = vekt * base + modell.forste(niva)
        if niva == VENTETID:
            vekt += modell.forste(DEKNING)
    return vekt


def _etter(
    modell: Modell, valgt: Valg, niva: str, *, maks_runder: int | None = None
) -> tuple[Flate, tuple[Pakket, Ledd]]:
    p = pakk(modell, FORSTE[: FORSTE.index(niva) + 1])
    priser = finn_nivapriser(p, valgt, maks_runder=maks_runder)
    return lag_flate(p, priser), (p, priser)


def _uferdig(modell: Modell, valgt: Valg, kandidater: list[tuple[Pakket, Ledd]]) -> Nivalosning:
    """Make the most of the levels that are finished, with the true bounds."""
    metode = Metode.FLYT if kandidater else Metode.GRADIG
    valgt = fyll_opp(modell.instans, valgt) if kandidater else los_gradig(modell.instans)
    p = pakk(modell, modell.nivaer)
    mest = len(modell.instans.plasser) + 2
    runder = sorted({min(r, mest) for r in (0, 1, 2, 4, 8, 16, 32)})
    forslag = [(p, finn_nivapriser(p, valgt, maks_runder=r)) for r in runder]
    return _lag(modell, valgt, [*kandidater[-1:], *forslag], metode)


def _lag(
    modell: Modell, valgt: Valg, kandidater: list[tuple[Pakket, Ledd]], metode: Metode
) -> Nivalosning:
    """Bound all levels by the prices that bound them best."""
    p = pakk(modell, modell.nivaer)
    bud: list[tuple[tuple[int, ...], int, list[Heltall64]]] = []
    for egen, ledd in kandidater:
        deler = dict(zip(egen.nivaer, egen.pakking.pakk_ut(ledd), strict=True))
        null = np.zeros(len(modell.instans.plasser), dtype=np.int64)
        kolonner = [deler.get(niva, null) for niva in modell.nivaer]
        bud.append((finn_grenser(p, p.pakking.pakk(kolonner)), len(bud), kolonner))
    grenser, _, kolonner = min(bud, key=lambda b: b[:2])
    return Nivalosning(
        valgt=valgt,
        priser=np.stack(kolonner, axis=1),
        nivaer=tuple(_nivaer(modell, modell.verdier(valgt), grenser)),
        metode=metode,
    )


def _nivaer(modell: Modell, verdier: tuple[int, ...], grenser: tuple[int, ...]) -> Iterable[Niva]:
    """A level below one that is not proved has only the bound of places for everybody."""
    apent = grenser if verdier == grenser else _apent(modell)
    bevist = True
    for navn, verdi, grense, fri in zip(modell.nivaer, verdier, grenser, apent, strict=True):
        yield Niva(navn, verdi, grense if bevist else max(verdi, fri))
        bevist = bevist and verdi == grense


def _apent(modell: Modell) -> tuple[int, ...]:
    """Bound each level alone, as if every place were free for all."""
    instans, p = modell.instans, pakk(modell, modell.nivaer)
    fritt = finn_grenser(p, [np.zeros(len(instans.plasser), np.int64) for _ in p.forste])
    orden = np.lexsort((-instans.score, instans.person))
    starter = gruppestart(instans.person)
    lengder = np.diff(np.r_[starter, len(orden)])
    rang = np.arange(len(orden)) - np.repeat(starter, lengder)
    med = rang < instans.k[instans.person[orden]]
    return (*fritt[:-1], int(instans.score[orden][med].sum()))
