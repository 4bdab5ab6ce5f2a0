"""The choice between several answers with the same reference in one file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Doblevalg
from kartlegging.selectors.doble import Dobbel


class DobleForm(forms.Form):
    """One choice for each group of rows."""

    def __init__(self, *args: Any, grupper: Iterable[Dobbel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grupper = list(grupper)
        for gruppe in self.grupper:
            self.fields[self._navn(gruppe)] = forms.ChoiceField(
                label=_("Hva gjør vi med rad %(rader)s?") % {"rader": ", ".join(gruppe.radnavn)},
                choices=Doblevalg.choices,
                initial=gruppe.valgt,
                error_messages={"required": _("Velg ett av alternativene")},
            )

    @staticmethod
    def _navn(gruppe: Dobbel) -> str:
        return f"dobbel_{gruppe.rad}"

    def linjer(self) -> list[dict[str, Any]]:
        """Return each group with its choice."""
        return [{"gruppe": g, "felt": self[self._navn(g)]} for g in self.grupper]

    @property
    def valgt(self) -> dict[int, str]:
        """Return the choice for each group, by its newest row."""
        return {g.rad: self.cleaned_data[self._navn(g)] for g in self.grupper}
