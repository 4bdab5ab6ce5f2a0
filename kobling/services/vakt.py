"""The last look before a mail leaves: is it still true, and may the association still have it?"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils import timezone

from kartlegging.models import Svarark
from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.services import foresporsel
from organisasjoner.enums import Tilbudsstatus


K = Koblingsstatus


def kan_spores(objekt_id: uuid.UUID, *, now: datetime) -> bool:
    """
    This function will tell whether an association may still be asked, or reminded.

    Not when the person has withdrawn or been deleted, nor when the offer is paused or over.
    """
    rows = Kobling.objects.hos_foreningen().filter(
        public_id=objekt_id,
        tilbud__status=Tilbudsstatus.PUBLISERT,
        tilbud__organisasjon__avsluttet_at__isnull=True,
        beboer__isnull=False,
    )
    kobling = rows.first()
    if kobling is None:
        return False
    gyldige = Svarark.objects.gyldige(today=timezone.localdate(now))
    return bool(gyldige.filter(beboer=kobling.beboer_id).exists())


def kommer_fortsatt(objekt_id: uuid.UUID, *, now: datetime) -> bool:
    """This function will tell whether the person whom the association expects still comes."""
    rows = Kobling.objects.filter(public_id=objekt_id, beboer__isnull=False)
    return rows.filter(status__in=[K.TAKKET_JA, K.IKKE_MOTT, K.MOTT]).exists()


VAKTER = {
    foresporsel.FORESPORSEL: kan_spores,
    foresporsel.PURRING: kan_spores,
    foresporsel.JA: kommer_fortsatt,
    foresporsel.NY_DAG: kommer_fortsatt,
}
