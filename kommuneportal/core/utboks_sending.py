"""Sends what lies in the outbox: claimed before sending, at least once, one Message-ID a mail."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F

from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Kommune
from kommuneportal.core.tenancy import kommune_scope


logger = logging.getLogger(__name__)

# Longer than a mail server may take for its last answer (core/post.py), so that a mail is taken
# over only from a sender that has died.
OVERTAS_ETTER = timedelta(minutes=30)
# Minutes until the next try after the first, second ... refusal; then every six hours.
VENTETID_MINUTTER = (1, 2, 5, 15, 60, 180)
LENGSTE_VENTETID = timedelta(hours=6)
GIS_OPP_ETTER = timedelta(days=3)
FAST_AVSLAG = 500
# Asked by kind of mail, with the object's id, at the last moment: may it still be sent?
Vakt = Callable[..., bool]
INGEN_VAKT: Mapping[str, Vakt] = {}


@dataclass
class Runde:
    """What one round of sending came to."""

    sendt: int = 0
    utsatt: int = 0
    oppgitt: int = 0
    server_nede: bool = False


def send_ventende(
    *,
    klokke: Callable[[], datetime],
    stopp: Callable[[], bool],
    vakter: Mapping[str, Vakt] = INGEN_VAKT,
) -> Runde:
    """
    This function will send every mail that is due, in all kommuner, until none is left.

    The connection is opened before anything is claimed: while the server is down, mails wait
    untouched. `stopp` is asked before each mail, and `vakter` whether it is still true.

    Source: decisions 24.
    """
    runde = Runde()
    slipp_etterlatte(now=klokke())
    if not _kommuner_med_klare(klokke()):
        return runde
    forbindelse = get_connection()
    try:
        forbindelse.open()
    except (OSError, smtplib.SMTPException) as feil:
        logger.warning("mail server does not answer: %s", type(feil).__name__)
        runde.server_nede = True
        return runde
    try:
        for kommune in _kommuner_med_klare(klokke()):
            with kommune_scope(kommune):
                _send_i_kommune(forbindelse, runde, klokke=klokke, stopp=stopp, vakter=vakter)
    finally:
        _lukk(forbindelse)
    return runde


def slipp_etterlatte(*, now: datetime) -> int:
    """This function will free mails whose sender died, so that they are tried again."""
    return Epost.all_kommuner.filter(
        tilstand=Eposttilstand.SENDES, hentet_at__lt=now - OVERTAS_ETTER
    ).update(tilstand=Eposttilstand.VENTER, send_after=now)


def _kommuner_med_klare(now: datetime) -> list[Kommune]:
    klare = Epost.all_kommuner.filter(tilstand=Eposttilstand.VENTER, send_after__lte=now)
    return list(Kommune.objects.filter(pk__in=klare.values("kommune")).order_by("pk"))


def _send_i_kommune(
    forbindelse: Any,
    runde: Runde,
    *,
    klokke: Callable[[], datetime],
    stopp: Callable[[], bool],
    vakter: Mapping[str, Vakt],
) -> None:
    while not stopp() and (epost := hent_neste(now=klokke())) is not None:
        if not _kan_sendes(epost, vakter, now=klokke()):
            Epost.objects.filter(pk=epost.pk).update(
                tilstand=Eposttilstand.AVBRUTT, tekst="", html=""
            )
            continue
        try:
            forbindelse.send_messages([_brev(epost)])
        except (OSError, smtplib.SMTPException) as feil:
            _bokfor_feil(epost, feil, runde, now=klokke())
            if not _gjenopne(forbindelse):
                runde.server_nede = True
                return
        else:
            _bokfor_sendt(epost, now=klokke())
            runde.sendt += 1


def hent_neste(*, now: datetime) -> Epost | None:
    """
    This function will claim the next mail that is due in the kommune in scope.

    The claim is committed before anything is sent, so that two senders never hold the same mail,
    and one that was stopped meanwhile is not claimed.
    """
    while True:
        klare = Epost.objects.ventende().filter(send_after__lte=now)
        epost = klare.order_by("send_after", "pk").first()
        if epost is None:
            return None
        with transaction.atomic():
            min_ = Epost.objects.filter(pk=epost.pk, tilstand=Eposttilstand.VENTER).update(
                tilstand=Eposttilstand.SENDES, hentet_at=now, forsok=F("forsok") + 1
            )
        if min_:
            epost.refresh_from_db()
            return epost


def _kan_sendes(epost: Epost, vakter: Mapping[str, Vakt], *, now: datetime) -> bool:
    """Tell whether what the mail says is still so; most mails only say what has happened."""
    vakt = vakter.get(epost.slag)
    return vakt is None or epost.objekt_id is None or vakt(epost.objekt_id, now=now)


def _brev(epost: Epost) -> EmailMultiAlternatives:
    brev = EmailMultiAlternatives(
        subject=epost.emne,
        body=epost.tekst,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[epost.til],
        headers={"Message-ID": message_id(epost), "Auto-Submitted": "auto-generated"},
    )
    if epost.html:
        brev.attach_alternative(epost.html, "text/html")
    return brev


def message_id(epost: Epost) -> str:
    """This function will give the Message-ID, the same at every try."""
    domene = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{epost.public_id}@{domene}>"


def _bokfor_sendt(epost: Epost, *, now: datetime) -> None:
    # The text goes too: it may hold a link, and of links only hashes are kept.
    Epost.objects.filter(pk=epost.pk).update(
        tilstand=Eposttilstand.SENDT, sendt_at=now, feilkode="", tekst="", html=""
    )


def _bokfor_feil(epost: Epost, feil: Exception, runde: Runde, *, now: datetime) -> None:
    rad = Epost.objects.filter(pk=epost.pk)
    kode = _feilkode(feil)
    logger.warning("mail %s refused: %s", epost.public_id, kode)
    if _er_endelig(feil) or now - epost.opprettet_at > GIS_OPP_ETTER:
        rad.update(tilstand=Eposttilstand.OPPGITT, feilkode=kode, tekst="", html="")
        runde.oppgitt += 1
        return
    rad.update(
        tilstand=Eposttilstand.VENTER, feilkode=kode, send_after=now + ventetid(epost.forsok)
    )
    runde.utsatt += 1


def ventetid(forsok: int) -> timedelta:
    """This function will give the time to wait after this many tries."""
    if forsok > len(VENTETID_MINUTTER):
        return LENGSTE_VENTETID
    return timedelta(minutes=VENTETID_MINUTTER[max(forsok, 1) - 1])


def _smtp_kode(feil: Exception) -> int | None:
    """Find the server's answer in an error, also when it is about the only recipient."""
    if isinstance(feil, smtplib.SMTPRecipientsRefused):
        return max(svar[0] for svar in feil.recipients.values())
    return getattr(feil, "smtp_code", None)


def _er_endelig(feil: Exception) -> bool:
    """Tell whether the server will never take this mail: a wrong recipient, or refused content."""
    om_brevet = isinstance(feil, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    return om_brevet and (_smtp_kode(feil) or 0) >= FAST_AVSLAG


def _feilkode(feil: Exception) -> str:
    kode = _smtp_kode(feil)
    return f"{type(feil).__name__} {kode}"[:40] if kode else type(feil).__name__[:40]


def _gjenopne(forbindelse: Any) -> bool:
    """Start the connection anew after a fault: its state is unknown."""
    _lukk(forbindelse)
    try:
        forbindelse.open()
    except (OSError, smtplib.SMTPException):
        return False
    return True


def _lukk(forbindelse: Any) -> None:
    try:
        forbindelse.close()
    except (OSError, smtplib.SMTPException):
        logger.warning("mail connection was already gone")
