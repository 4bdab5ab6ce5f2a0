"""A person's own answer to an activity that was found, and the card that moves in here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kartlegging.models import Flyttekode
from kartlegging.services.korttilgang import husk_flytting, slipp_ut
from kobling.enums import Grunn
from kobling.models import Kobling
from kobling.selectors import minesvar, oppgaver
from kobling.services import flytt_kort, oppfolging
from kobling.views.minesvar import flytting
from kobling.views.minesvar.flyt import Kortside
from kommuneportal.core import bremse
from kommuneportal.core.access import offentlig


# A whole centre may share one address: only codes that do not work are counted.
FORSOK = {"antall": 30, "vindu_s": 15 * 60}
SVARTE = {"ja": "funnet_takk_ja", "nei": "funnet_takk_nei", "borte": "funnet_borte"}


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_aktivitet(request: HttpRequest, sprak: str) -> HttpResponse:
    """Ask about what was found, show what is agreed, and take a yes or a no."""
    side = Kortside(request, sprak)
    if side.ark is None:
        return side.til_koden(avbrutt=request.method == "POST")
    if request.method == "POST":
        utfall = _svar(side)
        return redirect(f"{side.url('kobling:mine_svar_aktivitet')}?svart={utfall}")
    beboer, t = side.ark.beboer, side.t
    venter = [minesvar.linjer(rad, t) for rad in minesvar.venter_pa_svar(beboer)]
    if not venter and "inn" in request.GET:
        return side.til_koden()
    svart = SVARTE.get(request.GET.get("svart", ""))
    return side.vis(
        "kobling/mine_svar_aktivitet",
        venter=venter,
        avtalt=[minesvar.linjer(rad, t) for rad in minesvar.avtalt(beboer)],
        beskjed=t[svart] if svart else "",
    )


def _svar(side: Kortside) -> str:
    """Record the answer; whatever is no longer open gets one and the same sentence."""
    assert side.ark is not None  # noqa: S101  the caller has looked
    post = side.request.POST
    kobling = minesvar.min_kobling(side.ark.beboer, post.get("kobling", ""))
    svar = post.get("svar")
    if kobling is None or svar not in {"ja", "nei"} or not post.get("versjon", "").isdecimal():
        return "borte"
    try:
        _registrer(kobling, side, ja=svar == "ja", versjon=int(post["versjon"]))
    except oppfolging.KanIkkeLagre:
        return "borte"
    return svar


def _registrer(kobling: Kobling, side: Kortside, *, ja: bool, versjon: int) -> None:
    dag = oppgaver.neste_dag(kobling, etter=timezone.localdate(side.now)) if ja else None
    oppfolging.registrer_svar(
        kobling,
        versjon=versjon,
        ja=ja,
        by=None,
        now=side.now,
        grunn="" if ja else Grunn.IKKE_AKTUELT,
        forste_gang_date=dag,
    )


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_motta(request: HttpRequest, sprak: str) -> HttpResponse:
    """Take a moving code, show what it moves, and move it after a yes."""
    side = Kortside(request, sprak)
    if "kode" in request.POST:
        return _les_flyttekode(side)
    if request.POST.get("flytt") == "nei":
        slipp_ut(request.session)
        return side.til_koden()
    forsok = flytting.mitt_forsok(side)
    if forsok is None:
        kort = flytting.flyttet_for(side)
        feil = "flytt_feil" if request.method == "POST" else ""
        return flytting.vis_kort(side, kort) if kort else flytting.vis_skjema(side, feil=feil)
    kode, nokkel = forsok
    try:
        if request.POST.get("flytt") == "ja":
            return _flytt(side, kode, nokkel)
        return flytting.vis_se_over(side, flytt_kort.dette_flyttes(kode))
    except flytt_kort.FlyttekodenVirkerIkke:
        return flytting.vis_skjema(side, feil="flytt_feil")


def _les_flyttekode(side: Kortside) -> HttpResponse:
    """Find a typed code; one that is used, old, revoked or mistyped gets the same answer."""
    request = side.request
    if bremse.er_full(request, "flyttekode", now=side.now, **FORSOK):
        return side.for_mange()
    try:
        kode = flytt_kort.finn_flyttekode(request.POST["kode"][:40], now=side.now)
    except flytt_kort.FlyttekodenVirkerIkke:
        bremse.slipp_gjennom(request, "flyttekode", now=side.now, **FORSOK)
        return flytting.vis_skjema(side, feil="flytt_feil")
    husk_flytting(request.session, kode, now=side.now)
    return redirect(side.url("kobling:mine_svar_motta"))


def _flytt(side: Kortside, kode: Flyttekode, nokkel: str) -> HttpResponse:
    """
    Move the answers, or say what is missing.

    Raises: FlyttekodenVirkerIkke.
    """
    try:
        kort = flytt_kort.flytt_kort(
            kode,
            sone=flytting.sone(side),
            sprak=side.t.sprak.tag,
            foresatt=flytting.foresatt(side),
            nokkel=nokkel,
            now=side.now,
        )
    except flytt_kort.ForesattMangler:
        innhold = flytt_kort.dette_flyttes(kode)
        return flytting.vis_se_over(side, innhold, feil="foresatt_tekst")
    return flytting.vis_kort(side, kort)
