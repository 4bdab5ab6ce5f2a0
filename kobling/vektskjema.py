"""The weights as a form: what each number means in plain words, and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kobling.engine.vekter import STANDARD
from kobling.engine.vektsjekk import sjekk
from kobling.models.vekter import FLEST_FORSLAG


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


POENG, KM, UKER = 400, 200, 104


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Weights that belong together: a heading, a sentence, and the fields."""

    navn: StrOrPromise
    tekst: StrOrPromise
    felt: tuple[tuple[str, StrOrPromise, int], ...]


GRUPPER = (
    Gruppe(
        _("Interesse"),
        _("Poengene ganges med hvor sterkt ønsket er."),
        (
            ("interesse_samme", _("Tilbudet er det personen ønsker"), POENG),
            ("interesse_gruppe", _("Tilbudet er av samme slag"), POENG),
            ("interesse_beslektet", _("Tilbudet er beslektet"), POENG),
            ("interesse_apen", _("Tilbudet er åpent for alle"), POENG),
            ("styrke_1", _("Ganges med, når ønsket er svakt"), 10),
            ("styrke_2", _("Ganges med, når ønsket er middels"), 10),
            ("styrke_3", _("Ganges med, når ønsket er sterkt"), 10),
        ),
    ),
    Gruppe(
        _("Språk"),
        _("Poeng når personen og de som tar imot, kan snakke sammen."),
        (
            ("sprak_felles", _("De har et språk sammen"), POENG),
            ("sprak_litt", _("De har litt språk sammen"), POENG),
        ),
    ),
    Gruppe(
        _("Nærhet og reisevei"),
        _("Poengene synker med avstanden. Lenger unna enn reisevidden foreslås ikke."),
        (
            ("naerhet", _("Poeng når tilbudet er like ved"), POENG),
            ("naerhet_halv_km", _("Kilometer der poengene er halvert"), KM),
            ("naerhet_ukjent", _("Poeng når avstanden er ukjent"), POENG),
            ("ga_km", _("Kilometer for den som går"), KM),
            ("buss_km", _("Kilometer for den som tar buss"), KM),
            ("langt_km", _("Kilometer for den som kan reise langt"), KM),
            ("skyss_km", _("Kilometer til når tilbudet har skyss"), KM),
        ),
    ),
    Gruppe(
        _("Tid"),
        _("Poeng for hvert tidspunkt som passer begge."),
        (
            ("tid_felles", _("Poeng for hvert tidspunkt"), POENG),
            ("tid_usikker", _("Poeng når bare dagen er kjent"), POENG),
            ("tid_maks_antall", _("Flest tidspunkter som teller"), 21),
        ),
    ),
    Gruppe(
        _("Om tilbudet"),
        _("Poeng for det som gjør det lettere å begynne."),
        (
            ("fast", _("Skjer fast"), POENG),
            ("lavterskel", _("Lav terskel"), POENG),
            ("utenfor_mottak", _("Ute i lokalmiljøet"), POENG),
            ("gruppe", _("Så stor gruppe som personen ønsker"), POENG),
            ("nyankomne", _("Plasser satt av til nye"), POENG),
        ),
    ),
    Gruppe(
        _("Ventetid"),
        _(
            "Den som har ventet lengst, får sitt første forslag først, uansett poeng. Foran står bare "
            "de som har et forslag en koordinator har sett."
        ),
        (
            ("ventet_per_uke", _("Poeng for hver uke"), POENG),
            ("ventet_maks_uker", _("Flest uker som teller"), UKER),
        ),
    ),
    Gruppe(
        _("Trekk"),
        _("Poeng som går fra når noe må sjekkes først."),
        (
            ("trekk_behov_ukjent", _("Foreningen har ikke svart på et behov"), POENG),
            ("trekk_behov_ikke_mott", _("Skyss, følge eller utstyr mangler"), POENG),
            ("trekk_alder_delvis", _("Alderen passer bare delvis"), POENG),
            ("trekk_frivillig_usikker", _("Usikkert om personen vil bidra"), POENG),
        ),
    ),
    Gruppe(
        _("Trinn"),
        _("Poeng som skal til for hvert trinn. Trinn 4 og 5 vises som sterk, trinn 3 som god."),
        (
            ("grad_5", _("Trinn 5"), 1000),
            ("grad_4", _("Trinn 4"), 1000),
            ("grad_3", _("Trinn 3"), 1000),
            ("grad_2", _("Trinn 2"), 1000),
        ),
    ),
    Gruppe(
        _("Ro i forslagene"),
        _(
            "Forslag en koordinator har sett på, får disse poengene i tillegg. Da blir de stående når "
            "et nytt bare er litt bedre. Styrken endres ikke."
        ),
        (("sett_for", _("Poeng når forslaget er sett før"), 200),),
    ),
)
NAVN: dict[str, StrOrPromise] = {
    felt: navn for gruppe in GRUPPER for felt, navn, _maks in gruppe.felt
}
NAVN |= {
    "antall_forslag": _("Forslag til hver person"),
    "har_jevnhet": _("Ingen får et tredje forslag mens noen kunne fått et andre"),
}
FEIL = {
    "minst_en": _("Skriv 1 eller mer."),
    "over": _("Kan ikke være høyere enn «%(annen)s»."),
    "for_lav": _("Kan ikke være lavere enn 80, som er det minste et par kan få."),
    "for_hoy": _("Kan ikke være høyere enn 1000, som er det meste et par kan få."),
    "nas_aldri": _("Ingen par kan nå så mange poeng. Senk grensen, eller øk poengene."),
    "venting_over_onske": _("Venting kan ikke telle mer enn det personen ønsker seg."),
}


