"""Where somebody lands after log-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from kommuneportal.core.access import innlogget
from kommuneportal.core.selectors import kommuner_for, roller_for
from kommuneportal.design.kontekst import meny


@innlogget
def hjem(request: HttpRequest) -> HttpResponse:
    """This function will send the person to the first page of the own kommune."""
    kommuner = kommuner_for(request.user)
    if not kommuner:
        if request.user.is_staff:  # type: ignore[union-attr]
            return redirect("admin:index")
        raise Http404
    kommune = kommuner[0]
    return redirect(meny(request, kommune, roller_for(request.user, kommune))[0][1])
