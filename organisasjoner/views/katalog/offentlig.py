"""The public catalogue of offers (B1): search, filters, one offer."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kommuneportal.core.access import offentlig
from organisasjoner.forms import KatalogForm
from organisasjoner.models import Tilbud
from organisasjoner.selectors import Katalogsok, katalog, naermeste_treff
from organisasjoner.selectors.katalog import med_alt, synlige_tilbud
from organisasjoner.selectors.kort import tilbudskort, tilbudsside


PER_SIDE = 15


@offentlig
@require_safe
def tilbud_liste(request: HttpRequest) -> HttpResponse:
    """All offers, searched and narrowed by the query string."""
    today = timezone.localdate()
    form = KatalogForm(request.GET)
    form.is_valid()
    sok = Katalogsok(**{n: form.cleaned_data.get(n, "") for n in form.fields})
    side = Paginator(katalog(sok, today=today), PER_SIDE).get_page(request.GET.get("side"))
    felt, naere = ("", []) if side.object_list else naermeste_treff(sok, today=today)
    return render(
        request,
        "organisasjoner/tilbud_liste.html",
        {
            "form": form,
            "sok": sok,
            "side": side,
            "kort": [tilbudskort(t) for t in side.object_list],
            "filtre": _filtre(request, form),
            "naere": [tilbudskort(t) for t in naere],
            "uten_siste": _uten(request, felt) if felt else "",
            "sluppet": _("søkeordet") if felt == "q" else form.fields[felt].label if felt else "",
        },
    )


def _filtre(request: HttpRequest, form: KatalogForm) -> list[tuple[str, str]]:
    """Give each filter in use as its text, and the address without it."""
    brukt = []
    for navn, felt in form.fields.items():
        verdi = form.cleaned_data.get(navn, "")
        if verdi:
            brukt.append((_tekst(felt, verdi), _uten(request, navn)))
    return brukt


def _tekst(felt: Any, verdi: str) -> str:
    for kode, navn in getattr(felt, "choices", []):
        valg = navn if isinstance(navn, list) else [(kode, navn)]
        for k, n in valg:
            if k == verdi:
                return str(n)
    return f"«{verdi}»"


def _uten(request: HttpRequest, navn: str) -> str:
    query = request.GET.copy()
    for felt in (navn, "side"):
        query.pop(felt, None)
    return f"?{query.urlencode()}"


@offentlig
@require_safe
def tilbud_vis(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One offer: what happens the first time, when, where, what it costs."""
    rader = med_alt(synlige_tilbud(timezone.localdate()))
    tilbud: Tilbud = get_object_or_404(rader, public_id=public_id)
    return render(request, "organisasjoner/tilbud_vis.html", tilbudsside(tilbud))
