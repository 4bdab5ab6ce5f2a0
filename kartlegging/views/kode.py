"""Cards with a code, printed by staff for people who came from a file or a sheet of paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kartlegging.selectors.kode import beboere_for_kort, kortets_tekster
from kartlegging.services.kode import ErLagetImens, Kodekort, lag_kort, sperr_kort
from kartlegging.views.runder import qr
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp
from kommuneportal.core.enums import Rolle
from mottak.models import Beboer


FLEST = 100
ALDRI = datetime(1970, 1, 1, tzinfo=UTC)


@folger_opp
@require_GET
def kode_liste(request) -> HttpResponse:
    """Show who has a card and who has not."""
    sok = request.GET.get("sok", "").strip()[:40]
    uten = request.GET.get("vis") == "uten"
    alle = beboere_for_kort(request.user, request.roller, sok=sok, uten_kort=uten)
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    audit.innsyn(request, side, side="kode_liste")
    sammenheng = {
        "side": side,
        "sok": sok,
        "uten": uten,
        "egne": Rolle.KOORDINATOR not in request.roller,
        "mangler": beboere_for_kort(request.user, request.roller, uten_kort=True).count(),
        "flest": FLEST,
        "vist": timezone.now().isoformat(),
    }
    return render(request, "kartlegging/kode_liste.html", sammenheng)


@folger_opp
@require_POST
def kode_skriv_ut(request) -> HttpResponse:
    """Make cards and show them once; whoever has one already is asked about first."""
    valgte = _valgte(request)
    if not valgte:
        messages.error(request, _("Velg minst én person."))
        return redirect("kartlegging:kode_liste", request.kommune.slug)
    har_kort = [b for b in valgte if b.kode_hash]
    if har_kort and request.POST.get("bekreft") != "ja":
        return render(request, "kartlegging/kode_bekreft.html", {
            "valgte": valgte, "har_kort": har_kort, "vist": request.POST.get("vist", "")[:40],
        })  # fmt: skip
    try:
        kort = lag_kort(valgte, vist_at=_vist(request), by=request.user, now=timezone.now())
    except ErLagetImens:
        messages.error(request, _("Kortene er laget alt. En kode vises bare én gang. Er arket "
                                  "borte, kan du lage nye kort, og da slutter de gamle å virke."))  # fmt: skip
        return redirect("kartlegging:kode_liste", request.kommune.slug)
    svar = render(request, "kartlegging/kode_skriv_ut.html", _arket(request, kort, valgte))
    svar["Cache-Control"] = "no-store"
    return svar


@folger_opp
@require_POST
def kode_sperr(request) -> HttpResponse:
    """Take cards out of use after asking once; nothing new is made."""
    valgte = [b for b in _valgte(request) if b.kode_hash]
    til = redirect("kartlegging:kode_liste", request.kommune.slug)
    if not valgte:
        messages.error(request, _("Velg minst én person som har kort."))
        return til
    if request.POST.get("bekreft") != "ja":
        vist = request.POST.get("vist", "")[:40]
        return render(request, "kartlegging/kode_sperr.html", {"valgte": valgte, "vist": vist})
    try:
        sperret = sperr_kort(valgte, vist_at=_vist(request), by=request.user, now=timezone.now())
    except ErLagetImens:
        messages.error(request, _("En av de valgte fikk nytt kort imens, så ingen kort er sperret. "
                                  "Se over listen, og velg igjen."))  # fmt: skip
        return til
    melding = ngettext("Kortet til %(hvem)s er sperret.", "Kortene er sperret: %(hvem)s.",
                       len(sperret))  # fmt: skip
    messages.success(request, melding % {"hvem": ", ".join(b.etikett for b in sperret)})
    return til


def _valgte(request) -> list[Beboer]:
    """Return the chosen people; never anybody whom this person does not follow up."""
    alle = beboere_for_kort(request.user, request.roller)
    if request.POST.get("hvem") == "uten":
        return list(alle.filter(kode_hash__isnull=True)[:FLEST])
    ider = set(request.POST.getlist("beboer")[:FLEST])
    return [b for b in alle if str(b.public_id) in ider] if ider else []


def _vist(request) -> datetime:
    """Return when the list was shown; without it nobody may have a card already."""
    try:
        vist = parse_datetime(request.POST.get("vist", ""))
    except ValueError:
        vist = None
    return vist if vist and timezone.is_aware(vist) else ALDRI


def _arket(request, kort: list[Kodekort], valgte: list[Beboer]) -> dict[str, Any]:
    sprak: dict[int, str] = {b.pk: b.kortsprak or "nb" for b in valgte}  # type: ignore[attr-defined]
    tekster = kortets_tekster(request.kommune, set(sprak.values()))
    adresse = request.build_absolute_uri(
        reverse("kartlegging:mine_svar_start", args=[request.kommune.slug])
    )
    kortene = []
    for ett in kort:
        t = tekster[sprak[ett.beboer.pk]]
        bruk = t.tekst("takk_bruk", adresse=adresse.partition("://")[2])
        kortene.append({"beboer": ett.beboer, "kode": ett.kode, "t": t, "bruk": bruk})
    return {
        "kortene": kortene,
        "qr": qr(adresse),
        "egne": Rolle.KOORDINATOR not in request.roller,
    }
