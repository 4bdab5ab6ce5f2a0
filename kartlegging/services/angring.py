"""Takes an import back, row by row, within 24 hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from kartlegging.enums import Opplastingsstatus, Radtilstand
from kartlegging.models import Opplasting, Opplastingsrad, Svarark
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.services import slett_beboer


ANGREFRIST = timedelta(hours=24)


class KanIkkeAngre(Exception):
    """The row was not imported, was undone already, has newer answers, or 24 hours have passed."""


def kan_angres(opplasting: Opplasting, *, now: datetime) -> bool:
    """Return whether anything of an import may still be taken back."""
    return (
        opplasting.status == Opplastingsstatus.IMPORTERT
        and opplasting.bekreftet_at is not None
        and now - opplasting.bekreftet_at < ANGREFRIST
    )


@transaction.atomic
def angre_rad(rad: Opplastingsrad, *, by: Bruker | None, now: datetime) -> None:
    """
    Take one row back: a person who came with it goes, an earlier answer counts again.

    Whether a request about the person has gone out is asked one storey up, in kobling.

    Raises: KanIkkeAngre; then nothing is changed.
    Source: decisions 19.
    """
    if not kan_angres(rad.opplasting, now=now) or rad.tilstand != Radtilstand.IMPORTERT:
        raise KanIkkeAngre
    ark = Svarark.objects.gjeldende().filter(opplasting=rad.opplasting, beboer=rad.beboer).first()
    if rad.beboer is None or ark is None:
        raise KanIkkeAngre
    beboer, rad.beboer = rad.beboer, None
    rad.tilstand = Radtilstand.ANGRET
    rad.save(update_fields=["tilstand", "beboer"])
    if rad.beboer_er_ny:
        slett_beboer(beboer, by=by, now=now)
    else:
        ark.delete()
        forrige = Svarark.objects.filter(
            beboer=beboer, erstattet_at=rad.opplasting.bekreftet_at
        ).order_by("-pk").first()  # fmt: skip
        if forrige:
            forrige.erstattet_at = None
            forrige.save(update_fields=["erstattet_at"])
        endringsmerke.sett(Endringsslag.SVAR, now=now)
    audit.record("opplastingsrad_angret", rad.opplasting, by=by, now=now, rad=rad.rad)


@transaction.atomic
def avslutt_angring(opplasting: Opplasting, *, by: Bruker, now: datetime) -> Opplasting:
    """Mark an import as undone when none of its rows is left, and bring the counts up to date."""
    igjen = opplasting.rader.filter(tilstand=Radtilstand.IMPORTERT).count()
    angret = opplasting.rader.filter(tilstand=Radtilstand.ANGRET).count()
    opplasting.antall = {**opplasting.antall, "importert": igjen, "angret": angret}
    if not igjen:
        opplasting.status = Opplastingsstatus.ANGRET
        opplasting.angret_at = now
        opplasting.angret_by = by
    opplasting.save()
    return opplasting
