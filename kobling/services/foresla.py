"""One run of the matching: read, plan, prove, and switch to the new suggestions at once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from kobling.engine.avtrykk import avtrykk
from kobling.engine.bevis_nivaer import Rad, Sak, dom_over
from kobling.engine.par import Parliste, finn_par
from kobling.engine.plan import planlegg, ventepoeng_av
from kobling.engine.regler import personbrudd, tilbudsbrudd
from kobling.engine.typer import Grunnlag, Plan
from kobling.engine.vekter import egen_score, trinn
from kobling.enums import Kjorestatus
from kobling.models import Kjoring, Koblingsforslag
from kobling.selectors.kjoring import DOD_ETTER
from kobling.selectors.motor import engine_input
from kobling.services.forslagsrader import BevisetHolderIkke, Utkast, lagre_forslag
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker, Hendelse
from organisasjoner.models import Tilbud


# After this the plan is a quick one, and the page tells the true distance to the best.
TIDSGRENSE_S = 120


class KjoringPagar(Exception):
    """A run is going on in this kommune; two at once are impossible."""


def foresla(
    *,
    by: Bruker | None,
    utlost_av: str,
    now: datetime,
    klokke: Callable[[], float] = time.perf_counter,
) -> Kjoring:
    """
    This function will make suggestions from all valid answers and open offers in the kommune.

    The same input as last time is no work. Otherwise the plan is made outside any lock, judged by
    an independent checker, and saved in one transaction; until then the old result stands.

    Units: `klokke` gives seconds; `utlost_av` is a code (knapp, endring, natt, kommando).
    Raises: KjoringPagar.
    Source: advice B4; decisions 20, 34; `docs/kobling.md`.
    """
    start = klokke()
    kjoring = _start(by=by, utlost_av=utlost_av, now=now)
    lyktes = False
    try:
        _kjor(kjoring, by=by, now=now, brukt_s=lambda: klokke() - start)
        lyktes = True
    finally:
        if not lyktes:
            _feilet(kjoring, now=now)
    return kjoring


def _kjor(
    kjoring: Kjoring, *, by: Bruker | None, now: datetime, brukt_s: Callable[[], float]
) -> None:
    forrige = _forrige()
    merk_sett(siden=forrige.startet_at if forrige else None, now=now)
    grunnlag = engine_input(now=now)
    kjoring.inndata_hash = avtrykk(grunnlag)
    # A plan that time cut short is made again.
    if forrige and not forrige.gap and forrige.inndata_hash == kjoring.inndata_hash:
        _uendret(kjoring, forrige, sekunder=brukt_s(), now=now)
        return
    par = finn_par(grunnlag)
    plan = planlegg(par, grunnlag, tid_igjen=lambda: brukt_s() < TIDSGRENSE_S)
    provd(par, plan, grunnlag)
    utkast = Utkast(kjoring, plan, grunnlag)
    with transaction.atomic():
        _er_min(kjoring)
        lagre_forslag(utkast, now=now)
        _ferdig(kjoring, plan, grunnlag, sekunder=brukt_s(), now=now)
        audit.record(
            "koblinger_foreslatt", kjoring, by=by, now=now, dekket=plan.dekket, gap=plan.gap
        )
        endringsmerke.sett(Endringsslag.FORSLAG, now=now)


def foresla_i_natt(*, now: datetime) -> None:
    """This function will run the nightly matching, unless one is going on already."""
    try:
        foresla(by=None, utlost_av="natt", now=now)
    except KjoringPagar:
        return


def merk_sett(*, siden: datetime | None, now: datetime) -> int:
    """
    This function will mark the open suggestions that the log says somebody has looked at.

    Pages that show a suggestion write nothing but the log (decisions 21); a run reads it from
    where the run before stopped.
    """
    if siden is None:
        return 0
    innsyn = Hendelse.objects.filter(handling="innsyn", objekt_type="forslag", at__gte=siden)
    ids = {id_ for koder in innsyn.values_list("koder", flat=True) for id_ in koder["ids"]}
    usett = Koblingsforslag.objects.apne().filter(sett_at__isnull=True)
    sett = [pk for pk, public_id in usett.values_list("pk", "public_id") if str(public_id) in ids]
    return int(usett.filter(pk__in=sett).update(sett_at=now))


def _start(*, by: Bruker | None, utlost_av: str, now: datetime) -> Kjoring:
    """Take the only place of a running run; one left by a dead worker is closed first."""
    dode = Kjoring.objects.filter(status=Kjorestatus.PAGAR, startet_at__lt=now - DOD_ETTER)
    dode.update(status=Kjorestatus.FEILET, ferdig_at=now)
    try:
        with transaction.atomic():
            return Kjoring.objects.create(
                status=Kjorestatus.PAGAR, utlost_av=utlost_av, startet_at=now, startet_by=by
            )
    except IntegrityError as feil:
        raise KjoringPagar from feil


def _er_min(kjoring: Kjoring) -> None:
    """Hold the run's place; one that took so long that it was taken for dead saves nothing."""
    min_ = Kjoring.objects.select_for_update().filter(pk=kjoring.pk, status=Kjorestatus.PAGAR)
    if not min_.exists():
        raise KjoringPagar


