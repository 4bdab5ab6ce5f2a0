"""One decorator per audience; every view wears exactly one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from kommuneportal.core.enums import Rolle


View = Callable[..., HttpResponse]


def offentlig(view: View) -> View:
    """This function will let anybody see the page; only in files named offentlig.py."""
    view = login_not_required(view)
    view.tilgang = "offentlig"  # type: ignore[attr-defined]
    return view


def krever(*roller: Rolle) -> Callable[[View], View]:
    """
    This function will make a decorator for staff with one of `roller` in the kommune in scope.

    Everybody else who is logged in gets 404, so that nobody learns what exists.
    """
    tillatt = frozenset(roller)

    def dekorator(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not tillatt & request.roller:  # type: ignore[attr-defined]
                raise Http404
            return view(request, *args, **kwargs)

        inner.tilgang = "privat"  # type: ignore[attr-defined]
        inner.roller = tillatt  # type: ignore[attr-defined]
        return inner

    return dekorator


def innlogget(view: View) -> View:
    """This function will let everybody who is logged in see the page, in no kommune."""
    view.tilgang = "innlogget"  # type: ignore[attr-defined]
    return view


koordinator = krever(Rolle.KOORDINATOR)
mottaksansatt = krever(Rolle.MOTTAKSANSATT)
leder = krever(Rolle.LEDER)
kommuneansvarlig = krever(Rolle.KOMMUNEANSVARLIG)
# Coordinators do for settled people what centre staff do for residents (decisions 12).
folger_opp = krever(Rolle.KOORDINATOR, Rolle.MOTTAKSANSATT)
ansatt = krever(*Rolle)
