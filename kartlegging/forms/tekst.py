"""Input about the survey's texts: one part of one language, and which languages are on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kartlegging.selectors.tekstside import Tekstrad
from kartlegging.undersokelse.kontroll import LENGST_VALG, lengst, les_ny
from kartlegging.undersokelse.tekster import Undersokelsessprak


RADER_KORT, RADER_LANG = 1, 3


class TekstdelForm(forms.Form):
    """The texts of one part in one language."""

    def __init__(
        self, *args: Any, sprak: Undersokelsessprak, rader: Iterable[Tekstrad], **kwargs: Any
    ) -> None:
        """Make one field for each text, written in the language's own direction."""
        super().__init__(*args, **kwargs)
        self.sprak, self.rader = sprak, list(rader)
        for rad in self.rader:
            self.fields[f"tekst-{rad.nokkel}"] = forms.CharField(
                label=rad.norsk, initial=rad.tekst, required=False, widget=self._felt(rad)
            )
            self.fields[f"sett-{rad.nokkel}"] = forms.CharField(
                required=False, initial=rad.sett, widget=forms.HiddenInput
            )

    def _felt(self, rad: Tekstrad) -> forms.Textarea:
        kort = lengst(rad.nokkel) <= LENGST_VALG or len(rad.standard) <= LENGST_VALG
        return forms.Textarea(
            attrs={
                "class": "ds-input",
                "rows": RADER_KORT if kort else RADER_LANG,
                "lang": self.sprak.tag,
                "dir": self.sprak.retning,
            }
        )

    def linjer(self) -> list[dict[str, Any]]:
        """Return each text with its field, for the page."""
        return [
            {"rad": rad, "felt": self[f"tekst-{rad.nokkel}"], "sett": self[f"sett-{rad.nokkel}"]}
            for rad in self.rader
        ]

    def clean(self) -> dict[str, Any]:
        """Check what was changed, and that nobody else has changed it meanwhile."""
        rene = super().clean() or {}
        self.endret: dict[str, str] = {}
        for rad in self.rader:
            felt = f"tekst-{rad.nokkel}"
            tekst, feil = les_ny(self.sprak.tag, rad.nokkel, rene.get(felt, ""))
            if tekst == rad.tekst:
                continue
            if feil:
                self.add_error(felt, feil)
            elif rene.get(f"sett-{rad.nokkel}") != rad.sett:
                self.add_error(felt, _("Noen andre har endret teksten nå. Åpne siden på nytt."))
            self.endret[rad.nokkel] = tekst
        return rene


class SprakvalgForm(forms.Form):
    """Which languages residents are offered."""

    sprak = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, tagger: Iterable[str], **kwargs: Any) -> None:
        """Allow the languages of the survey."""
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["sprak"]
        felt.choices = [(tag, tag) for tag in tagger]


class XlsformForm(forms.Form):
    """A form whose words are read into the draft."""

    fil = forms.FileField(
        label=_("Velg skjemaet"),
        help_text=_("Et regneark (.xlsx) med arkene survey og choices."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods"}),
        error_messages={"required": _("Velg filen med skjemaet")},
    )
