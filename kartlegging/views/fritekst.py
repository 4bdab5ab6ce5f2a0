"""The page of the free text that would be stored: read it, and take away what says too much."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kartlegging.forms import FritekstForm
from kartlegging.selectors import fritekster
from kartlegging.services import ErIkkeApen, fjern_fritekst
from kartlegging.views import flyt, sider
from kommuneportal.core.access import folger_opp
from kommuneportal.design.norsk import tall


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_fritekst(request, public_id: UUID) -> HttpResponse:
    """Show free text row by row, and take away the texts of the rows that are ticked."""
    opplasting = flyt.finn(request, public_id)
    if not flyt.er_klar(opplasting):
        return flyt.til_riktig_steg(request, opplasting)
    nummer = request.POST.get("side") or request.GET.get("side")
    side = Paginator(fritekster(opplasting), sider.PER_SIDE).get_page(nummer)
    form = FritekstForm(request.POST or None, tekster=side.object_list)
    if request.method == "POST" and form.is_valid():
        return _fjern(request, opplasting, form)
    sammenheng = {"opplasting": opplasting, "sted": flyt.sted(opplasting), "steg": flyt.STEG,
                  "linjer": form.linjer(), "side": side}  # fmt: skip
    return render(request, "kartlegging/opplasting_fritekst.html", sammenheng)


def _fjern(request, opplasting, form: FritekstForm) -> HttpResponse:
    antall = len(form.rader)
    if not antall:
        messages.info(request, _("Ingen tekst er tatt bort. Kryss av for radene det gjelder."))
        return flyt.til("opplasting_fritekst", request, opplasting)
    try:
        fjern_fritekst(opplasting, form.rader, by=request.user, now=timezone.now())
    except ErIkkeApen:
        return flyt.til_riktig_steg(request, flyt.finn(request, opplasting.public_id))
    tekst = ngettext(
        "Teksten i %(antall)s rad er tatt bort.", "Teksten i %(antall)s rader er tatt bort.", antall
    )
    messages.success(request, tekst % {"antall": tall(antall)})
    return flyt.til("opplasting_fritekst", request, opplasting)
