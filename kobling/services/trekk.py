"""When a person leaves or withdraws: nothing more is suggested, asked or sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kobling.enums import Forslagsstatus, Grunn, Koblingsstatus
from kobling.models import Kobling, Koblingsforslag
from kobling.services.slutt import lukk
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from mottak.services import slett_beboer


@transaction.atomic
def trekk_beboer(
    beboer: Beboer, *, by: Bruker | None, now: datetime, grunn: str = Grunn.TRUKKET
) -> int:
    """
    This function will close all that is open about a person, stop the mails, free the places.

    An association that has said yes and waits hears that nobody comes. Returns how many
    connections were ended. To be called before the person is deleted.

    Source: decisions 10; domain.md 3.1.
    """
    rows = Koblingsforslag.objects.select_for_update(of=("self",)).apne().filter(beboer=beboer)
    for forslag in rows.order_by("pk"):
        forslag.status, forslag.grunn = Forslagsstatus.FORELDET, grunn
        forslag.utsatt_til_date, forslag.venter_pa_tilbud = None, False
        forslag.versjon += 1
        forslag.save()
    apne = list(_ikke_avsluttet().filter(beboer=beboer))
    for kobling in apne:
        lukk(kobling, by=by, now=now, grunn=grunn)
    return len(apne)


@transaction.atomic
def slett_svar(
    beboer: Beboer, *, by: Bruker | None, now: datetime, grunn: str = Grunn.TRUKKET
) -> None:
    """
    This function will let a person leave: all that is open ends, then the person and all answers.

    `by` is None when the person did it with the code from the card.

    Source: decisions 10.
    """
    trekk_beboer(beboer, by=by, now=now, grunn=grunn)
    slett_beboer(beboer, by=by, now=now)


def _ikke_avsluttet() -> QuerySet:
    rows = Kobling.objects.exclude(status=Koblingsstatus.AVSLUTTET)
    return rows.select_related("tilbud__organisasjon", "beboer").order_by("pk")


@transaction.atomic
def lukk_uten_person(*, now: datetime) -> int:
    """This function will end the connections whose person has been deleted meanwhile."""
    rows = list(_ikke_avsluttet().filter(beboer__isnull=True))
    for kobling in rows:
        lukk(kobling, by=None, now=now, grunn=Grunn.TRUKKET)
    return len(rows)
