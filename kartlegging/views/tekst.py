"""The survey's texts, for whoever answers for the kommune: languages, parts, edit, approve."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kartlegging.forms.tekst import SprakvalgForm, TekstdelForm
from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.selectors.tekstside import delrader, sprakrader, tekstrader, upubliserte
from kartlegging.services.tekstutkast import (
    godkjenn_tekster,
    lagre_tekster,
    tilbake_til_standard,
    trekk_godkjenning,
    velg_sprak,
)
from kartlegging.undersokelse.deler import Del, delene
from kartlegging.undersokelse.tekster import MASTERE, RESERVE, Undersokelsessprak, sprakene
from kommuneportal.core.access import kommuneansvarlig


@kommuneansvarlig
@require_GET
def tekst_liste(request) -> HttpResponse:
    """Show every language with what is approved and missing, and what is not published yet."""
    innhold = {
        "rader": sprakrader(request.kommune),
        "versjon": gjeldende_tekstversjon(),
        "antall_upublisert": len(upubliserte()),
    }
    return render(request, "kartlegging/tekst_liste.html", innhold)


@kommuneansvarlig
@require_POST
def tekst_sprakvalg(request) -> HttpResponse:
    """Switch languages on and off."""
    form = SprakvalgForm(request.POST, tagger=sprakene())
    if not form.is_valid():
        messages.error(request, _("Velg språk fra listen."))
        return redirect("kartlegging:tekst_liste", request.kommune.slug)
    pa = velg_sprak(
        request.kommune, form.cleaned_data["sprak"], by=request.user, now=timezone.now()
    )
    messages.success(
        request,
        ngettext("Beboerne kan svare på %(n)s språk.", "Beboerne kan svare på %(n)s språk.",
                 len(pa)) % {"n": len(pa)},
    )  # fmt: skip
    return redirect("kartlegging:tekst_liste", request.kommune.slug)


@kommuneansvarlig
@require_GET
def tekst_sprak(request, sprak: str) -> HttpResponse:
    """Show the parts of one language."""
    valgt = _sprak(sprak)
    innhold = {
        "sprak": valgt,
        "rader": delrader(sprak),
        "godkjennes": sprak not in MASTERE,
        "sti": _sti(request, valgt),
    }
    return render(request, "kartlegging/tekst_sprak.html", innhold)


@kommuneansvarlig
@require_http_methods(["GET", "HEAD", "POST"])
def tekst_endre(request, sprak: str, del_navn: str) -> HttpResponse:
    """Edit the texts of one part; a button beside a text saves the others as well."""
    valgt, del_ = _sprak(sprak), _del(del_navn)
    form = TekstdelForm(request.POST or None, sprak=valgt, rader=tekstrader(sprak, del_))
    if request.method == "POST" and form.is_valid():
        return _utfor(request, form, valgt, del_)
    navnene = list(delene())
    plass = navnene.index(del_navn)
    innhold = {
        "form": form, "sprak": valgt, "del": del_, "godkjennes": sprak not in MASTERE,
        "er_norsk": sprak == RESERVE, "sti": _sti(request, valgt, del_),
        "neste": delene()[navnene[plass + 1]] if plass + 1 < len(navnene) else None,
        "forrige": delene()[navnene[plass - 1]] if plass else None,
    }  # fmt: skip
    return render(request, "kartlegging/tekst_endre.html", innhold)


def _utfor(request, form: TekstdelForm, sprak: Undersokelsessprak, del_: Del) -> HttpResponse:
    """Save what was changed, then do what the pressed button says; lead back to that text."""
    handling, _skille, nokkel = request.POST.get("handling", "").partition(":")
    nokler = [nokkel] if nokkel in del_.nokler else [] if nokkel else list(del_.nokler)
    hvem: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    if handling == "standard":
        form.endret.pop(nokkel, None)
    lagret = lagre_tekster(sprak.tag, form.endret, **hvem)
    if handling == "standard":
        tilbake_til_standard(sprak.tag, nokler if nokkel else [], **hvem)
        messages.success(request, _("Standardteksten er tilbake."))
    elif handling == "godkjenn" and sprak.tag not in MASTERE:
        antall = godkjenn_tekster(sprak.tag, nokler, **hvem)
        messages.success(request, ngettext("%(n)s tekst er godkjent.", "%(n)s tekster er godkjent.",
                                           antall) % {"n": antall})  # fmt: skip
    elif handling == "trekk":
        trekk_godkjenning(sprak.tag, nokler if nokkel else [], **hvem)
        messages.success(request, _("Godkjenningen er trukket tilbake."))
    elif lagret:
        messages.success(request, _("Tekstene er lagret i utkastet. De brukes når du publiserer."))
    else:
        messages.info(request, _("Ingenting er endret."))
    svar = redirect("kartlegging:tekst_endre", request.kommune.slug, sprak.tag, del_.navn)
    if nokkel in del_.nokler:
        svar["Location"] += f"#rad-{nokkel}"
    return svar


def _sprak(tag: str) -> Undersokelsessprak:
    if tag not in sprakene():
        raise Http404
    return sprakene()[tag]


def _del(navn: str) -> Del:
    if navn not in delene():
        raise Http404
    return delene()[navn]


def _sti(request, sprak: Undersokelsessprak, del_: Del | None = None) -> list[tuple[Any, str]]:
    slug = request.kommune.slug
    sti = [
        (_("Undersøkelsen"), reverse("kartlegging:tekst_liste", args=[slug])),
        (sprak.navn, reverse("kartlegging:tekst_sprak", args=[slug, sprak.tag]) if del_ else ""),
    ]
    return [*sti, (del_.tittel, "")] if del_ else sti
