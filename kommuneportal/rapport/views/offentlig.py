"""The front page of a kommune, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kommuneportal.core.access import offentlig
from kommuneportal.design.kontekst import adresse
from kommuneportal.rapport import selectors
from kommuneportal.rapport.nyekort import kort


@offentlig
def forside(request: HttpRequest) -> HttpResponse:
    """This function will show the three ways in and the newest activities."""
    kommune = request.kommune  # type: ignore[attr-defined]
    nye = selectors.nyeste_tilbud(today=timezone.localdate())
    sammenheng = {
        "nye": [kort(tilbud, kommune) for tilbud in nye],
        "bidra": adresse("organisasjoner:registrering_start", kommune),
        "katalog": adresse("organisasjoner:tilbud_liste", kommune),
    }
    return render(request, "rapport/forside.html", sammenheng)
