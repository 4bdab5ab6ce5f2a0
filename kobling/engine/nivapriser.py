"""Prices of places that prove all levels at once, and the bounds they give."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kobling.engine.instans import Heltall64, Valg
from kobling.engine.ledd import (
    INGEN,
    Indekser,
    Ledd,
    Pakking,
    gruppestart,
    hent,
    lag_pakking,
    maks_per_gruppe,
    pluss,
    storre,
    velg,
)
from kobling.engine.modell import ANTALL_TRINN, FORSTE, JEVNHET, POENG, Modell


@dataclass(frozen=True, slots=True)
class Pakket:
    """A problem's levels in limbs; `forste` by person and grade, `score` in the last limb."""

    modell: Modell
    nivaer: tuple[str, ...]
    pakking: Pakking
    forste: Ledd
    score: Heltall64
    jevn: tuple[int, ...]
    k: Heltall64


def pakk(modell: Modell, nivaer: Sequence[str]) -> Pakket:
    """
    Put the named levels together.

    Without the level of scores only first suggestions are asked about, one for each person.
    """
    k, alt = modell.instans.k, POENG in nivaer
    if not alt:
        k = np.minimum(k, 1)
    omfang = 2 * (int(k.max(initial=0)) + 2) * (len(modell.instans.plasser) + 4)
    pakking = lag_pakking([modell.mest(niva) for niva in nivaer], omfang)
    tomt = np.zeros((len(k), ANTALL_TRINN + 1), dtype=np.int64)
    forste = pakking.pakk([modell.forste(n) if n in FORSTE else tomt for n in nivaer])
    jevn = pakking.pakk([np.int64(niva == JEVNHET) for niva in nivaer])
    score = modell.instans.score if alt else np.zeros_like(modell.instans.score)
    return Pakket(modell, tuple(nivaer), pakking, forste, score, tuple(map(int, jevn)), k)


def finn_nivapriser(p: Pakket, valgt: Valg, *, maks_runder: int | None = None) -> Ledd:
    """
    Find the smallest prices that keep everybody content with a plan, level by level.

    With a best plan it ends by itself; with a poor one there are circles of gain, and
    `maks_runder` stops it. Prices of any kind give a true bound.
    """
    sok = _Sok(p, valgt)
    igjen = len(p.modell.instans.plasser) + 2 if maks_runder is None else maks_runder
    while igjen and sok.runde():
        igjen -= 1
    return sok.priser


class _Sok:
    """Longest paths over offers: who could exchange a place for another pushes its price up."""

    def __init__(self, p: Pakket, valgt: Valg) -> None:
        instans = p.modell.instans
        self.priser = [np.zeros(len(instans.plasser), dtype=np.int64) for _ in p.forste]
        fritt = np.flatnonzero(~valgt)
        fritt = fritt[np.argsort(instans.tilbud[fritt], kind="stable")]
        self.person, self.tilbud = instans.person[fritt], instans.tilbud[fritt]
        self.score = p.score[fritt]
        self.celle = self.person * ANTALL_TRINN + p.modell.trinn[fritt] - 1
        self.egen_person = instans.person[valgt]
        self.egen_tilbud = instans.tilbud[valgt]
        starter = gruppestart(self.egen_person)
        lengder = np.diff(np.r_[starter, len(self.egen_person)])
        # The number of each held pair among its person's, so that no person is written twice.
        self.rang = np.arange(len(self.egen_person)) - np.repeat(starter, lengder)
        self.bytte, self.verd = _bytter(p, valgt)
        self.endret = np.ones(len(instans.k), dtype=np.bool_)
        self.egne = np.arange(len(self.egen_person))

    def runde(self) -> bool:
        """Let those whose own places became dearer look again; say whether a price rose."""
        for rang in range(int(self.rang.max(initial=-1)) + 1):
            self._byd(self.egne[self.rang[self.egne] == rang])
        med = np.flatnonzero(self.endret[self.person])
        self.endret[:] = False
        if not med.size:
            return False
        krav = hent(self.verd, self.celle[med])
        krav[-1] = krav[-1] + self.score[med]
        starter = gruppestart(self.tilbud[med])
        mal = self.tilbud[med][starter]
        topp, _ = maks_per_gruppe(krav, starter)
        stiger = storre(topp, hent(self.priser, mal))
        for pris, ny in zip(self.priser, topp, strict=True):
            pris[mal[stiger]] = ny[stiger]
        dyrere = np.zeros(len(self.priser[0]), dtype=np.bool_)
        dyrere[mal[stiger]] = True
        self.egne = np.flatnonzero(dyrere[self.egen_tilbud])
        return bool(stiger.any())

    def _byd(self, egne: Indekser) -> None:
        """Let at most one held pair of each person raise what another place is worth."""
        celler = self.egen_person[egne][:, None] * ANTALL_TRINN + np.arange(ANTALL_TRINN)
        pris = hent(self.priser, self.egen_tilbud[egne])
        bud = [b[egne] + x[:, None] for b, x in zip(self.bytte, pris, strict=True)]
        hoyere = storre(bud, hent(self.verd, celler))
        for verd, nytt in zip(self.verd, bud, strict=True):
            verd[celler[hoyere]] = nytt[hoyere]
        self.endret[self.egen_person[egne][hoyere.any(axis=1)]] = True


