"""The coordinator's pages about one association and its offers."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kommuneportal.core.access import koordinator
from organisasjoner import services
from organisasjoner.enums import Behovsstatus
from organisasjoner.forms import AktivitetForm, ForeningForm
from organisasjoner.forms.aktivitetsfelt import aktivitet_skrevet
from organisasjoner.forms.forening import forening_skrevet
from organisasjoner.forms.innsending import BehovsvarForm
from organisasjoner.models import (
    Organisasjon,
    Registrering,
    Stottebehov,
    Tilbud,
    Tilbudsinteresse,
)
from organisasjoner.parsing import vis_organisasjonsnummer
from organisasjoner.selectors import historikk
from organisasjoner.selectors.feltverdier import felt_fra_organisasjon, felt_fra_tilbud
from organisasjoner.selectors.kort import eget_tilbud
from organisasjoner.selectors.register import tilbud_i
from organisasjoner.views.skjema import (
    ansatt,
    forste_verdier,
    husk_lagret,
    lagret_fra_for,
    ny_nokkel,
)


HANDLINGER = {
    "pause": (services.sett_pa_pause, gettext_lazy("%(navn)s er satt på pause.")),
    "gjenoppta": (services.gjenoppta, gettext_lazy("%(navn)s er synlig igjen.")),
    "stemmer": (services.bekreft_tilbud, gettext_lazy("%(navn)s er bekreftet i dag.")),
    "avslutt": (services.avslutt_tilbud, gettext_lazy("%(navn)s er avsluttet.")),
}


@koordinator
@require_safe
def organisasjon_vis(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One association: offers, needs, whom to talk to, and what has happened."""
    org = _org(public_id)
    tilbud = tilbud_i(org)
    kontekst = {
        "organisasjon": org,
        "tilbudsliste": [eget_tilbud(t) for t in tilbud],
        "behov": list(org.stottebehov.order_by("-opprettet_at", "pk")[:30]),
        "registreringer": list(
            Registrering.objects.til_behandling().filter(organisasjon=org).order_by("pk")[:20]
        ),
        "historikk": historikk(org, tilbud),
        "statuser": Behovsstatus.choices,
        "nummer": vis_organisasjonsnummer(org.organisasjonsnummer or ""),
    }
    return render(request, "organisasjoner/organisasjon_vis.html", kontekst)


def _org(public_id: uuid.UUID) -> Organisasjon:
    return get_object_or_404(Organisasjon.objects.select_related("overordnet"), public_id=public_id)


def _tilbud(public_id: uuid.UUID) -> Tilbud:
    rader = Tilbud.objects.select_related("organisasjon", "sone")
    interesser = Prefetch("tilbudsinteresser", Tilbudsinteresse.objects.select_related("interesse"))
    return get_object_or_404(rader.prefetch_related(interesser, "tidspunkter"), public_id=public_id)


