"""Turns the engine's reason codes into plain sentences, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling import begrunnelsestekster as tekster
from kobling.engine.koder import FORBEHOLD, Brudd, Kode, Kriterium, Tilstand
from kommuneportal.core.enums import Dagsdel, Ukedag
from kommuneportal.core.sprak import spraknavn


# How many facts the one-line summary holds.
KORTE_GRUNNER = 4


@dataclass(frozen=True, slots=True)
class Setning:
    """One reason as people read it; `tilstand` is the code that chooses icon and colour."""

    kriterium: str
    kode: str
    overskrift: str
    tekst: str
    tilstand: str
    kilde: str
    ma_sjekkes: bool


def setninger(
    begrunnelser: Iterable[Mapping[str, Any]], *, interesser: Mapping[str, str]
) -> list[Setning]:
    """
    This function will write one full sentence for each stored reason, in the engine's order.

    `interesser` gives the name of each activity code.
    """
    return [_setning(begrunnelse, interesser) for begrunnelse in begrunnelser]


def a_sjekke(
    begrunnelser: Iterable[Mapping[str, Any]], *, interesser: Mapping[str, str]
) -> list[Setning]:
    """This function will keep the sentences that a coordinator should look into first."""
    return [s for s in setninger(begrunnelser, interesser=interesser) if s.ma_sjekkes]


def kort(begrunnelser: Iterable[Mapping[str, Any]], *, interesser: Mapping[str, str]) -> str:
    """This function will sum up what fits on one line: «fotball · tirsdag kveld · gratis»."""
    biter = [_kort_bit(b, interesser) for b in begrunnelser if b["tilstand"] == Tilstand.PASSER]
    return " · ".join([bit for bit in biter if bit][:KORTE_GRUNNER])


def bruddtekst(brudd: str, *, bare_for: str = "") -> str:
    """
    This function will say which hard rule a pair breaks.

    `bare_for` is the offer's, which tells whose wish a group for women or men goes against.
    """
    if brudd == Brudd.BARE_FOR and bare_for:
        return str(tekster.BARE_FOR_TILBUDET) % {"bare_for": bare_for}
    return str(tekster.BRUDD[Brudd(brudd)])


def _setning(begrunnelse: Mapping[str, Any], interesser: Mapping[str, str]) -> Setning:
    kode, parametre = Kode(begrunnelse["kode"]), begrunnelse["parametre"]
    kriterium = Kriterium(begrunnelse["kriterium"])
    return Setning(
        kriterium=str(kriterium),
        kode=str(kode),
        overskrift=str(tekster.KRITERIER[kriterium]),
        tekst=_tekst(kode, parametre, interesser),
        tilstand=begrunnelse["tilstand"],
        kilde=str(tekster.KILDER[begrunnelse["kilde"]]),
        ma_sjekkes=kode in FORBEHOLD,
    )


def _tekst(kode: Kode, parametre: Mapping[str, Any], interesser: Mapping[str, str]) -> str:
    mal = tekster.VARIANTER.get((kode, _variant(kode, parametre))) or tekster.SETNINGER[kode]
    tekst = (str(mal) % _fakta(parametre, interesser)).strip()
    if kode in {Kode.REISE_UKJENT_AVSTAND, Kode.REISE_UKJENT_REKKEVIDDE}:
        tekst = f"{tekst} {_skyss(parametre)}".strip()
    return tekst


def _variant(kode: Kode, parametre: Mapping[str, Any]) -> Any:
    """Find the fact that chooses between two ways of saying the same reason."""
    valg = {
        Kode.INTERESSE_SAMME: "styrke",
        Kode.SPRAK_LITT_NORSK: "krav",
        Kode.SPRAK_NORSK: "norsk",
        Kode.REISE_INNENFOR: "km",
        Kode.BEHOV_MOTT: "behov",
    }
    felt = valg.get(kode, "gruppe")
    return parametre.get(felt)


def _fakta(parametre: Mapping[str, Any], interesser: Mapping[str, str]) -> dict[str, Any]:
    """Make words of everything that a sentence may ask for."""
    onske = parametre.get("onske", "")
    return dict(parametre) | {
        "onske": interesser.get(onske, onske).lower(),
        "Onske": interesser.get(onske, onske),
        "tider": tidstekst(parametre.get("tider", [])),
        "sprak": spraknavn(parametre.get("sprak") or ""),
        "krav": tekster.NORSKKRAV.get(parametre.get("krav", ""), ""),
        "reise": tekster.REISER.get(parametre.get("reise") or "", ""),
        "alder": _alderstekst(parametre),
        "bare_for": parametre.get("bare_for", ""),
        "behov": tekster.BEHOV.get(parametre.get("behov", ""), ""),
        "plasser": _plasser(parametre.get("ledige", 0)),
        "uker": _uker(parametre.get("uker", 0)),
    }


def tidstekst(tider: Iterable[tuple[int, str] | list[Any]]) -> str:
    """This function will write slots as words: «tirsdag kveld og onsdag kveld»."""
    ord_ = [f"{Ukedag(dag).label} {Dagsdel(del_).label}" for dag, del_ in tider]
    if len(ord_) < 2:
        return "".join(ord_)
    return _("%(forst)s og %(sist)s") % {"forst": ", ".join(ord_[:-1]), "sist": ord_[-1]}


def _alderstekst(parametre: Mapping[str, Any]) -> str:
    fra, til = parametre.get("fra"), parametre.get("til")
    if fra is None:
        return _("dem som er %(til)s år eller yngre") % {"til": til}
    if til is None:
        return _("dem som er %(fra)s år eller eldre") % {"fra": fra}
    return _("%(fra)s–%(til)s år") % {"fra": fra, "til": til}


def _plasser(antall: int) -> str:
    return ngettext("%(antall)s plass er ledig", "%(antall)s plasser er ledige", antall) % {
        "antall": antall
    }


def _uker(antall: int) -> str:
    return ngettext("%(antall)s uke", "%(antall)s uker", antall) % {"antall": antall}


def _skyss(parametre: Mapping[str, Any]) -> str:
    if parametre["skyss"]:
        return _("Foreningen hjelper med skyss.")
    return _("Ingen skyss er meldt.")


KORTE_ORD = {
    Kode.SPRAK_FELLES: gettext_lazy("felles språk"),
    Kode.SPRAK_NORSK: gettext_lazy("kan norsk"),
    Kode.SPRAK_ENGELSK: gettext_lazy("kan engelsk sammen"),
    Kode.KOSTNAD_GRATIS: gettext_lazy("gratis"),
    Kode.UTSTYR_LANES: gettext_lazy("utstyr til låns"),
}


def _kort_bit(begrunnelse: Mapping[str, Any], interesser: Mapping[str, str]) -> str:
    kode, parametre = Kode(begrunnelse["kode"]), begrunnelse["parametre"]
    if kode == Kode.INTERESSE_SAMME:
        return str(capfirst(interesser.get(parametre["onske"], parametre["onske"])))
    if kode == Kode.TID_FELLES:
        return tidstekst(parametre["tider"][:1])
    if kode == Kode.REISE_INNENFOR:
        return (
            _("om lag %(km)s km") % {"km": parametre["km"]} if parametre["km"] else _("i nærheten")
        )
    return str(KORTE_ORD.get(kode, ""))
