"""What happens by the clock: reminders, places that come free, what is over is closed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kartlegging.models import Svarark
from kobling.enums import Grunn, Koblingsstatus
from kobling.models import Kobling
from kobling.selectors.plasser import avtrykk
from kobling.services import foresporsel, takk, trekk, tur
from kobling.services.slutt import lukk
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from organisasjoner.enums import Tilbudsstatus
from organisasjoner.models import Tilbud


K = Koblingsstatus
# A request gets two reminders at most, this long after it was sent (decisions 24).
PURRES_ETTER = (timedelta(days=7), timedelta(days=14))
# A no can be undone, or become a yes, before it is closed for good.
LUKKES_ETTER = timedelta(days=14)


def be_om_kjoring(*, now: datetime) -> None:
    """This function will leave a mark that lets the worker make new suggestions."""
    endringsmerke.sett(Endringsslag.KOBLING, now=now)


def hver_time(*, now: datetime) -> None:
    """
    This function will follow up what others have changed: people gone, offers ended or changed.

    The worker does it after each change too; this catches what it missed.
    """
    trekk.lukk_uten_person(now=now)
    lukk_avlyste(now=now)
    merk_endrede(now=now)
    tur.slipp_ventende(now=now)


def nattlig(*, now: datetime) -> None:
    """This function will do everything of the connections that the clock decides, in order."""
    trekk.lukk_uten_person(now=now)
    lukk_avlyste(now=now)
    merk_endrede(now=now)
    trekk_utlopte(now=now)
    utlop_plasser(now=now)
    purringer(now=now)
    lukk_gamle(now=now)
    takk.takk_foreninger(now=now)
    tur.slipp_ventende(now=now)


def _for_dagen(dager: timedelta, *, now: datetime) -> datetime:
    """
    Give the moment before which something happened that many local days ago, or earlier.

    Days are counted, not hours, so that summer and winter time change nothing.
    """
    dagen_etter = timezone.localdate(now) - dager + timedelta(days=1)
    return timezone.make_aware(datetime.combine(dagen_etter, time.min))


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
        rows = (
            Kobling.objects.hos_foreningen()
            .select_for_update(of=("self",))
            .filter(
                purringer=nr,
                sendes_at__lt=_for_dagen(frist, now=now),
                beboer__isnull=False,
                tilbud__in=Tilbud.objects.publiserte(),
            )
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
    """
    This function will end requests without an answer when day 21 is over; their places are free.

    Source: decisions 18.
    """
    i_dag = _for_dagen(timedelta(days=1), now=now)
    rows = Kobling.objects.hos_foreningen().filter(plass_holdes_til_at__lt=i_dag)
    return _avslutt_alle(rows, grunn=Grunn.IKKE_SVART, now=now)


def lukk_gamle(*, now: datetime) -> int:
    """This function will close what ended with a no, so that retention can count from there."""
    rows = Kobling.objects.filter(
        status__in=[K.IKKE_PLASS, K.TAKKET_NEI], endret_at__lte=now - LUKKES_ETTER
    )
    return _avslutt_alle(rows, grunn="", now=now)


def lukk_avlyste(*, now: datetime) -> int:
    """
    This function will end what nobody has told the person about, when the offer is over.

    Somebody who has been asked or has said yes must hear it from the staff first: their task.
    """
    over = Q(tilbud__status=Tilbudsstatus.AVSLUTTET) | Q(
        tilbud__organisasjon__avsluttet_at__isnull=False
    )
    ukjent = [K.FORESPURT, K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING, K.IKKE_PLASS]
    rows = Kobling.objects.filter(over, status__in=ukjent)
    return _avslutt_alle(rows, grunn=Grunn.TILBUD_ENDRET, now=now)


@transaction.atomic
def merk_endrede(*, now: datetime) -> int:
    """This function will mark what has changed after the person was told about the offer."""
    rows = Kobling.objects.filter(
        status__in=[K.BEBOER_SPURT, K.TAKKET_JA, K.IKKE_MOTT], tilbud_endret_at__isnull=True
    ).exclude(tilbud_avtrykk="")
    antall = 0
    for kobling in rows.select_related("tilbud").prefetch_related("tilbud__tidspunkter"):
        if avtrykk(kobling.tilbud) != kobling.tilbud_avtrykk:
            endret = Kobling.objects.filter(pk=kobling.pk, versjon=kobling.versjon)
            antall += endret.update(tilbud_endret_at=now)
    return antall


def _avslutt_alle(rows: QuerySet, *, grunn: str, now: datetime) -> int:
    alle = list(rows.select_related("tilbud__organisasjon", "beboer").order_by("pk"))
    for kobling in alle:
        # A person's no needs no reason, and is never taken for a lack of room.
        uten = Grunn.FULLT if kobling.status == K.IKKE_PLASS else Grunn.IKKE_AKTUELT
        lukk(kobling, by=None, now=now, grunn=grunn or kobling.grunn or uten)
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
