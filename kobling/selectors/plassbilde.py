"""Who could fill an offer's places: people one by one, and groups who can go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.begrunnelser import tidstekst
from kobling.engine import grupper
from kobling.engine.par import finn_par
from kobling.engine.typer import Grunnlag
from kobling.engine.vekter import grad
from kobling.enums import Grad
from kobling.models import Koblingsforslag
from kobling.selectors import kort
from kobling.selectors.motor import engine_input
from kommuneportal.core.sprak import spraknavn
from mottak.models import Beboer
from organisasjoner.models import Tilbud


MEST_KANDIDATER = 12


@dataclass(frozen=True)
class Kandidatrad:
    """One person who could come; `forslag` is the open suggestion, if the plan made one."""

    beboer: Beboer
    styrke: str
    linje: str
    forslag: Koblingsforslag | None


@dataclass(frozen=True)
class Grupperad:
    """One group in words: who, when, in which language, and who can go along."""

    medlemmer: list[Kandidatrad]
    tid: str
    sprak: str
    folge: str
    trenger_folge: list[str]
    foreningen_folger: bool

    @property
    def ids(self) -> list[str]:
        """This function will give the members' public ids."""
        return [str(rad.beboer.public_id) for rad in self.medlemmer]


@dataclass(frozen=True)
class Plassbilde:
    """One offer's free places and who could fill them."""

    ledige: int
    antall_kandidater: int
    kandidater: list[Kandidatrad]
    grupper: list[Grupperad]


def plassbilde(tilbud: Tilbud, *, now: datetime) -> Plassbilde:
    """
    This function will find everybody whom no rule keeps from an offer, and groups among them.

    People who wait for another answer are left out, as in the suggestions.
    """
    grunnlag = engine_input(now=now, tilbud=tilbud.pk)
    if not grunnlag.aktiviteter:
        return Plassbilde(0, 0, [], [])
    aktivitet = grunnlag.aktiviteter[0]
    folk = {d.id: d for d in grunnlag.deltakere}
    poeng = {person: score for (person, _tilbud), score in finn_par(grunnlag).nokler()}
    funnet = grupper.foresla_grupper(
        [grupper.kandidat(folk[pk], aktivitet, score) for pk, score in poeng.items()],
        plasser=aktivitet.ledige_plasser,
        har_folge=bool(aktivitet.folge),
    )
    beste = sorted(poeng, key=lambda pk: (-poeng[pk], pk))[:MEST_KANDIDATER]
    vises = set(beste) | {pk for gruppe in funnet for pk in gruppe.medlemmer}
    rader = _rader(vises, poeng, tilbud, grunnlag)
    return Plassbilde(
        aktivitet.ledige_plasser,
        len(poeng),
        [rader[pk] for pk in beste if pk in rader],
        [_grupperad(g, rader, har_folge=bool(aktivitet.folge)) for g in funnet],
    )


def _rader(
    vises: set[int], poeng: dict[int, int], tilbud: Tilbud, grunnlag: Grunnlag
) -> dict[int, Kandidatrad]:
    svar = Svarark.objects.gjeldende().filter(beboer__in=vises).select_related("beboer")
    apne = Koblingsforslag.objects.apne().filter(tilbud=tilbud, beboer__in=vises)
    forslag = {rad.beboer_id: rad for rad in apne}
    return {
        ark.beboer_id: Kandidatrad(
            beboer=ark.beboer,
            styrke=str(Grad(str(grad(poeng[ark.beboer_id], grunnlag.vekter))).label),
            linje=_linje(ark),
            forslag=forslag.get(ark.beboer_id),
        )
        for ark in svar.order_by("pk")
    }


def _linje(ark: Svarark) -> str:
    sprak = spraknavn(ark.informasjonssprak) if ark.informasjonssprak else ""
    deler = [kort.alderstekst(ark.alder_fra, ark.alder_til), sprak, *kort.behovstekster(ark)]
    return " · ".join(del_ for del_ in deler if del_)


def _grupperad(
    gruppe: grupper.Gruppe, rader: dict[int, Kandidatrad], *, har_folge: bool
) -> Grupperad:
    etikett = {pk: rad.beboer.etikett for pk, rad in rader.items()}
    return Grupperad(
        medlemmer=[rader[pk] for pk in gruppe.medlemmer],
        tid=tidstekst([gruppe.tid]) if gruppe.tid else "",
        sprak=_("norsk") if gruppe.sprak == "nb" else spraknavn(gruppe.sprak),
        folge=etikett[gruppe.folge] if gruppe.folge else "",
        trenger_folge=[etikett[pk] for pk in gruppe.trenger_folge],
        foreningen_folger=har_folge,
    )
