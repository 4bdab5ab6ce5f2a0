"""Opens kommune_scope from the address and the membership; sessions, second factor, headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kommuneportal.core.models.kommune import RESERVERTE
from kommuneportal.core.selectors import aktiv_kommune, medlem_i
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.core.views.avbrutt import kan_sendes_igjen, send_igjen


GetResponse = Callable[[HttpRequest], HttpResponse]
INNLOGGET_AT = "innlogget_at"
AVBRUTT = "innsending_avbrutt"
TRYGGE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def hoder(get_response: GetResponse) -> GetResponse:
    """
    This function will add the headers that every answer carries, also errors.

    Whoever has a session, and every page behind a mailed link, gets pages that are never stored.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        navn = settings.SESSION_COOKIE_NAME
        if navn in request.COOKIES or navn in response.cookies:
            response.headers["Cache-Control"] = "no-store"
        else:
            response.headers.setdefault("Cache-Control", "no-cache, private")
        return response

    return middleware


def okt(get_response: GetResponse) -> GetResponse:
    """This function will end a log-in after eight hours, however busy it is."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            startet = request.session.setdefault(INNLOGGET_AT, now)
            if now - startet > settings.OKT_LENGSTE_TID_S:
                logout(request)
                messages.info(request, _("Du har vært innlogget i åtte timer. Logg inn på nytt."))
        return get_response(request)

    return middleware


class AvbruttInnsending:
    """A log-in that runs out while somebody fills in a form loses nothing of what was typed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This function will pass the request on; the check needs the view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """
        This function will ask for a new log-in, and give back a form that our own page sent.

        Source: issue 2, bad input: a log-in that runs out in the middle loses nothing.
        """
        if request.method in TRYGGE or request.user.is_authenticated:
            return None
        if not getattr(view, "login_required", True):
            return None
        if kan_sendes_igjen(request):
            return send_igjen(request)
        request.session[AVBRUTT] = True
        messages.warning(
            request, _("Du er logget ut, og det du sendte, er ikke lagret. Logg inn igjen.")
        )
        return redirect_to_login(reverse(settings.LOGIN_REDIRECT_URL))


class KommuneMiddleware:
    """Finds the kommune in the first word of the address and runs the request inside it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This function will answer inside the scope of the kommune that the address names."""
        slug = request.path_info.split("/", 2)[1]
        request.kommune = None  # type: ignore[attr-defined]
        request.roller = frozenset()  # type: ignore[attr-defined]
        if not slug or slug in RESERVERTE:
            return self.get_response(request)
        medlem = medlem_i(request.user, slug)
        kommune = medlem[0].kommune if medlem else aktiv_kommune(slug)
        if kommune is None:
            return self.get_response(request)
        request.kommune = kommune  # type: ignore[attr-defined]
        request.roller = frozenset(rad.rolle for rad in medlem)  # type: ignore[attr-defined]
        request.har_tofaktor = any(rad.har_tofaktor for rad in medlem)  # type: ignore[attr-defined]
        with kommune_scope(kommune):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        """This function will take the kommune out of the view's arguments; 404 if unknown."""
        if kwargs.pop("kommune", None) is not None and request.kommune is None:  # type: ignore[attr-defined]
            raise Http404


class KravOmTofaktor:
    """Staff who have not enrolled a second factor get no further than the page that does it."""

    # What somebody needs on the way to a second factor, and the way out.
    APNE = frozenset(
        {"account_logout", "account_reauthenticate", "mfa_activate_totp", "mfa_reauthenticate"}
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This function will pass the request on; the check needs the view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """This function will send the person to enrolment unless the address is open to all."""
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        navn = request.resolver_match.view_name if request.resolver_match else ""
        if navn in self.APNE:
            return None
        # Known already where the person has a role.
        if getattr(request, "har_tofaktor", False) or self._har_tofaktor(request):
            return None
        return redirect(reverse("mfa_activate_totp"))

    def _har_tofaktor(self, request: HttpRequest) -> bool:
        return Authenticator.objects.filter(user=request.user, type="totp").exists()
