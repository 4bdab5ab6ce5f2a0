"""Takes free text away before the import: the guard cannot know every word, but a person can."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from kartlegging.models import Opplasting
from kartlegging.services.lesing import les_opplasting
from kartlegging.services.opplasting import apen
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker


@transaction.atomic
def fjern_fritekst(
    opplasting: Opplasting, rader: Collection[int], *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Read the file again without the free text of these rows; their other answers stay.

    Raises: ErIkkeApen.
    """
    opplasting = apen(opplasting)
    valg = dict(opplasting.valg or {})
    valg["uten_fritekst"] = sorted({*valg.get("uten_fritekst", ()), *rader})
    opplasting.valg = valg
    les_opplasting(opplasting, now=now)
    audit.record("fritekst_fjernet", opplasting, by=by, now=now, rader=len(rader))
    return opplasting
