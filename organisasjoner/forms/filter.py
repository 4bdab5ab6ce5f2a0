"""Search and filters; everything stands in the query string."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.enums import Ukedag
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Interesse
from organisasjoner.enums import Organisasjonsform


ALDRE = [
    ("", _("Alle aldre")),
    ("0-5", _("0–5 år")),
    ("6-12", _("6–12 år")),
    ("13-17", _("13–17 år")),
    ("18-25", _("18–25 år")),
    ("26-59", _("26–59 år")),
    ("60-", _("60 år og over")),
]


# The vocabulary's last group is named for a rule of matching; people get its content instead.
PA_FORESPORSEL = "paa_foresporsel"


def _aktiviteter() -> Iterable[tuple[str, str, str, str]]:
    """Give code and name of each group and activity, in the order of the vocabulary."""
    for gruppekode, gruppe, kode, navn in _ordlisten():
        vist = str(_("Tro, livssyn og politikk")) if gruppekode == PA_FORESPORSEL else gruppe
        yield gruppekode, vist, kode, navn


@forberedt()
def _ordlisten() -> QuerySet:
    rader = Interesse.objects.i_bruk().order_by("gruppe__rekkefolge", "rekkefolge", "pk")
    return rader.values_list("gruppe__kode", "gruppe__navn", "kode", "navn")


def aktivitetsvalg(tom: Any) -> list[tuple[Any, Any]]:
    """This function will list all activities under their groups, the empty choice first."""
    grupper: dict[str, list[tuple[str, str]]] = {}
    for _gruppekode, gruppe, kode, navn in _aktiviteter():
        grupper.setdefault(gruppe, []).append((kode, navn))
    return [("", tom), *grupper.items()]


def filtervalg() -> list[tuple[Any, Any]]:
    """This function will list groups and activities to filter by, each group as a choice too."""
    valg: list[tuple[Any, Any]] = [("", _("Alle aktiviteter"))]
    grupper: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for gruppekode, gruppe, kode, navn in _aktiviteter():
        grupper.setdefault((gruppekode, gruppe), []).append((kode, navn))
    for (kode, navn), rader_i_gruppen in grupper.items():
        hele = (f"gruppe:{kode}", _("Alt i «%(gruppe)s»") % {"gruppe": navn})
        valg.append((navn, [hele, *rader_i_gruppen]))
    return valg


class KatalogForm(forms.Form):
    """What a visitor looks for."""

    q = forms.CharField(
        label=_("Søk"),
        required=False,
        max_length=80,
        widget=forms.TextInput(
            attrs={"type": "search", "class": "ds-input", "enterkeyhint": "search"}
        ),
    )
    aktivitet = forms.ChoiceField(label=_("Aktivitet"), required=False)
    dag = forms.ChoiceField(
        label=_("Dag"),
        required=False,
        choices=[("", _("Alle dager")), *((str(v), n.capitalize()) for v, n in Ukedag.choices)],
    )
    alder = forms.ChoiceField(label=_("Alder"), required=False, choices=ALDRE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the activities that can be chosen now."""
        super().__init__(*args, **kwargs)
        self.fields["aktivitet"].choices = filtervalg()  # type: ignore[attr-defined]
        for navn in ("aktivitet", "dag", "alder"):
            self.fields[navn].widget.attrs["class"] = "ds-input"


class RegisterForm(forms.Form):
    """What a coordinator looks for among the associations."""

    q = forms.CharField(
        label=_("Søk i navn eller nummer"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "class": "ds-input"}),
    )
    form = forms.ChoiceField(
        label=_("Slags gruppe"),
        required=False,
        choices=[("", _("Alle")), *Organisasjonsform.choices],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
    vis = forms.ChoiceField(
        label=_("Utvalg"),
        required=False,
        choices=[
            ("", _("I bruk")),
            ("behov", _("Trenger hjelp til noe")),
            ("ubekreftet", _("Ikke bekreftet på et år")),
            ("avsluttet", _("Avsluttet")),
        ],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
