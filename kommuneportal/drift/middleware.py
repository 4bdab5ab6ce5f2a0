"""One answer for every bad link, wherever in the house it is found out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kommuneportal.core.lenker import LenkeVirkerIkke
from kommuneportal.core.views.feil import lenke_virker_ikke


class Lenkefeil:
    """Turns LenkeVirkerIkke into the same page, whether the link is unknown, used or old."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This function will pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, feil: Exception) -> HttpResponse | None:
        """This function will answer for a bad link, and leave every other fault alone."""
        if not isinstance(feil, LenkeVirkerIkke):
            return None
        return lenke_virker_ikke(request)
