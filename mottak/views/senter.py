"""Centres: list, detail, new, edit."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kommuneportal.core.access import krever
from kommuneportal.core.enums import Rolle
from mottak import services
from mottak.forms import MottakForm
from mottak.models import Mottak
from mottak.selectors import SER_ALLE, ansatte_ved, synlige_mottak


alle_som_bruker = krever(Rolle.KOORDINATOR, Rolle.KOMMUNEANSVARLIG, Rolle.MOTTAKSANSATT)
styrer = krever(Rolle.KOORDINATOR, Rolle.KOMMUNEANSVARLIG)


@alle_som_bruker
def mottak_liste(request: HttpRequest) -> HttpResponse:
    """This function will list the centres that the person may open."""
    rader = synlige_mottak(request.user, roller=request.roller)
    side = Paginator(rader, 50).get_page(request.GET.get("side"))
    sammenheng = {"side": side, "kan_lage": bool(SER_ALLE & request.roller)}
    return render(request, "mottak/mottak_liste.html", sammenheng)


@alle_som_bruker
def mottak_vis(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will show one centre: whom to talk to, and who works there."""
    mottak = _mottak(request, public_id)
    sammenheng = {
        "mottak": mottak,
        "rader": [
            (_("Type"), mottak.get_slag_display()),
            (_("Drives av"), mottak.driftsoperator),
            (_("Område"), mottak.sone),
            (_("Kontakt"), mottak.get_kontaktrolle_display()),
            (_("Telefon"), mottak.telefon),
            (_("E-post"), mottak.epost),
            (_("Å treffe"), mottak.apningstider),
        ],
        "ansatte": ansatte_ved(mottak),
    }
    return render(request, "mottak/mottak_vis.html", sammenheng)


@styrer
def mottak_ny(request: HttpRequest) -> HttpResponse:
    """This function will make a centre."""
    form = MottakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mottak = services.opprett_mottak(form.cleaned_data, by=request.user, now=timezone.now())
        except services.KanIkkeLagreMottak:
            form.add_error("navn", _("Et mottak med dette navnet finnes fra før."))
        else:
            messages.success(request, _("Mottaket er lagt til."))
            return redirect("mottak:mottak_vis", request.kommune.slug, mottak.public_id)
    return render(request, "mottak/mottak_ny.html", {"form": form})


@alle_som_bruker
def mottak_endre(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will change a centre."""
    mottak = _mottak(request, public_id)
    form = MottakForm(request.POST or None, instance=mottak)
    if request.method == "POST" and form.is_valid():
        try:
            services.endre_mottak(
                mottak, felt=form.cleaned_data, by=request.user, now=timezone.now()
            )
        except services.KanIkkeLagreMottak:
            form.add_error("navn", _("Et mottak med dette navnet finnes fra før."))
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("mottak:mottak_vis", request.kommune.slug, mottak.public_id)
    return render(request, "mottak/mottak_endre.html", {"form": form, "mottak": mottak})


def _mottak(request: HttpRequest, public_id: uuid.UUID) -> Mottak:
    synlige = synlige_mottak(request.user, roller=request.roller)
    return get_object_or_404(synlige, public_id=public_id)
