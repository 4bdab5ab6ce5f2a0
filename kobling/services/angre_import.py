"""Takes an import back, except for people about whom a request has gone out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kartlegging.enums import Radtilstand
from kartlegging.models import Opplasting
from kartlegging.services import angre_rader
from kobling.models import Kobling
from kommuneportal.core.models import Bruker


def rader_med_foresporsel(opplasting: Opplasting) -> dict[int, int]:
    """Return row number by person for rows that must stay: a coordinator has said yes since."""
    spurte = Kobling.objects.filter(
        beboer__isnull=False, godkjent_at__gte=opplasting.bekreftet_at
    ).values("beboer")
    rader = opplasting.rader.filter(tilstand=Radtilstand.IMPORTERT, beboer__in=spurte)
    return dict(rader.order_by("rad").values_list("beboer", "rad"))


@transaction.atomic
def angre_import(opplasting: Opplasting, *, by: Bruker, now: datetime) -> Opplasting:
    """
    Take back every row of an import whose request has not gone out.

    Raises: KanIkkeAngre when 24 hours have passed or nothing is left to undo.
    Source: decisions 19.
    """
    return angre_rader(opplasting, behold=rader_med_foresporsel(opplasting), by=by, now=now)
