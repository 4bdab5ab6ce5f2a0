"""The choice between the ways in which a file of several sheets can be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class ArkvalgForm(forms.Form):
    """One of the possibilities that the reader saw."""

    valg = forms.ChoiceField(
        label=_("Hva skal leses?"),
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        error_messages={
            "required": _("Velg hva som skal leses"),
            "invalid_choice": _("Velg ett av alternativene i listen"),
        },
    )

    def __init__(self, *args: Any, sporsmal: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["valg"]
        felt.choices = [(m["kode"], _tekst(m)) for m in sporsmal["muligheter"]]
        felt.initial = sporsmal["valgt"]
        if any(m["rader"] is None for m in sporsmal["muligheter"]):
            felt.label = _("Hvilken kolonne sier hvem raden gjelder?")


def _tekst(mulighet: dict[str, Any]) -> str:
    rader = mulighet["rader"]
    if rader is None:
        return str(mulighet["navn"])
    antall = ngettext("%(rader)d rad", "%(rader)d rader", rader) % {"rader": rader}
    return f"{mulighet['navn']} ({antall})"
