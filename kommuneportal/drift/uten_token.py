"""Answers a form without a valid token: residents are told in every language what to do."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kartlegging.selectors.tekst import pa_alle_sprak
from kommuneportal.core.views import avbrutt


# First words of the names of the pages that residents use.
BEBOERSIDER = ("undersokelse_", "mine_svar_")


def uten_gyldig_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    This function will tell a resident whose browser keeps no cookies; others as the core does.

    The browser that has a cookie, but an old page, is asked to try again.
    """
    treff = request.resolver_match
    navn = (treff.url_name or "") if treff else ""
    kommune = request.kommune  # type: ignore[attr-defined]
    if kommune is None or not navn.startswith(BEBOERSIDER):
        return avbrutt.uten_gyldig_token(request, reason)
    nokkel = "feil_sendt" if settings.CSRF_COOKIE_NAME in request.COOKIES else "feil_kake"
    forst = str(treff.kwargs.get("sprak", "")) if treff else ""
    innhold = pa_alle_sprak(kommune, nokkel, forst=forst)
    svar = render(request, "kartlegging/undersokelse_stengt.html", innhold, status=403)
    svar["Cache-Control"] = "no-store"
    return svar
