"""All allowed pairs of all people and all offers with their scores, without a top-k cut."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kobling.engine import forhold as f
from kobling.engine import regler
from kobling.engine.onsker import Onsketabell
from kobling.engine.tabeller import Heltall, Indeks, lag_tabeller
from kobling.engine.typer import (
    DAGSDELER,
    Aktivitet,
    Deltaker,
    Grunnlag,
    Parnokkel,
    Tid,
)
from kobling.engine.vekter import Vekter


BLOKK = 512
ALLE_BEHOV = f.HARDE_BEHOV + f.MYKE_BEHOV
HARD_MASKE = (1 << len(f.HARDE_BEHOV)) - 1
# Two bits beyond the 21 slots of a week: "the person has not said when", and the same for offers.
PERSON_UKJENT = 1 << 21
TILBUD_UKJENT = 1 << 22


@dataclass(frozen=True, slots=True)
class Parliste:
    """Pairs as positions in people and offers sorted by id, in that order; scores beside."""

    deltakere: tuple[Deltaker, ...]
    aktiviteter: tuple[Aktivitet, ...]
    person: Heltall
    tilbud: Heltall
    score: Heltall

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.person)

    def nokler(self) -> Iterator[tuple[Parnokkel, int]]:
        """Walk the pairs as (person id, offer id) with score."""
        for person, tilbud in self.per_person():
            yield from (((person, j), score) for j, score in tilbud)

    def per_person(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Walk the people who have pairs, each with (offer id, score) of every one."""
        ider = [a.id for a in self.aktiviteter]
        start = np.searchsorted(self.person, np.arange(len(self.deltakere) + 1)).tolist()
        for deltaker, (fra, til) in zip(self.deltakere, pairwise(start), strict=True):
            if fra < til:
                poeng = self.score[fra:til].tolist()
                tilbud = [ider[j] for j in self.tilbud[fra:til].tolist()]
                yield deltaker.id, list(zip(tilbud, poeng, strict=True))

    def blant(self, par: Iterable[Parnokkel]) -> npt.NDArray[np.bool_]:
        """Mark the pairs that are among some others, given by ids."""
        numre = _Plassering(self.deltakere, self.aktiviteter).nokler(par)
        alle = self.person.astype(np.int64) * len(self.aktiviteter) + self.tilbud
        hvor = np.searchsorted(alle, numre)
        hvor = hvor[hvor < len(alle)]
        ut = np.zeros(len(alle), dtype=np.bool_)
        ut[hvor] = np.isin(alle[hvor], numre)
        return ut


@dataclass(frozen=True, slots=True)
class Bits:
    """Slots and needs as bits, one row each for people and for offers."""

    tid: npt.NDArray[np.uint32]
    usikker_tid: npt.NDArray[np.uint32]
    behov: npt.NDArray[np.uint32]
    nei: npt.NDArray[np.uint32]
    ukjent: npt.NDArray[np.uint32]


def finn_par(grunnlag: Grunnlag) -> Parliste:
    """Find every pair that breaks no hard rule, with its score."""
    deltakere = tuple(
        sorted((d for d in grunnlag.deltakere if not regler.personbrudd(d)), key=lambda d: d.id)
    )
    aktiviteter = tuple(
        sorted(
            (a for a in grunnlag.aktiviteter if not regler.tilbudsbrudd(a, grunnlag)),
            key=lambda a: a.id,
        )
    )
    if not deltakere or not aktiviteter:
        tom = np.empty(0, dtype=np.int32)
        return Parliste(deltakere, aktiviteter, tom, tom, tom)
    soker = _Soker(deltakere, aktiviteter, grunnlag)
    deler = [soker.blokk(start) for start in range(0, len(deltakere), BLOKK)]
    person, tilbud, score = (np.concatenate(del_) for del_ in zip(*deler, strict=True))
    return Parliste(deltakere, aktiviteter, person, tilbud, score)


