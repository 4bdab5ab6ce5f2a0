"""Input of a new survey round: where, when, and in which languages."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kartlegging.forms.sted import StedForm
from kartlegging.undersokelse.tekster import FASTE, Undersokelsessprak


VARIGHET_DAYS = 60
LENGST_DAYS = 366


def sprakvalg(
    sprakene: Iterable[Undersokelsessprak], kontrollerte: Container[str]
) -> list[tuple[str, Any]]:
    """Return the languages with a mark on those that nobody who speaks them has read."""
    valg: list[tuple[str, Any]] = []
    for sprak in sprakene:
        navn = sprak.navn if sprak.navn == sprak.egennavn else f"{sprak.navn} · {sprak.egennavn}"
        merke = "" if sprak.tag in kontrollerte else _(" (ikke kvalitetssikret)")
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
            "lest dem. La noen lese gjennom før dere tar dem i bruk. Den kommuneansvarlige slår på "
            "flere språk."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst ett språk")},
    )
    spor_referanse = forms.BooleanField(
        label=_("Spør om nummeret dere har gitt beboeren"),
        help_text=_("Frivillig å svare. Da finner dere personen igjen på nummeret deres."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        sprak: Iterable[Undersokelsessprak],
        kontrollerte: Container[str],
        **kwargs: Any,
    ) -> None:
        """Offer the languages that the kommune has switched on."""
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["sprak"]
        felt.choices = sprakvalg(sprak, kontrollerte)
        felt.initial = [tag for tag, _navn in felt.choices if tag in FASTE]

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
