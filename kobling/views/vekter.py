"""The kommune's weights: seen, changed, tried before they hold, and kept as versions."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kobling.models import Vektsett
from kobling.selectors import vekter as valg
from kobling.selectors import virkning
from kobling.services import vekter
from kobling.tasks import prov_vekter
from kobling.vektskjema import NAVN, VektForm
from kommuneportal.core.access import kommuneansvarlig


@kommuneansvarlig
@require_http_methods(["GET", "HEAD", "POST"])
def vekt_endre(request: HttpRequest) -> HttpResponse:
    """Show the weights in use, and take a proposal."""
    na = valg.gjeldende()
    utgangspunkt = _fra(request) or na
    form = VektForm(request.POST or None, initial=valg.verdier(utgangspunkt))
    if request.method == "POST" and form.is_valid():
        return _prov(request, form)
    sammenheng = {
        "form": form,
        "versjon": na.vekter.versjon,
        "er_standard": not valg.endringer(valg.Oppsett(), na),
        "er_annet": bool(valg.endringer(na, utgangspunkt)),
        "fra_standard": request.GET.get("fra") == "standard",
    }
    return render(request, "kobling/vekt_endre.html", sammenheng)


def _fra(request: HttpRequest) -> valg.Oppsett | None:
    """Read which table the form begins with: the standard, or an earlier one."""
    fra = request.GET.get("fra", "")
    if fra == "standard":
        return valg.Oppsett()
    try:
        rad = Vektsett.objects.filter(public_id=uuid.UUID(fra)).first()
    except ValueError:
        return None
    return valg.oppsett(rad) if rad else None


def _prov(request: HttpRequest, form: VektForm) -> HttpResponse:
    """Keep a proposal and try it: at once, or by the worker where the kommune is large."""
    now = timezone.now()
    utkast = vekter.lag_utkast(
        form.vekter(),
        antall_forslag=form.cleaned_data["antall_forslag"],
        har_jevnhet=form.cleaned_data["har_jevnhet"],
        by=request.user,
        now=now,
    )
    if vekter.er_liten(now=now):
        vekter.prov(utkast, now=now)
    else:
        kommune_id, pk = utkast.kommune_id, utkast.pk
        transaction.on_commit(lambda: prov_vekter.enqueue(kommune_id, pk))
    return redirect("kobling:vekt_vis", request.kommune.slug, utkast.public_id)


@kommuneansvarlig
@require_GET
def vekt_vis(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what a proposal would change, or what a version was."""
    rad = get_object_or_404(Vektsett.objects.select_related("tatt_i_bruk_by"), public_id=public_id)
    na = valg.gjeldende()
    mot = valg.Oppsett() if rad.versjon else na
    sammenheng = {
        "rad": rad,
        "er_i_bruk": rad.versjon == na.vekter.versjon,
        "endringer": [
            (NAVN[navn], _ord(fra), _ord(til))
            for navn, fra, til in valg.endringer(mot, valg.oppsett(rad))
        ],
        "setning": virkning.setning(rad) if rad.virkning else "",
        "tabeller": virkning.tabeller(rad) if rad.virkning else [],
    }
    return render(request, "kobling/vekt_vis.html", sammenheng)


def _ord(verdi: object) -> str:
    """Write a choice as yes or no, and a number as it is."""
    if isinstance(verdi, bool):
        return _("ja") if verdi else _("nei")
    return str(verdi)


@kommuneansvarlig
@require_POST
def vekt_bruk(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take a proposal into use."""
    utkast = get_object_or_404(Vektsett, public_id=public_id)
    try:
        vekter.ta_i_bruk(utkast, by=request.user, now=timezone.now())
    except vekter.KanIkkeTasIBruk as feil:
        messages.warning(request, str(feil))
        return redirect("kobling:vekt_vis", request.kommune.slug, public_id)
    messages.success(request, _("Vektene er tatt i bruk. Nye forslag kommer om litt."))
    return redirect("kobling:vekt_endre", request.kommune.slug)


@kommuneansvarlig
@require_GET
def vekt_liste(request: HttpRequest) -> HttpResponse:
    """List every version, the newest first."""
    rader = valg.i_bruk().select_related("tatt_i_bruk_by")
    side = Paginator(rader, 50).get_page(request.GET.get("side"))
    return render(request, "kobling/vekt_liste.html", {"side": side})
