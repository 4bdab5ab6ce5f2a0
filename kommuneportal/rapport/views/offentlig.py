"""The front page of a kommune, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kommuneportal.core.access import offentlig
from kommuneportal.design.kontekst import adresse
from organisasjoner.selectors.katalog import nyeste_tilbud
from organisasjoner.selectors.kort import tilbudskort


@offentlig
def forside(request: HttpRequest) -> HttpResponse:
    """This function will show the three ways in and the newest activities."""
    kommune = request.kommune  # type: ignore[attr-defined]
    nye = nyeste_tilbud(today=timezone.localdate())
    sammenheng = {
        "nye": [tilbudskort(tilbud) for tilbud in nye],
        "bidra": adresse("organisasjoner:registrering_start", kommune),
        "katalog": adresse("organisasjoner:tilbud_liste", kommune),
    }
    return render(request, "rapport/forside.html", sammenheng)
