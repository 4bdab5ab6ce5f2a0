"""The survey as an XLSForm: download, and read the words of one back."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kartlegging.forms.tekst import XlsformForm
from kartlegging.models import Tekstversjon
from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.services.tekstskjema import KanIkkeLeseInn, lag_xlsform, les_inn_xlsform
from kartlegging.undersokelse.tekster import sprakene
from kommuneportal.core.access import kommuneansvarlig


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@kommuneansvarlig
@require_GET
def tekst_xlsform(request) -> HttpResponse:
    """Give the draft as an XLSForm in every language, for translators."""
    return _svar(lag_xlsform(request.kommune, versjon=None), "undersokelse-utkast.xlsx")


@kommuneansvarlig
@require_GET
def tekstversjon_xlsform(request, public_id: UUID) -> HttpResponse:
    """Give one version as an XLSForm in the switched-on languages, for KoboToolbox."""
    versjon = get_object_or_404(Tekstversjon, public_id=public_id)
    innhold = lag_xlsform(request.kommune, versjon=versjon)
    return _svar(innhold, f"undersokelse-versjon-{versjon.nummer}.xlsx")


@kommuneansvarlig
@require_http_methods(["GET", "HEAD", "POST"])
def tekst_les_inn(request) -> HttpResponse:
    """Read the words of a form into the draft, and say what was taken in and what was not."""
    form = XlsformForm(request.POST or None, request.FILES or None)
    kvittering = None
    if request.method == "POST" and form.is_valid():
        innhold = form.cleaned_data["fil"].read(settings.OPPLASTING_MAKS_BYTE + 1)
        try:
            kvittering = les_inn_xlsform(
                innhold, kommune=request.kommune, by=request.user, now=timezone.now()
            )
        except KanIkkeLeseInn as feil:
            for melding in feil.meldinger:
                form.add_error("fil", melding)
    navn = {tag: sprak.navn for tag, sprak in sprakene().items()}
    sammenheng = {
        "form": form,
        "versjon": gjeldende_tekstversjon(),
        "kvittering": kvittering,
        "endret": [(navn[tag], n) for tag, n in kvittering.endret.items()] if kvittering else [],
    }
    return render(request, "kartlegging/tekst_les_inn.html", sammenheng)


def _svar(innhold: bytes, filnavn: str) -> HttpResponse:
    svar = HttpResponse(innhold, content_type=XLSX)
    svar.headers["Content-Disposition"] = f'attachment; filename="{filnavn}"'
    svar.headers["X-Content-Type-Options"] = "nosniff"
    return svar
