"""The survey read aloud by staff: the same pages, with Norwegian beside, for somebody who listens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kartlegging.enums import Svarkilde
from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.runde import rundelinje, runder_for, styrkerader, svar_i_ord
from kartlegging.services.innsending import (
    RundenErStengt,
    SvaretErBorte,
    avtrykk,
    begynn_svar,
    send_svar,
    slett_svarkladd,
)
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.sider import Side
from kartlegging.undersokelse.svar import UgyldigSvar
from kartlegging.undersokelse.tekster import RESERVE
from kartlegging.views.undersokelse import flyt, innhold
from kartlegging.views.undersokelse.flyt import Rundebesok
from kommuneportal.core.access import folger_opp


OKT = "hjelp"
# The same pages under other names.
SIDENE = {
    "undersokelse_start": "hjelp_start", "undersokelse_intro": "hjelp_start",
    "undersokelse_side": "hjelp_side", "undersokelse_send": "hjelp_send",
    "undersokelse_ferdig": "hjelp_ferdig", "undersokelse_hvem_ser": "hjelp_hvem_ser",
}  # fmt: skip


class Hjelpebesok(Rundebesok):
    """One person's answers, filled in by the member of staff who reads aloud."""

    def __init__(self, request: HttpRequest, runde: Kartleggingsrunde, sprak: str) -> None:
        """Find the draft that was begun in this log-in; another one's is never shown."""
        super().__init__(request, runde, sprak)
        if self.kladd and request.session.get(OKT) != self.kladd.nokkel_hash:
            self.kladd, self.nokkel = None, ""
        self.nb = self.tekster(RESERVE, runde.tekstversjon) if sprak != RESERVE else None

    @property
    def kakenavn(self) -> str:
        """Return the cookie's name: not that of the resident's own browser."""
        return f"{super().kakenavn}-hjelp"

    def url(self, navn: str, *args: str) -> str:
        """Return an address for staff; a start page has no language."""
        slug = self.request.kommune.slug  # type: ignore[attr-defined]
        args = () if SIDENE[navn] == "hjelp_start" else args
        return reverse(f"kartlegging:{SIDENE[navn]}", args=[slug, self.runde.public_id, *args])

    def felles(self, side: str = "") -> dict[str, Any]:
        """Return the links on every page, and the Norwegian words beside the others."""
        return {
            **super().felles(side), "sprak_adresse": "", "hjelper": True,
            "avbryt_adresse": self.url("undersokelse_ferdig"), "nb": self.nb,
        }  # fmt: skip

    def valg(self, side: Side) -> list[dict[str, Any]]:
        """Return the choices, each with its Norwegian words."""
        valgene = super().valg(side)
        if self.nb is None or side.slag in {"bilder", "sprak"}:
            return valgene
        egne, self.t = self.t, self.nb
        for valg, norsk in zip(valgene, super().valg(side), strict=True):
            valg["norsk"] = norsk["tekst"]
        self.t = egne
        return valgene

    def styrker(self, side: Side) -> list[dict[str, Any]]:
        """Return each chosen activity with its Norwegian name."""
        rader = super().styrker(side)
        if self.nb is not None:
            for rad, norsk in zip(rader, styrkerader(side, self.svar, self.nb), strict=True):
                rad["norsk"] = norsk["navn"]
                for valg, pa_norsk in zip(rad["valg"], norsk["valg"], strict=True):
                    valg["norsk"] = pa_norsk["tekst"]
        return rader

    def svarene(self) -> list[dict[str, Any]]:
        """Return the questions with their answers, and what both are in Norwegian."""
        rader = super().svarene()
        if self.nb is not None:
            for rad, norsk in zip(rader, svar_i_ord(self.svar, self.nb), strict=True):
                rad["norsk"], rad["norsk_svar"] = norsk["tittel"], norsk["svar"]
        return rader


def _runde(request: HttpRequest, public_id: UUID) -> Kartleggingsrunde:
    runder = runder_for(request.user, request.roller)  # type: ignore[arg-type,attr-defined]
    return get_object_or_404(runder, public_id=public_id)


def _finn(request: HttpRequest, public_id: UUID, sprak: str) -> Hjelpebesok:
    """Return the visit; a closed round and a language that is switched off are not there."""
    runde = _runde(request, public_id)
    if not _tar_imot(runde) or sprak not in flyt.sprakene():
        raise Http404
    besok = Hjelpebesok(request, runde, sprak)
    if not besok.kan_lese(sprak):
        raise Http404
    return besok


def _tar_imot(runde: Kartleggingsrunde) -> bool:
    apne = Kartleggingsrunde.objects.tar_imot(today=timezone.localdate())
    return apne.filter(pk=runde.pk).exists()


