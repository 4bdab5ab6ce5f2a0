"""Cards with a code for people who did not answer by themselves; a new card revokes the old one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kartlegging.models import Flyttekode, Svarkladd
from kommuneportal.core import koder
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from mottak.services import sett_beboerkode, sperr_beboerkode


@dataclass(frozen=True, slots=True)
class Kodekort:
    """One card: who it is for, and the code, which is nowhere else."""

    beboer: Beboer
    kode: str


class ErLagetImens(Exception):
    """Somebody's card was made after the page was shown, here or by a colleague."""


@transaction.atomic
def lag_kort(
    beboere: Sequence[Beboer], *, vist_at: datetime, by: Bruker, now: datetime
) -> list[Kodekort]:
    """
    This function will make a card for each person, in order; earlier codes no longer work.

    `vist_at` is when the list was shown: whoever sends the form twice revokes nothing that has
    just been printed.

    Raises: ErLagetImens; then no card is made.
    Source: decisions 1.
    """
    kort = []
    for beboer in _ta_ut_av_bruk(beboere, vist_at=vist_at):
        kode = koder.beboerkode_av(secrets.token_urlsafe(32))
        kort.append(Kodekort(sett_beboerkode(beboer, kode, now=now, by=by), kode))
    return kort


@transaction.atomic
def sperr_kort(
    beboere: Sequence[Beboer], *, vist_at: datetime, by: Bruker, now: datetime
) -> list[Beboer]:
    """
    This function will take the cards out of use, in order, without making new ones.

    Whoever has no card is passed over.

    Raises: ErLagetImens; then every card works as before.
    """
    return [
        sperr_beboerkode(beboer, now=now, by=by)
        for beboer in _ta_ut_av_bruk(beboere, vist_at=vist_at)
        if beboer.kode_hash
    ]


def _ta_ut_av_bruk(beboere: Sequence[Beboer], *, vist_at: datetime) -> list[Beboer]:
    """
    Lock the people and end what was begun with their cards: a change of answers, a move.

    Raises: ErLagetImens.
    """
    laste = {b.pk: b for b in Beboer.objects.select_for_update(of=("self",)).filter(
        pk__in=[b.pk for b in beboere]
    ).order_by("pk")}  # fmt: skip
    alle = [laste[b.pk] for b in beboere if b.pk in laste]
    if any(b.kode_laget_at and b.kode_laget_at > vist_at for b in alle):
        raise ErLagetImens
    Svarkladd.objects.filter(beboer__in=alle).delete()
    Flyttekode.objects.filter(beboer__in=alle).delete()
    return alle
