"""What proposed weights would change, in words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling.models import Vektsett
from kommuneportal.design import norsk


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def setning(rad: Vektsett) -> str:
    """This function will say what would change: who gets, who loses, what is exchanged."""
    v = rad.virkning
    if not (v["for_"]["forslag"] or v["etter"]["forslag"]):
        return _("Ingen får forslag, verken med de gamle eller de nye vektene.")
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
    tekst = ngettext("%(n)s til får forslag", "%(n)s flere får forslag", antall)
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


ANTALL = (
    ("dekket", gettext_lazy("Personer med forslag")),
    ("minst_to", gettext_lazy("Personer med to eller flere")),
    ("minst_tre", gettext_lazy("Personer med tre eller flere")),
    ("forslag", gettext_lazy("Forslag til sammen")),
)
STYRKE = (
    ("sterk", gettext_lazy("Beste forslag er sterkt")),
    ("god", gettext_lazy("Beste forslag er godt")),
    ("mulig", gettext_lazy("Beste forslag er mulig")),
    ("snitt", gettext_lazy("Poeng i snitt for beste forslag")),
)


def tabeller(rad: Vektsett) -> list[dict[str, object]]:
    """This function will set before and after beside each other, each table by one ruler."""
    v = rad.virkning
    ut: list[dict[str, object]] = [
        {"navn": _("Hvem som får forslag"), "rader": _rader(ANTALL, v["for_"], v["etter"])}
    ]
    # Versions tried before both plans were held to one ruler have only the counts.
    if "for_nye" in v:
        gjeldende, nye = (
            _("Styrke, målt med de gamle vektene"),
            _("Styrke, målt med de nye vektene"),
        )
        ut.append({"navn": gjeldende, "rader": _rader(STYRKE, v["for_"], v["etter"])})
        ut.append({"navn": nye, "rader": _rader(STYRKE, v["for_nye"], v["etter_nye"])})
    return ut


def _rader(
    navn: Iterable[tuple[str, StrOrPromise]], for_: Mapping[str, int], etter: Mapping[str, int]
) -> list[dict[str, str]]:
    return [
        {
            "navn": str(tekst),
            "for": norsk.tall(for_[felt]),
            "etter": norsk.tall(etter[felt]),
            "endring": _fortegn(etter[felt] - for_[felt]),
        }
        for felt, tekst in navn
    ]


def _fortegn(tall: int) -> str:
    """Write a difference with its sign, and nothing as a zero."""
    return f"+{norsk.tall(tall)}" if tall > 0 else f"−{norsk.tall(-tall)}" if tall else "0"
