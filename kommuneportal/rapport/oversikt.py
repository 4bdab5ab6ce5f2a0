"""The front page of a coordinator in words: greeting, tasks, findings and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kommuneportal.core.models import Kommune
from kommuneportal.design import norsk
from kommuneportal.design.kontekst import adresse
from kommuneportal.rapport.selectors import Onskerad, Oversiktstall, Venter


# As many rows as fit beside the flow without scrolling.
MAKS_RADER = 8


@dataclass(frozen=True)
class Oppgave:
    """One thing that waits, with the way to it."""

    ikon: str
    tittel: str
    tekst: str
    adresse: str


def hilsen(now: datetime) -> str:
    """This function will greet by the time of day."""
    time = timezone.localtime(now).hour
    if time < 10:
        return _("God morgen")
    return _("God dag") if time < 18 else _("God kveld")


def ingress(antall: int) -> str:
    """This function will say how many things wait."""
    tekster = {
        0: _("Ingenting venter på deg akkurat nå."),
        1: _("Én ting venter på deg i dag."),
        2: _("To ting venter på deg i dag."),
        3: _("Tre ting venter på deg i dag."),
    }
    return tekster[antall]


def oppgaver(
    kommune: Kommune, tall: Oversiktstall, navn: list[str], *, now: datetime
) -> list[Oppgave]:
    """This function will make at most three tasks of what waits; what is empty is left out."""
    forslag, registreringer, stille = tall.forslag, tall.registreringer, tall.stille
    alle = (
        (
            forslag.antall,
            "HandShakeHeart",
            _("%(n)s forslag å vurdere"),
            _eldste(forslag, now=now),
            "kobling:forslag_liste",
        ),
        (
            registreringer.antall,
            "Inbox",
            ngettext(
                "%(n)s registrering å godkjenne",
                "%(n)s registreringer å godkjenne",
                registreringer.antall,
            ),
            _navneliste(navn, registreringer.antall),
            "organisasjoner:organisasjon_liste",
        ),
        (
            stille.antall,
            "ClockDashed",
            _("%(n)s uten svar i 14 dager"),
            _("Godtatt, men ingenting har skjedd"),
            "kobling:kobling_liste?vis=stille",
        ),
    )
    return [
        Oppgave(ikon, tittel % {"n": norsk.tall(antall)}, tekst, _sted(side, kommune))
        for antall, ikon, tittel, tekst, side in alle
        if antall
    ]


def _sted(side: str, kommune: Kommune) -> str:
    """Give the address of a page that is named with its filter."""
    navn, sep, filter_ = side.partition("?")
    return adresse(navn, kommune) + sep + filter_


def _eldste(venter: Venter, *, now: datetime) -> str:
    dager = (now - venter.eldste_at).days if venter.eldste_at else 0
    if dager < 1:
        return _("Eldste kom i dag")
    return ngettext("Eldste har ventet i %(n)s dag", "Eldste har ventet i %(n)s dager", dager) % {
        "n": dager
    }


def _navneliste(navn: list[str], antall: int) -> str:
    if len(navn) == antall == 2:
        return _("%(en)s og %(to)s") % {"en": navn[0], "to": navn[1]}
    if len(navn) < antall:
        return ngettext("%(navn)s og %(n)s til", "%(navn)s og %(n)s til", antall - 1) % {
            "navn": navn[0] if navn else "",
            "n": antall - 1,
        }
    return ", ".join(navn)


def stolperader(rader: list[Onskerad]) -> list[tuple[str, int, int, str]]:
    """This function will give the rows of the chart: name, wishes, places, what is missing."""
    return [(rad.navn, rad.onsker, rad.ledige, _merknad(rad.mangler)) for rad in rader[:MAKS_RADER]]


def _merknad(mangler: int) -> str:
    return _("mangler %(n)s") % {"n": norsk.tall(mangler)} if mangler else ""


def funn(rader: list[Onskerad]) -> str:
    """This function will say in a sentence or two where places are missing most."""
    mangler = [rad for rad in rader if rad.mangler]
    if not mangler:
        return _("Det er plass til alle som ønsker noe.")
    uten = next((rad for rad in mangler if not rad.tilbud), None)
    noen = next((rad for rad in mangler if rad.tilbud), None)
    deler = []
    if noen:
        deler.append(
            ngettext(
                "%(navn)s mangler %(n)s plass.", "%(navn)s mangler %(n)s plasser.", noen.mangler
            )
            % {"navn": noen.navn, "n": norsk.tall(noen.mangler)}
        )
    if uten:
        deler.append(
            ngettext(
                "%(n)s ønsker %(navn)s, men ingen tilbyr det ennå.",
                "%(n)s ønsker %(navn)s, men ingen tilbyr det ennå.",
                uten.onsker,
            )
            % {"navn": _liten(uten.navn), "n": norsk.tall(uten.onsker)}
        )
    return " ".join(deler)


def _liten(navn: str) -> str:
    return navn[:1].lower() + navn[1:]


def sporsmal(kommune: Kommune, rader: list[Onskerad], bidra: str) -> str:
    """This function will give a mail to associations, filled in, for the worst shortage."""
    mangler = [rad for rad in rader if rad.mangler]
    if not mangler:
        return ""
    navn = _liten(mangler[0].navn)
    emne = _("Kan dere ta imot flere til %(navn)s?") % {"navn": navn}
    tekst = _(
        "Hei\n\nFlere nyankomne i %(kommune)s har lyst til å være med på %(navn)s, og det mangler "
        "plasser. Har dere plass til noen, eller kjenner dere noen som har det?\n\nMeld inn "
        "tilbudet her: %(adresse)s\nTrenger dere hjelp for å få det til, kan dere skrive det i "
        "skjemaet.\n"
    ) % {"kommune": kommune.navn, "navn": navn, "adresse": bidra}
    return f"mailto:?subject={quote(emne)}&body={quote(tekst)}"


def trinn(tall: dict[str, int]) -> list[tuple[str, int]]:
    """This function will give the steps from answer to taking part; none above the one before."""
    navn = (
        ("svart", _("Har svart")),
        ("forslag", _("Har fått forslag")),
        ("godtatt", _("Godtatt av koordinator")),
        ("ja", _("Har takket ja")),
        ("deltatt", _("Har deltatt")),
    )
    rader: list[tuple[str, int]] = []
    for kode, tekst in navn:
        rader.append((tekst, min(tall[kode], rader[-1][1] if rader else tall[kode])))
    return rader


def frafall(rader: list[tuple[str, int]], kommune: Kommune) -> dict[str, Any]:
    """This function will find the step where most fall away, and the way to do something."""
    tap = [rader[i][1] - rader[i + 1][1] for i in range(len(rader) - 1)]
    if not any(tap):
        return {"setning": _("Ingen faller fra underveis."), "tekst": "", "adresse": ""}
    storst = tap.index(max(tap))
    hvor = (
        (_("Flest venter på et forslag."), _("har svart, men har ikke fått forslag ennå."),
         _("Se forslagene"), "kobling:forslag_liste"),
        (_("Flest venter på en koordinator."), _("har fått forslag som ingen har godtatt."),
         _("Vurder forslagene"), "kobling:forslag_liste"),
        (_("Flest faller fra mellom godtatt og ja."), _("er godtatt, men har ikke takket ja."),
         _("Se hvem som venter på hvem"), "kobling:kobling_liste?vis=alle"),
        (_("Flest faller fra etter å ha takket ja."), _("har takket ja, men har ikke vært med ennå."),
         _("Se hvem som trenger en påminnelse eller følge"), "kobling:kobling_liste?vis=oppmote"),
    )[storst]  # fmt: skip
    setning, hale, lenke, side = hvor
    hode = ngettext("%(n)s person", "%(n)s personer", tap[storst]) % {"n": norsk.tall(tap[storst])}
    return {
        "setning": setning,
        "tekst": f"{hode} {hale}",
        "lenke": lenke,
        "adresse": _sted(side, kommune),
    }