def _til(request: HttpRequest, org: Organisasjon) -> HttpResponse:
    return redirect(
        "organisasjoner:organisasjon_vis",
        request.kommune.slug,  # type: ignore[attr-defined]
        org.public_id,
    )


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def organisasjon_ny(request: HttpRequest) -> HttpResponse:
    """Register an association that is on the phone."""
    form = ForeningForm(request.POST if request.method == "POST" else None, epost_valgfri=True)
    if lagret := lagret_fra_for(request):
        return _til(request, _org(uuid.UUID(lagret)))
    if request.method == "POST" and form.is_valid():
        try:
            org = services.registrer_organisasjon(
                felt=form.felt(), by=ansatt(request), now=timezone.now()
            )
        except services.NummeretErBrukt:
            form.add_error("organisasjonsnummer", _("Nummeret er registrert fra før"))
        else:
            husk_lagret(request, org.public_id)
            messages.success(request, _("%(navn)s er registrert.") % {"navn": org})
            return _til(request, org)
    return render(request, "organisasjoner/organisasjon_ny.html", _med_nokkel(request, form))


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def organisasjon_endre(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change what is registered about an association."""
    org = _org(public_id)
    verdier = forste_verdier(forening_skrevet(felt_fra_organisasjon(org)))
    form = ForeningForm(
        request.POST if request.method == "POST" else None, initial=verdier, epost_valgfri=True
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.oppdater_organisasjon(
                org, felt=form.felt(), by=ansatt(request), now=timezone.now()
            )
        except services.NummeretErBrukt:
            form.add_error("organisasjonsnummer", _("Nummeret er registrert fra før"))
        else:
            messages.success(request, _("Endringene er lagret."))
            return _til(request, org)
    kontekst = {"form": form, "organisasjon": org}
    return render(request, "organisasjoner/organisasjon_endre.html", kontekst)


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def organisasjon_avslutt(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """End an association and its offers, after one more look."""
    org = _org(public_id)
    if request.method == "POST":
        services.avslutt_organisasjon(org, by=ansatt(request), now=timezone.now())
        messages.success(request, _("%(navn)s er avsluttet.") % {"navn": org})
        return _til(request, org)
    kontekst = {
        "organisasjon": org,
        "antall": Tilbud.objects.publiserte().filter(organisasjon=org).count(),
    }
    return render(request, "organisasjoner/organisasjon_avslutt.html", kontekst)


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def tilbud_ny(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add an offer for an association."""
    org = _org(public_id)
    form = _aktivitetsskjema(request, {})
    if _skal_lagres(request, form) and not lagret_fra_for(request):
        tilbud = services.registrer_tilbud(
            org, felt=form.felt(), by=ansatt(request), now=timezone.now()
        )
        husk_lagret(request, tilbud.public_id)
        messages.success(request, _("%(navn)s er publisert.") % {"navn": tilbud})
    if lagret_fra_for(request):
        return _til(request, org)
    kontekst = _med_nokkel(request, form) | {"organisasjon": org}
    return render(request, "organisasjoner/tilbud_ny.html", kontekst)


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def tilbud_endre(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change an offer at once."""
    tilbud = _tilbud(public_id)
    form = _aktivitetsskjema(request, aktivitet_skrevet(felt_fra_tilbud(tilbud)))
    if _skal_lagres(request, form):
        try:
            services.oppdater_tilbud(
                tilbud, felt=form.felt(), by=ansatt(request), now=timezone.now()
            )
        except services.KanIkkeEndreTilbud:
            messages.warning(request, _("Tilbudet er avsluttet. Ingenting ble endret."))
        else:
            messages.success(request, _("Endringene er lagret."))
        return _til(request, tilbud.organisasjon)
    kontekst = {"form": form, "tilbud": tilbud, "organisasjon": tilbud.organisasjon}
    return render(request, "organisasjoner/tilbud_endre.html", kontekst)


def _med_nokkel(request: HttpRequest, form: Any) -> dict[str, Any]:
    return {"form": form, "nokkel": request.POST.get("nokkel") or ny_nokkel()}


def _aktivitetsskjema(request: HttpRequest, rad: dict[str, Any]) -> AktivitetForm:
    if request.method != "POST":
        return AktivitetForm(initial=forste_verdier(rad))
    if request.POST.get("handling") == "flere_tider":
        # Shown again as typed, with one more row, and without complaints yet.
        return AktivitetForm(initial=forste_verdier(dict(request.POST.lists())), ekstra_tid=True)
    return AktivitetForm(request.POST)


def _skal_lagres(request: HttpRequest, form: AktivitetForm) -> bool:
    return request.method == "POST" and form.is_bound and form.is_valid()


@koordinator
@require_POST
def tilbud_status(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Pause, resume, confirm or end an offer."""
    tilbud = _tilbud(public_id)
    handling, melding = HANDLINGER.get(request.POST.get("handling", ""), (None, ""))
    if handling is not None:
        try:
            handling(tilbud, now=timezone.now(), by=ansatt(request))
            messages.success(request, melding % {"navn": tilbud})
        except services.KanIkkeEndreTilbud:
            messages.warning(request, _("Tilbudet er endret av noen andre. Se hva som gjelder nå."))
    return _til(request, tilbud.organisasjon)


@koordinator
@require_POST
def organisasjon_takkebrev(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Stop the letters of thanks to an association, or let them come again."""
    org = _org(public_id)
    vil_ha = request.POST.get("takkebrev") == "ja"
    services.velg_takkebrev(org, vil_ha=vil_ha, by=ansatt(request), now=timezone.now())
    ja = _("Foreningen får takkebrev igjen.")
    messages.success(request, ja if vil_ha else _("Foreningen får ikke flere takkebrev."))
    return _til(request, org)


@koordinator
@require_POST
def behov_status(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Note what the kommune does about a need."""
    behov = get_object_or_404(
        Stottebehov.objects.select_related("organisasjon"), public_id=public_id
    )
    form = BehovsvarForm(request.POST)
    if form.is_valid():
        services.bytt_behovsstatus(
            behov, **form.cleaned_data, by=ansatt(request), now=timezone.now()
        )
        messages.success(request, _("Svaret er lagret. Foreningen ser det på siden sin."))
    else:
        messages.warning(request, _("Velg hva som skjer med behovet, og skriv høyst 300 tegn."))
    return _til(request, behov.organisasjon)
