"""Where the pages of a round are, and the draft behind this browser's cookie."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kartlegging.models import Kartleggingsrunde, Svarkladd
from kartlegging.selectors.runde import apen_runde
from kartlegging.selectors.tekst import pa_alle_sprak, paslatte_sprak
from kartlegging.services.innsending import KLADD_S, avtrykk
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.tekster import RESERVE, Undersokelsessprak, sprakene
from kartlegging.views.besok import Besok
from kommuneportal.core import bremse


KORT_S = 10 * 60
# A whole centre may share one address: only wrong codes and new drafts are counted.
FEIL_KODER = {"antall": 60, "vindu_s": 15 * 60}
NYE_SVAR = {"antall": 300, "vindu_s": 60 * 60}


class Rundebesok(Besok):
    """One visit to the questions of a round."""

    def __init__(self, request: HttpRequest, runde: Kartleggingsrunde, sprak: str) -> None:
        """Find the draft behind this browser's cookie."""
        super().__init__(request, sprak, versjon=runde.tekstversjon)
        self.runde = runde
        self.nokkel = request.COOKIES.get(self.kakenavn, "")
        if self.nokkel:
            rader = Svarkladd.objects.filter(nokkel_hash=avtrykk(self.nokkel), runde=runde)
            self.kladd = rader.select_related("tekstversjon").first()
        if self.kladd is not None and self.kladd.tekstversjon != runde.tekstversjon:
            # Whoever has begun keeps the words that were said yes to.
            self.t = self.tekster(sprak, self.kladd.tekstversjon)

    @property
    def kakenavn(self) -> str:
        """Return the cookie's name: one draft for each round."""
        return f"{'__Host-' if settings.HTTPS else ''}svar-{self.runde.kode}"

    def url(self, navn: str, *args: str) -> str:
        """Return an address of this round."""
        slug = self.request.kommune.slug  # type: ignore[attr-defined]
        return reverse(f"kartlegging:{navn}", args=[slug, self.runde.kode, *args])

    def adresse(self, side: str) -> str:
        """Return the address of one question."""
        return self.url("undersokelse_side", self.t.sprak.tag, side)

    def tilbudte_sprak(self) -> list[Undersokelsessprak]:
        """Return the round's languages that the kommune has switched on."""
        kommune = self.request.kommune  # type: ignore[attr-defined]
        valgte = {RESERVE, *self.runde.sprak}
        return [sprak for sprak in paslatte_sprak(kommune) if sprak.tag in valgte]

    def kan_lese(self, sprak: str) -> bool:
        """Return whether this language is offered; whoever has begun in it may go on."""
        begynt = self.kladd.samtykke_sprak if self.kladd else ""
        return sprak == begynt or sprak in {s.tag for s in self.tilbudte_sprak()}

    def felles(self, side: str = "") -> dict[str, Any]:
        """Return the links that stand on every page; they lead back to the same question."""
        her = f"?side={side}" if side else ""
        return {
            "sprak_adresse": self.url("undersokelse_start") + her,
            "ser_adresse": self.url("undersokelse_hvem_ser", self.t.sprak.tag) + her,
            "send_adresse": self.url("undersokelse_send", self.t.sprak.tag),
            "ferdig_adresse": self.url("undersokelse_ferdig"),
        }

    def bosatt(self) -> bool:
        """Return whether the round is among settled people."""
        return self.runde.mottak_id is None

    def gi_kake(self, svar: HttpResponse, *, varighet_s: int = KLADD_S) -> HttpResponse:
        """Give the browser the key to its draft."""
        svar.set_cookie(
            self.kakenavn, self.nokkel, max_age=varighet_s, httponly=True, samesite="Lax",
            secure=settings.HTTPS, path="/",
        )  # fmt: skip
        return svar

    def ta_kake(self, svar: HttpResponse) -> HttpResponse:
        """Take the key back when the draft is gone."""
        svar.delete_cookie(self.kakenavn, path="/", samesite="Lax")
        return svar


def finn(request: HttpRequest, kode: str, sprak: str = "nb") -> Rundebesok | None:
    """Return the visit; None for a wrong or closed code, and for a language not switched on."""
    runde = apen_runde(kode, today=timezone.localdate())
    if runde is None or sprak not in sprakene():
        return None
    besok = Rundebesok(request, runde, sprak)
    return besok if besok.kan_lese(sprak) else None


def stengt(request: HttpRequest) -> HttpResponse:
    """
    Return one page in all languages for a closed round and for a code that never was.

    An open round whose language is not offered any more lets the person choose another.
    """
    valg = request.resolver_match.kwargs  # type: ignore[union-attr]
    if valg.get("sprak") in sprakene():
        besok = finn(request, valg["kode"])
        if besok is not None and not besok.kan_lese(valg["sprak"]):
            return redirect(besok.url("undersokelse_start"))
    slipper = bremse.slipp_gjennom(request, "rundekode", now=timezone.now(), **FEIL_KODER)
    return alle_sprak(request, "stengt", 404) if slipper else for_mange(request)


def for_mange(request: HttpRequest) -> HttpResponse:
    """Return the page for whoever has tried too often."""
    return alle_sprak(request, "feil_for_mange", 429)


def alle_sprak(request: HttpRequest, nokkel: str, status: int) -> HttpResponse:
    """Return one sentence in every language that is switched on, the chosen one first."""
    treff = request.resolver_match
    forst = str(treff.kwargs.get("sprak", "")) if treff else ""
    kommune = request.kommune  # type: ignore[attr-defined]
    innhold = pa_alle_sprak(kommune, nokkel, forst=forst)
    sted = [kommune.slug, innhold["sprak"].tag]
    innhold["ser_adresse"] = reverse("kartlegging:mine_svar_hvem_ser", args=sted)
    return render(request, "kartlegging/undersokelse_stengt.html", innhold, status=status)


def kjent_side(navn: str) -> str:
    """Return the name of a page if there is one; what stands in an address is not trusted."""
    kjente = {*sider.alle_sider(), sider.SAMTYKKE, sider.SE_OVER}
    return navn if navn in kjente else ""