def _forrige() -> Kjoring | None:
    """Find the last run whose suggestions stand; failed ones changed nothing."""
    gjeldende = [Kjorestatus.FERDIG, Kjorestatus.UENDRET]
    return Kjoring.objects.filter(status__in=gjeldende).order_by("-startet_at", "-pk").first()


def _uendret(kjoring: Kjoring, forrige: Kjoring, *, sekunder: float, now: datetime) -> None:
    """Let the newest run tell the same figures as the one it repeats."""
    for felt in ("personer", "tilbud_antall", "par", "dekket", "verdi", "grense", "gap",
                 "vektversjon", "priser", "nivaer", "metode"):  # fmt: skip
        setattr(kjoring, felt, getattr(forrige, felt))
    kjoring.status = Kjorestatus.UENDRET
    kjoring.sekunder, kjoring.ferdig_at = round(sekunder, 3), now
    kjoring.save()


def _feilet(kjoring: Kjoring, *, now: datetime) -> None:
    rader = Kjoring.objects.filter(pk=kjoring.pk, status=Kjorestatus.PAGAR)
    rader.update(status=Kjorestatus.FEILET, ferdig_at=now)


def provd(par: Parliste, plan: Plan, grunnlag: Grunnlag) -> None:
    """
    This function will let plain integers, and no solver, judge a plan before anybody sees it.

    Raises: BevisetHolderIkke.
    """
    faste = Counter(i for i, _ in grunnlag.tidligere.faste)
    sak = Sak(
        personer=_personer(par, grunnlag),
        plasser={a.id: a.ledige_plasser for a in par.aktiviteter},
        k={d.id: max(0, grunnlag.k - faste[d.id]) for d in par.deltakere},
        ventet=ventepoeng_av(par, grunnlag),
        faste=faste,
        jevnhet=grunnlag.jevnhet,
    )
    dom = dom_over(sak, [(p.person, p.tilbud) for p in plan.par], plan.priser)
    if dom.feil or tuple(niva.verdi for niva in plan.nivaer) != dom.verdier:
        raise BevisetHolderIkke(", ".join(dom.feil))
    for niva, grense in zip(plan.nivaer, dom.grenser, strict=True):
        if niva.grense != grense:
            raise BevisetHolderIkke(niva.navn)
        if niva.gap:
            break


def _personer(par: Parliste, grunnlag: Grunnlag) -> Iterator[tuple[int, list[Rad]]]:
    """Tell the judge each person's pairs: offer, score and grade, as plain numbers."""
    vekter, sett = grunnlag.vekter, grunnlag.tidligere.sett
    trinn_av = [trinn(poeng, vekter) for poeng in range(vekter.mest + 1)]
    for person, tilbud in par.per_person():
        yield (
            person,
            [(j, s, trinn_av[egen_score(s, vekter, sett=(person, j) in sett)]) for j, s in tilbud],
        )


def _ferdig(
    kjoring: Kjoring, plan: Plan, grunnlag: Grunnlag, *, sekunder: float, now: datetime
) -> None:
    public_id = dict(Tilbud.objects.filter(pk__in=plan.priser).values_list("pk", "public_id"))
    kjoring.status = Kjorestatus.FERDIG
    kjoring.personer = sum(not personbrudd(d) for d in grunnlag.deltakere)
    kjoring.tilbud_antall = sum(not tilbudsbrudd(a, grunnlag) for a in grunnlag.aktiviteter)
    kjoring.par, kjoring.dekket = plan.antall_par, plan.dekket
    kjoring.verdi, kjoring.grense = plan.avgjorende.verdi, plan.avgjorende.grense
    kjoring.gap, kjoring.metode = plan.gap, plan.metode
    kjoring.nivaer = [asdict(niva) for niva in plan.nivaer]
    kjoring.vektversjon = str(grunnlag.vekter.versjon)
    kjoring.priser = {str(public_id[pk]): list(pris) for pk, pris in plan.priser.items()}
    kjoring.sekunder, kjoring.ferdig_at = round(sekunder, 3), now
    kjoring.save()
