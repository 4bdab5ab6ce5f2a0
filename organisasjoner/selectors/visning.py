"""A proposal's fields as people read them, and what differs from what is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kommuneportal.core.models import Interesse, Sone
from kommuneportal.core.sprak import spraknavn
from kommuneportal.design import norsk
from organisasjoner.enums import (
    BareFor,
    Behovsslag,
    Forankring,
    Gruppestorrelse,
    Norskkrav,
    Organisasjonsform,
    Politiattest,
    Prisperiode,
    Tilbudsrolle,
)
from organisasjoner.parsing import vis_organisasjonsnummer


Rader = list[tuple[str, str]]
HAR_PA_PLASS = (
    ("har_folge", gettext_lazy("noen møter den som er ny")),
    ("laner_ut_utstyr", gettext_lazy("utlån av utstyr")),
    ("har_skyss", gettext_lazy("hjelp med skyss")),
    ("har_barnepass", gettext_lazy("barnepass")),
    ("er_trinnfri", gettext_lazy("adkomst uten trapper")),
    ("er_rolig", gettext_lazy("rolig sted")),
)


@dataclass(frozen=True)
class Endring:
    """One field that a proposal wants to change."""

    navn: str
    for_: str
    etter: str


@dataclass(frozen=True)
class Ordbok:
    """Names of activities by code and of zones by public id, read once for a page."""

    interesser: dict[str, str]
    soner: dict[str, str]


def ordbok() -> Ordbok:
    """This function will read the names that proposals refer to; two queries."""
    return Ordbok(
        dict(Interesse.objects.values_list("kode", "navn")),
        {str(pid): navn for pid, navn in Sone.objects.values_list("public_id", "navn")},
    )


def _valg(choices: Any, verdi: Any) -> str:
    return str(dict(choices.choices).get(verdi or "", ""))


def vis_forening(felt: dict[str, Any]) -> Rader:
    """This function will give the association's answers as pairs of name and text."""
    return [
        (_("Navn"), felt.get("navn", "")),
        (_("Hva slags gruppe"), _valg(Organisasjonsform, felt.get("form"))),
        (_("Organisasjonsnummer"), vis_organisasjonsnummer(felt.get("organisasjonsnummer") or "")),
        (_("Gruppe i"), felt.get("gruppe_i", "")),
        (_("Tro eller politikk"), _valg(Forankring, felt.get("forankring"))),
        (_("Om dere"), felt.get("beskrivelse", "")),
        (_("Nettside"), felt.get("hjemmeside", "")),
        (_("Kontaktperson"), felt.get("kontaktperson", "")),
        (_("E-post"), felt.get("epost", "")),
        (_("Telefon"), felt.get("telefon", "")),
    ]


def alder(fra: int | None, til: int | None) -> str:
    """This function will write a range of ages in words; None is open."""
    if not fra and til is None:
        return _("Alle aldre")
    if til is None:
        return _("Fra %(fra)s år") % {"fra": fra}
    if not fra:
        return _("Til og med %(til)s år") % {"til": til}
    return _("%(fra)s–%(til)s år") % {"fra": fra, "til": til}


def pris(kroner: int | None, periode: str) -> str:
    """This function will write a price in words; None is not said."""
    if kroner is None:
        return ""
    if kroner == 0:
        return _("Gratis")
    gjelder = _valg(Prisperiode, periode) if periode else ""
    return f"{norsk.tall(kroner)} kr {gjelder}".strip()


def tider(rader: list[dict[str, Any]], *, fast: bool = True) -> str:
    """This function will write weekly times in words."""
    tekst = ", ".join(
        norsk.tidsrom(
            rad["ukedag"],
            time.fromisoformat(rad["fra"]),
            time.fromisoformat(rad["til"]) if rad.get("til") else None,
        )
        for rad in rader
    ).capitalize()
    if not fast:
        return f"{tekst}. {_('Tiden varierer')}" if tekst else _("Tiden varierer eller avtales")
    return tekst


def _sesong(felt: dict[str, Any]) -> str:
    fra, til = felt.get("sesong_fra_date"), felt.get("sesong_til_date")
    deler = [norsk.dato(date.fromisoformat(d)) if d else "" for d in (fra, til)]
    if not any(deler):
        return ""
    return _("fra %(fra)s") % {"fra": deler[0]} if not deler[1] else " – ".join(deler).strip()


def _for_hvem(felt: dict[str, Any]) -> str:
    mottak, bosatte = felt.get("for_mottak", True), felt.get("for_bosatte", True)
    if mottak and bosatte:
        return _("Beboere på mottak og bosatte flyktninger")
    return _("Beboere på mottak") if mottak else _("Bosatte flyktninger")


def _bare_for(felt: dict[str, Any]) -> str:
    if not felt.get("bare_for"):
        return ""
    return f"{_valg(BareFor, felt['bare_for'])}: {felt.get('bare_for_grunn', '')}"


def vis_aktivitet(felt: dict[str, Any], ordbok: Ordbok) -> Rader:
    """This function will give the answers about one activity as pairs of name and text."""
    return [
        (_("Hva det er"), _valg(Tilbudsrolle, felt.get("rolle", "delta"))),
        (_("Navn"), felt.get("navn", "")),
        (
            _("Handler om"),
            ", ".join(ordbok.interesser.get(k, k) for k in felt.get("interesser", [])),
        ),
        (_("Passer for"), alder(felt.get("alder_fra"), felt.get("alder_til"))),
        (_("Når"), tider(felt.get("tider", []), fast=felt.get("er_fast", True))),
        (_("Hvor"), felt.get("sted", "")),
        (_("Del av kommunen"), ordbok.soner.get(felt.get("sone") or "", "")),
        (_("Norsk"), _valg(Norskkrav, felt.get("norsk_krav", "ingen"))),
        (_("Plasser til nye"), "" if felt.get("plasser") is None else str(felt["plasser"])),
        (_("Første gang"), felt.get("forste_gang", "")),
        (_("Mer om aktiviteten"), felt.get("beskrivelse", "")),
        (_("Pris"), pris(felt.get("pris_kr"), felt.get("prisperiode", ""))),
        (_("Ta med"), felt.get("ta_med", "")),
        (_("På plass"), ", ".join(str(t) for n, t in HAR_PA_PLASS if felt.get(n)).capitalize()),
        (_("Uten påmelding"), _("Ja") if felt.get("er_lavterskel") else _("Nei")),
        (_("Språk"), ", ".join(spraknavn(t) for t in felt.get("vertssprak") or [])),
        (_("Gruppe"), _valg(Gruppestorrelse, felt.get("gruppestorrelse"))),
        (_("Bare for"), _bare_for(felt)),
        (_("For hvem"), _for_hvem(felt)),
        (_("Sesong"), _sesong(felt)),
        (_("Åpent i ferien"), _("Ja") if felt.get("er_apent_i_ferien") else ""),
        (_("Politiattest"), _valg(Politiattest, felt.get("politiattest", "ikke_relevant"))),
    ]


def vis_behov(felt: list[dict[str, Any]]) -> Rader:
    """This function will give the needs as pairs of name and text."""
    return [(_valg(Behovsslag, rad["slag"]), rad.get("tekst") or _("Ja")) for rad in felt]


def endringer(gammel: Rader, ny: Rader) -> list[Endring]:
    """This function will give the lines that differ, in the order of the form."""
    fra_for = dict(gammel)
    return [
        Endring(navn, fra_for.get(navn, ""), verdi)
        for navn, verdi in ny
        if fra_for.get(navn, "") != verdi
    ]
