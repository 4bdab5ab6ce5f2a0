"""The coordinator's list of connections: who waits for whom, and what became of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kobling import forms
from kobling.models import Kobling
from kobling.selectors import behov, ko, kort, oppfolging, oppmote, stengt, tidslinje
from kobling.selectors import tur as tur_utvalg
from kobling.selectors.oppgaver import med_tilbud
from kobling.services import angresteg, tur, vurder
from kobling.services import oppfolging as tjenester
from kobling.services import svar as svartjeneste
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator
from organisasjoner.models import Tilbud


RADER = 25


@koordinator
@require_GET
def kobling_liste(request: HttpRequest) -> HttpResponse:
    """List the connections by whom they wait for, the stillest first."""
    now = timezone.now()
    koder = [kode for kode, _navn in oppfolging.VISNINGER]
    vis = request.GET.get("vis", "alle")
    vis = vis if vis in koder else "alle"
    antall = oppfolging.antall(now=now)
    sider = Paginator(oppfolging.koblinger(vis, now=now), RADER)
    sider.count = antall[vis]
    side = sider.get_page(request.GET.get("side"))
    sti = reverse("kobling:kobling_liste", args=[request.kommune.slug])
    sammenheng = {
        "side": side,
        "vis": vis,
        "antall": antall,
        "rader": [_rad(request, kobling, now=now) for kobling in side.object_list],
        "faner": [
            (navn, f"{sti}?vis={kode}", kode == vis, antall[kode])
            for kode, navn in oppfolging.VISNINGER
        ],
    }
    return render(request, "kobling/kobling_liste.html", sammenheng)


def _rad(request: HttpRequest, kobling: Kobling, *, now) -> dict:
    return {
        "hvem": kobling.beboer.etikett if kobling.beboer else _("Slettet"),
        "tilbud": kobling.tilbud.navn,
        "forening": kobling.tilbud.organisasjon.navn,
        "status": tur_utvalg.statustekst(kobling, now=now),
        "holdes_til": tur_utvalg.holdes_til(kobling) if tur_utvalg.venter(kobling) else None,
        "venter_pa": oppfolging.venter_pa(kobling),
        "siden": kobling.endret_at,
        "stille": oppfolging.er_stille(kobling, now=now),
        "frist": oppfolging.frist(kobling),
        "grunn": kobling.get_grunn_display(),
        "adresse": reverse("kobling:kobling_vis", args=[request.kommune.slug, kobling.public_id]),
    }


def _finn(public_id) -> Kobling:
    rows = Kobling.objects.select_related("beboer__mottak__sone", "beboer__sone", "forslag")
    rows = med_tilbud(rows).annotate(har_behov=behov.har_apent())
    return get_object_or_404(rows, public_id=public_id)


@koordinator
@require_GET
def kobling_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show one connection with all that has happened."""
    return _vis(request, _finn(public_id))


def _vis(request: HttpRequest, kobling: Kobling, **skjemaer) -> HttpResponse:
    now = timezone.now()
    beboer = kobling.beboer
    svar, onsker = None, {}
    if beboer:
        audit.innsyn(request, [beboer], side="kobling")
        svar, onsker = ko.svar_og_onsker(beboer, today=timezone.localdate(now))
    tilbud, steg = kobling.tilbud, tidslinje.steg(kobling)
    siste = steg[-1] if steg else None
    sammenheng = {
        "kobling": kobling,
        "person": {
            "tittel": _("Beboer %(hvem)s") % {"hvem": beboer.etikett} if beboer else _("Slettet"),
            "linjer": kort.personlinjer(beboer, svar, onsker.values()) if beboer else [],
        },
        "tilbudet": {
            "tittel": tilbud.navn,
            "ikon": kort.ikon(tilbud),
            "linjer": [tilbud.organisasjon.navn, kort.tid_og_sted(tilbud), _kontakt(tilbud)],
        },
        "styrke": kobling.forslag.get_grad_display() if kobling.forslag else _("God"),
        "status": tur_utvalg.statustekst(kobling, now=now),
        "tidslinje": tidslinje.tidslinje(kobling, steg, now=now),
        "behov": behov.apne_for(kobling),
        "stengt": stengt.til_koordinator(kobling, today=timezone.localdate(now)),
        "har_liste": kobling.status in oppmote.KOMMER,
        "venter_pa_tur": tur_utvalg.venter(kobling),
        "kan_spores": kobling.ventegrunn in tur.KAN_OVERSTYRES,
        "kan_svare": svartjeneste.er_apen(kobling, now=now, har_svar=svar is not None),
        "kan_avsluttes": kobling.status != "avsluttet",
        "kan_angres": angresteg.kan_angres(
            kobling, siste, by=request.user, now=now, bare_egne=True
        ),
        "svarskjema": forms.TelefonsvarForm(initial={"versjon": kobling.versjon}),
        "avsluttskjema": forms.KoblingAvsluttForm(initial={"versjon": kobling.versjon}),
    } | skjemaer
    return render(request, "kobling/kobling_vis.html", sammenheng, status=422 if skjemaer else 200)


