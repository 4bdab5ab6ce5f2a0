"""The association's answer to a request, behind a link from its mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kobling import forms
from kobling.enums import Foreningssvar
from kobling.models import Kobling
from kobling.selectors import foresporsel
from kobling.services import svar as svartjeneste
from kommuneportal.core import lenker
from kommuneportal.core.access import offentlig
from kommuneportal.core.enums import Lenkeslag


@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def foresporsel_svar(request: HttpRequest, public_id) -> HttpResponse:
    """Ask whether the association has room; it may change its answer until the request closes."""
    now = timezone.now()
    lenke = lenker.fra_okt(request, public_id, Lenkeslag.SVAR, now=now)
    kobling = foresporsel.finn(lenke.objekt_id)
    if kobling is None or not svartjeneste.er_apen(kobling, now=now):
        return _lukket(request, kobling)
    form = forms.SvarForm(request.POST or None, initial=_forvalgt(request, kobling))
    if request.method == "POST" and form.is_valid():
        try:
            svartjeneste.besvar(kobling, by=None, now=now, **form.cleaned_data)
        except svartjeneste.ForesporselErLukket:
            return _lukket(request, kobling)
        return redirect(f"{request.path}?svart=1")
    if "svart" in request.GET and not form.errors and kobling.status in Foreningssvar.values:
        return render(request, "kobling/foresporsel_takk.html", foresporsel.takk(kobling))
    sammenheng = {"form": form, "kobling": kobling} | foresporsel.om(kobling, now=now)
    status = 422 if form.errors else 200
    return render(request, "kobling/foresporsel_svar.html", sammenheng, status=status)


def _forvalgt(request: HttpRequest, kobling: Kobling) -> dict:
    if kobling.status in Foreningssvar.values:
        return {"svar": kobling.status}
    valgt = request.GET.get("valg", "")
    return {"svar": valgt if valgt in Foreningssvar.values else ""}


def _lukket(request: HttpRequest, kobling: Kobling | None) -> HttpResponse:
    tekst = foresporsel.lukket_tekst(kobling)
    return render(request, "kobling/foresporsel_lukket.html", {"tekst": tekst})
