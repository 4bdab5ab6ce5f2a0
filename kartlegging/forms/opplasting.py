"""Input of the upload wizard: a file, columns, and corrections row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kartlegging.forms.folgefil import FILTYPER, FolgefilField
from kartlegging.forms.sted import StedForm
from kartlegging.models import Linjefeil
from kartlegging.parsing import FELT_TEKST, Felt, Kode
from kartlegging.services import RettelsenKanIkkeLagres, Rettelser, er_last, sier_for_mye
from kommuneportal.core.enums import Frivillig, Gruppe, Niva, Reise
from kommuneportal.core.sprak import sprakliste
from kommuneportal.design.norsk import tall


VELG = ("", _("Velg"))
MYNDIG = "myndig"
# What is typed into the cell when one of the list is chosen, and what the list says.
ALDRE = [
    ("18-25", _("18–25 år")), ("26-39", _("26–39 år")), ("40-59", _("40–59 år")),
    ("60+", _("60 år eller eldre")), (MYNDIG, _("18 år eller eldre, vet ikke mer")),
    ("13-17", _("13–17 år")), ("6-12", _("6–12 år")), ("0-5", _("0–5 år")),
]  # fmt: skip
REISER = [("gå", Reise.GA.label), ("buss", Reise.BUSS.label), ("langt", Reise.LANGT.label)]
SAMTYKKER = [("ja", _("Ja, svaret er et klart ja")), ("nei", _("Nei"))]
VALGLISTER: dict[str, list[tuple[Any, Any]]] = {
    Felt.NORSK: Niva.choices,
    Felt.ENGELSK: Niva.choices,
    Felt.FRIVILLIG: Frivillig.choices,
    Felt.REISE: REISER,
    Felt.GRUPPE: Gruppe.choices,
    Felt.SAMTYKKE: SAMTYKKER,
}
ALDERSKODER = frozenset({Kode.UGYLDIG_ALDER, Kode.ALDER_MANGLER})
DATOKODER = frozenset({Kode.UGYLDIG_DATO, Kode.TVETYDIG_DATO})


class OpplastingNyForm(StedForm):
    """Which file, and whose answers."""

    fil = forms.FileField(
        label=_("Velg fil"),
        widget=forms.FileInput(attrs={"accept": FILTYPER}),
        max_length=255,
        allow_empty_file=True,
        error_messages={
            "required": _("Velg en fil"),
            "max_length": _("Filnavnet er for langt. Gi filen et kortere navn og prøv igjen."),
        },
    )

    folgefil = FolgefilField(
        label=_("Følgefil, hvis svarene er koder"),
        help_text=_("For eksempel kodeboken fra Nettskjema. Du kan også legge den til etterpå."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fil"].help_text = _(
            "Excel (.xlsx), LibreOffice (.ods) eller csv. Opptil 10 MB og %(antall)s svar."
        ) % {"antall": tall(settings.OPPLASTING_MAKS_PERSONER)}


class KolonnerForm(forms.Form):
    """One choice for each column that may be imported."""

    def __init__(self, *args: Any, kolonner: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kolonner = [k for k in kolonner if not er_last(k)]
        valg = [("", _("Ikke importer")), *((f.value, FELT_TEKST[f]) for f in Felt)]
        for kolonne in self.kolonner:
            self.fields[self._navn(kolonne)] = forms.ChoiceField(
                label=_("Blir til, %(kolonne)s") % {"kolonne": kolonne["overskrift"]},
                choices=valg,
                required=False,
                initial=kolonne["felt"] or "",
                error_messages={"invalid_choice": _("Velg et av feltene i listen")},
            )

    @staticmethod
    def _navn(kolonne: dict[str, Any]) -> str:
        return f"kolonne_{kolonne['indeks']}"

    def felt_for(self, kolonne: dict[str, Any]) -> Any:
        """Return the choice of one column for the page; None when it is locked."""
        navn = self._navn(kolonne)
        return self[navn] if navn in self.fields else None

    @property
    def kart(self) -> dict[int, str | None]:
        """Return the chosen field of each column."""
        return {k["indeks"]: self.cleaned_data[self._navn(k)] or None for k in self.kolonner}


class SamtykkeForAlleForm(forms.Form):
    """The sender's own statement; never ticked beforehand."""

    bekreftet = forms.BooleanField(
        label=_("Jeg bekrefter at alle i filen har sagt ja til at kommunen lagrer svarene"),
        error_messages={"required": _("Kryss av for at alle har sagt ja, eller avbryt")},
    )


