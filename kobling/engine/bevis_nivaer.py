"""The independent judge of all levels: plain whole numbers, and no trust in any solver."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kobling.engine.bevis import Par


# A level's room in one long number; such numbers then compare as the levels do, one by one.
FELT = 2**64
TRINN = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Sak:
    """
    A problem as plain tables.

    Units: `score` in points and `trinn` grades 1-5 by pair, `plasser` by offer, `k` suggestions,
    `ventet` waiting points and `faste` accepted pairs by person.
    """

    score: Mapping[Par, int]
    trinn: Mapping[Par, int]
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
    antall = 7 + sak.jevnhet
    return Nivadom(
        feil=tuple(_feil(sak, plan, pris)),
        verdier=_siffer(_verdi(sak, plan), antall),
        grenser=_siffer(_grense(sak, pris), antall),
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


def _verdi(sak: Sak, plan: Sequence[Par]) -> int:
    per_person: dict[int, list[Par]] = defaultdict(list)
    for par in plan:
        per_person[par[0]].append(par)
    sum_ = 0
    for i, egne in per_person.items():
        sum_ += _forste(sak, i, max(sak.trinn.get(par, 0) for par in egne))
        sum_ += sum(sak.score.get(par, 0) for par in egne)
        sum_ += sum(_jevn(sak, i, nummer) for nummer in range(1, len(egne) + 1))
    return sum_


def _feil(sak: Sak, plan: Sequence[Par], pris: Mapping[int, int]) -> Iterable[str]:
    if len(set(plan)) != len(plan):
        yield "dobbelt"
    if any(par not in sak.score for par in plan):
        yield "ukjent_par"
    if any(antall > sak.k.get(i, 0) for i, antall in Counter(i for i, _ in plan).items()):
        yield "for_mange_forslag"
    if any(antall > sak.plasser.get(j, 0) for j, antall in Counter(j for _, j in plan).items()):
        yield "for_fa_plasser"
    if any(p < 0 for p in pris.values()):
        yield "negativ_pris"


def _grense(sak: Sak, pris: Mapping[int, int]) -> int:
    gevinster: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (i, j), poeng in sak.score.items():
        gevinster[i].append((poeng - pris.get(j, 0), sak.trinn[i, j]))
    sum_ = sum(antall * pris.get(j, 0) for j, antall in sak.plasser.items())
    for i, gevinst in gevinster.items():
        if sak.k[i] > 0:
            gevinst.sort(reverse=True)
            sum_ += max(0, _beste_valg(sak, i, gevinst))
    return sum_


def _beste_valg(sak: Sak, i: int, gevinst: list[tuple[int, int]]) -> int:
    """Try every grade of a first suggestion with the best of the rest beside it."""
    k = sak.k[i]
    provd: set[int] = set()
    best: list[int] = []
    for plass, (verdi, trinn) in enumerate(gevinst):
        # Below the k best, only the first of each grade can be the one.
        if plass >= k and trinn in provd:
            continue
        provd.add(trinn)
        resten = [*gevinst[: min(plass, k - 1)], *gevinst[plass + 1 : max(k, plass + 1)]][: k - 1]
        egne = (v + _jevn(sak, i, nummer) for nummer, (v, _) in enumerate(resten, start=2))
        best.append(verdi + _forste(sak, i, trinn) + sum(max(0, v) for v in egne))
    return max(best) + _jevn(sak, i, 1)
