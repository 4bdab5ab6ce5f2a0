"""Staff and their centres: invite, move, end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kommuneportal.core import audit, services
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Kommune, Medlemskap
from mottak.models import Ansatt, Mottak


class ManglerMottak(Exception):
    """Somebody who works at a centre must work at one."""


@transaction.atomic
def inviter(
    kommune: Kommune,
    *,
    epost: str,
    navn: str,
    rolle: Rolle,
    mottak: Sequence[Mottak],
    by: Bruker,
    now: datetime,
) -> Medlemskap:
    """
    This function will give a colleague a role, at certain centres if the role is at a centre.

    Raises: HarAlleredeRollen, ManglerMottak.
    """
    if rolle == Rolle.MOTTAKSANSATT and not mottak:
        raise ManglerMottak
    medlemskap = services.inviter_ansatt(
        kommune, epost=epost, navn=navn, rolle=rolle, by=by, now=now
    )
    if rolle == Rolle.MOTTAKSANSATT:
        _sett(medlemskap.bruker, mottak)
    return medlemskap


@transaction.atomic
def sett_mottak(
    medlemskap: Medlemskap, *, mottak: Sequence[Mottak], by: Bruker, now: datetime
) -> None:
    """
    This function will decide at which centres somebody works, from the next request on.

    Raises: ManglerMottak.
    """
    if not mottak or medlemskap.rolle != Rolle.MOTTAKSANSATT:
        raise ManglerMottak
    _sett(medlemskap.bruker, mottak)
    audit.record(
        "ansatt_mottak_endret", medlemskap, by=by, now=now,
        mottak=[str(rad.public_id) for rad in mottak],
    )  # fmt: skip


@transaction.atomic
def avslutt(medlemskap: Medlemskap, *, by: Bruker, now: datetime) -> None:
    """
    This function will end a role, and with it the way to the centres.

    Raises: KanIkkeAvslutteSegSelv.
    """
    services.avslutt_medlemskap(medlemskap, by=by, now=now)
    if medlemskap.rolle == Rolle.MOTTAKSANSATT:
        Ansatt.objects.filter(bruker=medlemskap.bruker).delete()


def _sett(bruker: Bruker, mottak: Sequence[Mottak]) -> None:
    Ansatt.objects.filter(bruker=bruker).exclude(mottak__in=mottak).delete()
    har = set(Ansatt.objects.filter(bruker=bruker).values_list("mottak", flat=True))
    Ansatt.objects.bulk_create(
        [Ansatt(bruker=bruker, mottak=rad) for rad in mottak if rad.pk not in har]
    )
