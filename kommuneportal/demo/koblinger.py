"""The demo's connections: decided by a coordinator, answered, asked, attended, over weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from django.utils import timezone

from kobling.enums import Foreningssvar, Grunn, Utsettelse
from kobling.models import Kobling, Koblingsforslag
from kobling.services import oppfolging, svar, vurder
from kobling.services.foresla import foresla
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.demo.svar import avsender


# What a coordinator does with the strongest suggestions of a day, one after the other.
AVGJORELSER = ("godkjenn", "godkjenn", "godkjenn", "avvis", "godkjenn", "godkjenn", "utsett")
# How far each approved connection came, and with what outcome.
LOP = (
    "i_gang", "takket_ja", "mott", "takket_nei", "i_gang", "ikke_plass", "mott", "spurt",
    "trenger", "ikke_mott", "bekreftet", "i_gang", "avsluttet", "stille",
)  # fmt: skip
NEI_GRUNNER = (Grunn.TIDSPUNKT, Grunn.REISEVEI, Grunn.IKKE_AKTUELT)
AVVIST_GRUNNER = (Grunn.REISEVEI, Grunn.TIDSPUNKT, Grunn.TRENGER_FOLGE)


class Fortelling:
    """Tells what happened in one kommune, step by step, through the services."""

    def __init__(self, kommune: Kommune, *, by: Bruker, now: datetime) -> None:
        self.kommune = kommune
        self.by = by
        self.now = now
        self.lop: Iterator[str] = cycle(LOP)
        self.nei: Iterator[str] = cycle(NEI_GRUNNER)
        self.avvist: Iterator[str] = cycle(AVVIST_GRUNNER)

    def foresla(self, dager_siden: int) -> None:
        """This function will run the matching as it ran that day."""
        foresla(by=None, utlost_av="endring", now=self._tid(dager_siden))

    def vurder(self, dager_siden: int, antall: int) -> None:
        """This function will let the coordinator decide about one suggestion a person."""
        tid = self._tid(dager_siden)
        valgte: dict[int, Koblingsforslag] = {}
        rader = Koblingsforslag.objects.til_vurdering(today=timezone.localdate(tid))
        for forslag in rader.order_by("-poeng", "pk"):
            valgte.setdefault(forslag.beboer_id, forslag)
        par = zip(list(valgte.values())[:antall], cycle(AVGJORELSER), strict=False)
        for nr, (forslag, avgjorelse) in enumerate(par):
            self._avgjor(forslag, avgjorelse, tid + timedelta(minutes=2 * nr))

    def _tid(self, dager_siden: float) -> datetime:
        return self.now - timedelta(days=dager_siden)

    def _avgjor(self, forslag: Koblingsforslag, avgjorelse: str, tid: datetime) -> None:
        felles: dict[str, Any] = {"versjon": forslag.versjon, "by": self.by, "now": tid}
        if avgjorelse == "avvis":
            vurder.avvis(forslag, grunn=next(self.avvist), **felles)
        elif avgjorelse == "utsett":
            vurder.utsett(forslag, til=Utsettelse.TO_UKER, **felles)
        else:
            try:
                kobling = vurder.godkjenn(forslag, **felles)
            except vurder.KanIkkeGodkjenne:
                return
            self._folg(kobling, next(self.lop), tid)

    def _folg(self, kobling: Kobling, lop: str, tid: datetime) -> None:
        """Take one connection as far as its course and the time since then allow."""
        steg = {
            "stille": (),
            "bekreftet": ("ja",),
            "ikke_plass": ("nei",),
            "trenger": ("trenger",),
            "spurt": ("ja", "spor"),
            "takket_nei": ("ja", "spor", "takk_nei"),
            "takket_ja": ("ja", "takk_ja"),
            "ikke_mott": ("ja", "takk_ja", "kom_ikke"),
            "mott": ("ja", "takk_ja", "kom"),
            "i_gang": ("ja", "takk_ja", "kom", "fortsetter"),
            "avsluttet": ("ja", "takk_ja", "kom", "slutter"),
        }[lop]
        dager = {"ja": 2, "nei": 3, "trenger": 2, "spor": 1, "takk_nei": 2, "takk_ja": 2,
                 "kom": 7, "kom_ikke": 7, "fortsetter": 29, "slutter": 29}  # fmt: skip
        for navn in steg:
            tid += timedelta(days=dager[navn], hours=1)
            if tid > self.now:
                return
            kobling = self._steg(kobling, navn, tid)

    def _steg(self, kobling: Kobling, navn: str, tid: datetime) -> Kobling:
        """Let the association, or whoever follows the person up, do one thing."""
        if navn in {"ja", "nei", "trenger"}:
            return self._foreningen_svarer(kobling, navn, tid)
        by = avsender(self.kommune, kobling.beboer.mottak if kobling.beboer else None)
        kobling.refresh_from_db()
        felles: dict[str, Any] = {"versjon": kobling.versjon, "by": by, "now": tid}
        if navn == "spor":
            return oppfolging.spor_beboer(kobling, **felles)
        if navn == "takk_ja":
            dag = _neste_gang(kobling, timezone.localdate(tid))
            return oppfolging.registrer_svar(kobling, ja=True, forste_gang_date=dag, **felles)
        if navn == "takk_nei":
            return oppfolging.registrer_svar(kobling, ja=False, grunn=next(self.nei), **felles)
        if navn in {"kom", "kom_ikke"}:
            grunn = "" if navn == "kom" else Grunn.TRENGER_FOLGE
            return oppfolging.registrer_oppmote(kobling, kom=navn == "kom", grunn=grunn, **felles)
        fortsetter = navn == "fortsetter"
        grunn = "" if fortsetter else Grunn.FLYTTET
        return oppfolging.registrer_fire_uker(kobling, fortsetter=fortsetter, grunn=grunn, **felles)

    def _foreningen_svarer(self, kobling: Kobling, navn: str, tid: datetime) -> Kobling:
        valg = {
            "ja": Foreningssvar.PLASS_BEKREFTET,
            "nei": Foreningssvar.IKKE_PLASS,
            "trenger": Foreningssvar.TRENGER_TILRETTELEGGING,
        }[navn]
        behov = ("skyss",) if navn == "trenger" else ()
        tekst = "Kan noen hente ved bussen?" if behov else ""
        return svar.besvar(kobling, svar=valg, by=None, now=tid, behov=behov, tekst=tekst)


def _neste_gang(kobling: Kobling, dag: date) -> date:
    """Give the first day within a week on which the offer is held."""
    ukedager = set(kobling.tilbud.tidspunkter.values_list("ukedag", flat=True))
    uka = [dag + timedelta(days=n) for n in range(1, 8)]
    return next((d for d in uka if d.isoweekday() in ukedager), uka[-2])
