"""The link door: finds out what a mailed link opens, and leads to the page of the owning app."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core.access import offentlig
from kommuneportal.core.enums import Lenkeslag


LENGSTE_VALG = 30
# The page of the owning app; it takes kommune and the link's public id.
SIDER = {
    Lenkeslag.BEKREFT: "organisasjoner:registrering_bekreft",
    Lenkeslag.FORVALT: "organisasjoner:forvalt_vis",
    Lenkeslag.SVAR: "kobling:foresporsel_svar",
    Lenkeslag.INVITASJON: "core:invitasjon_besvar",
}


@offentlig
def lenke_apne(request: HttpRequest, nokkel: str) -> HttpResponse:
    """
    This function will open the link for this browser and go on to an address without the key.

    Nothing else changes: mail scanners open links too. A bad link raises LenkeVirkerIkke, which
    the middleware answers with the one page for all of them.
    """
    lenke = lenker.finn(nokkel, now=timezone.now())
    lenker.las_opp(request, lenke)
    adresse = reverse(SIDER[Lenkeslag(lenke.slag)], args=[lenke.kommune.slug, lenke.public_id])
    # A mail may carry the answer that is chosen beforehand; the page judges it.
    valg = request.GET.get("valg", "")[:LENGSTE_VALG]
    svar = redirect(f"{adresse}?{urlencode({'valg': valg})}" if valg else adresse)
    svar["Referrer-Policy"] = "no-referrer"
    return svar
