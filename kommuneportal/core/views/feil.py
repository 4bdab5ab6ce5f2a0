"""The one page for every link that does not work, whatever is wrong with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kommuneportal.core.models import Kommune
from kommuneportal.design.kontekst import adresse


def lenke_virker_ikke(request: HttpRequest) -> HttpResponse:
    """
    This function will answer 404 with the same page for an unknown, used, old or revoked link.

    A *forvalt* link is renewed from here: in a kommune by typing the address on file, outside one
    by choosing the kommune first.

    Source: decisions 14; trust.md 2.3.
    """
    kommune = request.kommune  # type: ignore[attr-defined]
    kommuner = [] if kommune else Kommune.objects.aktive().order_by("navn", "pk")
    sammenheng = {
        "forny_adresse": adresse("organisasjoner:forvalt_forny", kommune) if kommune else "",
        "kommuner": [
            (rad.navn, side)
            for rad in kommuner
            if (side := adresse("organisasjoner:forvalt_forny", rad))
        ],
    }
    svar = render(request, "core/lenke_virker_ikke.html", sammenheng, status=404)
    svar["Referrer-Policy"] = "no-referrer"
    svar["Cache-Control"] = "no-store"
    svar["X-Robots-Tag"] = "noindex"
    return svar
