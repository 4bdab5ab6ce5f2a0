"""What one plan would change beside another, in counts."""

from collections import Counter
from dataclasses import dataclass

from kobling.engine.typer import Parnokkel, Plan
from kobling.engine.vekter import Vekter, egen_score, grad


@dataclass(frozen=True, slots=True)
class Side:
    """One plan in figures: people with one, two and three, and the strength of first ones."""

    dekket: int
    minst_to: int
    minst_tre: int
    forslag: int
    sterk: int
    god: int
    mulig: int
    snitt: int
    gap: int


@dataclass(frozen=True, slots=True)
class Virkning:
    """Two plans of the same people and offers beside each other."""

    for_: Side
    etter: Side
    far: int
    mister: int
    nye: int
    borte: int
    like: int


def sammenlign(
    for_: Plan,
    etter: Plan,
    vekter: tuple[Vekter, Vekter],
    *,
    sett: frozenset[Parnokkel] = frozenset(),
) -> Virkning:
    """Count who gains or loses suggestions, and which suggestions are exchanged."""
    par_for, par_etter = ({(p.person, p.tilbud) for p in plan.par} for plan in (for_, etter))
    folk_for, folk_etter = ({i for i, _ in par} for par in (par_for, par_etter))
    return Virkning(
        for_=side(for_, vekter[0], sett=sett),
        etter=side(etter, vekter[1], sett=sett),
        far=len(folk_etter - folk_for),
        mister=len(folk_for - folk_etter),
        nye=len(par_etter - par_for),
        borte=len(par_for - par_etter),
        like=len(par_for & par_etter),
    )


def side(plan: Plan, vekter: Vekter, *, sett: frozenset[Parnokkel] = frozenset()) -> Side:
    """Count one plan; the mean is of first suggestions, in whole points without the seen bonus."""
    antall = Counter(p.person for p in plan.par)
    forste = [
        egen_score(p.score, vekter, sett=(p.person, p.tilbud) in sett)
        for p in plan.par
        if p.nummer == 1
    ]
    styrke = Counter(str(grad(score, vekter)) for score in forste)
    return Side(
        dekket=len(antall),
        minst_to=sum(n >= 2 for n in antall.values()),
        minst_tre=sum(n >= 3 for n in antall.values()),
        forslag=len(plan.par),
        sterk=styrke["sterk"],
        god=styrke["god"],
        mulig=styrke["mulig"],
        snitt=round(sum(forste) / len(forste)) if forste else 0,
        gap=plan.gap,
    )
