"""The public form: four short steps, a draft, a receipt, and the address confirmed by link."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kommuneportal.core import lenker
from kommuneportal.core.access import offentlig
from kommuneportal.core.enums import Lenkeslag
from organisasjoner import services
from organisasjoner.forms import AktivitetForm, BehovForm, ForeningForm, InnsendingForm
from organisasjoner.forms.felles import skrevet, som_data
from organisasjoner.models import Kladd, Registrering
from organisasjoner.selectors import svarfrist
from organisasjoner.views import vern
from organisasjoner.views.bidra.flyt import (
    Flyt,
    fra_kvittering,
    kvittering_adresse,
)
from organisasjoner.views.skjema import forste_verdier, les_nokkel, signer_nokkel


@offentlig
@require_safe
def registrering_start(request: HttpRequest) -> HttpResponse:
    """What it is about, how long it takes, and the way back to a draft."""
    flyt = Flyt(request)
    mangler = flyt.innhold().mangler() if flyt.har_innhold else []
    neste = mangler[0] if mangler else None
    if neste is None and "behov" not in flyt.felt:
        neste = ("", "registrering_behov", 0)
    return flyt.vis("registrering_start", neste=neste, borte="borte" in request.GET)


@vern.sjekker_selv
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_forening(request: HttpRequest) -> HttpResponse:
    """Step 1: who you are."""
    flyt = Flyt(request)
    rad = flyt.felt.get("forening", {})
    if request.method == "POST":
        rad = skrevet(request.POST, list(ForeningForm.base_fields))
        flyt.lagre(forening=rad)
        form = ForeningForm(som_data(rad))
        if flyt.kan_ga_videre():
            if request.POST.get("handling") == "senere":
                return flyt.til("registrering_start")
            if form.is_valid():
                return flyt.til("registrering_aktivitet")
    elif rad and "sjekk" in request.GET:
        form = ForeningForm(som_data(rad))
    else:
        form = ForeningForm(initial=forste_verdier(rad))
    return flyt.vis("registrering_forening", steg=1, form=form, lagret=bool(rad))


@vern.sjekker_selv
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_aktivitet(request: HttpRequest) -> HttpResponse:
    """Step 2: one activity; `nr` tells which one of them."""
    flyt = Flyt(request)
    rader = list(flyt.felt.get("aktiviteter", []))
    nr = _nummer(request, len(rader))
    rad = rader[nr - 1] if nr <= len(rader) else {}
    if request.method == "POST":
        return _lagre_aktivitet(request, flyt, rader, nr)
    if rad and "sjekk" in request.GET:
        form = AktivitetForm(som_data(rad))
    else:
        form = AktivitetForm(initial=forste_verdier(rad), ekstra_tid="tider" in request.GET)
    return _vis_aktivitet(flyt, form, nr, lagret=bool(rad))


def _nummer(request: HttpRequest, antall: int) -> int:
    skrevet_nr = request.GET.get("nr", "1")
    return min(int(skrevet_nr), antall + 1) or 1 if skrevet_nr.isdecimal() else 1


def _lagre_aktivitet(request: HttpRequest, flyt: Flyt, rader: list, nr: int) -> HttpResponse:
    form = AktivitetForm(request.POST)
    rad = skrevet(request.POST, list(form.fields))
    rader[nr - 1 : nr] = [rad]
    flyt.lagre(aktiviteter=rader)
    if flyt.kan_ga_videre():
        handling = request.POST.get("handling")
        if handling == "senere":
            return flyt.til("registrering_start")
        if handling == "flere_tider":
            return flyt.til("registrering_aktivitet", nr=nr, tider="1#tider")
        if form.is_valid():
            if handling == "en_til":
                return flyt.til("registrering_aktivitet", nr=len(rader) + 1)
            return flyt.til("registrering_behov")
    return _vis_aktivitet(flyt, form, nr, lagret=True)


def _vis_aktivitet(flyt: Flyt, form: AktivitetForm, nr: int, *, lagret: bool) -> HttpResponse:
    return flyt.vis("registrering_aktivitet", steg=2, form=form, nr=nr, lagret=lagret)


@vern.sjekker_selv
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_behov(request: HttpRequest) -> HttpResponse:
    """Step 3: what would help you to take in more people."""
    flyt = Flyt(request)
    rad = flyt.felt.get("behov", {})
    if request.method == "POST":
        rad = skrevet(request.POST, list(BehovForm.base_fields))
        flyt.lagre(behov=rad)
        form = BehovForm(som_data(rad))
        if flyt.kan_ga_videre():
            if request.POST.get("handling") == "senere":
                return flyt.til("registrering_start")
            if form.is_valid():
                return flyt.til("registrering_se_over")
    else:
        form = BehovForm(initial=forste_verdier(rad))
    return flyt.vis("registrering_behov", steg=3, form=form, lagret=bool(rad))


@vern.sjekker_selv
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_se_over(request: HttpRequest) -> HttpResponse:
    """Step 4: look over and send."""
    flyt = Flyt(request)
    if request.method == "POST":
        nokkel = les_nokkel(request.POST.get("nokkel", ""))
        sendt = Registrering.objects.filter(engangsnokkel=nokkel).first() if nokkel else None
        if sendt is not None:
            return flyt.uten_kake(redirect(kvittering_adresse(sendt, flyt.slug)))
    if flyt.kladd is None or not flyt.har_innhold:
        return flyt.til("registrering_start", borte=1)
    innhold = flyt.innhold()
    form = InnsendingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and flyt.kan_ga_videre():
        if request.POST.get("fjern", "").isdecimal():
            return _fjern(flyt, int(request.POST["fjern"]))
        if form.is_valid() and not innhold.mangler():
            return _send(request, flyt, flyt.kladd, innhold.felt())
    return flyt.vis(
        "registrering_se_over",
        steg=4,
        form=form,
        deler=innhold.deler(),
        mangler=innhold.mangler(),
        nokkel=signer_nokkel(flyt.kladd.engangsnokkel),
        antall_aktiviteter=len(innhold.aktiviteter),
        neste_nr=len(innhold.aktiviteter) + 1,
    )


def _fjern(flyt: Flyt, nr: int) -> HttpResponse:
    rader = list(flyt.felt.get("aktiviteter", []))
    rader[nr - 1 : nr] = []
    flyt.lagre(aktiviteter=rader)
    return flyt.til("registrering_se_over")


def _send(request: HttpRequest, flyt: Flyt, kladd: Kladd, felt: dict) -> HttpResponse:
    erstatter = flyt.felt.get("_erstatter")
    sjekkes = bool(flyt.felt.get("_bor_sjekkes")) or vern.er_travelt(request, now=flyt.now)
    rad = services.motta_registrering(
        felt=felt,
        engangsnokkel=kladd.engangsnokkel,
        now=flyt.now,
        erstatter=Registrering.objects.filter(public_id=erstatter).first() if erstatter else None,
        bor_sjekkes=sjekkes,
    )
    services.slett_kladd(kladd)
    return flyt.uten_kake(redirect(kvittering_adresse(rad, flyt.slug)))


@offentlig
@require_safe
def registrering_takk(request: HttpRequest) -> HttpResponse:
    """The receipt: what happens next, who answers, and by when."""
    rad = fra_kvittering(request.GET.get("k", ""))
    if rad is None:
        return redirect("organisasjoner:registrering_start", request.kommune.slug)  # type: ignore[attr-defined]
    return render(
        request,
        "organisasjoner/registrering_takk.html",
        {"registrering": rad, "kommune": request.kommune, "frist": svarfrist(rad, request.kommune)},  # type: ignore[attr-defined]
    )


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def kladd_slett(request: HttpRequest) -> HttpResponse:
    """Throw the draft away, after one more look."""
    flyt = Flyt(request)
    if flyt.kladd is None:
        return flyt.uten_kake(redirect("organisasjoner:registrering_start", flyt.slug))
    if request.method == "POST":
        services.slett_kladd(flyt.kladd)
        messages.success(request, _("Kladden er slettet."))
        return flyt.uten_kake(redirect("organisasjoner:registrering_start", flyt.slug))
    return flyt.vis("kladd_slett")


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_bekreft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The page of the link in the mail; its one button confirms the address."""
    now = timezone.now()
    husket = f"bekreftet-{public_id}"
    if husket in request.session:
        return redirect(request.session[husket])
    lenke = lenker.fra_okt(request, public_id, Lenkeslag.BEKREFT, now=now)
    if request.method == "POST":
        rad = services.bekreft_epost(lenke, now=now)
        request.session[husket] = kvittering_adresse(rad, request.kommune.slug)  # type: ignore[attr-defined]
        return redirect(request.session[husket])
    venter = Registrering.objects.filter(public_id=lenke.objekt_id).first()
    if venter is None:
        raise lenker.LenkeVirkerIkke
    return render(request, "organisasjoner/registrering_bekreft.html", {"registrering": venter})
