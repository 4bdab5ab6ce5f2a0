"""The rows of a plan: made before the transaction, and switched to inside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kobling.engine.begrunnelser import begrunn, samlet
from kobling.engine.koder import FORBEHOLD, Brudd
from kobling.engine.regler import hvorfor_ikke
from kobling.engine.typer import Begrunnelse, Grunnlag, Parnokkel, Plan, Planpar
from kobling.engine.vekter import egen_score, grad
from kobling.enums import Forslagsstatus, Grunn
from kobling.models import Kjoring, Koblingsforslag
from kobling.selectors.motor import avgjorte_par, gyldige_beboere


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


class BevisetHolderIkke(RuntimeError):
    """The independent judge disagrees with the engine; nothing is saved."""


class Utkast:
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
        vekter = self.grunnlag.vekter
        sett = (par.person, par.tilbud) in self.grunnlag.tidligere.sett
        return {
            "kjoring": self.kjoring,
            "poeng": par.score,
            "grad": str(grad(egen_score(par.score, vekter, sett=sett), vekter)),
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


def lagre_forslag(utkast: Utkast, *, now: datetime) -> None:
    """This function will switch to the new plan; what somebody has decided or withdrawn meanwhile is respected."""
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
    _hent_fram(apne.values(), {rad.beboer_id for rad in nye})


def _hent_fram(apne: Iterable[Koblingsforslag], fikk_nye: set[int]) -> None:
    """Bring back what was put aside until the person got other suggestions."""
    tilbake = [
        rad
        for rad in apne
        if rad.status == Forslagsstatus.UTSATT
        and rad.venter_pa_tilbud
        and rad.beboer_id in fikk_nye
    ]
    for rad in tilbake:
        rad.status = Forslagsstatus.FORESLATT
        rad.utsatt_til_date, rad.venter_pa_tilbud = None, False
        rad.versjon += 1
    felt = ["status", "utsatt_til_date", "venter_pa_tilbud", "versjon"]
    Koblingsforslag.objects.bulk_update(tilbake, felt, batch_size=500)


def _rydd(utenfor: dict[Parnokkel, Koblingsforslag], utkast: Utkast) -> None:
    """Delete what nobody has seen, keep what is postponed and possible, close the rest."""
    usett, lukkes = [], []
    for par, rad in utenfor.items():
        brudd = utkast.brudd(par)
        if rad.status == Forslagsstatus.FORESLATT and rad.sett_at is None:
            usett.append(rad.pk)
        elif rad.status == Forslagsstatus.FORESLATT or set(brudd) - {Brudd.APEN_FORESPORSEL}:
            rad.status = Forslagsstatus.FORELDET
            rad.utsatt_til_date, rad.venter_pa_tilbud = None, False
            rad.grunn = _grunn(brudd, koster=any(utkast.plan.priser.get(par[1], ())))
            rad.kjoring = utkast.kjoring
            rad.versjon += 1
            lukkes.append(rad)
    Koblingsforslag.objects.filter(pk__in=usett).delete()
    felt = ["status", "utsatt_til_date", "venter_pa_tilbud", "grunn", "kjoring", "versjon"]
    Koblingsforslag.objects.bulk_update(lukkes, felt, batch_size=500)


def _grunn(brudd: list[Brudd], *, koster: bool) -> Grunn:
    """Say why a suggestion is closed: the first broken rule, or a place that others need more."""
    if brudd:
        return GRUNN_VED_BRUDD.get(brudd[0], Grunn.TILBUD_ENDRET)
    return Grunn.FULLT if koster else Grunn.ANNET


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
