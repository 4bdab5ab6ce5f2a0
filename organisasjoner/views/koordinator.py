"""The coordinator's register: the queue of proposals, the associations, and their offers."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kommuneportal.core.access import koordinator
from organisasjoner import services
from organisasjoner.enums import Registreringsstatus
from organisasjoner.forms import GodkjennForm, RegisterForm, ReturnerForm
from organisasjoner.models import Registrering
from organisasjoner.selectors import (
    antall_til_behandling,
    lignende_organisasjoner,
    organisasjoner,
    registreringer_til_behandling,
    svarfrist,
)
from organisasjoner.selectors.forslag import forslag_til_visning
from organisasjoner.views.skjema import ansatt


PER_SIDE = 25


@koordinator
@require_safe
def organisasjon_liste(request: HttpRequest) -> HttpResponse:
    """Two tabs: what waits for an answer, and the register."""
    venter = antall_til_behandling()
    fane = request.GET.get("fane") or ("ko" if venter and not request.GET else "register")
    form = RegisterForm(request.GET)
    form.is_valid()
    rader: QuerySet[Any]
    if fane == "ko":
        rader = registreringer_til_behandling()
    else:
        sok = {n: form.cleaned_data.get(n, "") for n in form.fields}
        rader = organisasjoner(**sok, today=timezone.localdate())
    side = Paginator(rader, PER_SIDE).get_page(request.GET.get("side"))
    return render(
        request,
        "organisasjoner/organisasjon_liste.html",
        {"fane": fane, "form": form, "side": side, "venter": venter, "faner": _faner(fane, venter)}
        | {"frister": _frister(request, side) if fane == "ko" else {}},
    )


def _faner(fane: str, venter: int) -> list[tuple[Any, ...]]:
    return [
        (_("Til behandling"), "?fane=ko", fane == "ko", venter),
        (_("Organisasjoner"), "?fane=register", fane != "ko", None),
    ]


def _frister(request: HttpRequest, side: Any) -> list[tuple[Registrering, Any, bool]]:
    today = timezone.localdate()
    rader = [(rad, svarfrist(rad, request.kommune)) for rad in side.object_list]  # type: ignore[attr-defined]
    return [(rad, frist, frist < today) for rad, frist in rader]


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def registrering_behandle(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One proposal with everything it says; approve it, or return it with a reason."""
    rad = _registrering(public_id)
    likheter = lignende_organisasjoner(rad)
    handling = request.POST.get("handling", "")
    godkjenn = GodkjennForm(
        request.POST if handling == "godkjenn" else None,
        lignende=[likhet.organisasjon for likhet in likheter],
    )
    returner = ReturnerForm(request.POST if handling == "returner" else None)
    if handling == "godkjenn" and godkjenn.is_valid():
        svar = _godkjenn(request, rad, godkjenn)
    elif handling == "returner" and returner.is_valid():
        svar = _returner(request, rad, returner.cleaned_data["begrunnelse"])
    else:
        svar = None
    skjemaer: dict[str, Any] = {"likheter": likheter, "godkjenn": godkjenn, "returner": returner}
    skjemaer["form"] = returner if returner.is_bound else godkjenn
    return svar or _vis_registrering(request, rad, **skjemaer)


def _registrering(public_id: uuid.UUID) -> Registrering:
    rader = Registrering.objects.select_related(
        "organisasjon__overordnet", "tilbud__sone", "avgjort_by"
    )
    return get_object_or_404(rader, public_id=public_id)


def _vis_registrering(request: HttpRequest, rad: Registrering, **kontekst: Any) -> HttpResponse:
    kontekst |= forslag_til_visning(rad) | {
        "frist": svarfrist(rad, request.kommune),  # type: ignore[attr-defined]
        "venter": rad.status == Registreringsstatus.TIL_BEHANDLING,
    }
    return render(request, "organisasjoner/registrering_behandle.html", kontekst)


def _godkjenn(request: HttpRequest, rad: Registrering, form: GodkjennForm) -> HttpResponse | None:
    try:
        org = services.godkjenn_registrering(
            rad,
            by=ansatt(request),
            now=timezone.now(),
            organisasjon=form.valgt(),
            bytt_epost=form.cleaned_data.get("bytt_epost", False),
        )
    except services.KanIkkeGodkjenne:
        return _noen_var_raskere(request, rad)
    except services.NummeretErBrukt:
        tekst = _("Organisasjonsnummeret hører til en annen organisasjon. Slå dem sammen.")
        form.add_error("organisasjon" if "organisasjon" in form.fields else None, tekst)
        return None
    messages.success(request, _("%(navn)s er godkjent. Foreningen får e-post.") % {"navn": org})
    return _neste(request)


def _returner(request: HttpRequest, rad: Registrering, begrunnelse: str) -> HttpResponse:
    try:
        services.returner_registrering(
            rad, begrunnelse=begrunnelse, by=ansatt(request), now=timezone.now()
        )
    except services.KanIkkeReturnere:
        return _noen_var_raskere(request, rad)
    messages.success(request, _("Registreringen er sendt tilbake med begrunnelsen din."))
    return _neste(request)


def _noen_var_raskere(request: HttpRequest, rad: Registrering) -> HttpResponse:
    messages.warning(request, _("Ingenting ble endret. Registreringen er allerede behandlet."))
    return redirect(
        "organisasjoner:registrering_behandle",
        request.kommune.slug,  # type: ignore[attr-defined]
        rad.public_id,
    )


def _neste(request: HttpRequest) -> HttpResponse:
    return redirect("organisasjoner:organisasjon_liste", request.kommune.slug)  # type: ignore[attr-defined]
