"""What an association says it needs to take in more people, outside the form."""

from __future__ import annotations

from datetime import datetime

from kommuneportal.core import audit
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Behovsstatus
from organisasjoner.models import Organisasjon, Stottebehov, Tilbud


def meld_behov(
    organisasjon: Organisasjon,
    *,
    slag: str,
    tekst: str,
    tilbud: Tilbud | None,
    by: Bruker | None,
    now: datetime,
) -> Stottebehov:
    """
    This function will keep one need; the same open need is not kept twice.

    Source: advice A3, A4.
    """
    behov, nytt = Stottebehov.objects.get_or_create(
        organisasjon=organisasjon,
        tilbud=tilbud,
        slag=slag,
        tekst=tekst,
        status=Behovsstatus.MELDT,
        defaults={"opprettet_at": now},
    )
    if nytt:
        audit.record("behov_meldt", behov, by=by, now=now, slag=slag)
    return behov


def trekk_behov(tilbud: Tilbud, *, meldt_at: datetime, by: Bruker, now: datetime) -> int:
    """
    This function will remove the needs that were recorded at one moment, by mistake.

    What the kommune has begun with stays. Returns how many were removed.
    """
    rader = Stottebehov.objects.filter(
        tilbud=tilbud, opprettet_at=meldt_at, status=Behovsstatus.MELDT
    )
    alle = list(rader.order_by("pk"))
    for behov in alle:
        audit.record("behov_trukket", behov, by=by, now=now, slag=behov.slag)
        behov.delete()
    return len(alle)
