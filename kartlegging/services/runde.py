"""Survey rounds: made by those who follow people up, closed and opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kartlegging.enums import Rundestatus
from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.tekst import paslatte_sprak
from kartlegging.services.tekst import versjon_for_ny_runde
from kartlegging.undersokelse.sider import versjon
from kartlegging.undersokelse.tekster import RESERVE
from kommuneportal.core import audit, koder
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.core.tenancy import current_kommune_id
from mottak.enums import Tilknytning
from mottak.models import Mottak


class KanIkkeLageRunde(Exception):
    """The dates are the wrong way round, or no language was chosen."""


@transaction.atomic
def opprett_runde(
    *,
    mottak: Mottak | None,
    navn: str,
    apner: date,
    stenger: date,
    sprak: Sequence[str],
    spor_referanse: bool = False,
    by: Bruker,
    now: datetime,
) -> Kartleggingsrunde:
    """
    This function will open a survey at a centre or, without one, among settled people.

    It keeps the version of the texts that is newest now. Norwegian is always offered; of the other
    languages only those that the kommune has switched on.

    Raises: KanIkkeLageRunde.
    """
    kommune = Kommune.objects.get(pk=current_kommune_id())
    valgte = [s.tag for s in paslatte_sprak(kommune) if s.tag in {RESERVE, *sprak}]
    if not sprak or stenger < apner:
        raise KanIkkeLageRunde
    runde = Kartleggingsrunde.objects.create(
        kode=_ledig_kode(),
        tilknytning=Tilknytning.MOTTAK if mottak else Tilknytning.KOMMUNE,
        mottak=mottak,
        navn=navn,
        apner_date=apner,
        stenger_date=stenger,
        sprak=valgte,
        spor_referanse=spor_referanse,
        versjon=versjon(),
        tekstversjon=versjon_for_ny_runde(kommune, now=now),
        opprettet_at=now,
        opprettet_by=by,
    )
    audit.record("runde_laget", runde, by=by, now=now, sprak=valgte)
    return runde


@transaction.atomic
def sett_rundestatus(
    runde: Kartleggingsrunde, status: Rundestatus, *, by: Bruker, now: datetime
) -> Kartleggingsrunde:
    """This function will close a survey, or open it again; the address stays the same."""
    if runde.status != status:
        runde.status = status
        runde.save(update_fields=["status"])
        audit.record("runde_status_endret", runde, by=by, now=now, status=str(status))
    return runde


@transaction.atomic
def sett_spor_referanse(
    runde: Kartleggingsrunde, *, spor: bool, by: Bruker, now: datetime
) -> Kartleggingsrunde:
    """This function will let a survey ask for the centre's own key, or stop asking."""
    if runde.spor_referanse != spor:
        runde.spor_referanse = spor
        runde.save(update_fields=["spor_referanse"])
        audit.record("runde_sporsmal_endret", runde, by=by, now=now, spor_referanse=spor)
    return runde


def _ledig_kode() -> str:
    while True:
        kode = koder.ny_rundekode()
        if not Kartleggingsrunde.objects.filter(kode=kode).exists():
            return kode
