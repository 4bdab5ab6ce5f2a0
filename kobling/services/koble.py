"""Connects outside the suggestions: one person by hand, or a group; by the same rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kobling.engine.koder import Brudd
from kobling.enums import Overstyringsslag
from kobling.models import Kobling, Koblingsforslag, Overstyring
from kobling.selectors.par import Pardom, dom
from kobling.services import vurder
from kobling.services.forslagsrader import som_json
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from organisasjoner.models import Tilbud


class KanIkkeKoble(Exception):
    """Rules stand in the way: some that nobody can confirm, some that nobody has confirmed."""

    def __init__(self, beboer: Beboer, dom_: Pardom, tekst: str) -> None:
        self.beboer, self.dom = beboer, dom_
        self.hvorfor = " ".join([*dom_.stenger, *(tekst for _kode, tekst in dom_.advarsler)])
        super().__init__(tekst)


@transaction.atomic
def koble(
    beboer: Beboer,
    tilbud: Tilbud,
    *,
    bekreftet: Iterable[str] = (),
    hvorfor: str = "",
    slag: str = Overstyringsslag.MANUELL,
    by: Bruker,
    now: datetime,
) -> Kobling:
    """
    This function will connect a person and an offer that the portal did not suggest together.

    Every broken rule must be confirmed by its own code; some never can be. The suggestion is
    approved in the same step, so that the record holds a person's decision like all others.

    Raises: KanIkkeKoble, vurder.KanIkkeGodkjenne.
    Source: H8; matching.md section 2.
    """
    tilbud = Tilbud.objects.select_for_update(of=("self",)).get(pk=tilbud.pk)
    beboer = Beboer.objects.select_for_update(of=("self",)).get(pk=beboer.pk)
    dommen = dom(beboer, tilbud, now=now)
    bekreftede = [kode for kode, _tekst in dommen.advarsler if kode in set(bekreftet)]
    _krev(beboer, dommen, bekreftede)
    forslag = _forslag(beboer, tilbud, dommen, now=now)
    kobling = vurder.godkjenn(
        forslag,
        versjon=forslag.versjon,
        by=by,
        now=now,
        tross_apen=Brudd.APEN_FORESPORSEL in bekreftede,
    )
    Overstyring.objects.update_or_create(
        forslag=forslag,
        defaults={"slag": slag, "bekreftet": bekreftede, "hvorfor": hvorfor, "at": now, "av": by},
    )
    audit.record(
        "kobling_uten_forslag", kobling, by=by, now=now, slag=str(slag), bekreftet=bekreftede
    )
    return kobling


@transaction.atomic
def koble_gruppe(
    tilbud: Tilbud, beboere: Iterable[Beboer], *, by: Bruker, now: datetime
) -> list[Kobling]:
    """
    This function will connect a whole group to an offer, or nobody at all.

    No rule can be confirmed away for a group.

    Raises: KanIkkeKoble, vurder.KanIkkeGodkjenne.
    """
    Tilbud.objects.select_for_update(of=("self",)).get(pk=tilbud.pk)
    gruppe = Beboer.objects.select_for_update(of=("self",)).filter(
        pk__in=[beboer.pk for beboer in beboere]
    )
    return [
        koble(beboer, tilbud, slag=Overstyringsslag.GRUPPE, by=by, now=now)
        for beboer in gruppe.order_by("pk")
    ]


def _krev(beboer: Beboer, dommen: Pardom, bekreftede: list[str]) -> None:
    if dommen.stenger:
        raise KanIkkeKoble(beboer, dommen, " ".join(dommen.stenger))
    if len(bekreftede) < len(dommen.advarsler):
        tekst = _("Kryss av for hvert punkt du har sjekket. Ingenting er sendt.")
        raise KanIkkeKoble(beboer, dommen, tekst)


def _forslag(beboer: Beboer, tilbud: Tilbud, dommen: Pardom, *, now: datetime) -> Koblingsforslag:
    """Take the suggestion that is open already, or write down this one with what is known."""
    apent = Koblingsforslag.objects.apne().filter(beboer=beboer, tilbud=tilbud).first()
    if apent is not None:
        return apent
    return Koblingsforslag.objects.create(
        beboer=beboer,
        tilbud=tilbud,
        poeng=dommen.poeng,
        grad=dommen.grad,
        begrunnelser=[som_json(grunn) for grunn in dommen.begrunnelser],
        antall_forbehold=dommen.antall_forbehold,
        opprettet_at=now,
        sett_at=now,
    )
