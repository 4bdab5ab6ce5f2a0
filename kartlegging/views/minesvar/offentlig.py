"""Own answers: type the code, see, change; deleting lies one storey up, where requests end."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kartlegging.selectors.runde import dato_i_tall, interessegrupper, sprak_i_bruk, svar_i_ord
from kartlegging.selectors.sammenligning import innhold_i_ark
from kartlegging.services.flyttekode import lag_flyttekode
from kartlegging.services.innsending import begynn_endring, send_endring
from kartlegging.services.korttilgang import slipp_inn, slipp_ut
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.svar import UgyldigSvar, fra_innhold
from kartlegging.views.minesvar.flyt import Kortbesok
from kartlegging.views.undersokelse import innhold
from kartlegging.views.undersokelse.flyt import alle_sprak, for_mange, kjent_side
from kommuneportal.core import bremse
from kommuneportal.core.access import offentlig
from kommuneportal.core.koder import er_beboerkode
from kommuneportal.design.kontekst import adresse
from mottak.selectors import beboer_med_kode


# A whole centre may share one address: only wrong codes are counted.
FORSOK = {"antall": 30, "vindu_s": 15 * 60}


@offentlig
@require_safe
def mine_svar_start(request) -> HttpResponse:
    """Choose a language."""
    besok = Kortbesok(request, "nb")
    valgene = [(s, besok.url("mine_svar_vis", s.tag)) for s in sprak_i_bruk()]
    return besok.vis("undersokelse_start", valgene=valgene, sprak_adresse="")


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_vis(request, sprak: str) -> HttpResponse:
    """Ask for the code in a form, never in an address; then show the answers."""
    besok = Kortbesok(request, sprak)
    if request.method == "POST":
        return _slipp_inn(request, besok)
    if besok.ark is None:
        beskjed = besok.t["feil_tid"] if "avbrutt" in request.GET else ""
        return besok.vis("mine_svar_kode", beskjed=beskjed, **_lenger_opp(besok))
    svar = fra_innhold(innhold_i_ark(besok.ark), interessegrupper())
    return besok.vis(
        "mine_svar_vis",
        rader=svar_i_ord(svar, besok.t),
        etikett=besok.ark.beboer.etikett,
        endre_adresse=besok.url("mine_svar_endre", besok.t.sprak.tag),
        flytt_adresse=besok.url("mine_svar_flytt", besok.t.sprak.tag),
        **_lenger_opp(besok),
    )


def _skriv_koden(besok: Kortbesok) -> HttpResponse:
    """Lead to typing the code; whoever was in the middle, and was away too long, is told so."""
    avbrutt = "?avbrutt=1" if besok.request.method == "POST" and besok.ark is None else ""
    return redirect(besok.url("mine_svar_vis", besok.t.sprak.tag) + avbrutt)


def _lenger_opp(besok: Kortbesok) -> dict[str, str]:
    """Give the addresses of what lies one storey up, where people meet associations."""
    kommune, tag = besok.request.kommune, besok.t.sprak.tag  # type: ignore[attr-defined]
    return {
        "slett_adresse": adresse("kobling:mine_svar_slett", kommune, sprak=tag),
        "flytt_hit_adresse": adresse("kobling:mine_svar_motta", kommune, sprak=tag),
        "aktivitet_adresse": adresse("kobling:mine_svar_aktivitet", kommune, sprak=tag),
    }


def _slipp_inn(request, besok: Kortbesok) -> HttpResponse:
    """Let whoever has typed a right code in; a slip of the hand is told at once, and counted."""
    if bremse.er_full(request, "beboerkode", now=besok.now, **FORSOK):
        return for_mange(request)
    skrevet = request.POST.get("kode", "")[:40]
    beboer = beboer_med_kode(skrevet)
    if beboer is None:
        bremse.slipp_gjennom(request, "beboerkode", now=besok.now, **FORSOK)
        feil = "feil_kode" if er_beboerkode(skrevet) else "feil_kode_skrevet"
        return besok.vis("mine_svar_kode", feil=besok.t[feil], **_lenger_opp(besok))
    slipp_inn(request.session, beboer, now=besok.now)
    # Whoever is to be asked something meets that first; others go on to their answers.
    return redirect(f"{_lenger_opp(besok)['aktivitet_adresse']}?inn=1")


@offentlig
@require_safe
def mine_svar_hvem_ser(request, sprak: str) -> HttpResponse:
    """Who sees the answers, in the person's language."""
    besok = Kortbesok(request, sprak)
    return besok.vis(
        "undersokelse_hvem_ser",
        punkter=innhold.hvem_ser(besok, mottak=None),
        tilbake_adresse=besok.url("mine_svar_vis", besok.t.sprak.tag),
    )


@offentlig
@require_POST
def mine_svar_endre(request, sprak: str) -> HttpResponse:
    """Begin a draft that holds the stored answers, and look it over."""
    besok = Kortbesok(request, sprak)
    if besok.ark is None:
        return _skriv_koden(besok)
    svar = fra_innhold(innhold_i_ark(besok.ark), interessegrupper())
    begynn_endring(besok.ark, svar=svar, sprak=besok.t.sprak.tag, now=besok.now)
    return besok.ga_til(sider.SE_OVER)


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_side(request, sprak: str, side: str) -> HttpResponse:
    """One question, or looking over; without the code it leads to typing it."""
    besok = Kortbesok(request, sprak)
    if not kjent_side(side) or side == sider.SAMTYKKE:
        return alle_sprak(request, "stengt", 404)
    if besok.kladd is None:
        return _skriv_koden(besok)
    return besok.sporsmal(side)


@offentlig
@require_POST
def mine_svar_send(request, sprak: str) -> HttpResponse:
    """Replace the answers; the code on the card stays the same."""
    besok = Kortbesok(request, sprak)
    if besok.kladd is None:
        return _skriv_koden(besok)
    try:
        kort = send_endring(besok.kladd, now=besok.now)
    except UgyldigSvar:
        return besok.ga_til(sider.mangler(besok.svar) or "foresatt")
    return innhold.takk(besok, kort)


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_flytt(request, sprak: str) -> HttpResponse:
    """Ask whether the answers shall move, and after a yes show the moving code, once."""
    besok = Kortbesok(request, sprak)
    tag = besok.t.sprak.tag
    if besok.ark is None:
        return _skriv_koden(besok)
    tilbake = besok.url("mine_svar_vis", tag)
    if request.POST.get("flytt") != "ja":
        return besok.vis("mine_svar_flytt", tilbake_adresse=tilbake)
    kode, rad = lag_flyttekode(besok.ark, sprak=tag, now=besok.now)
    bruk = besok.t.tekst(
        "flytt_bruk", adresse=request.get_host(), dato=dato_i_tall(localdate(rad.gyldig_til_at))
    )
    return besok.vis("mine_svar_flytt", kode=kode, bruk=bruk, tilbake_adresse=tilbake)


@offentlig
@require_POST
def mine_svar_ferdig(request) -> HttpResponse:
    """Forget on this telephone whose answers were open."""
    slipp_ut(request.session)
    return redirect("kartlegging:mine_svar_start", request.kommune.slug)
