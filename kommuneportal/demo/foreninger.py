"""The demo's associations: they register, confirm by mail and are approved, weeks ago."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Bruker, Kommune, Lenke, Sone
from kommuneportal.demo.grunnlag import INNHOLD
from organisasjoner.models import Organisasjon, Registrering
from organisasjoner.services import (
    bekreft_epost,
    godkjenn_registrering,
    motta_registrering,
    returner_registrering,
)


# Weights of the check digit of an organisation number.
VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
# Test numbers begin with 3; no real association has one.
FORSTE_NUMMER = 31000000
HAR = {
    "trinnfri": "er_trinnfri",
    "barnepass": "har_barnepass",
    "rolig": "er_rolig",
    "utstyr": "laner_ut_utstyr",
    "skyss": "har_skyss",
    "folge": "har_folge",
}
BARE_FOR_GRUNN = "Et trygt rom for dem som ikke vil delta sammen med det andre kjønnet."
BEHOV = {
    "fil": [{"slag": "kontingent", "tekst": "Flere kunne vært med hvis kontingenten ble dekket."}],
    "svomming": [{"slag": "kurs", "tekst": "Vi trenger flere kvinnelige instruktører."}],
    "speider": [{"slag": "utstyr", "tekst": "Uniformer og soveposer i barnestørrelser."}],
    "kor": [{"slag": "sprakvert", "tekst": ""}],
    "tur": [{"slag": "skyss", "tekst": "Buss fra sentrum på søndager."}],
    "ungdom": [{"slag": "folge", "tekst": "Noen som følger den første kvelden."}],
}
RETURNERT = "Fint tilbud. Kan dere skrive hvilke dager det er, og hvor vi møtes?"


def les(navn: str) -> list[dict[str, str]]:
    """This function will read one of the demo's tables."""
    with (INNHOLD / f"{navn}.csv").open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


def fyll(kommune: Kommune, *, by: Bruker, now: datetime) -> None:
    """
    This function will register the kommune's associations; the kommune must be in scope.

    Those whose offer is marked as waiting have sent it lately, and nobody has answered.
    """
    foreninger = [rad for rad in les("foreninger") if rad["kommune"] == kommune.slug]
    tilbud = {
        nokkel: list(rader)
        for nokkel, rader in groupby(
            sorted(les("tilbud"), key=lambda rad: rad["forening"]), lambda rad: rad["forening"]
        )
    }
    soner = {sone.navn: str(sone.public_id) for sone in Sone.objects.all()}
    navn = {rad["nokkel"]: rad["navn"] for rad in foreninger}
    for nr, rad in enumerate(sorted(foreninger, key=lambda rad: bool(rad["del_av"]))):
        forening = _forening(rad, nr, kommune, gruppe_i=navn.get(rad["del_av"], ""))
        aktiviteter = [(t["status"], _aktivitet(t, soner)) for t in tilbud.get(rad["nokkel"], [])]
        _registrer(rad["nokkel"], forening, aktiviteter, by=by, sendt=now - _siden(nr), now=now)
    if kommune.slug == "fjordvik":
        _nylige(soner, by=by, now=now)


def _siden(nr: int) -> timedelta:
    """Spread the registrations over the last months, with some hours between."""
    return timedelta(days=120 - 2 * nr, hours=nr % 7)


def _forening(rad: dict[str, str], nr: int, kommune: Kommune, *, gruppe_i: str) -> dict[str, Any]:
    form = "fli" if rad["orgnr"] == "ja" or gruppe_i else "uformell"
    form = {"sentral": "frivilligsentral", "nsentral": "frivilligsentral",
            "menighet": "trossamfunn"}.get(rad["nokkel"], form)  # fmt: skip
    return {
        "navn": rad["navn"],
        "form": form,
        "organisasjonsnummer": testnummer(nr, kommune) if rad["orgnr"] == "ja" else "",
        "forankring": "tro" if form == "trossamfunn" else "ingen",
        "gruppe_i": gruppe_i,
        "beskrivelse": rad["beskrivelse"],
        "hjemmeside": "",
        "kontaktperson": rad["kontakt"],
        "epost": f"{rad['nokkel']}@forening.example.no",
        "telefon": "",
    }


def testnummer(nr: int, kommune: Kommune) -> str:
    """This function will give the next number with a right check digit that no one can have."""
    start = FORSTE_NUMMER + 100_000 * kommune.pk + 37 * nr
    while True:
        rest = sum(v * int(s) for v, s in zip(VEKTER, str(start), strict=True)) % 11
        if rest != 1:
            return f"{start}{0 if rest == 0 else 11 - rest}"
        start += 1


