"""Deletes what is past its date in one kommune, as every model's class Personvern says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction

from kommuneportal.core import audit, bremse, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Kommune
from kommuneportal.core.personvern import Frist, empty, expired, with_frister
from kommuneportal.core.tenancy import KommuneModel, current_kommune_id


@transaction.atomic
def slett_utlopte(*, now: datetime, torr: bool = False) -> dict[str, int]:
    """
    This function will delete or empty what is past its date in the kommune in scope.

    Returns how many rows of each table went, or would go when `torr`. One line in the log says
    the same. What points downward goes first, so that no record stands in the way of another.

    Source: domain.md 3.1, H6.
    """
    kommune = Kommune.objects.get(pk=current_kommune_id())
    antall: Counter[str] = Counter()
    for modell, frist in reversed(with_frister()):
        rader = expired(modell, frist, kommune, now=now)
        navn = _navn(modell, frist)
        antall[navn] += rader.count() if torr else _bort(modell, frist, rader)
    gjort = {navn: tall for navn, tall in sorted(antall.items()) if tall}
    if gjort and not torr:
        audit.record("slettet_utlopte", None, by=None, now=now, **gjort)
        endringsmerke.sett(Endringsslag.SVAR, now=now)
    return gjort


def _navn(modell: type[KommuneModel], frist: Frist) -> str:
    if frist.eier:
        eier = modell._meta.get_field(frist.eier).related_model
        return str(eier._meta.model_name)  # type: ignore[union-attr]
    navn = str(modell._meta.model_name)
    return f"{navn}_{'_'.join(frist.tommes)}" if frist.tommes else navn


def _bort(modell: type[KommuneModel], frist: Frist, rader: models.QuerySet) -> int:
    if frist.tommes:
        return empty(modell, frist, rader)
    if frist.eier:
        eier = modell._meta.get_field(frist.eier).related_model
        rader = eier.objects.filter(pk__in=rader.values(frist.eier))  # type: ignore[union-attr]
        modell = eier  # type: ignore[assignment]
    return int(rader.delete()[1].get(modell._meta.label, 0))


def rydd_felles(*, now: datetime) -> None:
    """
    This function will forget what belongs to no kommune: tries and log-ins that ran out.

    With a log-in goes the browser and the address it came from.
    """
    bremse.rydd(now=now)
    Session.objects.filter(expire_date__lt=now).delete()
    apne = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=apne).delete()


def tom_skrivelogg() -> bool:
    """
    This function will empty SQLite's write-ahead log, where deleted rows stand until it is reused.

    PostgreSQL looks after its own. Returns False while somebody reads; the next hour tries again.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        opptatt, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not opptatt
