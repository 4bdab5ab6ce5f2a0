"""Which rows' free text is taken away before the import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kartlegging.selectors.fritekst import Fritekst


class FritekstForm(forms.Form):
    """One tick for each row with free text on the page."""

    def __init__(self, *args: Any, tekster: Iterable[Fritekst], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tekster = list(tekster)
        for tekst in self.tekster:
            self.fields[f"fjern_{tekst.rad}"] = forms.BooleanField(
                label=_("Ta bort teksten i rad %(rad)s") % {"rad": tekst.radnavn}, required=False
            )

    def linjer(self) -> list[dict[str, Any]]:
        """Return each row's texts with its tick."""
        return [{"tekst": t, "fjern": self[f"fjern_{t.rad}"]} for t in self.tekster]

    @property
    def rader(self) -> list[int]:
        """Return the rows that were ticked."""
        return [t.rad for t in self.tekster if self.cleaned_data[f"fjern_{t.rad}"]]
