"""The association's own pages, behind a mailed link: see, change, pause, withdraw (decisions 14)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kommuneportal.core import bremse
from kommuneportal.core.access import offentlig
from organisasjoner import services
from organisasjoner.forms import AdresseForm, AktivitetForm, BehovForm, ForeningForm, PlasserForm
from organisasjoner.forms.aktivitetsfelt import aktivitet_skrevet
from organisasjoner.forms.behov import behov_skrevet
from organisasjoner.forms.forening import forening_skrevet
from organisasjoner.models import Registrering, Tilbud
from organisasjoner.selectors import svarfrist
from organisasjoner.selectors.feltverdier import felt_fra_organisasjon, felt_fra_tilbud
from organisasjoner.selectors.forslag import forslag_til_visning
from organisasjoner.views import vern
from organisasjoner.views.bidra.flyt import Flyt
from organisasjoner.views.forvalt.adgang import (
    Adgang,
    apne,
    glem,
    kladd_fra,
    skjema_for,
    tar_vare,
    tatt_vare_pa,
)
from organisasjoner.views.skjema import forste_verdier, les_nokkel, ny_nokkel


HANDLINGER = {
    "pause": (services.sett_pa_pause, gettext_lazy("Tilbudet er satt på pause.")),
    "gjenoppta": (services.gjenoppta, gettext_lazy("Tilbudet er synlig igjen.")),
    "stemmer": (services.bekreft_tilbud, gettext_lazy("Takk. Nå vet alle at det stemmer.")),
}


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_forny(request: HttpRequest) -> HttpResponse:
    """Ask for a fresh link; the answer is the same whether the address is known or not."""
    form = AdresseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        if bremse.slipp_gjennom(request, "forvalt_forny", antall=5, vindu_s=3600, now=now):
            services.send_forvaltlenker(epost=form.cleaned_data["epost"], now=now)
        return render(request, "organisasjoner/forvalt_sendt.html")
    return render(request, "organisasjoner/forvalt_forny.html", {"form": form})


@offentlig
@require_safe
def forvalt_vis(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everything the association has here, and what waits for an answer."""
    adgang = apne(request, public_id)
    if adgang.organisasjon is None and adgang.registrering is not None:
        return _vis_registrering(adgang, adgang.registrering)
    return adgang.vis("forvalt_vis")


def _vis_registrering(adgang: Adgang, rad: Registrering) -> HttpResponse:
    kontekst = forslag_til_visning(rad) | {
        "kan_rettes": adgang.kan_rettes(rad),
        "frist": svarfrist(rad, adgang.request.kommune),  # type: ignore[attr-defined]
    }
    return adgang.vis("forvalt_registrering", **kontekst)


