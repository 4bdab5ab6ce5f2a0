"""Input of a new survey round: where, when, and in which languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kartlegging.forms.sted import StedForm
from kartlegging.undersokelse.tekster import FASTE, sprakene


VARIGHET_DAYS = 60
LENGST_DAYS = 366


def sprakvalg() -> list[tuple[str, Any]]:
    """Return the languages with a mark on those that nobody who speaks them has read."""
    valg: list[tuple[str, Any]] = []
    for sprak in sprakene().values():
        navn = sprak.navn if sprak.navn == sprak.egennavn else f"{sprak.navn} · {sprak.egennavn}"
        merke = "" if sprak.er_kvalitetssikret else _(" (ikke kvalitetssikret)")
        valg.append((sprak.tag, f"{navn}{merke}"))
    return valg


def _dato() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RundeForm(StedForm):
    """A new round."""

    navn = forms.CharField(
        label=_("Navn"),
        help_text=_("Bare dere ser navnet, for eksempel «Høst 2026»."),
        max_length=80,
        error_messages={"required": _("Gi undersøkelsen et navn")},
    )
    apner = forms.DateField(
        label=_("Åpner"), widget=_dato(), initial=timezone.localdate,
        error_messages={"required": _("Velg når undersøkelsen åpner")},
    )  # fmt: skip
    stenger = forms.DateField(
        label=_("Siste dag"),
        widget=_dato(),
        initial=lambda: timezone.localdate() + timedelta(VARIGHET_DAYS),
        error_messages={"required": _("Velg siste dag")},
    )
    sprak = forms.MultipleChoiceField(
        label=_("Språk beboerne kan velge"),
        help_text=_(
            "Språk som ikke er kvalitetssikret, er oversatt uten at en som snakker språket har "
            "lest dem. La noen lese gjennom før dere tar dem i bruk."
        ),
        widget=forms.CheckboxSelectMultiple,
        choices=sprakvalg,
        initial=list(FASTE),
        error_messages={"required": _("Velg minst ett språk")},
    )

    def clean(self) -> dict[str, Any]:
        """Check the dates against each other."""
        rene = super().clean() or {}
        apner, stenger = rene.get("apner"), rene.get("stenger")
        if apner and stenger and stenger < apner:
            self.add_error("stenger", _("Siste dag kan ikke være før undersøkelsen åpner"))
        elif apner and stenger and (stenger - apner).days > LENGST_DAYS:
            self.add_error("stenger", _("En undersøkelse kan vare i høyst ett år"))
        elif stenger and stenger < timezone.localdate():
            self.add_error("stenger", _("Velg en dag som ikke har vært"))
        return rene
