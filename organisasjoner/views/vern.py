"""Against spam without tracking, and without refusing or losing what anybody typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from kommuneportal.core import bremse


SALT = "organisasjoner.vist"
FELLE = "nettsted_2"
RASKEST_S, ELDST_S = 3, 24 * 60 * 60
MAKS_INNSENDINGER, VINDU_S = 5, 60 * 60


class Vurdering(StrEnum):
    """What the signed time of rendering and the trap say about a posted form."""

    GREIT = "greit"
    BOR_SJEKKES = "bor_sjekkes"
    FOR_GAMMEL = "for_gammel"


def vist(now: datetime) -> str:
    """This function will sign when a form was shown."""
    return signing.dumps(int(now.timestamp()), salt=SALT)


def vurder(request: HttpRequest, *, now: datetime) -> Vurdering:
    """
    This function will judge how a form came in: never refuse, at most have it looked at.

    Units: under 3 s is faster than people type; over 24 h is shown again with what was typed.
    Source: trust.md 2.2.
    """
    try:
        tid_s = now.timestamp() - signing.loads(request.POST.get("vist", ""), salt=SALT)
    except signing.BadSignature:
        return Vurdering.BOR_SJEKKES
    if tid_s > ELDST_S:
        return Vurdering.FOR_GAMMEL
    if tid_s < RASKEST_S or request.POST.get(FELLE):
        return Vurdering.BOR_SJEKKES
    return Vurdering.GREIT


def er_travelt(request: HttpRequest, *, now: datetime) -> bool:
    """This function will count a sent form and tell whether many have come from one place."""
    return not bremse.slipp_gjennom(
        request, "registrering", antall=MAKS_INNSENDINGER, vindu_s=VINDU_S, now=now
    )


class _Prover(CsrfViewMiddleware):
    """Answers with the reason instead of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def sjekker_selv(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    This function will let a view judge the CSRF token itself, with `er_vart_skjema`.

    An expired token must not cost anybody what they typed: the view keeps it and asks again.
    """
    return csrf_exempt(view)


def er_vart_skjema(request: HttpRequest) -> bool:
    """This function will tell whether a posted form carries this browser's own token."""
    prover = _Prover(lambda _request: HttpResponse())
    prover.process_request(request)
    unntatt_for = getattr(request, "csrf_processing_done", False)
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    svar = prover.process_view(request, _side, (), {})
    request.csrf_processing_done = unntatt_for  # type: ignore[attr-defined]
    return svar is None


def _side(request: HttpRequest) -> HttpResponse:
    """Stand in for a view that is not exempt."""
    return HttpResponse()
