"""What one plan would change beside another, in counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kobling.engine.begrunnelser import begrunn, samlet
from kobling.engine.typer import Grunnlag, Parnokkel, Plan
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
    """
    Two plans of the same people and offers beside each other.

    Points and strength need a ruler, and both plans are held to the same one: `for_` and `etter`
    with the weights in use, `for_nye` and `etter_nye` with the proposed ones.
    """

    for_: Side
    etter: Side
    for_nye: Side
    etter_nye: Side
    far: int
    mister: int
    nye: int
    borte: int
    like: int


def sammenlign(for_: Plan, etter: Plan, na: Grunnlag, nytt: Grunnlag) -> Virkning:
    """Count who gains or loses suggestions, and which suggestions are exchanged."""
    par_for, par_etter = ({(p.person, p.tilbud) for p in plan.par} for plan in (for_, etter))
    folk_for, folk_etter = ({i for i, _ in par} for par in (par_for, par_etter))
    alle = par_for | par_etter
    gammel, ny = _linjal(na, alle), _linjal(nytt, alle)
    return Virkning(
        for_=side(for_, gammel, na.vekter),
        etter=side(etter, gammel, na.vekter),
        for_nye=side(for_, ny, nytt.vekter),
        etter_nye=side(etter, ny, nytt.vekter),
        far=len(folk_etter - folk_for),
        mister=len(folk_for - folk_etter),
        nye=len(par_etter - par_for),
        borte=len(par_for - par_etter),
        like=len(par_for & par_etter),
    )


def _linjal(grunnlag: Grunnlag, par: Iterable[Parnokkel]) -> dict[Parnokkel, int]:
    """Give pairs their points by one set of weights, those that these would not allow too."""
    folk = {d.id: d for d in grunnlag.deltakere}
    tilbud = {a.id: a for a in grunnlag.aktiviteter}
    vekter, sett = grunnlag.vekter, grunnlag.tidligere.sett
    return {
        (i, j): egen_score(
            samlet(tuple(begrunn(folk[i], tilbud[j], grunnlag)), vekter),
            vekter,
            sett=(i, j) in sett,
        )
        for i, j in par
    }


def side(plan: Plan, poeng: Mapping[Parnokkel, int], vekter: Vekter) -> Side:
    """Count one plan; the mean is of first suggestions, in whole points without the seen bonus."""
    antall = Counter(p.person for p in plan.par)
    beste: dict[int, int] = {}
    for p in plan.par:
        beste[p.person] = max(poeng[p.person, p.tilbud], beste.get(p.person, 0))
    forste = list(beste.values())
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
