"""By when an association is promised an answer."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import current_kommune_id
from organisasjoner.models import Registrering
from organisasjoner.parsing import virkedager_etter


def svarfrist(registrering: Registrering, kommune: Kommune | None = None) -> date:
    """This function will give the last day for an answer, counted in working days."""
    kommune = kommune or Kommune.objects.get(pk=current_kommune_id())
    fra = registrering.bekreftet_at or registrering.sendt_at
    return virkedager_etter(timezone.localtime(fra).date(), kommune.svarfrist_virkedager)
