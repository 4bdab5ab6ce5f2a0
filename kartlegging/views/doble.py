"""The part of the preview where the same reference stands in several rows."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kartlegging.forms import DobleForm
from kartlegging.selectors import doble_i_filen
from kartlegging.services import ErIkkeApen, UkjentRad, velg_blant_doble
from kartlegging.views import flyt, sider
from kommuneportal.core.access import folger_opp


@folger_opp
@require_POST
def opplasting_doble(request, public_id: UUID) -> HttpResponse:
    """Take the choice between the rows, and show what the file gives now."""
    opplasting = flyt.finn(request, public_id)
    if not flyt.er_klar(opplasting):
        return flyt.til_riktig_steg(request, opplasting)
    grupper = doble_i_filen(opplasting, antall=sider.VIS_DOBLE)
    form = DobleForm(request.POST, grupper=grupper)
    if not form.is_valid():
        messages.error(request, _("Velg hva vi skal gjøre med hver av radene."))
        return flyt.til("opplasting_se_over", request, opplasting)
    try:
        velg_blant_doble(opplasting, form.valgt, by=request.user, now=timezone.now())
    except (ErIkkeApen, UkjentRad):
        return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
    messages.success(request, _("Valget er tatt med. Ingenting er lagret ennå."))
    return flyt.til("opplasting_se_over", request, opplasting)
