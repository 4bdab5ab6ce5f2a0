"""An independent judge of plans: plain whole numbers, one pass, and no trust in any solver."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


Par = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kontroll:
    """What the judge found; `bevist` says that no plan at all could be worth more."""

    feil: tuple[str, ...]
    dekket: int
    verdi: int
    grense: int

    @property
    def gap(self) -> int:
        """The distance from the plan to the bound."""
        return self.grense - self.verdi

    @property
    def bevist(self) -> bool:
        """Whether the plan is allowed and proved best."""
        return not self.feil and self.gap == 0


def kontroller(
    score: Mapping[Par, int],
    plan: Sequence[Par],
    priser: Mapping[int, int],
    *,
    plasser: Mapping[int, int],
    k: Mapping[int, int],
    bonus: Mapping[int, int],
) -> Kontroll:
    """
    Check that a plan keeps every limit, count its worth, and bound all plans by the prices.

    Units: `score`, `bonus` and `priser` in points; `plasser` and `k` by offer and by person.
    """
    antall = Counter(person for person, _ in plan)
    verdi = sum(score.get(par, 0) for par in plan) + sum(bonus[i] for i in antall)
    return Kontroll(
        feil=tuple(_feil(score, plan, priser, plasser, k)),
        dekket=len(antall),
        verdi=verdi,
        grense=_grense(score, priser, plasser, k, bonus),
    )


def _feil(
    score: Mapping[Par, int],
    plan: Sequence[Par],
    priser: Mapping[int, int],
    plasser: Mapping[int, int],
    k: Mapping[int, int],
) -> Iterable[str]:
    if len(set(plan)) != len(plan):
        yield "dobbelt"
    if any(par not in score for par in plan):
        yield "ukjent_par"
    if any(antall > k[i] for i, antall in Counter(i for i, _ in plan).items()):
        yield "for_mange_forslag"
    if any(antall > plasser[j] for j, antall in Counter(j for _, j in plan).items()):
        yield "for_fa_plasser"
    if any(pris < 0 for pris in priser.values()):
        yield "negativ_pris"


def _grense(
    score: Mapping[Par, int],
    priser: Mapping[int, int],
    plasser: Mapping[int, int],
    k: Mapping[int, int],
    bonus: Mapping[int, int],
) -> int:
    gevinster: dict[int, list[int]] = defaultdict(list)
    for (i, j), poeng in score.items():
        gevinster[i].append(poeng - priser.get(j, 0))
    sum_ = sum(antall * priser.get(j, 0) for j, antall in plasser.items())
    for i, liste in gevinster.items():
        if k[i] > 0:
            liste.sort(reverse=True)
            resten = sum(v for v in liste[1 : k[i]] if v > 0)
            sum_ += max(0, bonus[i] + liste[0] + resten)
    return sum_
