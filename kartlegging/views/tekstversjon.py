"""Versions of the survey's texts: publish the draft, and see what each version changed."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.selectors.tekstside import (
    Forskjell,
    forskjell_fra_forrige,
    upubliserte,
    versjonsrader,
)
from kartlegging.services.tekst import IngentingAPublisere, publiser_tekster
from kommuneportal.core.access import kommuneansvarlig


PER_SIDE = 50


@kommuneansvarlig
@require_http_methods(["GET", "HEAD", "POST"])
def tekst_publiser(request) -> HttpResponse:
    """Show what becomes new, then freeze it as the next version."""
    if request.method == "POST":
        try:
            ny = publiser_tekster(request.kommune, by=request.user, now=timezone.now())
        except IngentingAPublisere:
            messages.info(request, _("Ingenting er endret siden forrige versjon."))
        else:
            messages.success(
                request,
                _("Versjon %(nr)s er publisert. Nye undersøkelser bruker den.") % {"nr": ny.nummer},
            )
        return redirect("kartlegging:tekst_liste", request.kommune.slug)
    side = Paginator(upubliserte(), PER_SIDE).get_page(request.GET.get("side"))
    innhold = {"side": side, "grupper": _grupper(side), "versjon": gjeldende_tekstversjon()}
    return render(request, "kartlegging/tekst_publiser.html", innhold)


@kommuneansvarlig
@require_GET
def tekstversjon_liste(request) -> HttpResponse:
    """Show every version, the newest first, with the rounds that use it."""
    side = Paginator(versjonsrader(), 25).get_page(request.GET.get("side"))
    return render(request, "kartlegging/tekstversjon_liste.html", {"side": side})


@kommuneansvarlig
@require_GET
def tekstversjon_vis(request, public_id: UUID) -> HttpResponse:
    """Show what one version changed against the one before."""
    versjon = get_object_or_404(versjonsrader(), public_id=public_id)
    side = Paginator(forskjell_fra_forrige(versjon), PER_SIDE).get_page(request.GET.get("side"))
    innhold = {"versjon": versjon, "side": side, "grupper": _grupper(side)}
    return render(request, "kartlegging/tekstversjon_vis.html", innhold)


def _grupper(side) -> list[tuple[object, list[Forskjell]]]:
    """Return the differences of one page by language."""
    return [(sprak, list(rader)) for sprak, rader in groupby(side, key=lambda rad: rad.sprak)]
