"""Where the pages of the own answers are, and the draft that changes them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kartlegging.models import Svarark, Svarkladd
from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.services.korttilgang import svar_i_okt
from kartlegging.undersokelse.tekster import sprakene
from kartlegging.views.besok import Besok
from mottak.enums import Tilknytning


class Kortbesok(Besok):
    """One visit with the card: the same questions, filled in with what is stored."""

    def __init__(self, request: HttpRequest, sprak: str) -> None:
        """Find the answers whose code was typed, and the draft that changes them."""
        super().__init__(request, sprak if sprak in sprakene() else "nb")
        self.ark: Svarark | None = svar_i_okt(request.session, now=self.now)
        if self.ark is not None:
            rader = Svarkladd.objects.filter(beboer=self.ark.beboer)
            self.kladd = rader.select_related("tekstversjon").first()
        versjon = self.kladd.tekstversjon if self.kladd else None
        self.t = self.tekster(self.t.sprak.tag, versjon or gjeldende_tekstversjon())

    def url(self, navn: str, *args: str) -> str:
        """Return an address of the own answers."""
        slug = self.request.kommune.slug  # type: ignore[attr-defined]
        return reverse(f"kartlegging:{navn}", args=[slug, *args])

    def adresse(self, side: str) -> str:
        """Return the address of one question."""
        return self.url("mine_svar_side", self.t.sprak.tag, side)

    def felles(self, side: str = "") -> dict[str, Any]:
        """Return the links that stand on every page."""
        tag = self.t.sprak.tag
        return {
            "sprak_adresse": self.url("mine_svar_start"),
            "ser_adresse": self.url("mine_svar_hvem_ser", tag),
            "send_adresse": self.url("mine_svar_send", tag),
            "ferdig_adresse": self.url("mine_svar_ferdig"),
        }

    def bosatt(self) -> bool:
        """Return whether the kommune itself follows the person up."""
        ark = self.ark
        return ark is not None and ark.beboer.tilknytning == Tilknytning.KOMMUNE