class _Soker:
    """The prepared columns of one search; each block of people reads from them."""

    def __init__(
        self, deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
    ) -> None:
        self.antall = len(deltakere)
        self.vekter = grunnlag.vekter
        self.tabeller = lag_tabeller(deltakere, aktiviteter, grunnlag)
        self.lov = [(tabell.rad, tabell.lov) for tabell in self.tabeller]
        self.folk = personbits(deltakere)
        self.tilbud = tilbudsbits(aktiviteter)
        self.onsker = Onsketabell(deltakere, aktiviteter, grunnlag)
        self.faste_poeng = _tilbudspoeng(aktiviteter, grunnlag.vekter)
        self.vente_poeng = _ventepoeng(deltakere, grunnlag.vekter)
        tidligere = grunnlag.tidligere
        ute = tidligere.avviste | tidligere.sperrede | tidligere.faste
        plass = _Plassering(deltakere, aktiviteter)
        self.bredde = len(aktiviteter)
        self.ute = plass.nokler(ute)
        self.sett = plass.nokler(tidligere.sett)

    def blokk(self, start: int) -> tuple[Heltall, Heltall, Heltall]:
        """Find the pairs of one block of people."""
        slutt = min(start + BLOKK, self.antall)
        rader, tilbud = np.nonzero(self._tett(slice(start, slutt)))
        person = rader + start
        interesse = self.onsker.verdi(person, tilbud)
        nokler = person * self.bredde + tilbud
        med = (interesse > 0) & ~np.isin(nokler, self.ute)
        person, tilbud, interesse = person[med], tilbud[med], interesse[med]
        poeng = interesse - 1 + self._poeng(person, tilbud)
        mest = self.vekter.mest - self.vekter.sett_for
        score = np.clip(poeng, self.vekter.minst, mest)
        score += np.where(np.isin(nokler[med], self.sett), self.vekter.sett_for, 0)
        return person.astype(np.int32), tilbud.astype(np.int32), score.astype(np.int32)

    def _tett(self, blokk: slice) -> npt.NDArray[np.bool_]:
        """Try the cheap hard rules on all offers for a block of people."""
        ok = (self.folk.tid | self.folk.usikker_tid)[blokk, None] & self.tilbud.tid[None, :] > 0
        ok &= (self.folk.behov[blokk, None] & self.tilbud.nei[None, :] & HARD_MASKE) == 0
        for rad, lov in self.lov:
            ok &= lov[rad[blokk]]
        return ok

    def _poeng(self, person: Indeks, tilbud: Indeks) -> Heltall:
        vekter = self.vekter
        poeng = self.faste_poeng[tilbud] + self.vente_poeng[person]
        for tabell in self.tabeller:
            poeng += tabell.hent(person, tilbud)
        uke = self.tilbud.tid[tilbud] & (PERSON_UKJENT - 1)
        sikre = np.bitwise_count(self.folk.tid[person] & uke).astype(np.int32)
        usikre = np.bitwise_count(self.folk.usikker_tid[person] & uke).astype(np.int32)
        sikre = np.minimum(sikre, vekter.tid_maks_antall)
        usikre = np.minimum(usikre, vekter.tid_maks_antall - sikre)
        poeng += sikre * vekter.tid_felles + usikre * vekter.tid_usikker
        behov = self.folk.behov[person]
        for mengde, trekk in (
            (self.tilbud.ukjent, vekter.trekk_behov_ukjent),
            (self.tilbud.nei, vekter.trekk_behov_ikke_mott),
        ):
            poeng -= np.bitwise_count(behov & mengde[tilbud]).astype(np.int32) * trekk
        return poeng


class _Plassering:
    """Where ids stand among the sorted people and offers."""

    def __init__(self, deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet]) -> None:
        self.person = {d.id: i for i, d in enumerate(deltakere)}
        self.tilbud = {a.id: j for j, a in enumerate(aktiviteter)}

    def nokler(self, par: Iterable[Parnokkel]) -> npt.NDArray[np.int64]:
        """Give pairs of ids one integer each, leaving out those not in this search."""
        bredde = len(self.tilbud)
        numre = [
            self.person[p] * bredde + self.tilbud[t]
            for p, t in par
            if p in self.person and t in self.tilbud
        ]
        return np.array(sorted(numre), dtype=np.int64)


def _tidsbits(tider: Iterable[Tid]) -> int:
    return sum(1 << ((dag - 1) * 3 + DAGSDELER.index(del_)) for dag, del_ in tider)


def personbits(deltakere: Sequence[Deltaker]) -> Bits:
    """Write when people can come and what they need as bits."""
    tid, usikker, behov = [], [], []
    for d in deltakere:
        sikre = _tidsbits(d.tider)
        hele = _tidsbits((dag, del_) for dag in d.dager_uten_del for del_ in DAGSDELER)
        ukjent = 0 if sikre | hele else PERSON_UKJENT
        tid.append(sikre | ukjent | TILBUD_UKJENT)
        usikker.append(hele & ~sikre)
        behov.append(sum(1 << i for i, b in enumerate(ALLE_BEHOV) if b in d.behov))
    tom = [0] * len(deltakere)
    return Bits(*(np.array(k, dtype=np.uint32) for k in (tid, usikker, behov, tom, tom)))


def tilbudsbits(aktiviteter: Sequence[Aktivitet]) -> Bits:
    """Write when offers are held and which needs they do not meet as bits."""
    tid, nei, ukjent = [], [], []
    for a in aktiviteter:
        bits = _tidsbits(a.tider)
        svar = [f.tilbudets_svar(a, behov) for behov in ALLE_BEHOV]
        tid.append(bits | PERSON_UKJENT | (0 if bits else TILBUD_UKJENT))
        nei.append(sum(1 << i for i, s in enumerate(svar) if s is False))
        ukjent.append(sum(1 << i for i, s in enumerate(svar) if s is None))
    tom = [0] * len(aktiviteter)
    return Bits(*(np.array(k, dtype=np.uint32) for k in (tid, tom, tom, nei, ukjent)))


def _tilbudspoeng(aktiviteter: Sequence[Aktivitet], vekter: Vekter) -> Heltall:
    poeng = [
        vekter.fast * a.fast
        + vekter.lavterskel * a.lavterskel
        + vekter.utenfor_mottak * a.utenfor_mottak
        + vekter.nyankomne * (a.plasser_kjent and a.plasser_nyankomne > 0)
        for a in aktiviteter
    ]
    return np.array(poeng, dtype=np.int32)


def _ventepoeng(deltakere: Sequence[Deltaker], vekter: Vekter) -> Heltall:
    uker = [min(d.ventet_uker, vekter.ventet_maks_uker) for d in deltakere]
    return np.array(uker, dtype=np.int32) * vekter.ventet_per_uke