@tar_vare
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_forening(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Propose changes to the association itself."""
    adgang = apne(request, public_id)
    felt = felt_fra_organisasjon(adgang.krev_organisasjon())
    fra = adgang.utgangspunkt()
    rad = forening_skrevet(fra.felt.get("forening", felt) if fra else felt)
    verdier = forste_verdier(rad | tatt_vare_pa(request))
    form = ForeningForm(request.POST if request.method == "POST" else None, initial=verdier)
    if adgang.er_sendt() and form.is_valid():
        return _send_inn(request, adgang, {"forening": form.felt()})
    return adgang.vis_skjema("forvalt_forening", form)


@tar_vare
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_behov(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Tell what would help."""
    adgang = apne(request, public_id)
    adgang.krev_organisasjon()
    fra = adgang.utgangspunkt()
    rad = behov_skrevet(fra.felt.get("behov", []) if fra else [])
    verdier = forste_verdier(rad | tatt_vare_pa(request))
    form = BehovForm(request.POST if request.method == "POST" else None, initial=verdier)
    if adgang.er_sendt() and form.is_valid():
        if not form.felt():
            form.add_error("slag", _("Kryss av for minst én ting"))
        else:
            return _send_inn(request, adgang, {"behov": form.felt()})
    return adgang.vis_skjema("forvalt_behov", form)


@tar_vare
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_tilbud_ny(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Propose one more offer, from nothing or like one there is."""
    adgang = apne(request, public_id)
    adgang.krev_organisasjon()
    return _aktivitet(request, adgang, None, _mer_av_det_samme(request, adgang))


def _mer_av_det_samme(request: HttpRequest, adgang: Adgang) -> dict[str, Any]:
    """Give what was written about the offer that the new one is like; its season is over."""
    try:
        tilbud_id = uuid.UUID(request.GET.get("fra", ""))
    except ValueError:
        return {}
    rad = aktivitet_skrevet(felt_fra_tilbud(_tilbud(adgang, tilbud_id)))
    return {navn: verdi for navn, verdi in rad.items() if not navn.startswith("sesong_")}


@tar_vare
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_tilbud(
    request: HttpRequest, public_id: uuid.UUID, tilbud_id: uuid.UUID
) -> HttpResponse:
    """Propose changes to an offer; what is approved stays public meanwhile."""
    adgang = apne(request, public_id)
    tilbud = _tilbud(adgang, tilbud_id)
    return _aktivitet(request, adgang, tilbud, aktivitet_skrevet(felt_fra_tilbud(tilbud)))


def _tilbud(adgang: Adgang, tilbud_id: uuid.UUID) -> Tilbud:
    rader = Tilbud.objects.select_related("organisasjon", "sone").prefetch_related(
        "tilbudsinteresser__interesse", "tidspunkter"
    )
    return get_object_or_404(rader, public_id=tilbud_id, organisasjon=adgang.krev_organisasjon())


def _aktivitet(
    request: HttpRequest, adgang: Adgang, tilbud: Tilbud | None, rad: dict[str, Any]
) -> HttpResponse:
    fra = adgang.utgangspunkt()
    if fra and fra.felt.get("aktiviteter"):
        rad = aktivitet_skrevet(fra.felt["aktiviteter"][0])
    if request.method != "POST":
        form = AktivitetForm(initial=forste_verdier(tatt_vare_pa(request) or rad))
    elif request.POST.get("handling") == "flere_tider":
        form = AktivitetForm(initial=forste_verdier(dict(request.POST.lists())), ekstra_tid=True)
    else:
        form = AktivitetForm(request.POST)
        if adgang.er_sendt() and form.is_valid():
            return _send_inn(request, adgang, {"aktiviteter": [form.felt()]}, tilbud=tilbud)
    return adgang.vis_skjema("forvalt_tilbud", form, tilbud=tilbud)


def _send_inn(
    request: HttpRequest, adgang: Adgang, felt: dict[str, Any], *, tilbud: Tilbud | None = None
) -> HttpResponse:
    nokkel = les_nokkel(request.POST.get("nokkel", "")) or les_nokkel(ny_nokkel())
    rad = services.motta_registrering(
        felt=felt,
        engangsnokkel=nokkel,
        now=adgang.now,
        organisasjon=adgang.krev_organisasjon(),
        tilbud=tilbud,
        erstatter=adgang.utgangspunkt(),
        bor_sjekkes=vern.er_travelt(request, now=adgang.now),
    )
    glem(request)
    if rad.bekreftet_at is None:
        messages.success(request, _("Vi har sendt en lenke til den nye adressen. Åpne den først."))
    else:
        messages.success(request, _("Endringen er sendt. Det gamle vises til den er godkjent."))
    return adgang.hjem()


@offentlig
@require_POST
def forvalt_status(
    request: HttpRequest, public_id: uuid.UUID, tilbud_id: uuid.UUID
) -> HttpResponse:
    """Pause, resume or confirm an offer, or say how many can come; these need no approval."""
    adgang = apne(request, public_id)
    tilbud = _tilbud(adgang, tilbud_id)
    try:
        if request.POST.get("handling") == "plasser":
            _plasser(request, tilbud, adgang)
        elif request.POST.get("handling") in HANDLINGER:
            handling, melding = HANDLINGER[request.POST["handling"]]
            handling(tilbud, now=adgang.now)
            messages.success(request, melding)
    except services.KanIkkeEndreTilbud:
        messages.warning(request, _("Tilbudet er endret i mellomtiden. Se hva som gjelder nå."))
    return adgang.hjem()


@offentlig
@require_POST
def forvalt_takkebrev(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Stop the letters of thanks, or let them come again."""
    adgang = apne(request, public_id)
    vil_ha = request.POST.get("takkebrev") == "ja"
    services.velg_takkebrev(adgang.krev_organisasjon(), vil_ha=vil_ha, by=None, now=adgang.now)
    ja = _("Dere får takkebrev igjen.")
    messages.success(request, ja if vil_ha else _("Dere får ikke flere takkebrev."))
    return adgang.hjem()


def _plasser(request: HttpRequest, tilbud: Tilbud, adgang: Adgang) -> None:
    form = PlasserForm(request.POST)
    if form.is_valid():
        services.endre_plasser(tilbud, plasser=form.cleaned_data["plasser"], now=adgang.now)
        messages.success(request, _("Antall plasser er oppdatert."))
    else:
        messages.error(request, str(form.errors["plasser"][0]))


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def forvalt_registrering(
    request: HttpRequest, public_id: uuid.UUID, registrering_id: uuid.UUID
) -> HttpResponse:
    """One proposal: see what was sent, go on from it, or withdraw it."""
    adgang = apne(request, public_id)
    rad = _registrering(adgang, registrering_id)
    if request.method == "POST":
        if request.POST.get("handling") == "rett" and adgang.kan_rettes(rad):
            return _rett(request, adgang, rad)
        try:
            services.trekk_registrering(rad, now=adgang.now)
            messages.success(request, _("Registreringen er trukket."))
        except services.KanIkkeTrekke:
            messages.warning(request, _("Registreringen er allerede behandlet."))
        return redirect(request.path)
    return _vis_registrering(adgang, rad)


def _rett(request: HttpRequest, adgang: Adgang, rad: Registrering) -> HttpResponse:
    side = skjema_for(rad)
    if not side:
        flyt = Flyt(request)
        flyt.felt = {}
        flyt.lagre(**kladd_fra(rad))
        return flyt.til("registrering_se_over")
    args = [request.kommune.slug, adgang.lenke.public_id]  # type: ignore[attr-defined]
    if rad.tilbud is not None:
        args.append(rad.tilbud.public_id)
    return redirect(f"{reverse(f'organisasjoner:{side}', args=args)}?fra={rad.public_id}")


def _registrering(adgang: Adgang, registrering_id: uuid.UUID) -> Registrering:
    for rad in adgang.registreringer():
        if rad.public_id == registrering_id:
            return rad
    raise Http404