class RettRaderForm(forms.Form):
    """What can be done about each row on one page of deviations."""

    def __init__(self, *args: Any, avvik: Iterable[Linjefeil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.avvik = list(avvik)
        self.rader: dict[int, str] = {}
        for ett in self.avvik:
            if felt := rettefelt(ett):
                self.fields[self._navn(ett)] = felt
            hopp = f"hopp_{ett.rad}"
            if ett.rad not in self.rader and not ett.lagres:
                self.rader[ett.rad or 0] = hopp
                self.fields[hopp] = forms.BooleanField(
                    label=_("Hopp over rad %(rad)s") % {"rad": ett.radnavn},
                    required=False,
                    initial=ett.kode == Kode.HOPPET_OVER,
                )

    @staticmethod
    def _navn(avvik: Linjefeil) -> str:
        return f"rett_{avvik.rad}_{rettes_i(avvik) or avvik.kode}"

    def linjer(self) -> list[dict[str, Any]]:
        """Return what the table shows: each deviation with its fields."""
        vist: set[int] = set()
        ut = []
        for ett in self.avvik:
            navn = self._navn(ett)
            hopp = self.rader.get(ett.rad or 0) if ett.rad not in vist else None
            vist.add(ett.rad or 0)
            ut.append(
                {
                    "avvik": ett,
                    "felt": felttekst(ett),
                    "rett": self[navn] if navn in self.fields else None,
                    "hopp": self[hopp] if hopp else None,
                }
            )
        return ut

    @property
    def rettelser(self) -> Rettelser:
        """Return the page's corrections for the service."""
        celler: dict[tuple[int, str], str] = {}
        foresatt, myndig = set(), set()
        for ett in self.avvik:
            verdi = self.cleaned_data.get(self._navn(ett))
            if not verdi or ett.rad is None:
                continue
            if ett.kode == Kode.MINDREARIG:
                foresatt.add(ett.rad)
            elif verdi == MYNDIG:
                myndig.add(ett.rad)
            else:
                celler[ett.rad, rettes_i(ett)] = verdi
        hopper = {rad for rad, navn in self.rader.items() if self.cleaned_data.get(navn)}
        for_na = {a.rad for a in self.avvik if a.kode == Kode.HOPPET_OVER and a.rad}
        return Rettelser(
            celler=celler,
            hopp_over=frozenset(hopper - for_na),
            ikke_hopp_over=frozenset(for_na - hopper),
            foresatt=frozenset(foresatt),
            myndig=frozenset(myndig),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse what says who somebody is, and never show it again."""
        for ett in self.avvik:
            navn = self._navn(ett)
            skrevet = self.cleaned_data.get(navn)
            if isinstance(skrevet, str) and skrevet and sier_for_mye(rettes_i(ett), skrevet):
                self._ta_bort(navn, ett)
        return self.cleaned_data

    def vis_feil(self, feil: RettelsenKanIkkeLagres) -> None:
        """Put the service's refusal at the field, and do not show what was typed again."""
        for ett in self.avvik:
            if ett.rad == feil.rad and rettes_i(ett) == feil.felt:
                self._ta_bort(self._navn(ett), ett)

    def _ta_bort(self, navn: str, ett: Linjefeil) -> None:
        self.data = {**{n: self.data[n] for n in self.data}, navn: ""}
        self.add_error(
            navn,
            _("Det du skrev kan si hvem personen er. Skriv noe annet i rad %(rad)s.")
            % {"rad": ett.radnavn},
        )


def rettes_i(avvik: Linjefeil) -> str:
    """Return the field that a correction of this deviation is typed into."""
    if avvik.kode in ALDERSKODER:
        return Felt.ALDERSGRUPPE.value
    if avvik.kode in DATOKODER:
        return Felt.SVART.value
    return avvik.felt


def felttekst(avvik: Linjefeil) -> str:
    """Return what the field of a deviation is called on the page."""
    if avvik.kode == Kode.MINDREARIG:
        return FELT_TEKST[Felt.FORESATT_SAMTYKKE]
    if avvik.kode in ALDERSKODER:
        return FELT_TEKST[Felt.ALDER]
    return FELT_TEKST[Felt(avvik.felt)] if avvik.felt in set(Felt) else ""


def rettefelt(avvik: Linjefeil) -> forms.Field | None:
    """Return the input that mends a deviation; None when only the file can be mended."""
    tekst = _("Rett til, rad %(rad)s") % {"rad": avvik.radnavn}
    if avvik.kode == Kode.MINDREARIG:
        tekst = _("Foresatt eller representant har sagt ja, rad %(rad)s") % {"rad": avvik.radnavn}
        return forms.BooleanField(label=tekst, required=False)
    if avvik.kode in DATOKODER:
        dato = forms.DateInput(attrs={"type": "date"})
        return forms.CharField(label=tekst, required=False, max_length=10, widget=dato)
    if avvik.kode == Kode.UGYLDIG_REFERANSE:
        hjelp = _("Et nummer, eller en strek (-) hvis raden skal være uten.")
        return forms.CharField(label=tekst, required=False, max_length=40, help_text=hjelp)
    valg = valgliste(avvik)
    return _liste(tekst, valg) if valg else None


def valgliste(avvik: Linjefeil) -> list[tuple[Any, Any]]:
    """Return what can be chosen instead of an unreadable cell; empty when there is no list."""
    if avvik.kode in ALDERSKODER:
        return ALDRE
    if avvik.kode == Kode.SAMTYKKE_UKLART:
        return SAMTYKKER
    if avvik.kode != Kode.UKJENT_VERDI:
        return []
    if avvik.felt == Felt.INFORMASJONSSPRAK:
        return sorted((s.navn, s.navn) for s in sprakliste().values())
    return VALGLISTER.get(avvik.felt, [])


def _liste(tekst: Any, valg: list[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=tekst,
        required=False,
        choices=[VELG, *valg],
        error_messages={"invalid_choice": _("Velg et av alternativene i listen")},
    )
