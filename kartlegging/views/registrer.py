"""Sheets of paper typed in by staff: one dense page, Enter stores and gives the next empty one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kartlegging.forms.registrer import PapirForm, feltnavn
from kartlegging.models import Kartleggingsrunde, Svarark
from kartlegging.selectors.registrer import forskjeller, registrert_ark
from kartlegging.selectors.runde import rundelinje, runder_for
from kartlegging.selectors.sammenligning import innhold_i_ark
from kartlegging.selectors.svar import svarrader
from kartlegging.services.innsending import RundenErStengt
from kartlegging.services.papir import (
    ErKanskjeRegistrert,
    UgyldigDato,
    kan_angres_papir,
    registrer_papir,
    ta_angret,
    tar_imot_papir,
)
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp
from kommuneportal.design.kontekst import adresse
from mottak.services import KanIkkeRegistrereBeboer


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def papir_registrer(request, public_id: UUID) -> HttpResponse:
    """Take one sheet; what was stored last stands above the next empty form."""
    runder = runder_for(request.user, request.roller)
    runde = get_object_or_404(runder, public_id=public_id)
    now = timezone.now()
    linje = rundelinje(runde, today=timezone.localdate(now))
    if not tar_imot_papir(runde, today=timezone.localdate(now)):
        return render(request, "kartlegging/papir_stengt.html", linje)
    sist, angret = _sist(request, runde, now), _angret(request, runde)
    form = PapirForm(request.POST or None, runde=runde, initial=angret or _fra(sist))
    sammenheng: dict[str, Any] = {**linje, "form": form, "sist": sist, "angret": angret}
    if request.method == "POST" and form.is_valid():
        ark, funnet = _registrer(request, runde, form, now)
        if ark is not None:
            her = reverse("kartlegging:papir_registrer", args=[request.kommune.slug, public_id])
            return redirect(f"{her}?lagret={ark.public_id}")
        sammenheng |= funnet
    form.sett_fokus()
    return render(request, "kartlegging/papir_registrer.html", sammenheng)


def _registrer(request, runde: Kartleggingsrunde, form: PapirForm, now) -> tuple[Any, dict]:
    rene = form.cleaned_data
    try:
        ark = registrer_papir(
            runde, svar=form.svar, referanse=rene["referanse"], sprak=rene["sprak"],
            svart=rene["svart"], valg=request.POST.get("valg", ""),
            sett=request.POST.get("sett", ""), by=request.user, now=now,
        )  # fmt: skip
    except ErKanskjeRegistrert as feil:
        audit.innsyn(request, [feil.ark.beboer], side="papir_registrer")
        ulikt = forskjeller(innhold_i_ark(feil.ark), feil.nytt, feil.felter)
        return None, {"funnet": feil.ark, "ulikt": ulikt}
    except UgyldigDato:
        form.add_error("svart", _("Datoen må være mens undersøkelsen er åpen, og ikke i framtiden"))
    except KanIkkeRegistrereBeboer:
        form.add_error("referanse", _("En kollega registrerte den samme nå. Lagre en gang til."))
    except RundenErStengt:
        form.add_error(None, _("Undersøkelsen ble stengt imens."))
    else:
        return ark, {}
    return None, {}


def _sist(request, runde: Kartleggingsrunde, now) -> dict[str, Any] | None:
    """Return what was stored last, in words, with the way to undo it."""
    try:
        public_id = UUID(request.GET.get("lagret", ""))
    except ValueError:
        return None
    ark = registrert_ark(runde, public_id)
    if ark is None:
        return None
    audit.innsyn(request, [ark.beboer], side="papir_registrer")
    angre = adresse("kobling:papir_angre", request.kommune, public_id=ark.public_id)
    return {**svarrader([ark])[0], "angre": angre if kan_angres_papir(ark, now=now) else ""}


def _angret(request, runde: Kartleggingsrunde) -> dict[str, Any]:
    """Return the sheet that was just taken back; shown once, and then forgotten."""
    husket = ta_angret(request.session, runde) if request.method == "GET" else None
    if not husket:
        return {}
    return husket["hode"] | {feltnavn(navn): verdi for navn, verdi in husket["felt"].items()}


def _fra(sist: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the next sheet of a pile has in common with the last one."""
    ark: Svarark | None = sist["ark"] if sist else None
    return {"sprak": ark.samtykke_sprak, "svart": ark.svart_date} if ark else {}
