"""Puts answers to survey rounds together in handfuls, so that results never tell of one person."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kartlegging.models import MINST, Svarark, Tallgruppe
from kartlegging.selectors.opptelling import tell


@transaction.atomic
def tell_runder(*, now: datetime) -> int:
    """
    This function will count the answers that wait, in the kommune in scope, at least five at once.

    Answers of groups that somebody withdrew from are counted anew once five have withdrawn: then
    nothing can be learnt from the difference. Running it twice changes nothing. Returns how many
    groups were made.
    """
    today = timezone.localdate(now)
    laget = 0
    for runde, venter in _ventende(today).items():
        laget += _del_inn(runde, venter, today=today)
    for runde, (grupper, rester) in _brutte(today).items():
        Tallgruppe.objects.filter(pk__in=grupper).delete()
        laget += _del_inn(runde, rester, today=today)
    return laget


def glem_erstattede(gamle: Iterable[Svarark], *, runde_id: int | None) -> None:
    """
    This function will keep earlier rounds' counts when the same people answer a later round.

    An answer that is changed within its own round is missed by its group, and the group goes.
    """
    borte = Counter(
        ark.tallgruppe_id for ark in gamle if ark.tallgruppe_id and ark.runde_id != runde_id
    )
    for gruppe, antall in borte.items():
        Tallgruppe.objects.filter(pk=gruppe).update(ventet=F("ventet") - antall)


def husk_gjenopprettede(ark: Iterable[Svarark]) -> None:
    """This function will take back `glem_erstattede` for answers that an undo brought back."""
    for gruppe, antall in Counter(ett.tallgruppe_id for ett in ark if ett.tallgruppe_id).items():
        Tallgruppe.objects.filter(pk=gruppe).update(ventet=F("ventet") + antall)


def _ventende(today: date) -> dict[int, list[int]]:
    venter: dict[int, list[int]] = defaultdict(list)
    rader = Svarark.objects.gyldige(today=today).filter(
        runde__isnull=False, tallgruppe__isnull=True
    )
    for runde, pk in rader.order_by("pk").values_list("runde", "pk"):
        venter[runde].append(pk)
    return venter


def _brutte(today: date) -> dict[int, tuple[list[int], list[int]]]:
    """Return the broken groups and what is left of them, where five or more have withdrawn."""
    brutte: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rader = Tallgruppe.objects.brutte(today=today).values_list("runde", "pk", "antall", "igjen")
    for runde, pk, antall, igjen in rader:
        brutte[runde].append((pk, antall - igjen))
    ut = {}
    for runde, grupper in brutte.items():
        if sum(borte for _pk, borte in grupper) >= MINST:
            nokler = [pk for pk, _borte in grupper]
            rester = Svarark.objects.gyldige(today=today).filter(tallgruppe__in=nokler)
            ut[runde] = (nokler, list(rester.order_by("pk").values_list("pk", flat=True)))
    return ut


def _del_inn(runde: int, nokler: list[int], *, today: date) -> int:
    """Make groups of five to nine, by lot: who came when must not show."""
    antall = len(nokler) // MINST
    if not antall:
        return 0
    secrets.SystemRandom().shuffle(nokler)
    ark = {ett.pk: ett for ett in _med_alt(nokler)}
    for nr in range(antall):
        _lag_gruppe(runde, [ark[pk] for pk in nokler[nr::antall]], today=today)
    return antall


def _med_alt(nokler: Sequence[int]) -> Iterable[Svarark]:
    return Svarark.objects.filter(pk__in=nokler).prefetch_related(
        "onskeliste__interesse", "ledige_tider"
    )


def _lag_gruppe(runde: int, ark: Sequence[Svarark], *, today: date) -> None:
    gruppe = Tallgruppe.objects.create(
        runde_id=runde,
        antall=len(ark),
        ventet=len(ark),
        tall=tell(ark),
        forste_utlop_date=min(ett.gyldig_til_date for ett in ark),
        laget_date=today,
    )
    Svarark.objects.filter(pk__in=[ett.pk for ett in ark]).update(tallgruppe=gruppe)
