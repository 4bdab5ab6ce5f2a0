"""Step 1 of 4: who you are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.telefon import Telefonfelt
from organisasjoner.enums import Forankring, Organisasjonsform
from organisasjoner.forms.felles import RAMME, bare
from organisasjoner.parsing import UgyldigOrganisasjonsnummer, les_organisasjonsnummer


class ForeningForm(forms.Form):
    """The association itself, and whom the kommune can talk to."""

    navn = forms.CharField(
        label=_("Hva heter dere?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Skriv hva dere heter")},
    )
    form = forms.ChoiceField(
        label=_("Hva slags gruppe er dere?"),
        help_text=_("Alle er velkomne, også grupper som ikke er registrert noe sted."),
        choices=Organisasjonsform.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva slags gruppe dere er")},
    )
    organisasjonsnummer = forms.CharField(
        label=_("Organisasjonsnummer"),
        help_text=_("Ni siffer. La feltet stå tomt hvis dere ikke har nummer."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    gruppe_i = forms.CharField(
        label=_("Er dere en gruppe i et større lag?"),
        help_text=_("Skriv navnet på laget, for eksempel «IL Fjordvik»."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    forankring = forms.ChoiceField(
        label=_("Er dere knyttet til tro eller politikk?"),
        help_text=_("Alle er velkomne. Svaret står åpent ved tilbudene deres."),
        choices=[
            (Forankring.INGEN, _("Nei")),
            (Forankring.TRO, _("Ja, tro eller livssyn")),
            (Forankring.POLITIKK, _("Ja, politikk")),
        ],
        widget=forms.RadioSelect(attrs=RAMME),
        error_messages={"required": _("Svar på om dere er knyttet til tro eller politikk")},
    )
    beskrivelse = forms.CharField(
        label=_("Fortell kort om dere"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hjemmeside = forms.URLField(
        label=_("Nettside"),
        required=False,
        assume_scheme="https",
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        error_messages={"invalid": _("Skriv adressen slik: www.eksempel.no")},
    )
    kontaktperson = forms.CharField(
        label=_("Hvem kan kommunen snakke med?"),
        help_text=_("Navnet vises bare for kommunen."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Skriv navnet på en kontaktperson")},
    )
    epost = forms.EmailField(
        label=_("E-post"),
        help_text=_("Hit sender vi svaret. Adressen vises bare for kommunen."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Skriv e-postadressen"),
            "invalid": _("Skriv e-postadressen slik: navn@eksempel.no"),
        },
    )
    telefon = Telefonfelt()

    KORTE = ("organisasjonsnummer", "telefon")
    MER = ("beskrivelse", "hjemmeside", "gruppe_i")

    def __init__(self, *args: Any, epost_valgfri: bool = False, **kwargs: Any) -> None:
        """Let a coordinator who writes for somebody on the phone leave the address out."""
        super().__init__(*args, **kwargs)
        if epost_valgfri:
            for navn in ("epost", "kontaktperson"):
                self.fields[navn].required = False
            self.fields["epost"].help_text = _("Uten adresse kan foreningen ikke endre selv.")

    @property
    def hovedfelt(self) -> list[Any]:
        """Give the fields that everybody fills in."""
        return [felt for felt in self if felt.name not in self.MER]

    @property
    def merfelt(self) -> list[Any]:
        """Give the fields that most can skip."""
        return [self[navn] for navn in self.MER]

    @property
    def mer_er_apen(self) -> bool:
        """Tell whether the part that most can skip must be seen."""
        return any(self[navn].value() or navn in self.errors for navn in self.MER)

    def clean_organisasjonsnummer(self) -> str:
        """Accept the number in any of its usual forms."""
        try:
            return les_organisasjonsnummer(self.cleaned_data["organisasjonsnummer"])
        except UgyldigOrganisasjonsnummer:
            raise forms.ValidationError(
                _("Sjekk organisasjonsnummeret. Det har ni siffer, og ett av dem stemmer ikke.")
            ) from None

    def felt(self) -> dict[str, Any]:
        """Give the clean values as they are stored in a proposal."""
        return dict(self.cleaned_data) | {"epost": self.cleaned_data["epost"].strip().lower()}


def forening_skrevet(felt: dict[str, Any]) -> dict[str, list[str]]:
    """This function will write stored values as they would stand in the form."""
    return {navn: bare(felt.get(navn, "")) for navn in ForeningForm.base_fields}
