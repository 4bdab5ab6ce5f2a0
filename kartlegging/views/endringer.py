"""What differs between the answers of a file and the answers that are there already."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kartlegging.selectors import erstatninger, rader_som_erstatter
from kartlegging.views import flyt, sider
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp


@folger_opp
@require_GET
def opplasting_endringer(request, public_id: UUID) -> HttpResponse:
    """Show, before the import, what each new answer changes; reading them is recorded."""
    opplasting = flyt.finn(request, public_id)
    if not flyt.er_klar(opplasting):
        return flyt.til_riktig_steg(request, opplasting)
    rader = rader_som_erstatter(opplasting)
    side = Paginator(rader, sider.PER_SIDE).get_page(request.GET.get("side"))
    nye = erstatninger(opplasting, side.object_list)
    audit.innsyn(request, [en.beboer for en in nye], side="opplasting_endringer")
    innhold = {"opplasting": opplasting, "side": side, "erstatninger": nye}
    return render(request, "kartlegging/opplasting_endringer.html", innhold)
