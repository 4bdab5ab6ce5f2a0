"""The fields of an activity, and how stored values stand in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.sprak import sprakliste
from organisasjoner.enums import (
    BareFor,
    Gruppestorrelse,
    Norskkrav,
    Politiattest,
    Prisperiode,
    Tilbudsrolle,
)
from organisasjoner.forms.felles import RAMME, bare


# code -> (from, to); None is open.
ALDERSVALG: dict[str, tuple[int, int | None, Any]] = {
    "0-5": (0, 5, _("Små barn (0–5 år)")),
    "6-12": (6, 12, _("Barn (6–12 år)")),
    "13-17": (13, 17, _("Ungdom (13–17 år)")),
    "18-25": (18, 25, _("Unge voksne (18–25 år)")),
    "26-59": (26, 59, _("Voksne (26–59 år)")),
    "60": (60, None, _("Eldre (60 år og over)")),
}
# Fields of the form that are stored under their own name and as they are.
RETT_OVER = (
    "rolle", "navn", "beskrivelse", "forste_gang", "sted", "norsk_krav", "plasser", "pris_kr",
    "prisperiode", "ta_med", "vertssprak", "gruppestorrelse", "bare_for", "bare_for_grunn",
    "er_lavterskel", "politiattest",
)  # fmt: skip
HAR = [
    ("har_folge", _("Noen møter den som er ny")),
    ("laner_ut_utstyr", _("Vi låner ut utstyr")),
    ("har_skyss", _("Vi kan hjelpe med skyss")),
    ("har_barnepass", _("Noen passer barn imens")),
    ("er_trinnfri", _("Man kommer inn uten trapper")),
    ("er_rolig", _("Det er rolig der")),
]


IKKE_VED_SIDEN = _("Velg grupper som ligger ved siden av hverandre, eller meld inn to aktiviteter")


def aldersspenn(valg: list[str]) -> tuple[int | None, int | None]:
    """This function will give the lowest and highest age of the chosen groups; None is open."""
    if not valg:
        return None, None
    spenn = [ALDERSVALG[v] for v in ALDERSVALG if v in valg]
    return spenn[0][0] or None, spenn[-1][1]


def henger_sammen(valg: list[str]) -> bool:
    """This function will tell whether no group is missing between the chosen ones."""
    steder = [n for n, kode in enumerate(ALDERSVALG) if kode in valg]
    return steder[-1] - steder[0] + 1 == len(steder)


def _tall(etikett: Any, maks: int, *, hjelp: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=etikett,
        help_text=hjelp,
        required=False,
        min_value=0,
        max_value=maks,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Skriv et helt tall"),
            "min_value": _("Skriv 0 eller mer"),
            "max_value": _("Skriv høyst %(limit_value)s"),
        },
    )


def _dato(etikett: Any) -> forms.DateField:
    return forms.DateField(
        label=etikett,
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
        help_text=_("For eksempel 31.8.2027."),
        error_messages={"invalid": _("Skriv datoen slik: 31.8.2027")},
    )


def _sprakene() -> list[tuple[str, str]]:
    etter_navn = sorted((sprak.navn, sprak.tag) for sprak in sprakliste().values())
    return [(tag, navn.capitalize()) for navn, tag in etter_navn]


class Aktivitetsfelt(forms.Form):
    """The questions about one offer that do not depend on the kommune."""

    rolle = forms.ChoiceField(
        label=_("Hva kan folk gjøre hos dere?"),
        choices=[
            (Tilbudsrolle.DELTA, _("Være med på en aktivitet")),
            (Tilbudsrolle.BIDRA, _("Hjelpe til som frivillig")),
        ],
        initial=Tilbudsrolle.DELTA,
        widget=forms.RadioSelect(attrs=RAMME),
        error_messages={"required": _("Velg hva folk kan gjøre hos dere")},
    )
    navn = forms.CharField(
        label=_("Hva kaller dere aktiviteten?"),
        help_text=_("Bruk navnet folk kjenner, for eksempel «Fotballtrening for voksne»."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv inn hva dere kaller aktiviteten")},
    )
    alder = forms.MultipleChoiceField(
        label=_("Hvem passer den for?"),
        choices=[(kode, rad[2]) for kode, rad in ALDERSVALG.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én aldersgruppe")},
    )
    tiden_varierer = forms.BooleanField(
        label=_("Tiden varierer, eller vi avtaler den"), required=False
    )
    sted = forms.CharField(
        label=_("Hvor er det?"),
        help_text=_("Sted eller adresse, for eksempel «Grendehuset, Storgata 4»."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv hvor det er")},
    )
    sone = forms.ChoiceField(label=_("Hvilken del av kommunen?"), required=False)
    norsk_krav = forms.ChoiceField(
        label=_("Hvor mye norsk trenger man?"),
        choices=Norskkrav.choices,
        initial=Norskkrav.INGEN,
        widget=forms.RadioSelect(attrs=RAMME),
        error_messages={"required": _("Velg hvor mye norsk man trenger")},
    )
    plasser = _tall(
        _("Hvor mange nye kan dere ta imot?"),
        500,
        hjelp=_("Et anslag holder. Dere kan endre det når som helst."),
    )
    forste_gang = forms.CharField(
        label=_("Hva skjer første gang?"),
        help_text=_("Hvor møtes dere, hvem tar imot, og hva gjør man først?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    beskrivelse = forms.CharField(
        label=_("Fortell mer om aktiviteten"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pris_kr = _tall(_("Hva koster det, i kroner?"), 20_000, hjelp=_("Skriv 0 hvis det er gratis."))
    prisperiode = forms.ChoiceField(
        label=_("Prisen gjelder"),
        required=False,
        choices=[("", _("Velg")), *((v, n.capitalize()) for v, n in Prisperiode.choices)],
    )
    ta_med = forms.CharField(
        label=_("Hva må man ta med?"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    har = forms.MultipleChoiceField(
        label=_("Hva har dere på plass?"),
        choices=HAR,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    er_lavterskel = forms.BooleanField(
        label=_("Man kan møte opp uten påmelding og medlemskap"), required=False
    )
    vertssprak = forms.MultipleChoiceField(
        label=_("Hvilke språk snakker noen av dere?"),
        choices=_sprakene,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gruppestorrelse = forms.ChoiceField(
        label=_("Hvor mange pleier å være der?"),
        required=False,
        choices=[("", _("Det varierer")), *Gruppestorrelse.choices],
    )
    alder_fra = _tall(_("Nøyaktig fra alder"), 120)
    alder_til = _tall(_("Nøyaktig til alder"), 120)
    bare_for = forms.ChoiceField(
        label=_("Er det bare for kvinner eller menn?"), required=False, choices=BareFor.choices
    )
    bare_for_grunn = forms.CharField(
        label=_("Hvorfor er det bare for noen?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    malgruppe = forms.MultipleChoiceField(
        label=_("Hvilke nye innbyggere er det for?"),
        choices=[("mottak", _("Beboere på mottak")), ("bosatte", _("Bosatte flyktninger"))],
        initial=["mottak", "bosatte"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sesong_fra_date = _dato(_("Sesongen begynner"))
    sesong_til_date = _dato(_("Sesongen slutter"))
    er_apent_i_ferien = forms.BooleanField(label=_("Det er åpent i skoleferiene"), required=False)
    politiattest = forms.ChoiceField(
        label=_("Har dere rutine for politiattest?"),
        help_text=_("Gjelder når noen har ansvar for barn. Vi lagrer aldri attester."),
        choices=Politiattest.choices,
        initial=Politiattest.IKKE_RELEVANT,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_politiattest(self) -> str:
        """Take silence as not relevant."""
        return self.cleaned_data["politiattest"] or Politiattest.IKKE_RELEVANT.value


def aktivitet_skrevet(felt: dict[str, Any]) -> dict[str, list[str]]:
    """This function will write stored values as they would stand in the form."""
    rad = {navn: bare(felt.get(navn, "")) for navn in RETT_OVER if navn != "vertssprak"}
    rad["vertssprak"] = list(felt.get("vertssprak") or [])
    rad["har"] = [navn for navn, _tekst in HAR if felt.get(navn)]
    rad["sone"] = bare(felt.get("sone"))
    rad["er_apent_i_ferien"] = bare(felt.get("er_apent_i_ferien"))
    rad["tiden_varierer"] = bare(not felt.get("er_fast", True))
    rad["malgruppe"] = [m for m in ("mottak", "bosatte") if felt.get(f"for_{m}", True)]
    for navn in ("sesong_fra_date", "sesong_til_date"):
        deler = (felt.get(navn) or "").split("-")
        rad[navn] = [".".join(reversed(deler))] if len(deler) > 1 else []
    for n, kode in enumerate(felt.get("interesser", []), start=1):
        rad[f"interesse_{n}"] = [kode]
    for n, tid in enumerate(felt.get("tider", [])):
        rad[f"tid_{n}_dag"] = [str(tid["ukedag"])]
        rad[f"tid_{n}_fra"] = [tid["fra"].replace(":", ".")]
        rad[f"tid_{n}_til"] = [(tid["til"] or "").replace(":", ".")]
    return rad | _alder_skrevet(felt.get("alder_fra"), felt.get("alder_til"))


def _alder_skrevet(fra: int | None, til: int | None) -> dict[str, list[str]]:
    """Choose the groups that the ages touch, and write the ages out where the groups are wider."""
    lav, hoy = fra or 0, 999 if til is None else til
    valgt = [
        kode for kode, (a, b, _navn) in ALDERSVALG.items() if a <= hoy and (b or 999) >= lav
    ]  # fmt: skip
    gruppe_fra, gruppe_til = aldersspenn(valgt)
    return {
        "alder": valgt,
        "alder_fra": [] if fra == gruppe_fra else bare(fra),
        "alder_til": [] if til == gruppe_til else bare(til),
    }
