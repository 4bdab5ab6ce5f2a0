"""What the pages of the wizard share: finding the upload, its step, and its addresses."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Opplastingsstatus
from kartlegging.models import Opplasting
from kartlegging.selectors import opplastinger_for
from kartlegging.services import les_opplasting
from kartlegging.tasks import les_senere


STEG = [_("Last opp"), _("Koble kolonner"), _("Se over og rett"), _("Importer")]
# A larger file is read by the worker, so that the page answers at once.
LES_STRAKS_BYTE = 1024 * 1024
FERDIGE = (Opplastingsstatus.IMPORTERT, Opplastingsstatus.ANGRET)


def finn(request, public_id: UUID) -> Opplasting:
    """
    Return an upload of the person's own centres.

    Raises: Http404 for everything else.
    """
    alle = opplastinger_for(request.user, request.roller)  # type: ignore[arg-type,attr-defined]
    return get_object_or_404(alle, public_id=public_id)


def til(navn: str, request, opplasting: Opplasting) -> HttpResponse:
    """Return a redirect to another page of the same upload."""
    return redirect(f"kartlegging:{navn}", request.kommune.slug, opplasting.public_id)  # type: ignore[attr-defined]


def til_riktig_steg(request, opplasting: Opplasting) -> HttpResponse:
    """Return a redirect to where this upload is now."""
    if opplasting.status in FERDIGE:
        return til("opplasting_kvittering", request, opplasting)
    if opplasting.status == Opplastingsstatus.KLAR and opplasting.kolonner_sett_at is None:
        return til("opplasting_kolonner", request, opplasting)
    return til("opplasting_se_over", request, opplasting)


def er_klar(opplasting: Opplasting) -> bool:
    """Return whether columns and rows can be looked over now."""
    return opplasting.status == Opplastingsstatus.KLAR


def les_na_eller_senere(opplasting: Opplasting, *, now: Any) -> Opplasting:
    """Read a small file at once, and leave a large one to the worker."""
    if opplasting.storrelse_byte <= LES_STRAKS_BYTE:
        return les_opplasting(opplasting, now=now)
    opplasting.status = Opplastingsstatus.LESES
    opplasting.save(update_fields=["status"])
    kommune_id, pk = opplasting.kommune_id, opplasting.pk
    transaction.on_commit(lambda: les_senere.enqueue(kommune_id, pk))
    return opplasting


def sted(opplasting: Opplasting) -> str:
    """Return whose answers the file holds."""
    return opplasting.mottak.navn if opplasting.mottak else str(_("Bosatte i kommunen"))
