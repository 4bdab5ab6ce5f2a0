"""The coordinator's answer to a proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisasjoner.forms.felles import RAMME
from organisasjoner.models import Organisasjon


NY = "ny"


class GodkjennForm(forms.Form):
    """Approve: as a new association, or as one that is registered already."""

    organisasjon = forms.ChoiceField(
        label=_("Er dette en ny organisasjon?"),
        widget=forms.RadioSelect(attrs=RAMME),
        error_messages={"required": _("Velg om organisasjonen er ny")},
    )
    bytt_epost = forms.BooleanField(
        label=_("Bytt til e-postadressen i denne registreringen"),
        help_text=_("Bare hvis du vet at adressen hører til organisasjonen."),
        required=False,
    )

    def __init__(self, *args: Any, lignende: list[Organisasjon], **kwargs: Any) -> None:
        """Offer the associations that this one may be."""
        super().__init__(*args, **kwargs)
        self.lignende = {str(org.public_id): org for org in lignende}
        if lignende:
            self.fields["organisasjon"].choices = [  # type: ignore[attr-defined]
                *(
                    (k, _("Slå sammen med %(navn)s") % {"navn": o})
                    for k, o in self.lignende.items()
                ),
                (NY, _("Registrer som en ny organisasjon")),
            ]
        else:
            del self.fields["organisasjon"]
            del self.fields["bytt_epost"]

    def valgt(self) -> Organisasjon | None:
        """Give the association to join, or None for a new one."""
        return self.lignende.get(self.cleaned_data.get("organisasjon", NY))


class ReturnerForm(forms.Form):
    """Return: the reason is mailed as it stands."""

    begrunnelse = forms.CharField(
        label=_("Hva må foreningen endre?"),
        help_text=_("Teksten sendes på e-post, sammen med en lenke der de kan rette opp."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv hva foreningen må endre")},
    )
