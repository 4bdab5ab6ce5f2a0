"""The form on the component page: one field of each kind."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _


class EksempelForm(forms.Form):
    """Invented questions to an association."""

    navn = forms.CharField(
        label=_("Hva kaller dere aktiviteten?"),
        help_text=_("Bruk navnet folk kjenner, for eksempel «Fotballtrening for voksne»."),
        error_messages={"required": _("Skriv inn hva dere kaller aktiviteten")},
    )
    alder = forms.MultipleChoiceField(
        label=_("Hvem passer den for?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("barn", _("Barn (0–12 år)")),
            ("ungdom", _("Ungdom (13–19 år)")),
            ("voksne", _("Voksne")),
            ("familie", _("Hele familien sammen")),
        ],
        error_messages={"required": _("Velg minst én aldersgruppe")},
    )
    norsk = forms.ChoiceField(
        label=_("Hvor mye norsk trenger man?"),
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        choices=[
            ("ikke", _("Ingen norsk – vi viser og gjør")),
            ("litt", _("Litt norsk")),
            ("godt", _("God norsk")),
        ],
        initial="ikke",
        error_messages={"required": _("Velg hvor mye norsk man trenger")},
    )
    plasser = forms.IntegerField(
        label=_("Hvor mange nye kan dere ta imot?"),
        help_text=_("Et anslag holder. Dere kan endre det når som helst."),
        required=False,
        initial=6,
    )
    ukedag = forms.ChoiceField(
        label=_("Hvilken dag?"),
        required=False,
        choices=[("", _("Velg dag")), ("1", _("Mandag")), ("2", _("Tirsdag"))],
    )
    stotte = forms.CharField(
        label=_("Hva trenger dere for å få det til?"),
        help_text=_("Utstyr, lokale, tolk, skyss eller penger. Kommunen følger opp."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    samtykke = forms.BooleanField(
        label=_("Kommunen kan vise tilbudet på nettsidene"),
        error_messages={"required": _("Kryss av for at kommunen kan vise tilbudet")},
    )

    def __init__(self, *args, **kwargs):
        """Draw the fields only; the page has the form element."""
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class EksempelFilter(forms.Form):
    """A filter as on the catalogue."""

    sok = forms.CharField(
        label=_("Søk"), required=False, widget=forms.SearchInput(attrs={"class": "ds-input"})
    )
    dag = forms.ChoiceField(
        label=_("Dag"),
        required=False,
        choices=[("", _("Alle dager")), ("1", _("Mandag"))],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
    alder = forms.ChoiceField(
        label=_("Alder"),
        required=False,
        choices=[("", _("Alle aldre")), ("18-25", _("18–25 år"))],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
