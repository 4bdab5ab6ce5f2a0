"""Reads and checks what a coordinator connects outside the suggestions."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kobling.forms import uten_personopplysninger
from mottak.models import Beboer
from organisasjoner.models import Tilbud


MEST_I_GRUPPE = 6


def er_uuid(tekst):
    """Tell whether a text is a public id."""
    try:
        return bool(UUID(tekst))
    except ValueError:
        return False


class GruppeForm(forms.Form):
    """Which people make the group."""

    id = forms.TypedMultipleChoiceField(coerce=UUID)

    def __init__(self, data):
        super().__init__(data)
        ids = [verdi for verdi in data.getlist("id")[:MEST_I_GRUPPE] if er_uuid(verdi)]
        self.fields["id"].choices = [(verdi, verdi) for verdi in ids]


class ManuellValgForm(forms.Form):
    """Who and what: the label from the card, and one of the open offers."""

    person = forms.CharField(
        label=_("Etikett"),
        max_length=8,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "ds-input felt-kort"}),
        help_text=_("Står på kortet og i køen, for eksempel B-7K3Q."),
        error_messages={"required": _("Skriv etiketten til personen.")},
    )
    tilbud: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Tilbud"),
        queryset=Tilbud.objects.none(),
        to_field_name="public_id",
        empty_label=_("Velg tilbud"),
        error_messages={
            "required": _("Velg et tilbud."),
            "invalid_choice": _("Tilbudet er ikke åpent lenger. Velg et annet."),
        },
    )

    def __init__(self, data=None, *, initial=None):
        super().__init__(data, initial=initial)
        rader = Tilbud.objects.publiserte().select_related("organisasjon")
        self.fields["tilbud"].queryset = rader.order_by("navn", "pk")
        self.fields["tilbud"].label_from_instance = lambda t: f"{t.navn} – {t.organisasjon.navn}"

    def clean_person(self):
        """Find the person by the label."""
        etikett = self.cleaned_data["person"].strip().upper()
        rader = Beboer.objects.select_related("mottak__sone", "sone")
        beboer = rader.filter(etikett=etikett).first()
        if beboer is None:
            raise forms.ValidationError(_("Vi finner ingen med denne etiketten."))
        return beboer


class ManuellForm(forms.Form):
    """Every rule that stands in the way is confirmed by itself, and why it is done is told."""

    hvorfor = forms.CharField(
        label=_("Hvorfor kobler du dem?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bare dere koordinatorer ser det. Skriv aldri navn, nummer eller helse."),
        error_messages={"required": _("Skriv hvorfor.")},
    )

    def __init__(self, data=None, *, advarsler):
        super().__init__(data)
        self.koder = [kode for kode, _tekst in advarsler]
        for kode, tekst in advarsler:
            self.fields[f"bekreft_{kode}"] = forms.BooleanField(
                label=_("%(tekst)s Jeg har sjekket det, og de skal kobles likevel.")
                % {"tekst": tekst},
                error_messages={
                    "required": _("Kryss av når du har sjekket: %(hva)s") % {"hva": tekst}
                },
            )
        self.order_fields([f"bekreft_{kode}" for kode in self.koder])

    def clean_hvorfor(self):
        """Refuse what could point a person out, without repeating it."""
        return uten_personopplysninger(self.cleaned_data["hvorfor"])

    def svar(self):
        """Give what the service asks for."""
        return {"hvorfor": self.cleaned_data["hvorfor"], "bekreftet": self.koder}
