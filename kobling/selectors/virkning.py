"""What proposed weights would change, in words and figures."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kobling.models import Vektsett
from kommuneportal.design import norsk


def setning(rad: Vektsett) -> str:
    """This function will say what would change: who gets, who loses, what is exchanged."""
    v = rad.virkning
    if not (v["far"] or v["mister"] or v["nye"] or v["borte"]):
        return _("Ingenting blir annerledes. Alle får de samme forslagene.")
    deler = [
        _flere(v["far"]) if v["far"] else "",
        _faerre(v["mister"]) if v["mister"] else "",
        _byttes(v["nye"], v["borte"]),
    ]
    tekst = ", ".join(del_ for del_ in deler if del_)
    return f"{tekst[0].upper()}{tekst[1:]}."


def _flere(antall: int) -> str:
    tekst = ngettext("%(n)s får forslag som ikke har det nå",
                     "%(n)s får forslag som ikke har det nå", antall)  # fmt: skip
    return tekst % {"n": norsk.tall(antall)}


def _faerre(antall: int) -> str:
    tekst = ngettext("%(n)s mister forslagene sine", "%(n)s mister forslagene sine", antall)
    return tekst % {"n": norsk.tall(antall)}


def _byttes(nye: int, borte: int) -> str:
    """Count exchanges once: what is gone and come again elsewhere."""
    byttes, flere = min(nye, borte), nye - borte
    deler = []
    if byttes:
        tekst = ngettext("%(n)s forslag byttes ut", "%(n)s forslag byttes ut", byttes)
        deler.append(tekst % {"n": norsk.tall(byttes)})
    if flere > 0:
        tekst = ngettext("%(n)s forslag kommer til", "%(n)s forslag kommer til", flere)
        deler.append(tekst % {"n": norsk.tall(flere)})
    if flere < 0:
        tekst = ngettext("%(n)s forslag faller bort", "%(n)s forslag faller bort", -flere)
        deler.append(tekst % {"n": norsk.tall(-flere)})
    return ", ".join(deler)


def rader(rad: Vektsett) -> list[dict[str, str]]:
    """This function will set the figures before and after beside each other."""
    navn = (
        ("dekket", _("Personer med forslag")),
        ("minst_to", _("Personer med to eller flere")),
        ("minst_tre", _("Personer med tre eller flere")),
        ("forslag", _("Forslag til sammen")),
        ("sterk", _("Første forslag er sterkt")),
        ("god", _("Første forslag er godt")),
        ("mulig", _("Første forslag er mulig")),
        ("snitt", _("Poeng i snitt for første forslag")),
    )
    for_, etter = rad.virkning["for_"], rad.virkning["etter"]
    return [
        {
            "navn": tekst,
            "for": norsk.tall(for_[felt]),
            "etter": norsk.tall(etter[felt]),
            "endring": _fortegn(etter[felt] - for_[felt]),
        }
        for felt, tekst in navn
    ]


def _fortegn(tall: int) -> str:
    """Write a difference with its sign, and nothing as a zero."""
    return f"+{norsk.tall(tall)}" if tall > 0 else f"−{norsk.tall(-tall)}" if tall else "0"
