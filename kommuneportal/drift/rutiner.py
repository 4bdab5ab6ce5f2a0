"""What the worker starts by itself: after a change, every hour, and every night."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kartlegging.services import slett_gamle_originaler, slett_herrelose
from kartlegging.services.innsending import slett_gamle_kladder
from kartlegging.services.tallgrupper import tell_runder
from kartlegging.tasks import tell_for_kommune
from kobling.services import rutiner as koblinger
from kobling.services.foresla import foresla_i_natt
from kobling.services.vakt import VAKTER as KOBLINGSVAKTER
from kobling.tasks import foresla_for_kommune, regn_udekket_for_kommune
from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Kommune
from kommuneportal.core.sletting import rydd_felles, slett_utlopte, tom_skrivelogg
from kommuneportal.core.tenancy import kommune_scope


logger = logging.getLogger(__name__)

# A routine works for the kommune in scope; it must give the same result when it is run twice.
Rutine = Callable[..., Any]
# Tasks that are given a kommune's key after a change of that kind (decisions 20).
VED_ENDRING: dict[Endringsslag, tuple[Any, ...]] = {
    **dict.fromkeys(Endringsslag, (foresla_for_kommune,)),
    Endringsslag.SVAR: (foresla_for_kommune, tell_for_kommune),
    Endringsslag.FORSLAG: (regn_udekket_for_kommune,),
}
HVER_TIME: tuple[Rutine, ...] = (slett_gamle_originaler, slett_gamle_kladder, koblinger.hver_time)
# Deletion first: what belongs to people who are gone is then ended.
HVER_NATT: tuple[Rutine, ...] = (slett_utlopte, koblinger.nattlig, tell_runder, foresla_i_natt)
# Mails that are asked about once more at the moment they leave.
VAKTER = {**KOBLINGSVAKTER}
# These take their own transactions, so that no lock is held while they calculate.
EGNE_TRANSAKSJONER = frozenset({foresla_i_natt})
# These concern no single kommune.
HVER_NATT_FELLES: tuple[Rutine, ...] = (slett_herrelose, rydd_felles)

# A night starts at three, local time; a missed one is caught up when the worker is back.
NATT_TIME = 3
# A task that has run this long belongs to a worker that died.
AVBRUTT_ETTER = timedelta(minutes=15)
RESULTATER_DAYS = 14


class RutinerFeilet(RuntimeError):
    """Some routines failed in some kommuner; the others were done."""


def se_etter_merker(now: datetime) -> None:
    """
    This function will start what follows a change, in each kommune that has one.

    Clearing the mark and queueing the task are one transaction: neither happens alone.

    Source: decisions 20.
    """
    for kommune in Kommune.objects.aktive().order_by("pk"):
        with kommune_scope(kommune), transaction.atomic():
            endret = [slag for slag in Endringsslag if endringsmerke.hent(slag, now=now)]
            oppgaver = {oppgave for slag in endret for oppgave in VED_ENDRING.get(slag, ())}
            for oppgave in sorted(oppgaver, key=lambda oppgave: oppgave.module_path):
                oppgave.enqueue(kommune.pk)


def se_etter_klokka(now: datetime) -> None:
    """This function will queue the hourly and nightly routines whose time has come, once each."""
    start_avbrutte(now=now)
    lokal = now.astimezone(ZoneInfo(settings.TIME_ZONE))
    _en_gang(timesrutiner, f"{now:%Y-%m-%dT%H}")
    _en_gang(nattrutiner, f"{lokal - timedelta(hours=NATT_TIME):%Y-%m-%d}")


def start_avbrutte(*, now: datetime, etter: timedelta = AVBRUTT_ETTER) -> int:
    """This function will put tasks of workers that died back in the queue."""
    return (
        DBTaskResult.objects.running()
        .filter(started_at__lte=now - etter)
        .update(status=TaskResultStatus.READY)
    )


@task
def timesrutiner(time: str) -> None:
    """This function will do what must not wait until night, in every kommune."""
    _i_hver_kommune(HVER_TIME)
    tom_skrivelogg()


@task
def nattrutiner(natt: str) -> None:
    """This function will do the nightly deletions, reminders and endings, in every kommune."""
    _i_hver_kommune(HVER_NATT)
    for rutine in HVER_NATT_FELLES:
        rutine(now=timezone.now())
    eldre = timezone.now() - timedelta(days=RESULTATER_DAYS)
    DBTaskResult.objects.finished().filter(finished_at__lt=eldre).delete()
    tom_skrivelogg()


def _i_hver_kommune(rutiner: Iterable[Rutine]) -> None:
    """
    Run each routine in each kommune, in a scope and a transaction of its own.

    Raises: RutinerFeilet at the end, when some failed.
    """
    feilet = []
    for rutine in rutiner:
        for kommune in Kommune.objects.aktive().order_by("pk"):
            try:
                with kommune_scope(kommune), _transaksjon(rutine):
                    rutine(now=timezone.now())
            except Exception as feil:  # noqa: BLE001
                feilet.append(f"{rutine.__name__}: {type(feil).__name__}")
    if feilet:
        raise RutinerFeilet("; ".join(sorted(set(feilet))))


def _transaksjon(rutine: Rutine) -> AbstractContextManager[Any]:
    return nullcontext() if rutine in EGNE_TRANSAKSJONER else transaction.atomic()


def _en_gang(rutine: Any, nokkel: str) -> None:
    """Queue a routine unless it has been queued with this key before."""
    finnes = DBTaskResult.objects.filter(
        task_path=rutine.module_path, args_kwargs__args__0=nokkel
    ).exists()
    if not finnes:
        rutine.enqueue(nokkel)
