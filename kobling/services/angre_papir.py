"""Takes a sheet of paper back, unless a request about the person has gone out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kartlegging.models import Svarark
from kartlegging.services.papir import angre_papir
from kobling.models import Kobling
from kommuneportal.core.models import Bruker


class HarForesporsel(Exception):
    """A coordinator has said yes to a suggestion about the person since."""


@transaction.atomic
def angre_ark(ark: Svarark, *, by: Bruker, now: datetime) -> None:
    """
    Take one sheet back.

    Raises: HarForesporsel, KanIkkeAngrePapir; then nothing is changed.
    Source: decisions 19.
    """
    if Kobling.objects.filter(beboer=ark.beboer_id, godkjent_at__gte=ark.lagret_at).exists():
        raise HarForesporsel
    angre_papir(ark, by=by, now=now)
