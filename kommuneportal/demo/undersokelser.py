"""The demo's survey rounds: settled people answered in spring and in autumn, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from kartlegging.enums import Rundestatus
from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.runde import interesser_pa
from kartlegging.services.innsending import begynn_svar, lagre_side, send_svar
from kartlegging.services.runde import opprett_runde, sett_rundestatus
from kartlegging.services.tallgrupper import tell_runder
from kartlegging.undersokelse.sider import Side, alle_sider, er_med
from kartlegging.undersokelse.tekster import sprakene
from kommuneportal.core.models import Bruker, Kommune


SPRAK = ("uk", "uk", "ar", "ti", "fa", "en", "so")
VOKSNE = ("18_25", "26_39", "26_39", "40_59")
# How many of ten answer a question at all.
SVARER_AV_TI = 8


@dataclass(frozen=True)
class Runde:
    """One round: when it opened and closed, in days before today, and how many answered."""

    navn: str
    apnet: int
    stengt: int
    svar: int


RUNDER = {
    "fjordvik": (
        Runde("Hva vil du være med på? Våren", 170, 140, 15),
        Runde("Hva vil du være med på? Høsten", 35, -30, 18),
    ),
}


def hold_undersokelser(kommune: Kommune, *, by: Bruker, now: datetime) -> None:
    """This function will hold the rounds of settled people, and count what they gave."""
    tilfeldig = Random(7)  # noqa: S311  the same invented answers every time
    for runde in RUNDER.get(kommune.slug, ()):
        rad = opprett_runde(
            mottak=None,
            navn=runde.navn,
            apner=timezone.localdate(now) - timedelta(days=runde.apnet),
            stenger=timezone.localdate(now) - timedelta(days=runde.stengt),
            sprak=list(sprakene()),
            by=by,
            now=now - timedelta(days=runde.apnet),
        )
        for _nr in range(runde.svar):
            dager = tilfeldig.randint(max(runde.stengt, 1), runde.apnet)
            _svar(rad, tilfeldig, now=now - timedelta(days=dager))
        if runde.stengt > 0:
            sett_rundestatus(rad, Rundestatus.STENGT, by=by, now=now - timedelta(days=runde.stengt))
    tell_runder(now=now)


def _svar(runde: Kartleggingsrunde, tilfeldig: Random, *, now: datetime) -> None:
    sprak = tilfeldig.choice(SPRAK)
    kladd, nokkel = begynn_svar(runde, sprak=sprak, now=now)
    for side in alle_sider().values():
        if er_med(side, kladd.svar) and (verdi := _verdi(side, sprak, tilfeldig)):
            kladd = lagre_side(kladd, side=side.id, verdi=verdi)
    send_svar(kladd, nokkel=nokkel, now=now)


def _verdi(side: Side, sprak: str, tilfeldig: Random) -> Any:
    """Choose what an invented person answers on one page; None skips it."""
    if side.slag == "sprak":
        return [sprak]
    if side.id == "alder":
        return [tilfeldig.choice(VOKSNE)]
    if side.slag in {"tekst", "styrke"} or tilfeldig.randrange(10) >= SVARER_AV_TI:
        return None
    if side.slag == "bilder":
        koder = [interesse.kode for interesse in interesser_pa(side)]
        return tilfeldig.sample(koder, k=min(len(koder), tilfeldig.choice((0, 1, 1, 2))))
    koder = sorted(side.koder - {"bare_kvinner", "bare_menn"})
    return tilfeldig.sample(koder, k=1 if side.slag == "en" else min(2, len(koder)))
