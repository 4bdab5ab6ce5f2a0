"""One sheet of paper, typed: numbers of boxes, a few words, consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.papir import arkets_sporsmal
from kartlegging.selectors.runde import rundens_sprak
from kartlegging.services.vern import hva_er_galt_med_referansen, hva_ma_bort, ren_referanse
from kartlegging.undersokelse.papir import INTERESSER, Papirsporsmal
from kartlegging.undersokelse.svar import UgyldigSvar, alder, rens_tekst
from kartlegging.undersokelse.tasting import les_ark
from kartlegging.undersokelse.tekster import RESERVE


# What each question is called on the page: shorter than on the sheet.
KORT: dict[str, Any] = {
    "sprak": _("Språk for informasjon"), "norsk": _("Norsk"), "engelsk": _("Engelsk"),
    "alder": _("Alder"), "foresatt": _("Voksen som har sagt ja"), "dager": _("Dager"),
    "tider": _("Tid på dagen"), "reise": _("Reise"), "gruppe": _("Gruppe"),
    "interesser": _("Aktiviteter"), "onsker": _("Andre ønsker"), "frivillig": _("Frivillig"),
    "hva": _("Hjelpe til med"), "behov": _("Behov"),
}  # fmt: skip
TOMT = _("Her så det ut til å stå %(hva)s. Feltet er tømt, og ingenting av det er lagret.")
MYNDIG = 18
# Nothing of the last sheet may come back as a suggestion of the browser.
UTEN_HJELP = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


def feltnavn(sporsmal: str) -> str:
    """Return the field of a question; the language of the sheet is another thing."""
    return "infosprak" if sporsmal == "sprak" else sporsmal


class Arkfelt(forms.CharField):
    """One question of the sheet; `ruter` is the key to its numbers."""

    def __init__(self, sporsmal: Papirsporsmal) -> None:
        """Label it with the number on the sheet."""
        maks = sporsmal.side.maks if sporsmal.slag == "tekst" else 200
        super().__init__(
            label=KORT.get(sporsmal.id, sporsmal.id), required=False, max_length=maks, strip=True,
            error_messages={"max_length": _("Teksten er for lang. Høyst %(limit_value)d tegn.")},
        )  # fmt: skip
        self.nr, self.ruter = sporsmal.nr, sporsmal.ruter
        self.er_stor = sporsmal.id == INTERESSER
        if not self.er_stor:
            self.help_text = " · ".join(f"{rute.nr}:\u00a0{rute.norsk}" for rute in self.ruter)
        self.widget.attrs |= UTEN_HJELP | {"class": "ds-input"}


class PapirForm(forms.Form):
    """Everything on one sheet; what is understood lies in `svar`."""

    referanse = forms.CharField(label=_("Vår referanse"), required=False, max_length=60)
    sprak = forms.ChoiceField(label=_("Arkets språk"))
    svart = forms.DateField(
        label=_("Dato på arket"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Skriv datoen på arket")},
    )
    samtykke = forms.BooleanField(
        label=_("Ja, dere kan lagre svarene mine"),
        error_messages={"required": _("Uten kryss for samtykke kan svarene ikke lagres.")},
    )

    def __init__(self, *args: Any, runde: Kartleggingsrunde, **kwargs: Any) -> None:
        """Make a field of each question."""
        super().__init__(*args, **kwargs)
        self.sporsmal = arkets_sporsmal()
        self.svar: dict[str, Any] = {}
        felt: Any = self.fields["sprak"]
        felt.choices = [
            (s.tag, f"{s.tag} · {s.navn}") for s in rundens_sprak([RESERVE, *runde.sprak])
        ]
        self.fields["svart"].initial = timezone.localdate
        for navn in ("referanse", "sprak", "svart"):
            self.fields[navn].widget.attrs |= UTEN_HJELP | {"class": "ds-input"}
        for sporsmal in self.sporsmal:
            self.fields[feltnavn(sporsmal.id)] = Arkfelt(sporsmal)
        self.data = self.data.copy() if self.is_bound else self.data

    def clean_referanse(self) -> str:
        """Refuse a key that would tell who the person is; it is not shown again."""
        referanse = ren_referanse(self.cleaned_data["referanse"])
        if galt := hva_er_galt_med_referansen(referanse):
            self._tom("referanse", galt)
        return referanse

    def clean(self) -> dict[str, Any]:
        """Read every box, and hold the free text against the guard."""
        rene = super().clean() or {}
        felt = {s.id: rene.get(feltnavn(s.id), "") for s in self.sporsmal}
        felt["onsker"] = rens_tekst(felt["onsker"])
        self.svar, feil = les_ark(felt, self.sporsmal)
        for id_, grunn in feil.items():
            navn = feltnavn(id_)
            if galt := hva_ma_bort(felt[id_]):
                self._tom(navn, galt[0])
            else:
                self.add_error(navn, grunn.melding)
        # Also when it was too long: what may say who somebody is, is not shown again.
        if galt := hva_ma_bort(str(self.data.get("onsker", ""))):
            self._tom("onsker", galt[0])
        if not {"alder", "foresatt"} & set(self.errors):
            self._sjekk_alder()
        return rene

    def hodefelt(self) -> list[forms.BoundField]:
        """
        Return the fields at the top of the sheet, before consent.

        What a pile has in common comes before the field where typing begins, and is passed by.
        """
        return [self[navn] for navn in ("sprak", "svart", "referanse")]

    def arkfelt(self) -> list[forms.BoundField]:
        """Return the fields of the questions in the order of the sheet."""
        return [self[feltnavn(s.id)] for s in self.sporsmal]

    def sett_fokus(self) -> None:
        """Put the cursor where the typing goes on: at the first error, or at the beginning."""
        forste = next((navn for navn in self.fields if navn in self.errors), "referanse")
        self.fields[forste].widget.attrs["autofocus"] = True

    def _sjekk_alder(self) -> None:
        try:
            fra, _til = alder(self.svar)
        except UgyldigSvar:
            self.add_error("alder", _("Alderen mangler. Uten den kan svarene ikke lagres."))
            return
        if fra < MYNDIG and not self.svar.get("foresatt"):
            melding = _("Under 18 år: En foresatt eller representant må ha satt kryss. Uten kryss "
                        "kan svarene ikke lagres.")  # fmt: skip
            self.add_error("foresatt", melding)

    def _tom(self, navn: str, hva: str) -> None:
        """Empty a field that may say who somebody is, and say what it looked like."""
        self.data[navn] = ""  # type: ignore[index]
        self.add_error(navn, TOMT % {"hva": hva})
