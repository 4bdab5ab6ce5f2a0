"""Which associations are closest to being able to help with something that is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kobling.models import Etterlysningsmottaker, Udekketbehov
from kobling.selectors.motor import dagsdel
from kommuneportal.core.enums import Ukedag
from kommuneportal.core.models import Interesse, Interessegruppe
from organisasjoner.enums import Forankring, Tilbudsrolle
from organisasjoner.models import Organisasjon, Tilbud


# One letter of this kind to an association in so long: asking more often makes nobody able.
SKRIVER_IKKE_IGJEN = timedelta(days=14)
FLEST = 10
SAMME, GRUPPE, BESLEKTET = 40, 25, 10
SAMME_OMRADE, SAMME_DAG, SAMME_TID = 8, 4, 6


@dataclass
class Kandidat:
    """One association with why it is asked; `skrevet_at` when it got such a letter lately."""

    organisasjon: Organisasjon
    poeng: int = 0
    grunner: list[str] = field(default_factory=list)
    skrevet_at: datetime | None = None

    @property
    def kan_faa_brev(self) -> bool:
        """This function will tell whether a letter may go to it now."""
        return self.skrevet_at is None and bool(self.organisasjon.epost)


def kandidater(behov: Udekketbehov, *, now: datetime) -> list[Kandidat]:
    """
    This function will list associations by how near what they do lies to what is missing.

    Associations of faith or politics are left out: what they do is never matched (decisions 6).
    """
    naere = _naere_interesser(behov.interesse)
    per_forening: dict[int, list[tuple[int, str, Tilbud]]] = defaultdict(list)
    for tilbud in _tilbud(naere):
        likhet = max(naere[i.pk] for i in tilbud.interesser.all() if i.pk in naere)
        per_forening[tilbud.organisasjon_id].append((*_om_tilbudet(tilbud, likhet, behov), tilbud))
    skrevet = _skrevet_nylig(now)
    kandidatene = [_kandidat(tilbud, behov, skrevet.get(pk)) for pk, tilbud in per_forening.items()]
    kandidatene.sort(key=lambda k: (-k.poeng, k.organisasjon.navn, k.organisasjon.pk))
    return kandidatene[:FLEST]


def _naere_interesser(interesse: Interesse) -> dict[int, int]:
    """Give the activities that lie near, each with points for how near."""
    naboer = set(
        Interessegruppe.objects.filter(pk=interesse.gruppe_id)
        .exclude(beslektede=None)
        .values_list("beslektede", flat=True)
    )
    rader = Interesse.objects.filter(kobles_aldri=False).values_list("pk", "gruppe")
    return {
        pk: SAMME if pk == interesse.pk else GRUPPE if gruppe == interesse.gruppe_id else BESLEKTET
        for pk, gruppe in rader
        if gruppe == interesse.gruppe_id or gruppe in naboer
    }


def _tilbud(naere: dict[int, int]) -> Iterable[Tilbud]:
    return (
        Tilbud.objects.publiserte()
        .filter(
            rolle=Tilbudsrolle.DELTA,
            interesser__in=list(naere),
            organisasjon__forankring=Forankring.INGEN,
        )
        .select_related("organisasjon", "sone")
        .prefetch_related(Prefetch("interesser", Interesse.objects.only("pk")), "tidspunkter")
        .order_by("pk")
        .distinct()
    )


def _om_tilbudet(tilbud: Tilbud, likhet: int, behov: Udekketbehov) -> tuple[int, str]:
    mal = {
        SAMME: _("Dere har «%(tilbud)s»."),
        GRUPPE: _("Dere har «%(tilbud)s», som ligner."),
        BESLEKTET: _("Dere har «%(tilbud)s», som er beslektet."),
    }[likhet]
    return likhet, mal % {"tilbud": tilbud.navn}


def _kandidat(
    tilbud: list[tuple[int, str, Tilbud]], behov: Udekketbehov, skrevet_at: datetime | None
) -> Kandidat:
    likhet, setning, beste = max(tilbud, key=lambda rad: (rad[0], -rad[2].pk))
    kandidat = Kandidat(beste.organisasjon, likhet, [setning], skrevet_at)
    alle = [rad for _likhet, _setning, rad in tilbud]
    if behov.sone_id and any(rad.sone_id == behov.sone_id for rad in alle):
        kandidat.poeng += SAMME_OMRADE
        kandidat.grunner.append(_("Dere holder til i %(sone)s.") % {"sone": behov.sone})
    tider = {(tid.ukedag, dagsdel(tid.fra)) for rad in alle for tid in rad.tidspunkter.all()}
    if (behov.ukedag, behov.del_av_dagen) in tider:
        kandidat.poeng += SAMME_TID
    if any(dag == behov.ukedag for dag, _del in tider):
        kandidat.poeng += SAMME_DAG
        dag = Ukedag(behov.ukedag).label
        kandidat.grunner.append(_("Dere møtes allerede på %(dag)ser.") % {"dag": dag})
    return kandidat


def _skrevet_nylig(now: datetime) -> dict[int, datetime]:
    rader = Etterlysningsmottaker.objects.filter(
        etterlysning__angret_at__isnull=True, etterlysning__laget_at__gt=now - SKRIVER_IKKE_IGJEN
    )
    return dict(
        rader.order_by("etterlysning__laget_at").values_list(
            "organisasjon", "etterlysning__laget_at"
        )
    )


def foreslatte(kandidatene: Iterable[Kandidat]) -> list[Any]:
    """This function will choose whom to tick beforehand: the three nearest that may get one."""
    return [k.organisasjon.public_id for k in kandidatene if k.kan_faa_brev][:3]
