"""From what staff type off a sheet to answers: numbers of boxes, or the first letters of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from kartlegging.parsing.vern import grunnform
from kartlegging.undersokelse.papir import INTERESSER, Papirsporsmal, Rute
from kartlegging.undersokelse.sider import Svar, alle_sider
from kartlegging.undersokelse.svar import ALLE, INGEN


# A word or a number, and a mark right after it or after a space: the heart was ticked too.
ORD = re.compile(r"([^\W_]+)\s*([+*!]*)")
BAND = re.compile(r"^(\d{1,3})\s*[-–]\s*(\d{1,3})$")
STERK = 3
ETT_SIFFER = 9
# What people write for a time of day.
KORTORD = {"fm": "formiddag", "em": "ettermiddag", "ke": "kveld"}
_LIKE = str.maketrans({"å": "a", "ø": "o", "æ": "a", "ä": "a", "ö": "o"})


class UforstattTasting(ValueError):
    """What was typed names no box, more than one, or too many; `melding` says which."""

    def __init__(self, melding: str, ordet: str = "") -> None:
        """Keep the sentence for the page, and the word that was not understood."""
        super().__init__(melding)
        self.melding, self.ordet = melding, ordet


@dataclass(slots=True)
class Tastet:
    """The boxes of one question, and which of them have the heart."""

    koder: list[str] = field(default_factory=list)
    sterke: list[str] = field(default_factory=list)


def les_felt(sporsmal: Papirsporsmal, tekst: str) -> Tastet:
    """
    Return the boxes that were typed, in the order of the sheet.

    Raises: UforstattTasting.
    """
    tastet = Tastet()
    for ordet, merke in ORD.findall(grunnform(tekst).casefold()):
        for rute in _rutene(sporsmal, ordet):
            tastet.koder.append(rute.kode)
            if merke:
                tastet.sterke.append(rute.kode)
    valgt = set(tastet.koder)
    if sporsmal.en and len(valgt) > 1:
        raise UforstattTasting(_("Bare én rute kan være valgt her."))
    if ALLE in valgt:
        valgt = {r.kode for r in sporsmal.ruter} - {ALLE}
    if INGEN in valgt and len(valgt) > 1:
        valgt.discard(INGEN)
    tastet.koder = [r.kode for r in sporsmal.ruter if r.kode in valgt]
    return tastet


def _rutene(sporsmal: Papirsporsmal, ordet: str) -> list[Rute]:
    if not ordet.isdecimal():
        return [_med_ord(sporsmal, ordet)]
    antall = len(sporsmal.ruter)
    # Where every number has one digit, 135 is 1, 3 and 5.
    delt = list(ordet) if antall <= ETT_SIFFER and len(ordet) > 1 else [ordet]
    if any(not 1 <= int(tall) <= antall for tall in delt):
        melding = _("«%(ord)s» står ikke på arket. Rutene er 1 til %(antall)d.")
        raise UforstattTasting(melding % {"ord": ordet, "antall": antall}, ordet)
    return [sporsmal.ruter[int(tall) - 1] for tall in delt]


def _med_ord(sporsmal: Papirsporsmal, ordet: str) -> Rute:
    """Return the box whose code or words begin like this; whole words go before beginnings."""
    skrevet = KORTORD.get(ordet, ordet).translate(_LIKE)
    for passer in (_er, _begynner, _har_ord_som_begynner):
        like = [rute for rute in sporsmal.ruter if passer(rute, skrevet)]
        if len(like) == 1:
            return like[0]
        if like:
            valg = ", ".join(f"{rute.nr} {rute.norsk}" for rute in like[:4])
            melding = _("«%(ord)s» kan være %(valg)s. Skriv nummeret.")
            raise UforstattTasting(melding % {"ord": ordet, "valg": valg}, ordet)
    raise UforstattTasting(
        _("Finner ikke «%(ord)s». Skriv nummeret på ruten.") % {"ord": ordet}, ordet
    )


def _former(rute: Rute) -> tuple[str, str]:
    return rute.kode.translate(_LIKE), rute.norsk.casefold().translate(_LIKE)


def _er(rute: Rute, ordet: str) -> bool:
    return ordet in _former(rute)


def _begynner(rute: Rute, ordet: str) -> bool:
    return _former(rute)[1].startswith(ordet)


def _har_ord_som_begynner(rute: Rute, ordet: str) -> bool:
    return any(
        del_.startswith(ordet) for form in _former(rute) for del_ in re.split(r"\W+|_", form)
    )


def les_alder(sporsmal: Papirsporsmal, tekst: str) -> Tastet:
    """
    Return the age band: the number of the box, the band itself, or an age of more years than boxes.

    Raises: UforstattTasting.
    """
    skrevet = grunnform(tekst).strip()
    if treff := BAND.match(skrevet):
        fra, til = int(treff[1]), int(treff[2])
        rutene = [r for r in sporsmal.ruter if (r.valg["fra"], r.valg.get("til")) == (fra, til)]
    elif skrevet.isdecimal() and int(skrevet) > len(sporsmal.ruter):
        ar = int(skrevet)
        rutene = [r for r in sporsmal.ruter if r.valg["fra"] <= ar <= r.valg.get("til", 120)]
    else:
        return les_felt(sporsmal, tekst)
    if not rutene:
        raise UforstattTasting(_("Finner ikke alderen på arket. Skriv nummeret på ruten."), skrevet)
    return Tastet([rutene[0].kode])


def les_ark(
    felt: Mapping[str, str], sporsmal: Iterable[Papirsporsmal]
) -> tuple[Svar, dict[str, Any]]:
    """Return the answers of a sheet, and for each field that was not understood, why."""
    spm = {s.id: s for s in sporsmal}
    skrevet = _flytt_tider(dict(felt), spm["tider"], spm["dager"])
    svar: Svar = {}
    feil: dict[str, Any] = {}
    for id_, s in spm.items():
        if s.slag == "tekst":
            svar[id_] = skrevet.get(id_, "")
            continue
        try:
            tastet = (les_alder if id_ == "alder" else les_felt)(s, skrevet.get(id_, ""))
        except UforstattTasting as grunn:
            feil[id_] = grunn
            continue
        svar[id_] = tastet.koder
        if id_ == INTERESSER:
            svar["styrke"] = dict.fromkeys(tastet.sterke, STERK)
    forste = next(side.id for side in alle_sider().values() if side.slag == "bilder")
    svar[forste] = svar.pop(INTERESSER, [])
    return svar, feil


def _flytt_tider(
    felt: dict[str, str], tider: Papirsporsmal, dager: Papirsporsmal
) -> dict[str, str]:
    """Let «ma ke» stand with the days: a word that is a time of day and no day is moved."""
    igjen: list[str] = []
    flyttet: list[str] = []
    for ordet, _merke in ORD.findall(grunnform(felt.get("dager", "")).casefold()):
        er_tid = not ordet.isdecimal() and not _finnes(dager, ordet) and _finnes(tider, ordet)
        (flyttet if er_tid else igjen).append(ordet)
    if flyttet:
        felt["dager"] = " ".join(igjen)
        felt["tider"] = " ".join([felt.get("tider", ""), *flyttet])
    return felt


def _finnes(sporsmal: Papirsporsmal, ordet: str) -> bool:
    try:
        _med_ord(sporsmal, ordet)
    except UforstattTasting:
        return False
    return True
