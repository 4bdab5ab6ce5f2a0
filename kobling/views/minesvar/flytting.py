"""What the pages of a move show: what is moved, where to, and the new card."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from kartlegging.models import Flyttekode
from kartlegging.selectors.runde import dato_i_tall, interessegrupper, svar_i_ord
from kartlegging.services.innsending import Kort
from kartlegging.services.korttilgang import flytting_i_okt
from kartlegging.services.svarark import gyldig_til
from kartlegging.undersokelse.svar import fra_innhold
from kobling.services import flytt_kort
from kobling.views.minesvar.flyt import Kortside
from kommuneportal.core.models import Sone
from kommuneportal.design.kontekst import adresse


FORESATTE = frozenset({"forelder", "representant"})


def mitt_forsok(side: Kortside) -> tuple[Flyttekode, str] | None:
    """Give the moving code that was typed in this browser, and the new card's key."""
    husket = flytting_i_okt(side.request.session, now=side.now)
    if husket is None:
        return None
    try:
        return flytt_kort.finn_igjen(husket[0], now=side.now), husket[1]
    except flytt_kort.FlyttekodenVirkerIkke:
        return None


def flyttet_for(side: Kortside) -> Kort | None:
    """Give the card once more to the browser that has just moved it."""
    husket = flytting_i_okt(side.request.session, now=side.now)
    return flytt_kort.allerede_flyttet(husket[1]) if husket else None


def vis_skjema(side: Kortside, *, feil: str = "") -> HttpResponse:
    """Ask for the moving code; every code that does not work gets the same sentence."""
    return side.vis("kobling/mine_svar_motta", feil=side.t[feil] if feil else "")


def vis_se_over(side: Kortside, innhold: dict[str, Any], *, feil: str = "") -> HttpResponse:
    """Show everything that would be moved, and ask for a yes or a no."""
    t, kommune = side.t, side.request.kommune  # type: ignore[attr-defined]
    valgt = side.request.POST.get("sone", "")
    soner = [
        {"public_id": sone.public_id, "navn": sone.navn, "valgt": str(sone.public_id) == valgt}
        for sone in Sone.objects.order_by("navn", "pk")
    ]
    return side.vis(
        "kobling/mine_svar_motta_se",
        overskrift=t.tekst("flytt_dette", kommune=kommune.navn),
        rader=svar_i_ord(fra_innhold(innhold, interessegrupper()), t),
        soner=soner,
        sone_valgt=any(sone["valgt"] for sone in soner),
        mindrearig=flytt_kort.er_mindrearig(innhold),
        samtykke=t.tekst("flytt_samtykke", kommune=kommune.navn),
        punkter=[t.tekst("samtykke_lagring", dato=_slettes(side)), t["samtykke_uten_folger"]],
        feil=t[feil] if feil else "",
    )


def vis_kort(side: Kortside, kort: Kort) -> HttpResponse:
    """Show the new card."""
    t = side.t
    kommune = side.request.kommune  # type: ignore[attr-defined]
    mine = side.request.build_absolute_uri(adresse("kartlegging:mine_svar_start", kommune))
    return side.vis(
        "kobling/mine_svar_motta_ferdig",
        kort=kort,
        bruk=t.tekst("takk_bruk", adresse=mine.partition("://")[2]),
        mistet=t.tekst("kort_mistet", dato=_slettes(side)),
    )


def sone(side: Kortside) -> Sone | None:
    """Give the chosen zone of this kommune; None for no zone and for every other text."""
    valgt = side.request.POST.get("sone", "")
    return next((rad for rad in Sone.objects.all() if str(rad.public_id) == valgt), None)


def foresatt(side: Kortside) -> bool:
    """Tell whether an adult has said yes for a child, here and now."""
    post = side.request.POST
    return post.get("foresatt") in FORESATTE and post.get("bekreft") == "ja"


def _slettes(side: Kortside) -> str:
    kommune = side.request.kommune  # type: ignore[attr-defined]
    dag = gyldig_til(timezone.localdate(side.now), kommune=kommune, bosatt=True)
    return dato_i_tall(dag + timedelta(days=1))
