"""One run of the core: all pairs, the best plan of them, and its proof."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from kobling.engine.flyt import LoserenGaOpp, los_flyt
from kobling.engine.gradig import los_gradig
from kobling.engine.instans import Heltall64, Instans, Valg, lag_instans
from kobling.engine.koder import Metode
from kobling.engine.modell import Modell, lag_modell, ventepoeng
from kobling.engine.nivalos import alltid_tid, ingen_merker, los_alle
from kobling.engine.par import Parliste, finn_par
from kobling.engine.priser import beste_grense, finn_priser, grense
from kobling.engine.typer import Grunnlag, Niva, Plan, Planpar
from kobling.engine.vekter import trinn


@dataclass(frozen=True, slots=True)
class Losning:
    """The chosen pairs of an instance with prices and the levels' values and bounds."""

    valgt: Valg
    priser: Heltall64
    nivaer: tuple[Niva, ...]
    metode: Metode

    @property
    def verdi(self) -> int:
        """The worth of the chosen pairs, bonuses included."""
        return self.nivaer[-1].verdi

    @property
    def grense(self) -> int:
        """What no plan can be worth more than."""
        return self.nivaer[-1].grense


def los(
    instans: Instans,
    *,
    tid_igjen: Callable[[], bool] = alltid_tid,
    merk: Callable[[str], None] = ingen_merker,
) -> Losning:
    """
    Find the plan with most people covered, then the largest total score, as one flow.

    These are levels 1 and 4 alone; `nivalos.los_alle` solves all of them. When time is up before
    it begins, or the solver gives up, the plan is a greedy one and the bound tells the true
    distance. `merk` is told the name of each stage that is over.
    """
    try:
        if not tid_igjen():
            return _gradig(instans)
        valgt = los_flyt(instans)
    except LoserenGaOpp:
        return _gradig(instans)
    merk("flyt")
    priser = finn_priser(instans, valgt)
    merk("priser")
    nivaer = _nivaer(instans, valgt, priser, grense(instans, priser))
    merk("bevis")
    return Losning(valgt, priser, nivaer, Metode.FLYT)


def _gradig(instans: Instans) -> Losning:
    valgt = los_gradig(instans)
    priser, tak = beste_grense(instans, valgt)
    return Losning(valgt, priser, _nivaer(instans, valgt, priser, tak), Metode.GRADIG)


def _nivaer(instans: Instans, valgt: Valg, priser: Heltall64, tak: int) -> tuple[Niva, ...]:
    """Prices of the size of the bonus are the proof that nobody more can be covered."""
    dekning = instans.bare_dekning()
    hoye = (2 * priser > instans.bonus.max(initial=0)).astype(np.int64)
    return (
        Niva("dekning", dekning.verdi(valgt), grense(dekning, hoye)),
        Niva("verdi", instans.verdi(valgt), tak),
    )


def lag_plan(grunnlag: Grunnlag, *, tid_igjen: Callable[[], bool] = alltid_tid) -> Plan:
    """Find all pairs and the best plan of them; the order of the input never matters."""
    return planlegg(finn_par(grunnlag), grunnlag, tid_igjen=tid_igjen)


def planlegg(
    par: Parliste, grunnlag: Grunnlag, *, tid_igjen: Callable[[], bool] = alltid_tid
) -> Plan:
    """Find the best plan of given pairs, level by level, with its proof."""
    modell = modell_av(par, grunnlag)
    losning = los_alle(modell, tid_igjen=tid_igjen)
    med_fast = {person for person, _ in grunnlag.tidligere.faste}
    return Plan(
        par=_planpar(par, losning.valgt, egne_score(par, grunnlag)),
        dekket=modell.instans.dekket(losning.valgt),
        dekket_fra_for=sum(d.id in med_fast for d in grunnlag.deltakere),
        antall_par=len(par),
        metode=losning.metode,
        priser={
            aktivitet.id: tuple(pris)
            for aktivitet, pris in zip(par.aktiviteter, losning.priser.tolist(), strict=True)
        },
        nivaer=losning.nivaer,
    )


def modell_av(par: Parliste, grunnlag: Grunnlag) -> Modell:
    """
    State the plan's problem for a list of pairs.

    An accepted pair is fixed: it uses one of the person's suggestions, and whoever has one is
    covered already. Its place is not among the offer's free places.
    """
    ventet = ventepoeng_av(par, grunnlag)
    antall = Counter(person for person, _ in grunnlag.tidligere.faste)
    faste = np.array([antall[d.id] for d in par.deltakere], dtype=np.int64)
    instans, orden = lag_instans(
        (par.person, par.tilbud, par.score),
        plasser=[a.ledige_plasser for a in par.aktiviteter],
        k=np.maximum(0, grunnlag.k - faste),
        bonus=faste == 0,
    )
    grader = np.array([trinn(s, grunnlag.vekter) for s in range(grunnlag.vekter.mest + 1)])
    return lag_modell(
        instans,
        trinn=grader[egne_score(par, grunnlag)[orden]],
        ventet=np.array([ventet[d.id] for d in par.deltakere], dtype=np.int64),
        faste=faste,
        jevnhet=grunnlag.jevnhet,
    )


def ventepoeng_av(par: Parliste, grunnlag: Grunnlag) -> dict[int, int]:
    """Give each person's waiting points by id."""
    tidligere = grunnlag.tidligere
    passer = set(par.person[par.blant(tidligere.sett)].tolist())
    sett = dict.fromkeys((person for person, _ in tidligere.sett), 1)
    sett |= {par.deltakere[nummer].id: 2 for nummer in passer}
    return {
        d.id: ventepoeng(d.ventet_uker, hadde=d.id in tidligere.hadde, sett=sett.get(d.id, 0))
        for d in par.deltakere
    }


def egne_score(par: Parliste, grunnlag: Grunnlag) -> Heltall64:
    """Give the scores without the bonus for seen pairs; grades and order follow these."""
    egen = par.score.astype(np.int64)
    egen[par.blant(grunnlag.tidligere.sett)] -= grunnlag.vekter.sett_for
    return egen


def _planpar(par: Parliste, valgt: Valg, egen: Heltall64) -> tuple[Planpar, ...]:
    per_person: Mapping[int, list[tuple[int, int, int]]] = defaultdict(list)
    for plass in np.flatnonzero(valgt).tolist():
        tilbud = par.aktiviteter[par.tilbud[plass]].id
        person = par.deltakere[par.person[plass]].id
        per_person[person].append((-int(egen[plass]), tilbud, int(par.score[plass])))
    return tuple(
        Planpar(person, tilbud, score, nummer)
        for person, liste in per_person.items()
        for nummer, (_, tilbud, score) in enumerate(sorted(liste), start=1)
    )
