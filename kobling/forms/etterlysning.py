"""Reads whom a letter about something that is missing goes to, and its own words."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kobling.forms.vern import uten_personopplysninger


class EtterlysningForm(forms.Form):
    """Which associations to write to, and own words in the letter."""

    til = forms.TypedMultipleChoiceField(
        label=_("Hvem skal få brevet?"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én forening.")},
    )
    melding = forms.CharField(
        label=_("Egne ord"),
        help_text=_("Står først i brevet. Skriv ikke noe om enkeltpersoner."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, valg, **kwargs):
        """Offer those that may get a letter now."""
        super().__init__(*args, **kwargs)
        self.fields["til"].choices = valg

    def clean_melding(self):
        """Refuse what looks like personal data."""
        return uten_personopplysninger(self.cleaned_data["melding"])
