"""The sender's choice of how a file with several sheets, or rows for each person, is read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kartlegging.enums import Opplastingsstatus
from kartlegging.models import Opplasting
from kartlegging.parsing.arkvalg import KOLONNE
from kartlegging.services.opplasting import apen
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker


class UkjentValg(Exception):
    """The file cannot be read in the way that was chosen."""


@transaction.atomic
def velg_svarform(
    opplasting: Opplasting, kode: str, *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Keep the choice; the reading comes after. What was decided about other rows is forgotten.

    Raises: ErIkkeApen, UkjentValg.
    """
    opplasting = apen(opplasting)
    sporsmal = opplasting.arkvalg.get("sporsmal", {})
    if kode not in {m["kode"] for m in sporsmal.get("muligheter", ())}:
        raise UkjentValg
    form = (opplasting.valg or {}).get("form", {})
    opplasting.valg = {"form": {**form, "hvem" if kode.startswith(KOLONNE) else "ark": kode}}
    opplasting.kolonner_sett_at = None
    opplasting.samtykke_for_alle = False
    opplasting.status = Opplastingsstatus.MOTTATT
    opplasting.save()
    audit.record("svarform_valgt", opplasting, by=by, now=now)
    return opplasting
