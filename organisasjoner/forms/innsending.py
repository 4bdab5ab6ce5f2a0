"""Step 4 of 4: send; and the small forms of the association's own pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from organisasjoner.enums import Behovsstatus


class InnsendingForm(forms.Form):
    """The one thing that must be said before the form is sent."""

    samtykke = forms.BooleanField(
        label=_("Vi kan melde inn dette for gruppa, og kommunen kan vise det når det er godkjent"),
        error_messages={"required": _("Kryss av for at kommunen kan vise det dere melder inn")},
    )


class AdresseForm(forms.Form):
    """The address that a new link is sent to."""

    epost = forms.EmailField(
        label=_("E-postadressen dere brukte"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Skriv e-postadressen"),
            "invalid": _("Skriv e-postadressen slik: navn@eksempel.no"),
        },
    )


class BehovsvarForm(forms.Form):
    """What the kommune does about a need."""

    status = forms.ChoiceField(label=_("Status"), choices=Behovsstatus.choices)
    svar = forms.CharField(label=_("Svar til foreningen"), required=False, max_length=300)


class PlasserForm(forms.Form):
    """How many newcomers can come; empty when the association does not know."""

    plasser = forms.IntegerField(
        label=_("Plasser til nye"),
        required=False,
        min_value=0,
        max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={
            "invalid": _("Skriv antall plasser med tall"),
            "min_value": _("Skriv 0 eller mer"),
            "max_value": _("Skriv høyst 500 plasser"),
        },
    )
