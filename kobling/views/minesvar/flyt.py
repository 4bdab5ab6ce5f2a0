"""What the pages behind the code from the card share on this storey."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kartlegging.selectors.tekst import gjeldende_tekstversjon, tekster_for
from kartlegging.services.korttilgang import svar_i_okt
from kartlegging.undersokelse.tekster import sprakene


class Kortside:
    """One visit with the card: the language, and whose answers are open in this browser."""

    def __init__(self, request: HttpRequest, sprak: str) -> None:
        """Choose the language, and find the answers whose code was typed."""
        self.request = request
        self.now = timezone.now()
        tag = sprak if sprak in sprakene() else "nb"
        self.t = tekster_for(request.kommune, gjeldende_tekstversjon(), tag)  # type: ignore[attr-defined]
        self.ark = svar_i_okt(request.session, now=self.now)

    def url(self, navn: str) -> str:
        """Return an address of the own answers in the person's language."""
        return reverse(navn, args=[self.request.kommune.slug, self.t.sprak.tag])  # type: ignore[attr-defined]

    def vis(self, mal: str, *, status: int = 200, **innhold: Any) -> HttpResponse:
        """Render a page in the person's language; nothing of it stays in the browser."""
        slug = self.request.kommune.slug  # type: ignore[attr-defined]
        felles = {
            "t": self.t,
            "sprak": self.t.sprak,
            "sprak_adresse": reverse("kartlegging:mine_svar_start", args=[slug]),
            "ser_adresse": self.url("kartlegging:mine_svar_hvem_ser"),
            "ferdig_adresse": reverse("kartlegging:mine_svar_ferdig", args=[slug]),
            "tilbake_adresse": self.url("kartlegging:mine_svar_vis"),
        }
        svar = render(self.request, f"{mal}.html", felles | innhold, status=status)
        svar["Cache-Control"] = "no-store"
        return svar

    def til_koden(self, *, avbrutt: bool = False) -> HttpResponse:
        """Return a redirect to where the code is typed; it says so when nothing was recorded."""
        return redirect(self.url("kartlegging:mine_svar_vis") + ("?avbrutt=1" if avbrutt else ""))

    def for_mange(self) -> HttpResponse:
        """Return the page for whoever has tried too often."""
        return self.vis(
            "kartlegging/undersokelse_slutt",
            status=429,
            overskrift=self.t["mine_svar"],
            punkter=[self.t["feil_for_mange"]],
        )
