"""What the worker does for the uploads; tasks carry keys, never values."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kartlegging.models import Opplasting
from kartlegging.services import ErIkkeApen, les_opplasting
from kartlegging.services.tallgrupper import tell_runder
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope


@task
def les_senere(kommune_id: int, opplasting_id: int) -> None:
    """Read a large file; one that was cancelled in the meantime is let be."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)), transaction.atomic():
        opplasting = Opplasting.objects.filter(pk=opplasting_id).exclude(privat_navn="").first()
        if opplasting is None:
            return
        try:
            les_opplasting(opplasting, now=timezone.now())
        except ErIkkeApen:
            return


@task
def tell_for_kommune(kommune_id: int) -> None:
    """Count the answers to survey rounds that have come since last time."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)), transaction.atomic():
        tell_runder(now=timezone.now())
