"""The page of a file with codes: it waits for the file that explains them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kartlegging.enums import Opplastingsstatus
from kartlegging.forms import FolgefilForm
from kartlegging.services import ErIkkeApen, KanIkkeMottaFolgefil, legg_til_folgefil
from kartlegging.views import flyt, sider
from kommuneportal.core.access import folger_opp


@folger_opp
@require_POST
def opplasting_folgefil(request, public_id: UUID) -> HttpResponse:
    """Take the companion in, and read the answers again with it."""
    opplasting = flyt.finn(request, public_id)
    form = FolgefilForm(request.POST, request.FILES)
    if form.is_valid():
        now = timezone.now()
        try:
            filer = form.cleaned_data["folgefil"]
            opplasting = legg_til_folgefil(opplasting, filer, by=request.user, now=now)
            opplasting = flyt.les_na_eller_senere(opplasting, now=now)
        except KanIkkeMottaFolgefil as feil:
            form.add_error("folgefil", feil.melding)
        except ErIkkeApen:
            return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
        if opplasting.status != Opplastingsstatus.MA_KOBLES:
            return flyt.til_riktig_steg(request, opplasting)
        if not form.errors:
            form.add_error("folgefil", opplasting.melding)
    return sider.uten_forhandsvisning(request, opplasting, form)