def _kontakt(tilbud) -> str:
    org = tilbud.organisasjon
    return " · ".join(del_ for del_ in (org.kontaktperson, org.telefon or org.epost) if del_)


@koordinator
@require_POST
def kobling_angre(request: HttpRequest, public_id) -> HttpResponse:
    """Take back the last step, when this coordinator recorded it."""
    kobling, now = _finn(public_id), timezone.now()
    try:
        if (forslag := angresteg.bare_godtatt(kobling)) is not None:
            vurder.angre(forslag, by=request.user, now=now)
            messages.success(request, _("Angret. Forslaget er tilbake i køen."))
            return redirect("kobling:forslag_vis", request.kommune.slug, forslag.public_id)
        angresteg.angre_steg(kobling, by=request.user, now=now, bare_egne=True)
    except (angresteg.KanIkkeAngre, vurder.KanIkkeAngre) as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(request, _("Angret. Koblingen er som før."))
    return redirect("kobling:kobling_vis", request.kommune.slug, public_id)


@koordinator
@require_POST
def kobling_svar(request: HttpRequest, public_id) -> HttpResponse:
    """Record what the association said on the telephone."""
    kobling = _finn(public_id)
    form = forms.TelefonsvarForm(request.POST)
    if not form.is_valid():
        return _vis(request, kobling, svarskjema=form, form=form)
    try:
        svartjeneste.besvar(kobling, by=request.user, now=timezone.now(), **form.cleaned_data)
    except svartjeneste.ForesporselErLukket as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(request, _("Svaret er lagret."))
    return redirect("kobling:kobling_vis", request.kommune.slug, public_id)


@koordinator
@require_GET
def oppmote_liste(request: HttpRequest, public_id) -> HttpResponse:
    """The list of those who come to an offer, by their two words, to be printed."""
    rows = Tilbud.objects.prefetch_related("tidspunkter")
    tilbud = get_object_or_404(rows, public_id=public_id)
    liste = oppmote.oppmoteliste(tilbud, today=timezone.localdate())
    return render(request, "kobling/oppmote_liste.html", {"liste": liste})


@koordinator
@require_POST
def kobling_spor(request: HttpRequest, public_id) -> HttpResponse:
    """Ask the association now, although it is not the turn of this request."""
    kobling = _finn(public_id)
    form = forms.VersjonForm(request.POST)
    versjon = form.cleaned_data["versjon"] if form.is_valid() else 0
    try:
        tur.spor_na(kobling, versjon=versjon, by=request.user, now=timezone.now())
    except tur.KanIkkeSpores as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(request, _("Foreningen blir spurt nå."))
    return redirect("kobling:kobling_vis", request.kommune.slug, public_id)


@koordinator
@require_POST
def kobling_avslutt(request: HttpRequest, public_id) -> HttpResponse:
    """End a connection with a reason."""
    kobling = _finn(public_id)
    form = forms.KoblingAvsluttForm(request.POST)
    if not form.is_valid():
        return _vis(request, kobling, avsluttskjema=form, form=form)
    try:
        tjenester.avslutt(kobling, by=request.user, now=timezone.now(), **form.cleaned_data)
    except tjenester.KanIkkeLagre as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(
            request, _("Koblingen er avsluttet. Plassen er ledig igjen. Du kan angre her.")
        )
    return redirect("kobling:kobling_vis", request.kommune.slug, public_id)
