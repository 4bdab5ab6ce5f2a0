"""For people without a suggestion: which single change would give one, and nobody lose theirs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from kobling.engine import forhold as f
from kobling.engine.koder import Brudd
from kobling.engine.naer import nesten_par
from kobling.engine.par import Parliste
from kobling.engine.regler import hvorfor_ikke
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag, Parnokkel


# Rules that somebody could do something about: a place, a day, a way to come, a need to meet.
# What a person wishes for, how old somebody is, consents and earlier decisions are not among them.
KAN_ENDRES = (
    Brudd.FULLT,
    Brudd.TID,
    Brudd.REISEVEI,
    Brudd.SPRAK,
    Brudd.BARNEPASS,
    Brudd.TRINNFRI,
    Brudd.ROLIG,
    Brudd.KOSTNAD,
    Brudd.IKKE_BEKREFTET,
    Brudd.UTENFOR_SESONG,
    Brudd.MALGRUPPE,
)


@dataclass(frozen=True, slots=True)
class Endring:
    """One change at one offer that would give a person a suggestion; FULLT is one more place."""

    brudd: Brudd
    tilbud: int
    poeng: int


def udekkede(grunnlag: Grunnlag, par: Parliste, valgt: Iterable[Parnokkel]) -> list[Deltaker]:
    """List the people who could have a suggestion, but have none and no accepted place."""
    har = {person for person, _ in valgt} | {person for person, _ in grunnlag.tidligere.faste}
    return [d for d in par.deltakere if d.id not in har]


def beste_enkeltendringer(
    deltakere: Sequence[Deltaker], grunnlag: Grunnlag, rom: frozenset[int], *, fleste: int
) -> dict[int, tuple[Endring, ...]]:
    """Give each person's best single changes by id, looking no further than the most wished for."""
    ut: dict[int, tuple[Endring, ...]] = {}
    for deltaker, naere in nesten_par(deltakere, grunnlag):
        endringer: list[Endring] = []
        for _poeng, like in groupby(naere, key=itemgetter(0)):
            if len(endringer) >= fleste:
                break
            aktiviteter = [aktivitet for _, aktivitet in like]
            endringer += _endringer(deltaker, aktiviteter, grunnlag, rom)
        ut[deltaker.id] = tuple(endringer[:fleste])
    return ut


def enkeltendringer(
    deltaker: Deltaker, grunnlag: Grunnlag, rom: frozenset[int]
) -> tuple[Endring, ...]:
    """
    List every single change that would give this person a suggestion, the best first.

    `rom` are offers where a place can be had without taking anybody's only suggestion
    (`tilbud_med_rom`). One more place helps at any offer that fits.
    """
    return tuple(_endringer(deltaker, grunnlag.aktiviteter, grunnlag, rom))


def _endringer(
    deltaker: Deltaker, aktiviteter: Iterable[Aktivitet], grunnlag: Grunnlag, rom: frozenset[int]
) -> list[Endring]:
    endringer = []
    for aktivitet in aktiviteter:
        if f.interessetreff(deltaker, aktivitet, grunnlag).kode is None:
            continue
        brudd = hvorfor_ikke(deltaker, aktivitet, grunnlag)
        if brudd in ([], [Brudd.FULLT]):
            endringer.append(_endring(Brudd.FULLT, deltaker, aktivitet, grunnlag))
        elif (
            len(brudd) == 1
            and _kan_endres(brudd[0], deltaker, aktivitet, grunnlag)
            and _har_plass(aktivitet, brudd[0], rom)
        ):
            endringer.append(_endring(brudd[0], deltaker, aktivitet, grunnlag))
    orden = {brudd: nr for nr, brudd in enumerate(KAN_ENDRES)}
    return sorted(endringer, key=lambda e: (-e.poeng, orden[e.brudd], e.tilbud))


def _kan_endres(brudd: Brudd, deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> bool:
    """Transport helps only where there is none yet, and no further than transport goes."""
    if brudd != Brudd.REISEVEI:
        return brudd in KAN_ENDRES
    km, egen = f.avstand_km(deltaker, aktivitet), f.rekkevidde_km(deltaker, grunnlag.vekter)
    if aktivitet.skyss or km is None or egen is None:
        return False
    return km <= egen + grunnlag.vekter.skyss_km


def _har_plass(aktivitet: Aktivitet, brudd: Brudd, rom: frozenset[int]) -> bool:
    """Offers that are out for everybody now have all their places free when they come back."""
    if brudd in {Brudd.IKKE_BEKREFTET, Brudd.UTENFOR_SESONG}:
        return aktivitet.ledige_plasser > 0
    return aktivitet.id in rom


def _endring(brudd: Brudd, deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> Endring:
    return Endring(brudd, aktivitet.id, f.interessetreff(deltaker, aktivitet, grunnlag).poeng)


def tilbud_med_rom(par: Parliste, valgt: Iterable[Parnokkel], grunnlag: Grunnlag) -> frozenset[int]:
    """
    Find the offers where one more person fits without anybody losing their only suggestion.

    That is so where a place is free, where somebody has another suggestion besides, and where
    whoever has the place can go to an offer of these kinds instead, as far as the chain goes.
    """
    plan = _Plan(par, valgt, grunnlag)
    rom = plan.direkte()
    while True:
        flytter = np.zeros(len(par.deltakere), dtype=bool)
        flytter[par.person[rom[par.tilbud] & plan.alene[par.person] & ~plan.valgt]] = True
        nye = rom.copy()
        nye[par.tilbud[plan.valgt & flytter[par.person]]] = True
        if (nye == rom).all():
            return frozenset(par.aktiviteter[j].id for j in np.flatnonzero(rom).tolist())
        rom = nye


class _Plan:
    """The chosen pairs as a mask over all pairs, and who has just one."""

    def __init__(self, par: Parliste, valgt: Iterable[Parnokkel], grunnlag: Grunnlag) -> None:
        self.par = par
        self.valgt = par.blant(valgt)
        faste = Counter(p for p, _ in grunnlag.tidligere.faste)
        antall = np.bincount(par.person[self.valgt], minlength=len(par.deltakere))
        antall += np.array([faste[d.id] for d in par.deltakere], dtype=np.int64)
        self.alene: npt.NDArray[np.bool_] = antall == 1

    def direkte(self) -> npt.NDArray[np.bool_]:
        """Find the offers with a free place, or with somebody who can do without theirs."""
        par = self.par
        brukt = np.bincount(par.tilbud[self.valgt], minlength=len(par.aktiviteter))
        plasser = np.array([a.ledige_plasser for a in par.aktiviteter], dtype=np.int64)
        rom: npt.NDArray[np.bool_] = brukt < plasser
        rom[par.tilbud[self.valgt & ~self.alene[par.person]]] = True
        return rom
