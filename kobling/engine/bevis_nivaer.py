"""The independent judge of all levels: plain whole numbers, and no trust in any solver."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kobling.engine.bevis import Par


Rad: TypeAlias = tuple[int, int, int]
# A level's room in one long number; such numbers then compare as the levels do, one by one.
FELT = 2**64
TRINN = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Sak:
    """
    A problem as plain tables, and its pairs person by person, so that they need not all lie here.

    Units: `personer` gives each person once with (offer, score in points, grade 1-5) of every
    allowed pair. `plasser` by offer; `k` suggestions, `ventet` waiting points and `faste`
    accepted pairs by person.
    """

    personer: Iterable[tuple[int, Sequence[Rad]]]
    plasser: Mapping[int, int]
    k: Mapping[int, int]
    ventet: Mapping[int, int]
    faste: Mapping[int, int]
    jevnhet: bool = True


@dataclass(frozen=True, slots=True)
class Nivadom:
    """What the judge found, level by level; `bevist` says that no plan at all is better."""

    feil: tuple[str, ...]
    verdier: tuple[int, ...]
    grenser: tuple[int, ...]

    @property
    def bevist(self) -> bool:
        """Whether the plan is allowed and proved best on every level."""
        return not self.feil and self.verdier == self.grenser


def dom_over(sak: Sak, plan: Sequence[Par], priser: Mapping[int, Sequence[int]]) -> Nivadom:
    """
    Check a plan's limits, count its worth, and bound all plans by the prices of every level.

    Values and prices are written as one long number each, so that level-by-level comparison
    is the comparison of numbers. Then no plan is worth more than all places at their price,
    and what each person could gain at most by choosing freely.
    """
    pris = {j: _tall(rad) for j, rad in priser.items()}
    egne: dict[int, set[int]] = defaultdict(set)
    for i, j in plan:
        egne[i].add(j)
    verdi, grense = 0, sum(antall * pris.get(j, 0) for j, antall in sak.plasser.items())
    sett: set[int] = set()
    funnet = dobbelt = 0
    for i, par in sak.personer:
        dobbelt += i in sett or len({j for j, _, _ in par}) < len(par)
        sett.add(i)
        if i in egne:
            valgt = [rad for rad in par if rad[0] in egne[i]]
            funnet += len(valgt)
            verdi += _verdi(sak, i, valgt)
        if par and sak.k[i] > 0:
            grense += max(0, _beste_valg(sak, i, [(s - pris.get(j, 0), t) for j, s, t in par]))
    antall = 7 + sak.jevnhet
    return Nivadom(
        feil=tuple(_feil(sak, plan, pris, ukjent=funnet < len(set(plan)), dobbelt=bool(dobbelt))),
        verdier=_siffer(verdi, antall),
        grenser=_siffer(grense, antall),
    )


def _tall(nivaer: Iterable[int]) -> int:
    sum_ = 0
    for niva in nivaer:
        sum_ = sum_ * FELT + niva
    return sum_


def _siffer(tall: int, antall: int) -> tuple[int, ...]:
    ut = []
    for _ in range(antall):
        siffer = (tall + FELT // 2) % FELT - FELT // 2
        ut.append(siffer)
        tall = (tall - siffer) // FELT
    return tuple(reversed(ut))


def _forste(sak: Sak, person: int, trinn: int) -> int:
    """Give what a first suggestion of a grade is worth; who has an accepted pair has had it."""
    if sak.faste.get(person, 0):
        return 0
    nivaer = [1, sak.ventet.get(person, 0), *(int(trinn >= t) for t in TRINN)]
    return _tall([*nivaer, *([0, 0] if sak.jevnhet else [0])])


def _jevn(sak: Sak, person: int, nummer: int) -> int:
    """Give what a person's suggestion of a number is worth for being the second one."""
    er_andre = sak.faste.get(person, 0) + nummer == 2
    return FELT if sak.jevnhet and er_andre else 0


def _verdi(sak: Sak, i: int, valgt: Sequence[Rad]) -> int:
    """Count what a person's chosen pairs are worth."""
    if not valgt:
        return 0
    sum_ = _forste(sak, i, max(t for _, _, t in valgt)) + sum(s for _, s, _ in valgt)
    return sum_ + sum(_jevn(sak, i, nummer) for nummer in range(1, len(valgt) + 1))


def _feil(
    sak: Sak, plan: Sequence[Par], pris: Mapping[int, int], *, ukjent: bool, dobbelt: bool
) -> Iterable[str]:
    if dobbelt:
        yield "dobbelt_i_saken"
    if len(set(plan)) != len(plan):
        yield "dobbelt"
    if ukjent:
        yield "ukjent_par"
    if any(antall > sak.k.get(i, 0) for i, antall in Counter(i for i, _ in plan).items()):
        yield "for_mange_forslag"
    if any(antall > sak.plasser.get(j, 0) for j, antall in Counter(j for _, j in plan).items()):
        yield "for_fa_plasser"
    if any(p < 0 for p in pris.values()):
        yield "negativ_pris"


def _beste_valg(sak: Sak, i: int, gevinst: list[tuple[int, int]]) -> int:
    """Try every grade of a first suggestion with the best of the rest beside it."""
    k = sak.k[i]
    topp = heapq.nlargest(k, gevinst)
    # Beside the k best, only the best of each grade that is not among them can be the one.
    andre = {t for _, t in gevinst} - {t for _, t in topp}
    resten_av = [max(par for par in gevinst if par[1] == t) for t in andre]
    best: list[int] = []
    for plass, (verdi, trinn) in enumerate(topp + resten_av):
        resten = (topp[:plass] + topp[plass + 1 :])[: k - 1]
        egne = (v + _jevn(sak, i, nummer) for nummer, (v, _) in enumerate(resten, start=2))
        best.append(verdi + _forste(sak, i, trinn) + sum(max(0, v) for v in egne))
    return max(best) + _jevn(sak, i, 1)
