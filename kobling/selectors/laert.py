"""What rejections have taught, laid over the answers when pairs are made (never written there)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from kobling.enums import Laerdomsslag
from kobling.models import Koblingsforslag, Laerdom
from kommuneportal.core.enums import Behov, Reise
from mottak.models import Beboer


L = Laerdomsslag
# One step at a time; who has not said how far may still take a bus.
KORTERE: dict[str, str] = {Reise.LANGT: Reise.BUSS, Reise.BUSS: Reise.GA, "": Reise.BUSS}
RANG: dict[str, int] = {Reise.GA: 0, Reise.BUSS: 1, Reise.LANGT: 2}
BEHOV = {L.VIL_HA_FOLGE: Behov.FOLGE, L.BARE_GRATIS: Behov.GRATIS}
# What a lesson means, in one sentence beside the person and in the reasons.
SETNINGER = {
    (L.KORTERE_REISE, Reise.GA): _("Vi foreslår bare det personen kan gå til."),
    (L.KORTERE_REISE, Reise.BUSS): _("Vi foreslår ikke lenger enn det personen kan ta buss til."),
    (L.VIL_HA_FOLGE, ""): _("Vi regner med at personen trenger følge første gang."),
    (L.BARE_GRATIS, ""): _("Vi foreslår bare det som er gratis."),
}
# The criterion that a lesson bears on.
KRITERIER: dict[str, str] = {
    L.KORTERE_REISE: "reise",
    L.VIL_HA_FOLGE: "behov",
    L.BARE_GRATIS: "kostnad",
}


def gjeldende_for_alle() -> dict[int, list[tuple[str, str]]]:
    """This function will give the lessons in force by the person's key, in one query."""
    rader: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for beboer, slag, verdi in Laerdom.objects.gjeldende().values_list("beboer", "slag", "verdi"):
        rader[beboer].append((slag, verdi))
    return rader


def bruk(svar: dict[str, Any], laerdommer: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """
    This function will lay lessons over one answer's fields; a lesson never widens anything.

    `svar` holds at least `reise` and `behov`; it is copied, not changed.
    """
    ny = dict(svar)
    for slag, verdi in laerdommer:
        if slag == L.KORTERE_REISE:
            egen = ny["reise"]
            ny["reise"] = verdi if not egen or RANG[verdi] < RANG[egen] else egen
        else:
            ny["behov"] = sorted({*ny["behov"], BEHOV[L(slag)]})
    return ny


def for_beboer(beboer: Beboer) -> list[Laerdom]:
    """This function will list the lessons in force for one person, the newest first."""
    rader = Laerdom.objects.gjeldende().filter(beboer=beboer)
    return list(rader.order_by("-laert_at", "pk"))


def av_forslag(forslag: Koblingsforslag) -> Laerdom | None:
    """This function will find the lesson in force that one rejection made."""
    return Laerdom.objects.gjeldende().filter(forslag=forslag).first()


def setning(slag: str, verdi: str) -> str:
    """This function will say what a lesson means."""
    return str(SETNINGER[(L(slag), verdi)])
