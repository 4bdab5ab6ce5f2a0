"""Step 3 of 4: what you would need to take in more people (A3, A4)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisasjoner.enums import Behovsslag


class BehovForm(forms.Form):
    """What would help; everything is optional."""

    slag = forms.MultipleChoiceField(
        label=_("Hva ville gjort det lettere å ta imot flere?"),
        help_text=_("Kryss av for alt som passer. Kommunen følger opp."),
        choices=Behovsslag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tekst = forms.CharField(
        label=_("Fortell mer"),
        help_text=_("Hva trenger dere, hvor mye og når? Skriv ikke om enkeltpersoner."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words when only «annet» is chosen, and a choice when there are only words."""
        data = super().clean() or {}
        if data.get("slag") == [Behovsslag.ANNET] and not data.get("tekst"):
            self.add_error("tekst", _("Skriv hva dere trenger"))
        return data

    def felt(self) -> list[dict[str, str]]:
        """Give the needs as they are stored in a proposal; the words stand at one of them."""
        slag = self.cleaned_data["slag"]
        tekst = self.cleaned_data["tekst"]
        if tekst and not slag:
            slag = [Behovsslag.ANNET.value]
        har_teksten = Behovsslag.ANNET.value if Behovsslag.ANNET in slag else next(iter(slag), "")
        return [{"slag": s, "tekst": tekst if s == har_teksten else ""} for s in slag]


def behov_skrevet(felt: list[dict[str, str]]) -> dict[str, list[str]]:
    """This function will write stored needs as they would stand in the form."""
    tekster = [rad["tekst"] for rad in felt if rad.get("tekst")]
    return {"slag": [rad["slag"] for rad in felt], "tekst": [" ".join(tekster)[:300]]}
