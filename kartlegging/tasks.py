"""What the worker does for the uploads; tasks carry keys, never values."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kartlegging.enums import Lesetilstand
from kartlegging.models import Opplasting
from kartlegging.services import ErIkkeApen, avvis_etter_feil, les_stor_opplasting
from kartlegging.services.tallgrupper import tell_runder
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope


logger = logging.getLogger(__name__)

# A file takes seconds. After this long the worker is away, or was stopped in the middle.
LENGER_ENN_VANLIG = timedelta(minutes=2)


@task
def les_senere(kommune_id: int, opplasting_id: int) -> None:
    """Read a large file; one that was cancelled in the meantime is let be."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)):
        opplasting = Opplasting.objects.filter(pk=opplasting_id).exclude(privat_navn="").first()
        if opplasting is None:
            return
        try:
            les_stor_opplasting(opplasting, now=timezone.now())
        except ErIkkeApen:
            return
        except Exception as feil:  # noqa: BLE001
            # An exception may quote a cell: only its kind is kept.
            logger.error("reading an upload failed: %s", type(feil).__name__)  # noqa: TRY400
            avvis_etter_feil(opplasting, now=timezone.now())


def hvor_langt(opplasting: Opplasting, *, now: datetime) -> Lesetilstand:
    """This function will tell whether a large file waits, is being read, or has been left."""
    oppgave = (
        DBTaskResult.objects.filter(
            task_path=les_senere.module_path,
            args_kwargs__args=[opplasting.kommune_id, opplasting.pk],
        )
        .order_by("-enqueued_at")
        .first()
    )
    if oppgave is not None:
        startet = oppgave.started_at if oppgave.status == TaskResultStatus.RUNNING else None
        if now - (startet or oppgave.enqueued_at) < LENGER_ENN_VANLIG:
            return Lesetilstand.LESES if startet else Lesetilstand.VENTER
    return Lesetilstand.STANSET


@task
def tell_for_kommune(kommune_id: int) -> None:
    """Count the answers to survey rounds that have come since last time."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)), transaction.atomic():
        tell_runder(now=timezone.now())
