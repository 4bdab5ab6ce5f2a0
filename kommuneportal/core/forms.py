"""Forms of the core: a first password, the settings of a kommune, its zones."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.models import Bruker, Kommune, Sone
from kommuneportal.core.telefon import Telefonfelt


class InvitasjonForm(forms.Form):
    """The password that an invited person chooses."""

    passord = forms.CharField(
        label=_("Passord"),
        strip=False,
        help_text=_("Minst 15 tegn. Flere ord etter hverandre er lett å huske."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    gjenta = forms.CharField(
        label=_("Skriv passordet en gang til"),
        strip=False,
        error_messages={"required": _("Skriv passordet en gang til")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, bruker: Bruker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bruker = bruker

    def clean_passord(self) -> str:
        """This function will hold the password against the rules for passwords."""
        passord: str = self.cleaned_data["passord"]
        password_validation.validate_password(passord, self.bruker)
        return passord

    def clean(self) -> dict[str, Any]:
        """This function will see that the two are the same."""
        data = super().clean() or {}
        if "passord" in data and data["passord"] != data.get("gjenta"):
            self.add_error("gjenta", _("De to passordene er ikke like. Skriv det samme to ganger."))
        return data


class KommuneForm(forms.ModelForm):
    """What a kommune decides itself."""

    class Meta:
        model = Kommune
        fields = (
            "navn", "portalnavn", "farge", "kontakt_epost", "kontakt_telefon",
            "svarfrist_virkedager", "foresporsler_per_uke", "personvernombud", "behandlingsgrunnlag",
            "tilgjengelighetserklaering", "svar_mottak_days", "svar_bosatt_days",
            "fritekst_days", "forslag_days", "hendelse_days",
        )  # fmt: skip
        help_texts = {
            "farge": _("Slik: #0B5A5C. Vi gjør den mørkere der teksten ellers blir vanskelig å lese."),
            "svarfrist_virkedager": _("Dette lover vi foreningene på kvitteringen."),
            "foresporsler_per_uke": _("Flere venter på tur. Påminnelser teller med. Vanlig er 3."),
            "personvernombud": _("Vises på siden om personvern."),
            "behandlingsgrunnlag": _("Hvorfor kommunen har lov til å lagre svarene. Vises på siden om personvern."),
        }  # fmt: skip
        widgets = {"behandlingsgrunnlag": forms.Textarea(attrs={"rows": 3})}

    kontakt_telefon = Telefonfelt(label=_("Telefon til kommunen"))
    tilgjengelighetserklaering = forms.URLField(
        label=_("Tilgjengelighetserklæring"),
        help_text=_("Adressen til erklæringen hos uustatus.no."),
        required=False,
        max_length=200,
        assume_scheme="https",
    )
    FRISTER = (
        "svar_mottak_days", "svar_bosatt_days", "fritekst_days", "forslag_days", "hendelse_days",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for navn in self.FRISTER:
            tak = Kommune._meta.get_field(navn).default
            felt = self.fields[navn]
            felt.help_text = _("Høyst %(dager)s dager. Dere kan velge færre.") % {"dager": tak}
            felt.error_messages["max_value"] = _("Velg %(limit_value)s dager eller færre.")
        # The database keeps the log for a month whatever the settings say.
        self.fields["hendelse_days"].validators.append(
            MinValueValidator(30, _("Loggen beholdes i minst 30 dager."))
        )


class SoneForm(forms.ModelForm):
    """One part of the kommune."""

    class Meta:
        model = Sone
        fields = ("navn", "lat", "lon")
        help_texts = {
            "navn": _("Et navn som folk bruker, for eksempel et tettsted eller en bydel.")
        }

    lat = forms.FloatField(
        label=_("Breddegrad"), min_value=57, max_value=81, localize=True,
        help_text=_("Et punkt midt i området, slik: 60,123"),
    )  # fmt: skip
    lon = forms.FloatField(
        label=_("Lengdegrad"), min_value=4, max_value=32, localize=True, help_text=_("Slik: 10,456")
    )

    def clean_navn(self) -> str:
        """This function will refuse a name that another zone has."""
        navn: str = " ".join(self.cleaned_data["navn"].split())
        if Sone.objects.filter(navn__iexact=navn).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Et område med dette navnet finnes fra før."))
        return navn