def _aktivitet(rad: dict[str, str], soner: dict[str, str]) -> dict[str, Any]:
    fra, _, til = rad["alder"].partition("-")
    sprak = [tag for tag in rad["sprak"].split(",") if tag]
    tilbyr = set(rad["tilbyr"].split(","))
    gratis = rad["gratis"] == "ja"
    ung = bool(til) and int(til) < 18
    bare_for = "" if rad["for"] == "alle" else rad["for"]
    return {
        "navn": rad["navn"],
        "interesser": rad["interesser"].split(","),
        "rolle": rad["rolle"],
        "beskrivelse": rad["beskrivelse"],
        "forste_gang": "Si hei til den som har grønn vest.",
        "alder_fra": int(fra) if fra else None,
        "alder_til": int(til) if til else None,
        "plasser": int(rad["plasser"]),
        "tider": list(_tider(rad["tider"])),
        "sone": soner[rad["sone"]],
        "sted": rad["sone"],
        "norsk_krav": "litt" if sprak else "ingen",
        "vertssprak": sprak,
        "pris_kr": 0 if gratis else 300,
        "prisperiode": "" if gratis else "sesong",
        "er_fast": True,
        "er_lavterskel": gratis,
        "gruppestorrelse": rad["gruppe"],
        "bare_for": bare_for,
        "bare_for_grunn": BARE_FOR_GRUNN if bare_for else "",
        "politiattest": "ja" if ung else "ikke_relevant",
        **{felt: True for kode, felt in HAR.items() if kode in tilbyr},
    }


def _tider(tekst: str) -> Iterator[dict[str, Any]]:
    for del_ in tekst.split(","):
        ukedag, _, klokke = del_.partition(" ")
        fra, _, til = klokke.partition("-")
        yield {"ukedag": int(ukedag), "fra": fra, "til": til}


def _registrer(
    nokkel: str,
    forening: dict[str, Any],
    aktiviteter: list[tuple[str, dict[str, Any]]],
    *,
    by: Bruker,
    sendt: datetime,
    now: datetime,
) -> None:
    """Register the association with what is approved; then what it has sent lately."""
    godkjente = [felt for status, felt in aktiviteter if status == "godkjent"]
    felt = {"forening": forening, "aktiviteter": godkjente, "behov": BEHOV.get(nokkel, [])}
    rad = meld_inn(felt, nokkel=f"demo-{nokkel}", now=sendt)
    org = godkjenn_registrering(rad, by=by, now=sendt + timedelta(days=1, hours=2))
    for nr, (status, aktivitet) in enumerate(aktiviteter):
        if status == "venter":
            motta_registrering(
                felt={"aktiviteter": [aktivitet]},
                engangsnokkel=f"demo-{nokkel}-{nr}",
                organisasjon=Organisasjon.objects.get(pk=org.pk),
                now=now - timedelta(days=1 + nr, hours=3),
            )


def meld_inn(felt: dict[str, Any], *, nokkel: str, now: datetime) -> Registrering:
    """This function will send a registration and confirm its address ten minutes later."""
    rad = motta_registrering(felt=felt, engangsnokkel=nokkel, now=now)
    lenke = Lenke.objects.get(slag=Lenkeslag.BEKREFT, objekt_id=rad.public_id)
    return bekreft_epost(lenke, now=now + timedelta(minutes=10))


def _nylige(soner: dict[str, str], *, by: Bruker, now: datetime) -> None:
    """Add a group that waits, one that was sent back, and one that has not confirmed."""
    nye = les("nylige")
    for nr, rad in enumerate(nye):
        forening = {
            "navn": rad["navn"], "form": "uformell", "organisasjonsnummer": "",
            "forankring": "ingen", "kontaktperson": rad["kontakt"],
            "epost": f"{rad['nokkel']}@forening.example.no", "beskrivelse": rad["om"],
        }  # fmt: skip
        felt = {
            "forening": forening,
            "aktiviteter": [_aktivitet({**rad, "navn": rad["tilbud"]}, soner)],
        }
        sendt = now - timedelta(days=4 - nr, hours=5)
        if rad["status"] == "ubekreftet":
            motta_registrering(felt=felt, engangsnokkel=f"demo-{rad['nokkel']}", now=sendt)
            continue
        registrering = meld_inn(felt, nokkel=f"demo-{rad['nokkel']}", now=sendt)
        if rad["status"] == "returnert":
            returner_registrering(
                registrering, begrunnelse=RETURNERT, by=by, now=sendt + timedelta(hours=20)
            )
