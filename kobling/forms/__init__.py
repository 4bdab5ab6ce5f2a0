"""Reads and checks what coordinators, staff and associations send in."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kobling.enums import (
    AVSLAGSGRUNNER,
    FLERE_AVSLAGSGRUNNER,
    SLUTTGRUNNER,
    Foreningssvar,
    Utsettelse,
)
from kobling.forms.felles import VersjonForm, valg
from kobling.forms.vern import uten_personopplysninger
from kobling.services.vurder import LENGSTE_UTSETTELSE_DAYS
from organisasjoner.enums import Behovsslag, Behovsstatus


class ForslagGodkjennForm(VersjonForm):
    """Accept, also when the person waits for another answer if the coordinator says so."""

    tross_apen = forms.BooleanField(required=False)


class ForslagAvvisForm(VersjonForm):
    """Reject with one of the reasons."""

    grunn = forms.ChoiceField(choices=valg(AVSLAGSGRUNNER + FLERE_AVSLAGSGRUNNER))


class ForslagUtsettForm(VersjonForm):
    """Put aside: some days, until there is more, or to a day."""

    til = forms.ChoiceField(choices=Utsettelse.choices)
    dato = forms.DateField(required=False)

    def clean(self):
        """Ask for a day ahead, within what a suggestion can wait."""
        data = super().clean()
        if data.get("til") != Utsettelse.DATO:
            data["dato"] = None
        elif dato := data.get("dato"):
            today = timezone.localdate()
            if not today < dato <= today + timedelta(days=LENGSTE_UTSETTELSE_DAYS):
                self.add_error("dato", _("Velg en dag i de neste 60 dagene."))
        else:
            self.add_error("dato", _("Velg en dag i de neste 60 dagene."))
        return data


class ForslagNotatForm(VersjonForm):
    """A note for colleagues; never a name, a number or anything about health."""

    notat = forms.CharField(
        label=_("Notat"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bare dere koordinatorer ser det. Skriv aldri navn, nummer eller helse."),
    )

    def clean_notat(self):
        """Refuse what could point a person out, without repeating it."""
        return uten_personopplysninger(self.cleaned_data["notat"])


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

    def clean_tekst(self):
        """Refuse identity numbers."""
        return uten_personopplysninger(self.cleaned_data["tekst"], bare_numre=True)

    def clean(self):
        """Ask what is needed, when help is."""
        data = super().clean()
        if data.get("svar") == Foreningssvar.TRENGER_TILRETTELEGGING:
            if not data.get("behov"):
                data["behov"] = [Behovsslag.ANNET.value]
        else:
            data["behov"], data["tekst"] = [], ""
        return data


class TelefonsvarForm(SvarForm):
    """The same answer, as the coordinator heard it on the telephone."""

    versjon = forms.IntegerField(
        min_value=1, required=False, widget=forms.HiddenInput(attrs={"id": "telefonsvar-versjon"})
    )
    svar = forms.ChoiceField(
        label=_("Hva svarte de?"),
        choices=(
            (Foreningssvar.PLASS_BEKREFTET.value, _("De har plass")),
            (Foreningssvar.IKKE_PLASS.value, _("Ikke nå")),
            (Foreningssvar.TRENGER_TILRETTELEGGING.value, _("De trenger hjelp til dette")),
        ),
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        error_messages={"required": _("Velg ett av svarene.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["behov"].label = _("Hva trenger de?")
        self.fields["behov"].help_text = _("Bare hvis de trenger hjelp til dette.")
        self.fields["tekst"].label = _("Mer om hva de trenger")


class KoblingAvsluttForm(VersjonForm):
    """End a connection with a reason."""

    grunn = forms.ChoiceField(
        label=_("Hvorfor avsluttes koblingen?"),
        choices=[("", _("Velg grunn")), *valg(SLUTTGRUNNER)],
        error_messages={"required": _("Velg hvorfor.")},
    )


class BehovForm(forms.Form):
    """What the kommune does about a need; the text is mailed to the association as it stands."""

    status = forms.ChoiceField(
        label=_("Hva skjer med behovet?"),
        choices=Behovsstatus.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva som skjer.")},
    )
    svar = forms.CharField(
        label=_("Svar til foreningen"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sendes på e-post som det står. Skriv aldri noe om personen det gjelder."),
    )

    def clean_svar(self):
        """Refuse what could point a person out, without repeating it."""
        return uten_personopplysninger(self.cleaned_data["svar"])

    def clean(self):
        """A refusal must be explained."""
        data = super().clean()
        avslatt = data.get("status") == Behovsstatus.AVSLATT
        if avslatt and not data.get("svar") and "svar" not in self.errors:
            self.add_error("svar", _("Skriv hvorfor, så foreningen forstår det."))
        return data
