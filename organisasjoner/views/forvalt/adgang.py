"""What a *forvalt* link opens in this session: one association, or one proposal."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Lenke
from kommuneportal.core.views.feil import lenke_virker_ikke
from organisasjoner.enums import Registreringsstatus
from organisasjoner.forms.aktivitetsfelt import aktivitet_skrevet
from organisasjoner.forms.behov import behov_skrevet
from organisasjoner.forms.felles import skrevet
from organisasjoner.forms.forening import forening_skrevet
from organisasjoner.models import Organisasjon, Registrering
from organisasjoner.selectors import forvalter, svarfrist
from organisasjoner.selectors.kort import eget_tilbud
from organisasjoner.selectors.register import tilbud_i
from organisasjoner.views import vern
from organisasjoner.views.bidra.flyt import MELDING_GAMMEL, Flyt
from organisasjoner.views.skjema import ny_nokkel


# Fields of the page itself, not of the association.
TEKNISKE = frozenset({"csrfmiddlewaretoken", "nokkel", "fra", "handling"})


@dataclass
class Adgang:
    """One visit to the association's own pages."""

    request: HttpRequest
    lenke: Lenke
    organisasjon: Organisasjon | None
    registrering: Registrering | None
    now: datetime

    def krev_organisasjon(self) -> Organisasjon:
        """Give the association; a link that only opens a proposal opens nothing more."""
        if self.organisasjon is None:
            raise Http404
        return self.organisasjon

    def registreringer(self) -> list[Registrering]:
        """Give the proposals that this link may see, the newest first."""
        rader = Registrering.objects.select_related("organisasjon__overordnet", "tilbud__sone")
        if self.organisasjon is not None:
            egne = rader.filter(organisasjon=self.organisasjon, epost=self.organisasjon.epost)
            return list(egne.order_by("-sendt_at", "-pk")[:10])
        return list(rader.filter(pk=self.registrering.pk)) if self.registrering else []

    def kan_rettes(self, rad: Registrering) -> bool:
        """Tell whether the association can go on from a proposal and send it again."""
        apne_ = (Registreringsstatus.TIL_BEHANDLING, Registreringsstatus.RETURNERT)
        return rad.status in apne_

    def utgangspunkt(self) -> Registrering | None:
        """Give the proposal that a form goes on from, named in the address or the form."""
        skrevet = self.request.POST.get("fra") or self.request.GET.get("fra", "")
        for rad in self.registreringer() if skrevet else []:
            if str(rad.public_id) == skrevet and self.kan_rettes(rad):
                return rad
        return None

    def er_sendt(self) -> bool:
        """Tell whether a form was posted from a page of ours; otherwise it is shown again."""
        if self.request.method != "POST":
            return False
        if not vern.er_vart_skjema(self.request):
            messages.warning(self.request, MELDING_GAMMEL)
            return False
        return True

    def hjem(self) -> HttpResponse:
        """Go back to the overview."""
        return redirect(
            "organisasjoner:forvalt_vis",
            self.request.kommune.slug,  # type: ignore[attr-defined]
            self.lenke.public_id,
        )

    def vis(self, mal: str, **kontekst: Any) -> HttpResponse:
        """Show one of the pages."""
        org = self.organisasjon
        felles = {
            "lenke": self.lenke,
            "organisasjon": org,
            "navn": org.navn if org else getattr(self.registrering, "navn", ""),
        }
        if mal == "forvalt_vis":
            felles |= self._oversikt()
        svar = render(self.request, f"organisasjoner/{mal}.html", felles | kontekst)
        svar["Cache-Control"] = "no-store"
        svar["X-Robots-Tag"] = "noindex"
        return svar

    def _oversikt(self) -> dict[str, Any]:
        org = self.organisasjon
        kommune = self.request.kommune  # type: ignore[attr-defined]
        synlige = [r for r in self.registreringer() if r.status != Registreringsstatus.TRUKKET]
        return {
            "tilbudsliste": [eget_tilbud(t) for t in tilbud_i(org)] if org else [],
            "behov": list(org.stottebehov.order_by("-opprettet_at", "pk")[:20]) if org else [],
            # The link in a letter of thanks leads here, to one button.
            "spor_om_takkebrev": self.request.GET.get("valg") == "takkebrev",
            "registreringer": [(rad, svarfrist(rad, kommune)) for rad in synlige],
        }

    def vis_skjema(self, mal: str, form: Any, **kontekst: Any) -> HttpResponse:
        """Show one of the pages with a form; sending it twice gives one proposal."""
        nokkel = self.request.POST.get("nokkel") or ny_nokkel()
        fra = self.utgangspunkt()
        return self.vis(mal, form=form, nokkel=nokkel, fra=fra, **kontekst)


def apne(request: HttpRequest, public_id: uuid.UUID) -> Adgang:
    """
    This function will find what the link in this session is about.

    Raises: LenkeVirkerIkke.
    """
    now = timezone.now()
    lenke = lenker.fra_okt(request, public_id, Lenkeslag.FORVALT, now=now)
    org, rad = forvalter(lenke.objekt_id)
    if org is None and rad is None:
        raise lenker.LenkeVirkerIkke
    return Adgang(request, lenke, org, rad, now)


def skjema_for(rad: Registrering) -> str:
    """This function will give the page where a change is written; empty for the four steps."""
    if rad.organisasjon_id is None:
        return ""
    if rad.tilbud_id:
        return "forvalt_tilbud"
    deler = {"forening": "forvalt_forening", "aktiviteter": "forvalt_tilbud_ny"}
    return next((side for navn, side in deler.items() if rad.felt.get(navn)), "forvalt_behov")


def tar_vare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    This function will keep what was typed when the session behind a link has run out.

    The page for bad links is the answer; when the link is opened again, the form has the words.
    """

    @wraps(view)
    def inner(request: HttpRequest, public_id: uuid.UUID, **andre: Any) -> HttpResponse:
        try:
            return view(request, public_id, **andre)
        except lenker.LenkeVirkerIkke:
            if request.method != "POST":
                raise
            flyt = Flyt(request)
            rad = skrevet(request.POST, [n for n in request.POST if n not in TEKNISKE])
            flyt.lagre(_forvalt={"side": _side(request), "rad": rad})
            return flyt.med_kake(lenke_virker_ikke(request))

    return vern.sjekker_selv(inner)


def _side(request: HttpRequest) -> str:
    """Name the form without the link, which is another one next time."""
    return "/".join(request.path.split("/")[4:])


def tatt_vare_pa(request: HttpRequest) -> dict[str, list[str]]:
    """This function will give what was typed in this form before the session ran out."""
    kladd = Flyt(request).felt.get("_forvalt", {})
    return kladd.get("rad", {}) if kladd.get("side") == _side(request) else {}


def glem(request: HttpRequest) -> None:
    """This function will throw away what was kept, once it has been sent."""
    flyt = Flyt(request)
    if flyt.kladd is not None and "_forvalt" in flyt.felt:
        flyt.lagre(_forvalt={})


def kladd_fra(rad: Registrering) -> dict[str, Any]:
    """This function will write a proposal as a draft, to go on from what was typed."""
    return {
        "forening": forening_skrevet(rad.felt.get("forening", {})),
        "aktiviteter": [aktivitet_skrevet(felt) for felt in rad.felt.get("aktiviteter", [])],
        "behov": behov_skrevet(rad.felt.get("behov", [])),
        "_erstatter": str(rad.public_id),
        "_begrunnelse": rad.begrunnelse,
    }
