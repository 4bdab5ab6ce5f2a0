"""One run of the matching: read, plan, prove, and switch to the new suggestions at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from kobling.engine.avtrykk import avtrykk
from kobling.engine.begrunnelser import begrunn, samlet
from kobling.engine.bevis import kontroller
from kobling.engine.koder import FORBEHOLD, Brudd
from kobling.engine.par import Parliste, finn_par
from kobling.engine.plan import instans_av, planlegg
from kobling.engine.regler import hvorfor_ikke, personbrudd, tilbudsbrudd
from kobling.engine.typer import Begrunnelse, Grunnlag, Parnokkel, Plan, Planpar
from kobling.engine.vekter import grad
from kobling.enums import Forslagsstatus, Grunn, Kjorestatus
from kobling.models import Kjoring, Koblingsforslag
from kobling.selectors.motor import avgjorte_par, engine_input, gyldige_beboere
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker
from organisasjoner.models import Tilbud


# A run takes seconds; one that has lasted this long belongs to a worker that died.
DOD_ETTER = timedelta(minutes=5)
# After this the plan is a quick one, and the page tells the true distance to the best.
TIDSGRENSE_S = 60
INNHOLD = ("kjoring", "poeng", "grad", "begrunnelser", "antall_forbehold")
# Why a seen suggestion is closed; the first that fits.
GRUNN_VED_BRUDD = {
    Brudd.UTEN_SAMTYKKE: Grunn.TRUKKET,
    Brudd.TRUKKET: Grunn.TRUKKET,
    Brudd.APEN_FORESPORSEL: Grunn.ANNET,
    Brudd.UTEN_FORESATTES_JA: Grunn.TRUKKET,
    Brudd.IKKE_BEKREFTET: Grunn.TILBUD_ENDRET,
    Brudd.UTENFOR_SESONG: Grunn.TILBUD_ENDRET,
    Brudd.FULLT: Grunn.FULLT,
    Brudd.ALDER: Grunn.ALDER,
    Brudd.SPRAK: Grunn.SPRAK,
    Brudd.TID: Grunn.TIDSPUNKT,
    Brudd.REISEVEI: Grunn.REISEVEI,
    Brudd.KOSTNAD: Grunn.KOSTNAD,
}


class KjoringPagar(Exception):
    """A run is going on in this kommune; two at once are impossible."""


class BevisetHolderIkke(RuntimeError):
    """The independent judge disagrees with the engine; nothing is saved."""


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
    grunnlag = engine_input(now=now)
    kjoring.inndata_hash = avtrykk(grunnlag)
    forrige = _forrige()
    if forrige is not None and forrige.inndata_hash == kjoring.inndata_hash:
        _uendret(kjoring, forrige, sekunder=brukt_s(), now=now)
        return
    par = finn_par(grunnlag)
    plan = planlegg(par, grunnlag, tid_igjen=lambda: brukt_s() < TIDSGRENSE_S)
    _provd(par, plan, grunnlag)
    utkast = _Utkast(kjoring, plan, grunnlag)
    with transaction.atomic():
        _lagre_forslag(utkast, now=now)
        _ferdig(kjoring, plan, grunnlag, sekunder=brukt_s(), now=now)
        audit.record(
            "koblinger_foreslatt", kjoring, by=by, now=now, dekket=plan.dekket, gap=plan.gap
        )


def foresla_i_natt(*, now: datetime) -> None:
    """This function will run the nightly matching, unless one is going on already."""
    try:
        foresla(by=None, utlost_av="natt", now=now)
    except KjoringPagar:
        return


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


def _forrige() -> Kjoring | None:
    """Find the last run whose suggestions stand; failed ones changed nothing."""
    gjeldende = [Kjorestatus.FERDIG, Kjorestatus.UENDRET]
    return Kjoring.objects.filter(status__in=gjeldende).order_by("-startet_at", "-pk").first()


def _uendret(kjoring: Kjoring, forrige: Kjoring, *, sekunder: float, now: datetime) -> None:
    """Let the newest run tell the same figures as the one it repeats."""
    for felt in ("personer", "tilbud_antall", "par", "dekket", "verdi", "grense", "gap",
                 "vektversjon", "priser"):  # fmt: skip
        setattr(kjoring, felt, getattr(forrige, felt))
    kjoring.status = Kjorestatus.UENDRET
    kjoring.sekunder, kjoring.ferdig_at = round(sekunder, 3), now
    kjoring.save()


def _feilet(kjoring: Kjoring, *, now: datetime) -> None:
    rader = Kjoring.objects.filter(pk=kjoring.pk, status=Kjorestatus.PAGAR)
    rader.update(status=Kjorestatus.FEILET, ferdig_at=now)


def _provd(par: Parliste, plan: Plan, grunnlag: Grunnlag) -> None:
    """Let plain integers, and no solver, judge the plan before anybody sees it."""
    instans = instans_av(par, grunnlag)
    folk = [d.id for d in par.deltakere]
    dom = kontroller(
        dict(par.nokler()),
        [(p.person, p.tilbud) for p in plan.par],
        plan.priser,
        plasser={a.id: a.ledige_plasser for a in par.aktiviteter},
        k=dict(zip(folk, instans.k.tolist(), strict=True)),
        bonus=dict(zip(folk, instans.bonus.tolist(), strict=True)),
    )
    if dom.feil or (dom.verdi, dom.grense) != (plan.verdi, plan.grense):
        raise BevisetHolderIkke(", ".join(dom.feil))


def _ferdig(
    kjoring: Kjoring, plan: Plan, grunnlag: Grunnlag, *, sekunder: float, now: datetime
) -> None:
    public_id = dict(Tilbud.objects.filter(pk__in=plan.priser).values_list("pk", "public_id"))
    kjoring.status = Kjorestatus.FERDIG
    kjoring.personer = sum(not personbrudd(d) for d in grunnlag.deltakere)
    kjoring.tilbud_antall = sum(not tilbudsbrudd(a, grunnlag) for a in grunnlag.aktiviteter)
    kjoring.par, kjoring.dekket = plan.antall_par, plan.dekket
    kjoring.verdi, kjoring.grense, kjoring.gap = plan.verdi, plan.grense, plan.gap
    kjoring.vektversjon = str(grunnlag.vekter.versjon)
    kjoring.priser = {str(public_id[pk]): pris for pk, pris in plan.priser.items()}
    kjoring.sekunder, kjoring.ferdig_at = round(sekunder, 3), now
    kjoring.save()


class _Utkast:
    """What a plan will be as rows; made before the transaction, so that it stays short."""

    def __init__(self, kjoring: Kjoring, plan: Plan, grunnlag: Grunnlag) -> None:
        self.kjoring, self.plan, self.grunnlag = kjoring, plan, grunnlag
        self.folk = {d.id: d for d in grunnlag.deltakere}
        self.tilbud = {a.id: a for a in grunnlag.aktiviteter}
        self.innhold = {(p.person, p.tilbud): self._innhold(p) for p in plan.par}

    def _innhold(self, par: Planpar) -> dict[str, Any]:
        """Write the reasons; they must add up to the score that the plan counted with."""
        grunner = tuple(begrunn(self.folk[par.person], self.tilbud[par.tilbud], self.grunnlag))
        if samlet(grunner, self.grunnlag.vekter) != par.score:
            raise BevisetHolderIkke("score")
        return {
            "kjoring": self.kjoring,
            "poeng": par.score,
            "grad": str(grad(par.score, self.grunnlag.vekter)),
            "begrunnelser": [som_json(b) for b in grunner],
            "antall_forbehold": sum(b.kode in FORBEHOLD for b in grunner),
        }

    def brudd(self, par: Parnokkel) -> list[Brudd]:
        """List the rules that a pair outside the plan breaks; someone who is gone breaks one."""
        person, tilbud = self.folk.get(par[0]), self.tilbud.get(par[1])
        if person is None:
            return [Brudd.TRUKKET]
        if tilbud is None:
            return [Brudd.IKKE_PUBLISERT]
        return hvorfor_ikke(person, tilbud, self.grunnlag)


def som_json(begrunnelse: Begrunnelse) -> dict[str, Any]:
    """This function will write a reason as it is stored; kobling.begrunnelser reads it."""
    # The codes are strings already, and JSON writes them as such.
    return {
        "kriterium": begrunnelse.kriterium,
        "tilstand": begrunnelse.tilstand,
        "kilde": begrunnelse.kilde,
        "kode": begrunnelse.kode,
        "parametre": dict(begrunnelse.parametre),
        "poeng": begrunnelse.poeng,
    }


def _lagre_forslag(utkast: _Utkast, *, now: datetime) -> None:
    """Switch to the new plan; what somebody has decided or withdrawn meanwhile is respected."""
    apne = {
        (rad.beboer_id, rad.tilbud_id): rad
        for rad in Koblingsforslag.objects.apne().select_for_update().order_by("pk")
    }
    gyldige, avgjort = gyldige_beboere(now=now), avgjorte_par()
    planlagt = {par for par in utkast.innhold if par[0] in gyldige and par not in avgjort}
    _rydd({par: rad for par, rad in apne.items() if par not in planlagt}, utkast)
    _oppdater([(rad, utkast.innhold[par]) for par, rad in apne.items() if par in planlagt])
    nye = [
        Koblingsforslag(beboer_id=par[0], tilbud_id=par[1], opprettet_at=now, **utkast.innhold[par])
        for par in sorted(planlagt - set(apne))
    ]
    Koblingsforslag.objects.bulk_create(nye, batch_size=500)


def _rydd(utenfor: dict[Parnokkel, Koblingsforslag], utkast: _Utkast) -> None:
    """Delete what nobody has seen, keep what is postponed and possible, close the rest."""
    usett, lukkes = [], []
    for par, rad in utenfor.items():
        brudd = utkast.brudd(par)
        if rad.status == Forslagsstatus.FORESLATT and rad.sett_at is None:
            usett.append(rad.pk)
        elif rad.status == Forslagsstatus.FORESLATT or set(brudd) - {Brudd.APEN_FORESPORSEL}:
            rad.status = Forslagsstatus.FORELDET
            rad.utsatt_til_date = None
            rad.grunn = _grunn(brudd, utkast.plan.priser.get(par[1], 0))
            rad.kjoring = utkast.kjoring
            rad.versjon += 1
            lukkes.append(rad)
    Koblingsforslag.objects.filter(pk__in=usett).delete()
    felt = ["status", "utsatt_til_date", "grunn", "kjoring", "versjon"]
    Koblingsforslag.objects.bulk_update(lukkes, felt, batch_size=500)


def _grunn(brudd: list[Brudd], pris: int) -> Grunn:
    """Say why a suggestion is closed: the first broken rule, or a place that others need more."""
    if brudd:
        return GRUNN_VED_BRUDD.get(brudd[0], Grunn.TILBUD_ENDRET)
    return Grunn.FULLT if pris else Grunn.ANNET


def _oppdater(rader: list[tuple[Koblingsforslag, dict[str, Any]]]) -> None:
    """
    Renew the score and reasons of suggestions that stay.

    Their version does not rise: a coordinator who is reading one may still decide on it.
    """
    endret = []
    for rad, innhold in rader:
        if any(getattr(rad, felt) != innhold[felt] for felt in ("poeng", "begrunnelser")):
            endret.append(rad)
            for navn, verdi in innhold.items():
                setattr(rad, navn, verdi)
    # One insert that meets its own locked rows is many times faster than bulk_update.
    Koblingsforslag.objects.bulk_create(
        endret, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=INNHOLD
    )
