"""A person's own answer to an activity that was found, with the code from the card."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kobling.enums import Grunn
from kobling.models import Kobling
from kobling.selectors import minesvar, oppgaver
from kobling.services import oppfolging
from kobling.views.minesvar.flyt import Kortside
from kommuneportal.core.access import offentlig


SVARTE = {"ja": "funnet_takk_ja", "nei": "funnet_takk_nei", "borte": "funnet_borte"}


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def mine_svar_aktivitet(request: HttpRequest, sprak: str) -> HttpResponse:
    """Ask about what was found, show what is agreed, and take a yes or a no."""
    side = Kortside(request, sprak)
    if side.ark is None:
        return side.til_koden()
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