def _bytter(p: Pakket, valgt: Valg) -> tuple[Ledd, Ledd]:
    """
    Give what an exchange is worth by grade of the new pair, its score and prices left out.

    First for each held pair given up; then for each person with room for one more.
    """
    instans, trinn = p.modell.instans, p.modell.trinn[valgt]
    person = instans.person[valgt]
    antall = np.bincount(person, minlength=len(p.k))
    beste = np.zeros(len(p.k), dtype=np.int64)
    np.maximum.at(beste, person, trinn)
    er_best = trinn == beste[person]
    like_gode = np.bincount(person[er_best], minlength=len(p.k))
    nest = np.zeros(len(p.k), dtype=np.int64)
    np.maximum.at(nest, person[~er_best], trinn[~er_best])
    uten = np.where(er_best & (like_gode[person] == 1), nest[person], beste[person])
    nye = np.arange(1, ANTALL_TRINN + 1)
    ny_best = np.maximum(uten[:, None], nye)
    folk = np.arange(len(p.k))
    bytte = [f[person[:, None], ny_best] - f[person, beste[person]][:, None] for f in p.forste]
    bytte[-1] = bytte[-1] - p.score[valgt][:, None]
    en_til = np.maximum(beste[:, None], nye)
    verd = [f[folk[:, None], en_til] - f[folk, beste][:, None] for f in p.forste]
    blir_to = (antall + 1 == p.modell.andre)[:, None]
    verd = [v + e * blir_to for v, e in zip(verd, p.jevn, strict=True)]
    verd[0][antall >= p.k] = INGEN
    return bytte, [np.ascontiguousarray(v).reshape(-1) for v in verd]


def finn_grenser(p: Pakket, priser: Ledd) -> tuple[int, ...]:
    """
    Add up the bound that no plan can pass, level by level, whatever the prices are.

    All places at their price, and what each person would gain at most by choosing freely.
    """
    instans = p.modell.instans
    sum_ = [int(instans.plasser @ del_) for del_ in p.pakking.pakk_ut(priser)]
    med = np.flatnonzero(p.k[instans.person] > 0)
    if not med.size:
        return tuple(sum_)
    for nummer, del_ in enumerate(p.pakking.pakk_ut(_Valgfritt(p, priser, med).gevinst())):
        sum_[nummer] += int(del_.sum())
    return tuple(sum_)


class _Valgfritt:
    """What each person would choose at given prices, were there places enough."""

    def __init__(self, p: Pakket, priser: Ledd, med: Indekser) -> None:
        instans = p.modell.instans
        self.p, self.person = p, instans.person[med]
        self.starter = gruppestart(self.person)
        self.folk = self.person[self.starter]
        self.k = p.k[self.folk]
        self.trinn = p.modell.trinn[med]
        self.igjen = [-pris[instans.tilbud[med]] for pris in priser]
        self.igjen[-1] = self.igjen[-1] + p.score[med]

    def gevinst(self) -> Ledd:
        """Give each person's greatest gain: any pair as the first, the dearest as the rest."""
        topper = [self._ta_ut(nummer) for nummer in range(int(self.k.max()))]
        som_forste = pluss(self.igjen, hent_forste(self.p, self.person, self.trinn))
        best, _ = maks_per_gruppe(som_forste, self.starter)
        best = pluss(pluss(best, self._jevn(1)), self._resten(topper, uten=None))
        for nummer, (topp, trinn) in enumerate(topper):
            egen = pluss(pluss(topp, hent_forste(self.p, self.folk, trinn)), self._jevn(1))
            egen = pluss(egen, self._resten(topper, uten=nummer))
            best = velg((nummer < self.k - 1) & storre(egen, best), egen, best)
        null = [np.zeros_like(del_) for del_ in best]
        return velg(storre(best, null), best, null)

    def _ta_ut(self, nummer: int) -> tuple[Ledd, Heltall64]:
        """Find each person's next best; only the k - 1 best are set aside from the first."""
        topp, like = maks_per_gruppe(self.igjen, self.starter)
        forst = like[gruppestart(self.person[like])]
        trinn = self.trinn[forst]
        self.igjen[0][forst[nummer < self.k - 1]] = INGEN
        return topp, trinn

    def _jevn(self, nummer: int) -> Ledd:
        """Give what the person's suggestion of a number adds to evenness."""
        er_andre = (self.p.modell.andre[self.folk] == nummer).astype(np.int64)
        return [e * er_andre for e in self.p.jevn]

    def _resten(self, topper: list[tuple[Ledd, Heltall64]], *, uten: int | None) -> Ledd:
        """Add up the k - 1 best beside the first, as far as each is a gain."""
        sum_: Ledd = [np.zeros(len(self.folk), dtype=np.int64) for _ in self.p.forste]
        null = [np.zeros_like(del_) for del_ in sum_]
        plass = 1
        for nummer, (topp, _) in enumerate(topper):
            if nummer == uten:
                continue
            plass += 1
            verd = pluss(topp, self._jevn(plass))
            finnes = (plass <= self.k) & (topp[0] > INGEN // 2) & storre(verd, null)
            sum_ = pluss(sum_, velg(finnes, verd, null))
        return sum_


def hent_forste(p: Pakket, person: Heltall64, trinn: Heltall64) -> Ledd:
    """Read what a first suggestion of a grade adds for each of some people."""
    return [f[person, trinn] for f in p.forste]
