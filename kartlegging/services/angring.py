"""Takes an import back, row by row, within 24 hours."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from kartlegging.enums import Opplastingsstatus, Radtilstand
from kartlegging.models import Opplasting, Opplastingsrad, Svarark
from kartlegging.services.tallgrupper import husk_gjenopprettede
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.services import slett_beboere


ANGREFRIST = timedelta(hours=24)


class KanIkkeAngre(Exception):
    """The file was not imported, was undone already, or 24 hours have passed."""


def kan_angres(opplasting: Opplasting, *, now: datetime) -> bool:
    """Return whether anything of an import may still be taken back."""
    return (
        opplasting.status == Opplastingsstatus.IMPORTERT
        and opplasting.bekreftet_at is not None
        and now - opplasting.bekreftet_at < ANGREFRIST
    )


@transaction.atomic
def angre_rader(
    opplasting: Opplasting, *, behold: Collection[int], by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Take rows back: a person who came with the file goes, an earlier answer counts again.

    `behold` are keys of people whose rows stay, since a request about them has gone out; that is
    known one storey up. Rows whose answer has been replaced since stay too. The number of queries
    does not depend on the number of rows.

    Raises: KanIkkeAngre; then nothing is changed.
    Source: decisions 19.
    """
    opplasting = Opplasting.objects.select_for_update(of=("self",)).get(pk=opplasting.pk)
    if not kan_angres(opplasting, now=now):
        raise KanIkkeAngre
    ark = {
        ett.beboer_id: ett
        for ett in Svarark.objects.gjeldende().filter(opplasting=opplasting).order_by("pk")
    }
    importerte = opplasting.rader.filter(tilstand=Radtilstand.IMPORTERT, beboer__isnull=False)
    rader = [
        rad
        for rad in importerte.select_related("beboer").order_by("rad")
        if rad.beboer_id in ark and rad.beboer_id not in behold
    ]
    _ta_bort(opplasting, rader, ark, by=by, now=now)
    audit.record("opplasting_angret", opplasting, by=by, now=now, rader=len(rader))
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    return _avslutt(opplasting, by=by, now=now)


def _ta_bort(
    opplasting: Opplasting,
    rader: list[Opplastingsrad],
    ark: dict[int, Svarark],
    *,
    by: Bruker | None,
    now: datetime,
) -> None:
    nye = [rad.beboer for rad in rader if rad.beboer_er_ny and rad.beboer]
    gamle = [rad.beboer_id for rad in rader if not rad.beboer_er_ny and rad.beboer_id]
    Opplastingsrad.objects.filter(pk__in=[rad.pk for rad in rader]).update(
        beboer=None, tilstand=Radtilstand.ANGRET
    )
    if nye:
        slett_beboere(nye, by=by, now=now)
    Svarark.objects.filter(pk__in=[ark[pk].pk for pk in gamle]).delete()
    # The newest of what this import set aside; an import sets aside at most one a person.
    tilbake = Svarark.objects.filter(beboer__in=gamle, erstattet_at=opplasting.bekreftet_at)
    husk_gjenopprettede(tilbake.only("tallgruppe"))
    tilbake.update(erstattet_at=None)


def _avslutt(opplasting: Opplasting, *, by: Bruker | None, now: datetime) -> Opplasting:
    igjen = opplasting.rader.filter(tilstand=Radtilstand.IMPORTERT).count()
    angret = opplasting.rader.filter(tilstand=Radtilstand.ANGRET).count()
    opplasting.antall = {**opplasting.antall, "importert": igjen, "angret": angret}
    if not igjen and by is not None:
        opplasting.status = Opplastingsstatus.ANGRET
        opplasting.angret_at, opplasting.angret_by = now, by
    opplasting.save()
    return opplasting
