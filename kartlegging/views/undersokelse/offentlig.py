"""The survey: language, what it is about, consent, one question a page, look over, card."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kartlegging.selectors.tekst import er_kontrollert
from kartlegging.services.innsending import (
    RundenErStengt,
    SvaretErBorte,
    begynn_svar,
    send_svar,
    slett_svarkladd,
)
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.svar import UgyldigSvar
from kartlegging.views.undersokelse import flyt, innhold
from kartlegging.views.undersokelse.flyt import Rundebesok
from kommuneportal.core import bremse
from kommuneportal.core.access import offentlig


# Why somebody is led back to the first page.
BESKJEDER = {"lagret": "lagret", "avbrutt": "feil_tid"}


@offentlig
@require_safe
def undersokelse_start(request, kode: str) -> HttpResponse:
    """Choose a language, by what its speakers call it."""
    besok = flyt.finn(request, kode)
    if besok is None:
        return flyt.stengt(request)
    side = flyt.kjent_side(request.GET.get("side", ""))
    valgene = [
        (s, besok.url("undersokelse_side", s.tag, side) if side
         else besok.url("undersokelse_intro", s.tag))
        for s in besok.tilbudte_sprak()
    ]  # fmt: skip
    return besok.vis(
        "undersokelse_start",
        valgene=valgene,
        fortsett=None if side else innhold.fortsett(besok),
        sprak_adresse="",
    )


@offentlig
@require_safe
def undersokelse_intro(request, kode: str, sprak: str) -> HttpResponse:
    """What it is about, and that it is voluntary."""
    besok = flyt.finn(request, kode, sprak)
    if besok is None:
        return flyt.stengt(request)
    hvorfor = next((BESKJEDER[navn] for navn in BESKJEDER if navn in request.GET), "")
    return besok.vis(
        "undersokelse_intro",
        er_kontrollert=er_kontrollert(besok.t),
        punkter=innhold.intro(besok),
        beskjed=besok.t[hvorfor] if hvorfor else "",
        neste_adresse=besok.adresse(sider.SAMTYKKE),
    )


@offentlig
@require_safe
def undersokelse_hvem_ser(request, kode: str, sprak: str) -> HttpResponse:
    """Who sees the answers, in the person's language."""
    besok = flyt.finn(request, kode, sprak)
    if besok is None:
        return flyt.stengt(request)
    side = flyt.kjent_side(request.GET.get("side", ""))
    tilbake = besok.adresse(side) if side else besok.url("undersokelse_intro", sprak)
    return besok.vis(
        "undersokelse_hvem_ser",
        punkter=innhold.hvem_ser(besok, mottak=besok.runde.mottak),
        tilbake_adresse=tilbake,
    )


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def undersokelse_side(request, kode: str, sprak: str, side: str) -> HttpResponse:
    """Consent, one question, or looking over; a question before the yes leads back to it."""
    besok = flyt.finn(request, kode, sprak)
    if besok is None or not flyt.kjent_side(side):
        return flyt.stengt(request)
    if side == sider.SAMTYKKE:
        return _samtykke(request, besok)
    if besok.kladd is None or besok.kladd.er_sendt:
        return _fra_begynnelsen(besok)
    svar = besok.sporsmal(side)
    return _uten_foresatt(besok) if innhold.mangler_foresatt(besok) else svar


def _fra_begynnelsen(besok: Rundebesok) -> HttpResponse:
    """
    Lead to the first page, and say why: the answers have been sent, or the break was too long.

    The card is not shown again: the next person may hold the telephone by now.
    """
    til = besok.url("undersokelse_intro", besok.t.sprak.tag)
    if besok.kladd is not None:
        return redirect(f"{til}?lagret=1")
    return redirect(f"{til}?avbrutt=1" if besok.request.method == "POST" else til)


def _samtykke(request, besok: Rundebesok) -> HttpResponse:
    valg = request.POST.get("samtykke")
    if valg not in {"ja", "nei"}:
        return besok.vis(
            "undersokelse_samtykke", her=sider.SAMTYKKE, punkter=innhold.samtykke(besok)
        )
    if besok.kladd is not None and not besok.kladd.er_sendt:
        slett_svarkladd(besok.kladd)
    if valg == "nei":
        return besok.ta_kake(innhold.slutt(besok, "samtykke_nei_tittel", "samtykke_nei_tekst"))
    if not bremse.slipp_gjennom(request, "nytt_svar", now=besok.now, **flyt.NYE_SVAR):
        return flyt.for_mange(request)
    try:
        besok.kladd, besok.nokkel = begynn_svar(besok.runde, sprak=besok.t.sprak.tag, now=besok.now)
    except RundenErStengt:
        return flyt.stengt(request)
    return besok.gi_kake(besok.ga_til(sider.fortsett(besok.svar)))


def _uten_foresatt(besok: Rundebesok) -> HttpResponse:
    """Nobody has said yes for a child: nothing is kept, and the page says why."""
    slett_svarkladd(besok.kladd)
    return besok.ta_kake(innhold.slutt(besok, "foresatt_tittel", "foresatt_tekst",
                                       "foresatt_mangler"))  # fmt: skip


@offentlig
@require_POST
def undersokelse_send(request, kode: str, sprak: str) -> HttpResponse:
    """Store the answers once, and show the card; sent again it shows the same card."""
    besok = flyt.finn(request, kode, sprak)
    if besok is None:
        return flyt.stengt(request)
    if besok.kladd is None:
        return _fra_begynnelsen(besok)
    try:
        kort = send_svar(besok.kladd, nokkel=besok.nokkel, now=besok.now)
    except RundenErStengt:
        return flyt.stengt(request)
    except SvaretErBorte:
        return besok.ta_kake(redirect(besok.url("undersokelse_start")))
    except UgyldigSvar:
        return besok.ga_til(sider.mangler(besok.svar) or sider.SE_OVER)
    return besok.gi_kake(innhold.takk(besok, kort), varighet_s=flyt.KORT_S)


@offentlig
@require_POST
def undersokelse_ferdig(request, kode: str) -> HttpResponse:
    """Forget the draft on this telephone, so that the next person begins anew."""
    besok = flyt.finn(request, kode)
    if besok is None:
        return flyt.stengt(request)
    return besok.ta_kake(redirect(besok.url("undersokelse_start")))
