"""Input to clean values: the public form's steps, and the coordinator's forms."""

from organisasjoner.forms.aktivitet import AktivitetForm
from organisasjoner.forms.behandling import GodkjennForm, ReturnerForm
from organisasjoner.forms.behov import BehovForm
from organisasjoner.forms.filter import KatalogForm, RegisterForm
from organisasjoner.forms.forening import ForeningForm
from organisasjoner.forms.innsending import AdresseForm, InnsendingForm, PlasserForm


__all__ = [
    "AdresseForm",
    "AktivitetForm",
    "BehovForm",
    "ForeningForm",
    "GodkjennForm",
    "InnsendingForm",
    "KatalogForm",
    "PlasserForm",
    "RegisterForm",
    "ReturnerForm",
]
