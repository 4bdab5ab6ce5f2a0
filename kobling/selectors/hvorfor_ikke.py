"""Why a person has not been suggested each of the offers there are, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kobling.begrunnelser import bruddtekst
from kobling.engine.begrunnelser import vurder
from kobling.engine.koder import Brudd
from kobling.engine.typer import Deltaker, Grunnlag
from kobling.engine.udekket import KAN_ENDRES
from kobling.engine.vekter import egen_score
from kobling.models import Koblingsforslag, Udekket
from kobling.selectors.kjoring import ferdige
from kobling.selectors.motor import engine_input
from kobling.selectors.udekket import endringstekst
from kommuneportal.core.forberedt import forberedt
from mottak.models import Beboer
from organisasjoner.models import Tilbud


@dataclass(frozen=True)
class Forklaring:
    """One offer, and why it is not suggested; `poeng` is what the pair would be worth."""

    tilbud: Tilbud
    grunner: tuple[str, ...]
    poeng: int = 0


@dataclass(frozen=True)
class Bilde:
    """All offers sorted by how near they are; `ett_steg` are those one change away."""

    foreslatt: tuple[Tilbud, ...]
    gitt_til_andre: tuple[Forklaring, ...]
    ett_steg: tuple[Forklaring, ...]
    resten: tuple[Forklaring, ...]
    det_som_skal_til: tuple[str, ...]
    person: str


def hvorfor_ikke(beboer: Beboer, *, now: datetime) -> Bilde | None:
    """
    This function will explain every open offer for one person; None without a valid answer.

    An offer is not suggested because hard rules are broken, because the person has better ones,
    or because its places give others more: that is what the prices of the last run say.

    Source: matching.md section 2.
    """
    grunnlag = engine_input(now=now, beboer=beboer.pk)
    if not grunnlag.deltakere:
        return None
    deltaker, venter = _uten_foresporselen(grunnlag.deltakere[0])
    tilbud = {rad.pk: rad for rad in _tilbudene()}
    foreslatt = set(
        Koblingsforslag.objects.apne().filter(beboer=beboer).values_list("tilbud", flat=True)
    )
    priser, har = siste_med_priser(), _har(deltaker, foreslatt, grunnlag)
    deler: dict[str, list[Forklaring]] = {"andre": [], "ett": [], "resten": []}
    for aktivitet in grunnlag.aktiviteter:
        if aktivitet.id in foreslatt:
            continue
        dom, rad = vurder(deltaker, aktivitet, grunnlag), tilbud[aktivitet.id]
        if not dom.brudd:
            poeng, pris = dom.score or 0, priser.get(str(rad.public_id), [])
            grunn = _etter_svaret() if venter else _plassen_er_gitt(pris, poeng, har)
            deler["andre"].append(Forklaring(rad, (grunn,), poeng))
            continue
        brudd = tuple(bruddtekst(brudd, bare_for=rad.bare_for) for brudd in dom.brudd)
        ett = len(dom.brudd) == 1 and dom.brudd[0] in KAN_ENDRES
        deler["ett" if ett else "resten"].append(Forklaring(rad, brudd))
    return Bilde(
        foreslatt=tuple(tilbud[pk] for pk in sorted(foreslatt) if pk in tilbud),
        gitt_til_andre=tuple(sorted(deler["andre"], key=lambda f: (-f.poeng, f.tilbud.navn))),
        ett_steg=tuple(sorted(deler["ett"], key=lambda f: f.tilbud.navn)),
        resten=tuple(sorted(deler["resten"], key=lambda f: (len(f.grunner), f.tilbud.navn))),
        det_som_skal_til=_det_som_skal_til(beboer, tilbud),
        person=_om_personen() if venter else "",
    )


@forberedt()
def _tilbudene() -> QuerySet:
    rows = Tilbud.objects.publiserte().select_related("organisasjon")
    return rows.only("public_id", "navn", "bare_for", "organisasjon__navn")


def siste_med_priser() -> Mapping[str, list[int]]:
    """This function will give the last run's prices, level by level, by the offers' public ids."""
    kjoring = ferdige().only("priser").first()
    return kjoring.priser if kjoring else {}


@dataclass(frozen=True)
class _Har:
    """What a person has already; `svakest` is the score of the weakest suggestion."""

    nok: bool
    svakest: int


def _har(deltaker: Deltaker, foreslatt: Collection[int], grunnlag: Grunnlag) -> _Har:
    """Count suggestions and accepted places; the bonus for seen pairs makes none stronger."""
    vekter, tidligere = grunnlag.vekter, grunnlag.tidligere
    egne = [
        egen_score(dom.score, vekter, sett=(deltaker.id, aktivitet.id) in tidligere.sett)
        for aktivitet in grunnlag.aktiviteter
        if aktivitet.id in foreslatt
        and (dom := vurder(deltaker, aktivitet, grunnlag)).score is not None
    ]
    faste = sum(person == deltaker.id for person, _tilbud in tidligere.faste)
    return _Har(len(foreslatt) + faste >= grunnlag.k, min(egne, default=0))


def _plassen_er_gitt(pris: Sequence[int], poeng: int, har: _Har) -> str:
    if har.nok and poeng <= har.svakest:
        return _("Passer, men personen har alt forslag nok, og de passer minst like godt.")
    # The first level counts people: a place with that price is somebody's only suggestion.
    if any(pris[:1]):
        return _("Passer, men hver plass her gir en annen person det eneste forslaget sitt.")
    if any(pris):
        return _("Passer, men plassene gir mer til andre.")
    if har.nok:
        return _("Passer, men personen har alt så mange forslag som dere gir.")
    return _("Passer. Kommer med neste gang forslagene regnes ut.")


def _det_som_skal_til(beboer: Beboer, tilbud: Mapping[int, Tilbud]) -> tuple[str, ...]:
    rad = Udekket.objects.filter(beboer=beboer).first()
    if rad is None:
        return ()
    etter_id = {str(ett.public_id): ett for ett in tilbud.values()}
    setninger = (endringstekst(endring, etter_id) for endring in rad.endringer)
    return tuple(setning for setning in setninger if setning)


def _uten_foresporselen(deltaker: Deltaker) -> tuple[Deltaker, bool]:
    """Take an open request away: it is told once, and speaks against no offer in particular."""
    uten = deltaker.hindringer - {Brudd.APEN_FORESPORSEL}
    return replace(deltaker, hindringer=uten), uten != deltaker.hindringer


def _om_personen() -> str:
    return _("Personen venter på svar fra en forening. Nye forslag kommer når svaret er der.")


def _etter_svaret() -> str:
    return _("Passer. Foreslås tidligst når svaret på forespørselen er der.")
