"""Reads and checks what coordinators, staff and associations send in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kobling.enums import AVSLAGSGRUNNER, FLERE_AVSLAGSGRUNNER, Foreningssvar, Utsettelse
from organisasjoner.enums import Behovsslag


def _valg(grunner):
    return [(grunn.value, grunn.label) for grunn in grunner]


class VersjonForm(forms.Form):
    """Which version of the suggestion the coordinator has seen."""

    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ForslagGodkjennForm(VersjonForm):
    """Accept, also when the person waits for another answer if the coordinator says so."""

    tross_apen = forms.BooleanField(required=False)


class ForslagAvvisForm(VersjonForm):
    """Reject with one of the reasons."""

    grunn = forms.ChoiceField(choices=_valg(AVSLAGSGRUNNER + FLERE_AVSLAGSGRUNNER))


class ForslagUtsettForm(VersjonForm):
    """Put aside."""

    til = forms.ChoiceField(choices=Utsettelse.choices)


class ForslagNotatForm(VersjonForm):
    """A note for colleagues; never a name, a number or anything about health."""

    notat = forms.CharField(
        label=_("Notat"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bare dere koordinatorer ser det. Skriv aldri navn, nummer eller helse."),
    )


class SvarForm(forms.Form):
    """The association's answer: one choice, and what is missing when help is needed."""

    svar = forms.ChoiceField(
        label=_("Hva svarer dere?"),
        choices=Foreningssvar.choices,
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        error_messages={"required": _("Velg ett av svarene.")},
    )
    behov = forms.MultipleChoiceField(
        label=_("Hva trenger dere?"),
        choices=Behovsslag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Fyll ut bare hvis dere trenger hjelp til dette. Kommunen tar kontakt."),
    )
    tekst = forms.CharField(
        label=_("Mer om hva dere trenger"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        """Ask what is needed, when help is."""
        data = super().clean()
        if data.get("svar") == Foreningssvar.TRENGER_TILRETTELEGGING:
            if not data.get("behov"):
                data["behov"] = [Behovsslag.ANNET.value]
        else:
            data["behov"], data["tekst"] = [], ""
        return data
