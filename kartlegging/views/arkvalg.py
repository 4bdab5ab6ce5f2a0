"""The choice of sheets: asked before anything else, and open until the import."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kartlegging.forms import ArkvalgForm
from kartlegging.services import ErIkkeApen, UkjentValg, velg_svarform
from kartlegging.views import flyt, sider
from kommuneportal.core.access import folger_opp


@folger_opp
@require_POST
def opplasting_ark(request, public_id: UUID) -> HttpResponse:
    """Take the choice, read the file again, and go on to its columns."""
    opplasting = flyt.finn(request, public_id)
    sporsmal = opplasting.arkvalg.get("sporsmal")
    if not sporsmal:
        return flyt.til_riktig_steg(request, opplasting)
    form = ArkvalgForm(request.POST, sporsmal=sporsmal)
    if not form.is_valid():
        return sider.uten_forhandsvisning(request, opplasting, arkform=form)
    now = timezone.now()
    try:
        velg_svarform(opplasting, form.cleaned_data["valg"], by=request.user, now=now)
        opplasting = flyt.les_na_eller_senere(flyt.finn(request, public_id), now=now)
    except (ErIkkeApen, UkjentValg):
        opplasting = flyt.finn(request, public_id)
    return flyt.til_riktig_steg(request, opplasting)
