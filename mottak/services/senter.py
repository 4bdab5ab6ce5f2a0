"""Centres: made and changed by the kommune, and kept up to date by those who work there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Mottak


FELT = frozenset(
    {"navn", "slag", "driftsoperator", "sone", "kontaktrolle", "telefon", "epost", "apningstider",
     "er_aktivt"}
)  # fmt: skip


class KanIkkeLagreMottak(Exception):
    """Another centre has this name."""


@transaction.atomic
def opprett_mottak(felt: dict[str, Any], *, by: Bruker, now: datetime) -> Mottak:
    """
    This function will make a centre with an address of its own, made from its name.

    Raises: KanIkkeLagreMottak.
    """
    mottak = Mottak(slug=_ledig_slug(felt["navn"]), **_kjente(felt))
    _lagre(mottak)
    audit.record("mottak_laget", mottak, by=by, now=now)
    return mottak


@transaction.atomic
def endre_mottak(mottak: Mottak, *, felt: dict[str, Any], by: Bruker, now: datetime) -> Mottak:
    """
    This function will change a centre; its address in links stays the same.

    Raises: KanIkkeLagreMottak.
    """
    gammel = Mottak.objects.get(pk=mottak.pk)
    endret = sorted(n for n, verdi in _kjente(felt).items() if getattr(gammel, n) != verdi)
    for navn in endret:
        setattr(gammel, navn, felt[navn])
    if endret:
        _lagre(gammel)
        audit.record("mottak_endret", gammel, by=by, now=now, felt=endret)
    if "sone" in endret:
        endringsmerke.sett(Endringsslag.SVAR, now=now)
    return gammel


def _kjente(felt: dict[str, Any]) -> dict[str, Any]:
    return {navn: verdi for navn, verdi in felt.items() if navn in FELT}


def _lagre(mottak: Mottak) -> None:
    try:
        with transaction.atomic():
            mottak.save()
    except IntegrityError as feil:
        raise KanIkkeLagreMottak from feil


def _ledig_slug(navn: str) -> str:
    norske = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})
    stamme = slugify(navn.translate(norske))[:34] or "mottak"
    brukt = set(Mottak.objects.filter(slug__startswith=stamme).values_list("slug", flat=True))
    nummer = next(n for n in range(1, len(brukt) + 2) if _nummerert(stamme, n) not in brukt)
    return _nummerert(stamme, nummer)


def _nummerert(stamme: str, nummer: int) -> str:
    return stamme if nummer == 1 else f"{stamme}-{nummer}"
