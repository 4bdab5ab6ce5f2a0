"""What happens by the clock: reminders, places that come free, what is over is closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kartlegging.models import Svarark
from kobling.enums import Grunn, Koblingsstatus
from kobling.models import Kobling
from kobling.services import foresporsel, trekk
from kobling.services.slutt import lukk
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag


K = Koblingsstatus
# A request gets two reminders at most, this long after it was sent (decisions 24).
PURRES_ETTER = (timedelta(days=7), timedelta(days=14))
# A no can be undone, or become a yes, before it is closed for good.
LUKKES_ETTER = timedelta(days=14)


def be_om_kjoring(*, now: datetime) -> None:
    """This function will leave a mark that lets the worker make new suggestions."""
    endringsmerke.sett(Endringsslag.KOBLING, now=now)


def hver_time(*, now: datetime) -> None:
    """This function will end the connections of people who have been deleted since last hour."""
    trekk.lukk_uten_person(now=now)


def nattlig(*, now: datetime) -> None:
    """This function will do everything of the connections that the clock decides, in order."""
    trekk.lukk_uten_person(now=now)
    trekk_utlopte(now=now)
    utlop_plasser(now=now)
    purringer(now=now)
    lukk_gamle(now=now)


@transaction.atomic
def purringer(*, now: datetime) -> int:
    """
    This function will remind associations that have not answered, after 7 and 14 days.

    Run twice the same night it reminds once.
    """
    today = timezone.localdate(now)
    antall = 0
    # The second reminder first: a worker that was away for weeks does not send two at once.
    for nr, frist in reversed(list(enumerate(PURRES_ETTER))):
        rows = Kobling.objects.select_for_update(of=("self",)).filter(
            status=K.FORESPURT, purringer=nr, sendes_at__lte=now - frist, beboer__isnull=False
        )
        for kobling in rows.select_related("tilbud__organisasjon", "beboer").order_by("pk"):
            svarark = Svarark.objects.gyldige(today=today).filter(beboer=kobling.beboer).first()
            if svarark is None:
                continue
            kobling.purringer = nr + 1
            kobling.save(update_fields=["purringer"])
            foresporsel.send_purring(kobling, svarark=svarark, now=now)
            audit.record("kobling_purret", kobling, by=None, now=now, nummer=nr + 1)
            antall += 1
    return antall


def utlop_plasser(*, now: datetime) -> int:
    """This function will end requests without an answer by day 21; their places are free."""
    rows = Kobling.objects.filter(status=K.FORESPURT, plass_holdes_til_at__lte=now)
    return _avslutt_alle(rows, grunn=Grunn.IKKE_SVART, now=now)


def lukk_gamle(*, now: datetime) -> int:
    """This function will close what ended with a no, so that retention can count from there."""
    rows = Kobling.objects.filter(
        status__in=[K.IKKE_PLASS, K.TAKKET_NEI], endret_at__lte=now - LUKKES_ETTER
    )
    return _avslutt_alle(rows, grunn="", now=now)


def _avslutt_alle(rows: QuerySet, *, grunn: str, now: datetime) -> int:
    alle = list(rows.select_related("tilbud__organisasjon", "beboer").order_by("pk"))
    for kobling in alle:
        lukk(kobling, by=None, now=now, grunn=grunn or kobling.grunn or Grunn.FULLT)
    return len(alle)


def trekk_utlopte(*, now: datetime) -> int:
    """
    This function will end requests about people whose answer is withdrawn or too old.

    What has begun (a first attendance) goes on: it does not rest on the answer any more.
    """
    gyldig = Svarark.objects.gyldige(today=timezone.localdate(now))
    rows = Kobling.objects.filter(
        ~Exists(gyldig.filter(beboer=OuterRef("beboer"))),
        status__in=[K.FORESPURT, K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING, K.BEBOER_SPURT],
    ).select_related("tilbud__organisasjon", "beboer")
    for kobling in (alle := list(rows.order_by("pk"))):
        lukk(kobling, by=None, now=now, grunn=Grunn.TRUKKET)
    return len(alle)
