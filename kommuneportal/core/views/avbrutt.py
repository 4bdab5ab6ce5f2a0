"""Shows a form that was not taken in once more, with all that was typed, and stores nothing."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure


# What is carried on the page; a form of ours is far below.
MAKS_FELT, MAKS_TEGN = 1000, 200_000
# Never shown again: the token of the old page, and whatever is typed to prove who one is.
HEMMELIG = re.compile(r"csrfmiddlewaretoken|pass(ord|word)", re.IGNORECASE)


def kan_sendes_igjen(request: HttpRequest) -> bool:
    """
    This function will tell whether a posted form may be shown again to whoever sent it.

    Only forms of staff in a kommune, and only when the browser says that our own page sent them:
    another site must never get a form of its own making shown here as if it were ours.
    """
    treff = request.resolver_match
    er_ansattes = getattr(treff.func if treff else None, "tilgang", "") == "privat"
    return request.method == "POST" and er_ansattes and _fra_oss(request)


def _fra_oss(request: HttpRequest) -> bool:
    sted = f"{request.scheme}://{request.get_host()}"
    opphav = request.headers.get("Origin")
    if opphav is not None:
        return opphav == sted
    return request.headers.get("Referer", "").startswith(f"{sted}/")


def send_igjen(request: HttpRequest) -> HttpResponse:
    """
    This function will answer with a page that carries the form, to be sent after a log-in.

    401 when nobody is logged in, else 403: then only the token of the form was too old.
    """
    er_innlogget = request.user.is_authenticated
    felt = [
        (navn, str(verdi))
        for navn, verdier in request.POST.lists()
        if not HEMMELIG.search(navn)
        for verdi in verdier
    ]
    er_for_stort = len(felt) > MAKS_FELT or sum(len(n) + len(v) for n, v in felt) > MAKS_TEGN
    sammenheng = {
        "er_innlogget": er_innlogget,
        "er_for_stort": er_for_stort,
        "handling": request.get_full_path(),
        "felt": [] if er_for_stort else felt,
        "filfelt": list(request.FILES),
    }
    svar = render(request, "core/send_igjen.html", sammenheng, status=403 if er_innlogget else 401)
    svar["Cache-Control"] = "no-store"
    return svar


def uten_gyldig_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    This function will answer a form without a valid CSRF token.

    Whoever logs in gets a new token, so the form that was open until then comes here once.
    """
    if kan_sendes_igjen(request):
        return send_igjen(request)
    return csrf_failure(request, reason)