def _feil(navn: StrOrPromise, fra: int, til: int) -> dict[str, str]:
    """Say in one sentence, whatever is wrong with a number, which it is and what it may be."""
    tekst = _("%(navn)s: Skriv et helt tall fra %(fra)s til %(til)s.") % {
        "navn": navn,
        "fra": fra,
        "til": til,
    }
    return dict.fromkeys(("required", "invalid", "min_value", "max_value"), tekst)


class VektForm(forms.Form):
    """Every weight, how many suggestions each person gets, and whether they are shared evenly."""

    antall_forslag = forms.IntegerField(
        label=NAVN["antall_forslag"],
        min_value=1,
        max_value=FLEST_FORSLAG,
        help_text=_("Fra 1 til 5. Vanlig er 3."),
    )
    har_jevnhet = forms.BooleanField(
        label=NAVN["har_jevnhet"],
        required=False,
        help_text=_("Uten dette teller bare poengene når alle har fått ett."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for gruppe in GRUPPER:
            for navn, tekst, maks in gruppe.felt:
                vanlig = _("Vanlig er %(tall)s.") % {"tall": getattr(STANDARD, navn)}
                self.fields[navn] = forms.IntegerField(
                    label=tekst,
                    min_value=0,
                    max_value=maks,
                    help_text=vanlig,
                    error_messages=_feil(tekst, 0, maks),
                )
        antall = self.fields["antall_forslag"]
        antall.error_messages |= _feil(NAVN["antall_forslag"], 1, FLEST_FORSLAG)

    def grupper(self) -> Iterator[dict[str, Any]]:
        """This function will give the groups with their bound fields, for the page."""
        for gruppe in GRUPPER:
            felt = [self[navn] for navn, _tekst, _maks in gruppe.felt]
            yield {"navn": gruppe.navn, "tekst": gruppe.tekst, "felt": felt}

    def clean(self) -> dict[str, Any]:
        """This function will hold the weights against each other."""
        data = super().clean() or {}
        if self.errors:
            return data
        for felt, kode, annen in sjekk(STANDARD.som_dict() | self.vekter()):
            self.add_error(felt, f"{NAVN[felt]}: {FEIL[kode] % {'annen': NAVN.get(annen, '')}}")
        return data

    def vekter(self) -> dict[str, int]:
        """This function will give the numbers alone, by the engine's names."""
        return {felt: self.cleaned_data[felt] for gruppe in GRUPPER for felt, *_r in gruppe.felt}
