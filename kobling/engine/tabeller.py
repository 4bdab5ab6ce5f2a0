"""Small tables over kinds of people and kinds of offers, from which all pairs are read at once."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kobling.engine import forhold as f
from kobling.engine import regler
from kobling.engine.geografi import VEI_TIDELER, punkt
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag


Heltall: TypeAlias = npt.NDArray[np.int32]
Indeks: TypeAlias = npt.NDArray[np.intp]
BRUTT = -10_000


@dataclass(frozen=True, slots=True)
class Tabell:
    """Points for each kind of person (row) and each offer (column); BRUTT where a rule breaks."""

    rad: Indeks
    poeng: Heltall

    @property
    def lov(self) -> npt.NDArray[np.bool_]:
        """Where no rule of the table is broken."""
        return self.poeng > BRUTT

    def hent(self, person: Indeks, tilbud: Indeks) -> Heltall:
        """Read the points of given pairs."""
        return self.poeng[self.rad[person], tilbud]


def lag_tabeller(
    deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> tuple[Tabell, ...]:
    """Make the tables of language, age, kind of group and travel."""
    return (
        _sprak(deltakere, aktiviteter, grunnlag),
        _alder(deltakere, aktiviteter, grunnlag),
        _slag(deltakere, aktiviteter, grunnlag),
        _reise(deltakere, aktiviteter, grunnlag),
    )


def _grupper(nokler: Sequence[Hashable]) -> tuple[Indeks, list[int]]:
    """Give each distinct key a number and return one example row of each."""
    numre: dict[Hashable, int] = {}
    eksempler: list[int] = []
    rader = np.empty(len(nokler), dtype=np.intp)
    for i, nokkel in enumerate(nokler):
        nummer = numre.setdefault(nokkel, len(numre))
        if nummer == len(eksempler):
            eksempler.append(i)
        rader[i] = nummer
    return rader, eksempler


def _tabell(
    deltakere: Sequence[Deltaker],
    aktiviteter: Sequence[Aktivitet],
    nokler: tuple[Callable[[Deltaker], Hashable], Callable[[Aktivitet], Hashable]],
    poeng: Callable[[Deltaker, Aktivitet], int],
) -> Tabell:
    rader, personer = _grupper([nokler[0](d) for d in deltakere])
    kolonner, tilbud = _grupper([nokler[1](a) for a in aktiviteter])
    liten = [[poeng(deltakere[i], aktiviteter[j]) for j in tilbud] for i in personer]
    matrise = np.array(liten, dtype=np.int32).reshape(len(personer), len(tilbud))
    return Tabell(rader, matrise[:, kolonner])


def _sprak(
    deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> Tabell:
    def poeng(d: Deltaker, a: Aktivitet) -> int:
        kode = f.sprakforhold(d, a)
        return BRUTT if kode is None else f.sprakpoeng(kode, grunnlag.vekter)

    nokler = (
        lambda d: (d.informasjonssprak, d.norsk, d.engelsk),
        lambda a: (a.norsk_krav, a.vertssprak),
    )
    return _tabell(deltakere, aktiviteter, nokler, poeng)


def _alder(
    deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> Tabell:
    def poeng(d: Deltaker, a: Aktivitet) -> int:
        if not f.alder_overlapper(d, a):
            return BRUTT
        return 0 if f.alder_innenfor(d, a) else -grunnlag.vekter.trekk_alder_delvis

    nokler = (lambda d: (d.alder_fra, d.alder_til), lambda a: (a.alder_fra, a.alder_til))
    return _tabell(deltakere, aktiviteter, nokler, poeng)


def _slag(
    deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> Tabell:
    """Judge groups for women or men, volunteer tasks, police certificates and group size."""
    vekter = grunnlag.vekter

    def poeng(d: Deltaker, a: Aktivitet) -> int:
        if regler.slagbrudd(d, a):
            return BRUTT
        usikker = a.rolle == "bidra" and d.frivillig != "ja"
        trekk = vekter.trekk_frivillig_usikker if usikker else 0
        passer = d.gruppe is not None and d.gruppe in {"likt", a.gruppestorrelse}
        return (vekter.gruppe if passer else 0) - trekk

    def nokkel(d: Deltaker) -> Hashable:
        kjonn = tuple((f.kjonn_oppgitt(d, k), b in d.behov) for k, b in f.KJONNSBEHOV.items())
        mindrearig = d.alder_fra < regler.MYNDIG_ALDER
        return kjonn, d.frivillig, d.gruppe, mindrearig, d.tilknytning

    def tilbudsnokkel(a: Aktivitet) -> Hashable:
        return a.bare_for, a.rolle, a.gruppestorrelse, a.politiattest, a.for_tilknytning

    nokler = (nokkel, tilbudsnokkel)
    return _tabell(deltakere, aktiviteter, nokler, poeng)


def _reise(
    deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> Tabell:
    """Nearness and reach, with the same whole numbers as `geografi.kilometer`."""
    vekter = grunnlag.vekter
    rader, personer = _grupper([(d.lat, d.lon, d.reise) for d in deltakere])
    kolonner, tilbud = _grupper([(a.lat, a.lon, f.skyss_km(a, vekter)) for a in aktiviteter])
    fra, fra_kjent = _punkter([deltakere[i] for i in personer])
    til, til_kjent = _punkter([aktiviteter[j] for j in tilbud])
    kvadrat = ((fra[:, None, :] - til[None, :, :]) ** 2).sum(axis=2)
    meter = np.floor(np.sqrt(kvadrat)).astype(np.int64)
    km = (meter * VEI_TIDELER + 5_000) // 10_000
    kjent = fra_kjent[:, None] & til_kjent[None, :]
    uendelig = int(1e9)
    egen = [f.rekkevidde_km(deltakere[i], vekter) for i in personer]
    rekkevidde = np.array([uendelig if e is None else e for e in egen], dtype=np.int64)
    skyss = np.array([f.skyss_km(aktiviteter[j], vekter) for j in tilbud], dtype=np.int64)
    naer = vekter.naerhet * vekter.naerhet_halv_km // (vekter.naerhet_halv_km + km)
    for_langt = km > rekkevidde[:, None] + skyss[None, :]
    poeng = np.where(kjent, np.where(for_langt, BRUTT, naer), vekter.naerhet_ukjent)
    return Tabell(rader, poeng.astype(np.int32)[:, kolonner])


def _punkter(
    rader: Sequence[Deltaker] | Sequence[Aktivitet],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    punkter = [punkt(rad.lat, rad.lon) for rad in rader]
    tall = np.array([p or (0, 0, 0) for p in punkter], dtype=np.int64).reshape(-1, 3)
    return tall, np.array([p is not None for p in punkter], dtype=np.bool_)
