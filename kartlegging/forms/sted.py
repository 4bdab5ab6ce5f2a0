"""Whose answers: one of the own centres, or settled people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mottak.models import Mottak


BOSATTE = "bosatte"


class StedForm(forms.Form):
    """Asks for the place only when there is more than one."""

    sted = forms.ChoiceField(
        label=_("Hvem gjelder svarene?"),
        error_messages={"required": _("Velg hvem svarene gjelder")},
    )

    def __init__(self, *args: Any, mottak: list[Mottak], bosatte: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mottak = {str(m.public_id): m for m in mottak}
        steder: list[tuple[str, Any]] = [(nokkel, m.navn) for nokkel, m in self._mottak.items()]
        if bosatte:
            steder.append((BOSATTE, _("Bosatte i kommunen")))
        self.ingen_steder = not steder
        felt: Any = self.fields["sted"]
        self.ett_sted = steder[0][1] if len(steder) == 1 else ""
        if self.ett_sted:
            felt.initial = steder[0][0]
            felt.widget = forms.HiddenInput()
        felt.choices = steder if self.ett_sted else [("", _("Velg sted")), *steder]

    @property
    def mottak(self) -> Mottak | None:
        """Return the chosen centre; None is settled people."""
        return self._mottak.get(self.cleaned_data["sted"])
