"""The association's answer to a request, and a person who deletes the own answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kartlegging.selectors.tekst import gjeldende_tekstversjon, tekster_for
from kartlegging.services.korttilgang import slipp_ut, svar_i_okt
from kartlegging.undersokelse.tekster import sprakene
from kobling import forms
from kobling.enums import Foreningssvar
from kobling.models import Kobling
from kobling.selectors import foresporsel, oppmote, stengt
from kobling.services import svar as svartjeneste
from kobling.services.trekk import slett_svar
from kommuneportal.core import lenker
from kommuneportal.core.access import offentlig
from kommuneportal.core.enums import Lenkeslag
from organisasjoner.selectors import forvalter


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def foresporsel_svar(request: HttpRequest, public_id) -> HttpResponse:
    """Ask whether the association has room; it may change its answer until the request closes."""
    now = timezone.now()
    lenke = lenker.fra_okt(request, public_id, Lenkeslag.SVAR, now=now)
    kobling = foresporsel.finn(lenke.objekt_id)
    if kobling is None or not svartjeneste.er_apen(kobling, now=now):
        return _lukket(request, kobling)
    form = forms.SvarForm(request.POST or None, initial=_forvalgt(request, kobling))
    if request.method == "POST" and form.is_valid():
        try:
            svartjeneste.besvar(kobling, by=None, now=now, **form.cleaned_data)
        except svartjeneste.ForesporselErLukket:
            return _lukket(request, kobling)
        return redirect(f"{request.path}?svart=1")
    if "svart" in request.GET and not form.errors and kobling.status in Foreningssvar.values:
        return render(request, "kobling/foresporsel_takk.html", foresporsel.takk(kobling))
    sammenheng = {"form": form, "kobling": kobling} | foresporsel.om(kobling, now=now)
    sammenheng["stengt"] = stengt.til_foreningen(kobling)
    status = 422 if form.errors else 200
    return render(request, "kobling/foresporsel_svar.html", sammenheng, status=status)


@offentlig
@require_GET
def oppmote_forening(request: HttpRequest, public_id) -> HttpResponse:
    """The association's own lists, behind the link of a request or of its own page."""
    now = timezone.now()
    lister = _lister(request, public_id, now=now)
    svar = render(request, "kobling/oppmote_forening.html", {"lister": lister})
    svar["Cache-Control"] = "no-store"
    svar["X-Robots-Tag"] = "noindex"
    return svar


def _lister(request: HttpRequest, public_id, *, now):
    today = timezone.localdate(now)
    try:
        lenke = lenker.fra_okt(request, public_id, Lenkeslag.SVAR, now=now)
    except lenker.LenkeVirkerIkke:
        lenke = lenker.fra_okt(request, public_id, Lenkeslag.FORVALT, now=now)
        forening, _registrering = forvalter(lenke.objekt_id)
    else:
        kobling = foresporsel.finn(lenke.objekt_id)
        forening = kobling.tilbud.organisasjon if kobling else None
    if forening is None or forening.avsluttet_at is not None:
        raise lenker.LenkeVirkerIkke
    return oppmote.for_forening(forening, today=today)


def _forvalgt(request: HttpRequest, kobling: Kobling) -> dict:
    # What was tapped in the mail goes before what was answered earlier: one tap and one button.
    valgt = request.GET.get("valg", "")
    if valgt not in Foreningssvar.values:
        valgt = kobling.status if kobling.status in Foreningssvar.values else ""
    return {"svar": valgt}


def _lukket(request: HttpRequest, kobling: Kobling | None) -> HttpResponse:
    sammenheng = {
        "tittel": foresporsel.lukket_tittel(kobling),
        "tekst": foresporsel.lukket_tekst(kobling),
        "har_sagt_ja": foresporsel.har_sagt_ja(kobling),
        "liste_adresse": foresporsel.venter_noen(kobling)
        and reverse(
            "kobling:oppmote_forening",
            args=[request.kommune.slug, request.resolver_match.kwargs["public_id"]],
        ),
    }
    return render(request, "kobling/foresporsel_lukket.html", sammenheng)


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_slett(request: HttpRequest, sprak: str) -> HttpResponse:
    """Ask once, then delete the person and all answers, and end all that is open."""
    now = timezone.now()
    slug = request.kommune.slug  # type: ignore[attr-defined]
    tag = sprak if sprak in sprakene() else "nb"
    t = tekster_for(request.kommune, gjeldende_tekstversjon(), tag)
    ark = svar_i_okt(request.session, now=now)
    if ark is None:
        avbrutt = "?avbrutt=1" if "slett" in request.POST else ""
        return redirect(reverse("kartlegging:mine_svar_vis", args=[slug, t.sprak.tag]) + avbrutt)
    sted = [slug, t.sprak.tag]
    felles = {
        "t": t,
        "sprak": t.sprak,
        "sprak_adresse": reverse("kartlegging:mine_svar_start", args=[slug]),
        "ser_adresse": reverse("kartlegging:mine_svar_hvem_ser", args=sted),
        "tilbake_adresse": reverse("kartlegging:mine_svar_vis", args=sted),
    }
    if request.POST.get("slett") == "ja":
        slett_svar(ark.beboer, by=None, now=now)
        slipp_ut(request.session)
        punkter = [t["trekke_ferdig"]]
        side = felles | {"overskrift": t["trekke_ferdig_tittel"], "punkter": punkter,
                         "adresse": felles["sprak_adresse"], "knapp": t["ferdig"]}  # fmt: skip
        return render(request, "kartlegging/undersokelse_slutt.html", side)
    return render(request, "kobling/mine_svar_slett.html", felles)
