"""Step 2 of 4: one activity, or one task for volunteers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.enums import Ukedag
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Sone
from organisasjoner.enums import BareFor
from organisasjoner.forms import aktivitetsfelt as felter
from organisasjoner.forms.filter import aktivitetsvalg
from organisasjoner.parsing import UgyldigKlokkeslett, les_klokkeslett


MIN_TIDER, MAKS_TIDER, MAKS_INTERESSER = 2, 14, 5
# Before this hour the end may belong to the night after.
NATT = time(6)
FLERVALG = frozenset({"alder", "har", "malgruppe", "vertssprak"})
JANEI = ("har_folge", "laner_ut_utstyr", "har_skyss", "har_barnepass", "er_trinnfri", "er_rolig")


@dataclass(frozen=True)
class Valg:
    """What can be chosen in this kommune, read once for all forms of a page."""

    interesser: list[Any]
    soner: list[tuple[str, str]]

    @classmethod
    def les(cls) -> Valg:
        """This function will read the activities and zones; two queries."""
        soner = [(str(public_id), navn) for public_id, navn in _soner()]
        return cls(aktivitetsvalg(_("Velg aktivitet")), soner)


@forberedt()
def _soner() -> QuerySet:
    return Sone.objects.order_by("navn", "pk").values_list("public_id", "navn")


class AktivitetForm(felter.Aktivitetsfelt):
    """Everything about one offer; what most can skip stands last."""

    MER = (
        "beskrivelse", "pris_kr", "prisperiode", "ta_med", "har", "er_lavterskel",
        "gruppestorrelse", "alder_fra", "alder_til", "bare_for", "bare_for_grunn", "malgruppe",
        "sesong_fra_date", "sesong_til_date", "er_apent_i_ferien", "politiattest",
        "vertssprak",
    )  # fmt: skip
    KORTE = ("plasser", "pris_kr", "alder_fra", "alder_til")

    def __init__(
        self, *args: Any, valg: Valg | None = None, ekstra_tid: bool = False, **kwargs: Any
    ) -> None:
        """Draw as many rows for times and activities as have been filled in."""
        super().__init__(*args, **kwargs)
        self.valg = valg or Valg.les()
        kilde = self.data if self.is_bound else self.initial
        skrevne = [n for n in range(MAKS_TIDER) if f"tid_{n}_dag" in kilde]
        antall = max(MIN_TIDER, len(skrevne)) + (1 if ekstra_tid else 0)
        self.antall_tider = min(antall, MAKS_TIDER)
        self._tidsfelt()
        brukt = [n for n in range(1, MAKS_INTERESSER + 1) if kilde.get(f"interesse_{n}")]
        self.antall_interesser = max(3, *brukt) if brukt else 3
        self._valg()
        self.order_fields(self._rekkefolge())

    def _rekkefolge(self) -> list[str]:
        """Give the fields as they are read on the page, so that the error summary follows it."""
        interesser = [f"interesse_{n}" for n in range(1, self.antall_interesser + 1)]
        tider = [n for n in self.fields if n.startswith("tid_")]
        midten = ["tiden_varierer", "sted", "sone", "norsk_krav", "plasser", "forste_gang"]
        return ["rolle", "navn", *interesser, "alder", *tider, *midten, *self.MER]

    def _tidsfelt(self) -> None:
        dager = [("", _("Velg dag")), *((str(v), n.capitalize()) for v, n in Ukedag.choices)]
        for n in range(self.antall_tider):
            nummer = n + 1
            self.fields[f"tid_{n}_dag"] = forms.ChoiceField(
                label=_t("Dag %(n)s") % {"n": nummer}, choices=dager, required=False
            )
            for ende, tekst in (("fra", _t("Fra, dag %(n)s")), ("til", _t("Til, dag %(n)s"))):
                self.fields[f"tid_{n}_{ende}"] = forms.CharField(
                    label=tekst % {"n": nummer},
                    required=False,
                    max_length=10,
                    widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                )

    def _valg(self) -> None:
        for n in range(1, self.antall_interesser + 1):
            self.fields[f"interesse_{n}"] = forms.ChoiceField(
                label=_("Hva handler det om?") if n == 1 else _t("Passer også under"),
                choices=lambda: self.valg.interesser,  # Not copied until it is drawn.
                required=n == 1,
                error_messages={"required": _("Velg hva det handler om")},
            )
        self.fields["sone"].choices = [("", _("Vet ikke")), *self.valg.soner]  # type: ignore[attr-defined]
        if not self.valg.soner:
            del self.fields["sone"]

    @property
    def interessefelt(self) -> list[Any]:
        """Give the choices of activity."""
        return [self[f"interesse_{n}"] for n in range(1, self.antall_interesser + 1)]

    @property
    def tidsrader(self) -> list[tuple[Any, Any, Any]]:
        """Give the rows for weekly times: day, from, to."""
        return [
            (self[f"tid_{n}_dag"], self[f"tid_{n}_fra"], self[f"tid_{n}_til"])
            for n in range(self.antall_tider)
        ]

    @property
    def merfelt(self) -> list[Any]:
        """Give the fields that most can skip."""
        return [self[navn] for navn in self.MER]

    @property
    def mer_er_apen(self) -> bool:
        """Tell whether the part that most can skip must be seen."""
        return any(navn in self.errors for navn in self.MER)

    def clean(self) -> dict[str, Any]:
        """Hold the fields against each other."""
        data = super().clean() or {}
        data["tider"] = self._les_tider(data)
        har_feil = any(navn.startswith("tid_") for navn in self.errors)
        if not data["tider"] and not data.get("tiden_varierer") and not har_feil:
            self.add_error("tid_0_dag", _("Velg en dag, eller kryss av for at tiden varierer"))
        self._sjekk_alder(data)
        if data.get("bare_for") and not data.get("bare_for_grunn"):
            self.add_error("bare_for_grunn", _("Skriv hvorfor tilbudet bare er for noen"))
        if data.get("pris_kr") and not data.get("prisperiode"):
            self.add_error("prisperiode", _("Velg hva prisen gjelder for"))
        fra, til = data.get("sesong_fra_date"), data.get("sesong_til_date")
        if fra and til and fra > til:
            self.add_error("sesong_til_date", _("Sesongen må slutte etter at den begynner"))
        return data

    def _sjekk_alder(self, data: dict[str, Any]) -> None:
        if "alder" in self.errors:
            return
        valgt = data["alder"]
        if not felter.henger_sammen(valgt):
            self.add_error("alder", felter.IKKE_VED_SIDEN)
        fra, til = felter.aldersspenn(valgt)
        data["spenn"] = (
            data["alder_fra"] if data.get("alder_fra") is not None else fra,
            data["alder_til"] if data.get("alder_til") is not None else til,
        )
        if None not in data["spenn"] and data["spenn"][0] > data["spenn"][1]:
            self.add_error("alder_til", _("Til alder må være høyere enn fra alder"))

    def _les_tider(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        tider: dict[tuple[int, str], dict[str, Any]] = {}
        for n in range(self.antall_tider):
            dag, fra, til = (data.get(f"tid_{n}_{x}", "") for x in ("dag", "fra", "til"))
            if not dag and not fra and not til:
                continue
            lest_fra, lest_til = self._klokke(n, "fra", fra), self._klokke(n, "til", til)
            if not dag:
                self.add_error(f"tid_{n}_dag", _("Velg dag"))
            elif lest_fra is None:
                if f"tid_{n}_fra" not in self.errors:
                    self.add_error(f"tid_{n}_fra", _("Skriv når det begynner"))
            elif lest_til is not None and NATT <= lest_til <= lest_fra:
                self.add_error(f"tid_{n}_til", _("Skriv en slutt som er senere enn begynnelsen"))
            else:
                rad = {"ukedag": int(dag), "fra": lest_fra.isoformat("minutes"),
                       "til": lest_til.isoformat("minutes") if lest_til else None}  # fmt: skip
                tider[int(dag), str(rad["fra"])] = rad
        return [tider[nokkel] for nokkel in sorted(tider)]

    def _klokke(self, n: int, ende: str, skrevet: str) -> time | None:
        try:
            return les_klokkeslett(skrevet)
        except UgyldigKlokkeslett:
            self.add_error(f"tid_{n}_{ende}", _("Skriv klokkeslettet slik: 18.00"))
            return None

    def felt(self) -> dict[str, Any]:
        """Give the clean values as they are stored in a proposal."""
        data = self.cleaned_data
        valgte = [data.get(f"interesse_{n}") for n in range(1, self.antall_interesser + 1)]
        rad = {navn: data[navn] for navn in felter.RETT_OVER}
        rad |= {navn: (True if navn in data["har"] else None) for navn in JANEI}
        for navn in ("sesong_fra_date", "sesong_til_date"):
            rad[navn] = data[navn].isoformat() if data[navn] else None
        malgruppe = data["malgruppe"] or ["mottak", "bosatte"]
        rad |= {
            "interesser": list(dict.fromkeys(v for v in valgte if v)),
            "tider": data["tider"],
            "er_fast": not data["tiden_varierer"],
            "sone": data.get("sone") or None,
            "alder_fra": data["spenn"][0],
            "alder_til": data["spenn"][1],
            "er_apent_i_ferien": data["er_apent_i_ferien"] or None,
            "for_mottak": "mottak" in malgruppe,
            "for_bosatte": "bosatte" in malgruppe,
        }
        if data["pris_kr"] in (None, 0):
            rad["prisperiode"] = ""
        if not data["bare_for"]:
            rad |= {"bare_for": BareFor.ALLE.value, "bare_for_grunn": ""}
        return rad
