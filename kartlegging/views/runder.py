"""Survey rounds, for those who follow people up: list, new, QR code, poster, close."""

from __future__ import annotations

from uuid import UUID

import segno
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kartlegging.enums import Rundestatus
from kartlegging.forms import RundeForm
from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors import egne_mottak
from kartlegging.selectors.papir import arksprak
from kartlegging.selectors.runde import rundelinje, rundens_sprak, runder_for
from kartlegging.selectors.tekst import kontrollerte, paslatte_sprak, tekster_for_alle
from kartlegging.services.runde import opprett_runde, sett_rundestatus, sett_spor_referanse
from kommuneportal.core.access import folger_opp
from kommuneportal.core.enums import Rolle
from kommuneportal.design.kontekst import adresse as adresse_til


FELT = ("navn", "apner", "stenger", "sprak", "spor_referanse")


@folger_opp
@require_GET
def runde_liste(request) -> HttpResponse:
    """Show the rounds of the own centres, newest first."""
    alle = runder_for(request.user, request.roller).order_by("-apner_date", "-pk")
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    rader = [rundelinje(runde, today=timezone.localdate()) for runde in side]
    return render(request, "kartlegging/runde_liste.html", {"side": side, "rader": rader})


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def runde_ny(request) -> HttpResponse:
    """Open a survey at an own centre, or among settled people."""
    form = RundeForm(
        request.POST or None,
        mottak=egne_mottak(request.user, request.roller),
        bosatte=Rolle.KOORDINATOR in request.roller,
        sprak=paslatte_sprak(request.kommune),
        kontrollerte=kontrollerte(request.kommune),
    )
    if request.method == "POST" and form.is_valid():
        felt = {navn: form.cleaned_data[navn] for navn in FELT}
        runde = opprett_runde(mottak=form.mottak, by=request.user, now=timezone.now(), **felt)
        messages.success(request, _("Undersøkelsen er laget. Skriv ut plakaten, og heng den opp."))
        return redirect("kartlegging:runde_vis", request.kommune.slug, runde.public_id)
    return render(request, "kartlegging/runde_ny.html", {"form": form})


@folger_opp
@require_GET
def runde_vis(request, public_id: UUID) -> HttpResponse:
    """Show one round with its address and QR code."""
    runde = _finn(request, public_id)
    adresse = _adresse(request, runde)
    innhold = {
        **rundelinje(runde, today=timezone.localdate()),
        "adresse": adresse,
        "kort_adresse": adresse.partition("://")[2],
        "qr": qr(adresse),
        "spraklisten": rundens_sprak(runde.sprak),
        "kontrollerte": kontrollerte(request.kommune),
        "arksprak": arksprak(request.kommune, runde),
        "tall_adresse": adresse_til("rapport:rundetall_vis", request.kommune, public_id=public_id),
        "er_apen": runde.status == Rundestatus.APEN,
    }
    return render(request, "kartlegging/runde_vis.html", innhold)


@folger_opp
@require_GET
def runde_plakat(request, public_id: UUID) -> HttpResponse:
    """Show a poster for the wall: the question in the chosen languages, QR code, address."""
    runde = _finn(request, public_id)
    adresse = _adresse(request, runde)
    tagger = [s.tag for s in paslatte_sprak(request.kommune) if s.tag in runde.sprak]
    tekster = tekster_for_alle(request.kommune, runde.tekstversjon, tagger)
    innhold = {
        "runde": runde,
        "adressedeler": adresse.partition("://")[2].rstrip("/").split("/"),
        "qr": qr(adresse),
        "tekster": [t for tag, t in tekster.items() if tag != "nb"],
        "norsk": tekster["nb"],
    }
    return render(request, "kartlegging/runde_plakat.html", innhold)


@folger_opp
@require_POST
def runde_status(request, public_id: UUID) -> HttpResponse:
    """Close a round, or open it again."""
    runde = _finn(request, public_id)
    status = request.POST.get("status")
    if status in Rundestatus.values:
        sett_rundestatus(runde, Rundestatus(status), by=request.user, now=timezone.now())
        apnet = status == Rundestatus.APEN
        messages.success(request, _("Undersøkelsen er åpnet igjen.") if apnet
                         else _("Undersøkelsen er stengt. Svarene som er sendt, er beholdt."))  # fmt: skip
    return redirect("kartlegging:runde_vis", request.kommune.slug, runde.public_id)


@folger_opp
@require_POST
def runde_nummer(request, public_id: UUID) -> HttpResponse:
    """Ask for the centre's own key in a round, or stop asking."""
    runde = _finn(request, public_id)
    spor = request.POST.get("spor") == "ja"
    sett_spor_referanse(runde, spor=spor, by=request.user, now=timezone.now())
    messages.success(request, _("Undersøkelsen spør om nummeret.") if spor
                     else _("Undersøkelsen spør ikke om nummeret lenger."))  # fmt: skip
    return redirect("kartlegging:runde_vis", request.kommune.slug, runde.public_id)


def qr(adresse: str) -> SafeString:
    """Return the QR code of an address as SVG, with a white margin of four modules."""
    svg = segno.make(adresse, error="m", micro=False).svg_inline(
        border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    return mark_safe(svg)  # noqa: S308  drawn here from our own address


def _finn(request, public_id: UUID) -> Kartleggingsrunde:
    return get_object_or_404(runder_for(request.user, request.roller), public_id=public_id)


def _adresse(request, runde: Kartleggingsrunde) -> str:
    sti = reverse("kartlegging:undersokelse_start", args=[request.kommune.slug, runde.kode])
    return request.build_absolute_uri(sti)
