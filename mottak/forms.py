"""Forms for centres and for who works where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Sone
from kommuneportal.core.telefon import Telefonfelt
from mottak.models import Mottak


class MottakForm(forms.ModelForm):
    """One centre."""

    class Meta:
        model = Mottak
        fields = ("navn", "slag", "driftsoperator", "sone", "kontaktrolle", "telefon", "epost",
                  "apningstider", "er_aktivt")  # fmt: skip
        labels = {
            "slag": _("Hva slags mottak er det?"),
            "driftsoperator": _("Hvem driver mottaket?"),
            "kontaktrolle": _("Hvem kan foreninger og kommunen snakke med?"),
            "apningstider": _("Når er dere å treffe?"),
            "er_aktivt": _("Mottaket er åpent"),
        }
        error_messages = {
            "slag": {"required": _("Velg hva slags mottak det er")},
            # What was sent may be a name: it is not repeated.
            "kontaktrolle": {"invalid_choice": _("Velg en av rollene i listen.")},
        }
        help_texts = {
            "er_aktivt": _(
                "Ta bort krysset når mottaket stenger. Da kan ingen laste opp nye svar herfra. "
                "Det som er i gang, følges opp som før."
            ),
            "kontaktrolle": _("Bare rollen. Portalen har ikke plass til navnet."),
            "apningstider": _("For eksempel «hverdager 9–15, helger 12–16»."),
        }

    sone = forms.ModelChoiceField(
        queryset=None,
        required=False,
        to_field_name="public_id",
        empty_label=_("Velg område"),
        label=_("Hvor i kommunen ligger det?"),
        help_text=_("Området brukes til reisevei. Vi lagrer ingen adresse."),
    )
    telefon = Telefonfelt()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sone"].queryset = Sone.objects.order_by("navn", "pk")
        self.initial["sone"] = self.instance.sone and self.instance.sone.public_id
        roller = self.fields["kontaktrolle"].choices
        self.fields["kontaktrolle"].choices = [("", _("Velg rolle")), *roller[1:]]
        self.fields["slag"].choices = [("", _("Velg type")), *self.fields["slag"].choices[1:]]
        self.fields["epost"].widget.attrs["autocomplete"] = "email"

    def clean_navn(self) -> str:
        """This function will refuse a name that another centre has."""
        navn: str = " ".join(self.cleaned_data["navn"].split())
        if Mottak.objects.filter(navn__iexact=navn).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Et mottak med dette navnet finnes fra før."))
        return navn


class MottakvalgForm(forms.Form):
    """At which centres somebody works."""

    mottak = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Hvilke mottak?"),
        required=False,
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("En mottaksansatt ser bare svar fra disse."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mottak"].queryset = Mottak.objects.aktive().order_by("navn", "pk")
        self.fields["mottak"].kreves_ved_nei = True  # Then it is not called optional.

    def clean_mottak(self) -> list[Mottak]:
        """This function will want at least one centre."""
        valgte = list(self.cleaned_data["mottak"])
        if not valgte and self._trenger_mottak():
            raise forms.ValidationError(_("Velg minst ett mottak."))
        return valgte

    def _trenger_mottak(self) -> bool:
        return True


class AnsattForm(MottakvalgForm):
    """An invitation to a colleague."""

    field_order = ("navn", "epost", "rolle", "mottak")
    navn = forms.CharField(
        label=_("Navn"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    epost = forms.EmailField(
        label=_("E-postadresse på jobben"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Vi sender en lenke dit. Den gjelder i sju dager."),
        error_messages={"required": _("Skriv e-postadressen på jobben")},
    )
    rolle = forms.ChoiceField(
        label=_("Hva skal personen gjøre?"),
        choices=[
            (Rolle.KOORDINATOR, _("Koordinator: godkjenner tilbud, vurderer forslag og følger opp")),
            (Rolle.MOTTAKSANSATT, _("Mottaksansatt: laster opp svar og spør beboerne på sitt mottak")),
            (Rolle.LEDER, _("Leder: ser tall, ingen svar")),
            (Rolle.KOMMUNEANSVARLIG, _("Kommuneansvarlig: inviterer ansatte og endrer innstillinger, ser ingen svar")),
        ],
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        error_messages={"required": _("Velg hva personen skal gjøre")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mottak"].help_text = _("Bare for mottaksansatte. Velg minst ett.")

    def _trenger_mottak(self) -> bool:
        return self.data.get("rolle") == Rolle.MOTTAKSANSATT

    def clean(self) -> dict[str, Any]:
        """This function will drop centres that the role does not have."""
        data = super().clean() or {}
        if data.get("rolle") != Rolle.MOTTAKSANSATT:
            data["mottak"] = []
        return data