@folger_opp
@require_GET
def hjelp_start(request, public_id: UUID) -> HttpResponse:
    """Say how reading aloud goes, and choose the listener's language."""
    runde = _runde(request, public_id)
    if not _tar_imot(runde):
        messages.error(request, _("Undersøkelsen tar ikke imot svar nå."))
        return redirect("kartlegging:runde_vis", request.kommune.slug, runde.public_id)
    besok = Hjelpebesok(request, runde, RESERVE)
    valgene = [
        (s, besok.url("undersokelse_side", s.tag, sider.SAMTYKKE)) for s in besok.tilbudte_sprak()
    ]
    linje = rundelinje(runde, today=timezone.localdate())
    return render(request, "kartlegging/hjelp_start.html", {**linje, "valgene": valgene})


@folger_opp
@require_GET
def hjelp_hvem_ser(request, public_id: UUID, sprak: str) -> HttpResponse:
    """Read aloud who sees the answers, and go back to the same question."""
    besok = _finn(request, public_id, sprak)
    side = flyt.kjent_side(request.GET.get("side", "")) or sider.SAMTYKKE
    return besok.vis(
        "undersokelse_hvem_ser",
        punkter=innhold.hvem_ser(besok, mottak=besok.runde.mottak),
        norske=innhold.hvem_ser(besok, mottak=besok.runde.mottak, t=besok.nb) if besok.nb else [],
        tilbake_adresse=besok.adresse(side),
    )


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def hjelp_side(request, public_id: UUID, sprak: str, side: str) -> HttpResponse:
    """Read consent, one question, or the answers aloud; what is answered is kept in the draft."""
    besok = _finn(request, public_id, sprak)
    if not flyt.kjent_side(side):
        raise Http404
    if side == sider.SAMTYKKE:
        return _samtykke(request, besok)
    if besok.kladd is None or besok.kladd.er_sendt:
        return redirect(besok.url("undersokelse_start"))
    svar = besok.sporsmal(side)
    if not innhold.mangler_foresatt(besok):
        return svar
    slett_svarkladd(besok.kladd)
    return besok.ta_kake(innhold.slutt(besok, "foresatt_tittel", "foresatt_tekst",
                                       "foresatt_mangler"))  # fmt: skip


def _samtykke(request, besok: Hjelpebesok) -> HttpResponse:
    valg = request.POST.get("samtykke")
    if valg not in {"ja", "nei"}:
        return besok.vis(
            "undersokelse_samtykke", her=sider.SAMTYKKE, punkter=innhold.samtykke(besok),
            norske=innhold.samtykke(besok, besok.nb) if besok.nb else [],
            om=innhold.intro(besok), norske_om=innhold.intro(besok, besok.nb) if besok.nb else [],
        )  # fmt: skip
    if besok.kladd is not None and not besok.kladd.er_sendt:
        slett_svarkladd(besok.kladd)
    if valg == "nei":
        return besok.ta_kake(innhold.slutt(besok, "samtykke_nei_tittel", "samtykke_nei_tekst"))
    try:
        besok.kladd, besok.nokkel = begynn_svar(
            besok.runde, sprak=besok.t.sprak.tag, now=besok.now, kilde=Svarkilde.OPPLEST
        )
    except RundenErStengt:
        return redirect(besok.url("undersokelse_start"))
    request.session[OKT] = avtrykk(besok.nokkel)
    return besok.gi_kake(besok.ga_til(sider.fortsett(besok.svar)))


@folger_opp
@require_POST
def hjelp_send(request, public_id: UUID, sprak: str) -> HttpResponse:
    """Store the answers once, and show the card, which is the listener's."""
    besok = _finn(request, public_id, sprak)
    if besok.kladd is None:
        return redirect(besok.url("undersokelse_start"))
    try:
        kort = send_svar(besok.kladd, nokkel=besok.nokkel, now=besok.now, by=request.user)
    except (RundenErStengt, SvaretErBorte):
        return besok.ta_kake(redirect(besok.url("undersokelse_start")))
    except UgyldigSvar:
        return besok.ga_til(sider.mangler(besok.svar) or sider.SE_OVER)
    return besok.gi_kake(innhold.takk(besok, kort), varighet_s=flyt.KORT_S)


@folger_opp
@require_POST
def hjelp_ferdig(request, public_id: UUID) -> HttpResponse:
    """Forget the draft, so that the next person begins anew; what was not sent is thrown away."""
    besok = Hjelpebesok(request, _runde(request, public_id), RESERVE)
    if besok.kladd is not None and not besok.kladd.er_sendt:
        slett_svarkladd(besok.kladd)
    request.session.pop(OKT, None)
    return besok.ta_kake(redirect(besok.url("undersokelse_start")))
