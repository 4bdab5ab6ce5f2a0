"""Links in mails: 256 random bits, only a hash stored, one page for all bad ones."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Lenke


# How long each kind lasts, in days (decisions 14; trust 2.3 for invitations).
GYLDIG_DAYS = {
    Lenkeslag.BEKREFT: 7,
    Lenkeslag.SVAR: 60,
    Lenkeslag.FORVALT: 180,
    Lenkeslag.INVITASJON: 7,
}
ENGANGS = frozenset({Lenkeslag.BEKREFT, Lenkeslag.INVITASJON})
OKTNOKKEL = "lenker"


class LenkeVirkerIkke(Exception):
    """The link is unknown, used, expired or revoked; which of them is never told."""


def _avtrykk(nokkel: str) -> str:
    return hashlib.sha256(nokkel.encode()).hexdigest()


def lag(slag: Lenkeslag, objekt_id: uuid.UUID, *, now: datetime) -> str:
    """This function will store a new link and return its full address, to be put in a mail."""
    nokkel = secrets.token_urlsafe(32)
    Lenke.objects.create(
        slag=slag,
        nokkel_hash=_avtrykk(nokkel),
        objekt_id=objekt_id,
        opprettet_at=now,
        gyldig_til_at=now + timedelta(days=GYLDIG_DAYS[slag]),
    )
    return f"{settings.NETTSTED}/l/{nokkel}"


def finn(nokkel: str, *, now: datetime) -> Lenke:
    """
    This function will find the link that a key opens, in whichever kommune.

    Raises: LenkeVirkerIkke.
    """
    rows = Lenke.all_kommuner.select_related("kommune").filter(
        nokkel_hash=_avtrykk(nokkel), kommune__er_aktiv=True
    )
    lenke = rows.first()
    if lenke is None or not er_gyldig(lenke, now=now):
        raise LenkeVirkerIkke
    return lenke


def er_gyldig(lenke: Lenke, *, now: datetime) -> bool:
    """This function will tell whether the link still opens anything."""
    brukt = lenke.brukt_at is not None and lenke.slag in ENGANGS
    return not brukt and lenke.trukket_at is None and lenke.gyldig_til_at > now


def las_opp(request: HttpRequest, lenke: Lenke) -> None:
    """This function will let this browser session use the link under an address without a key."""
    opne = [x for x in request.session.get(OKTNOKKEL, []) if x != str(lenke.public_id)]
    request.session[OKTNOKKEL] = [*opne, str(lenke.public_id)][-20:]


def fra_okt(request: HttpRequest, public_id: uuid.UUID, slag: Lenkeslag, *, now: datetime) -> Lenke:
    """
    This function will give the link that this session has opened, in the kommune in scope.

    Raises: LenkeVirkerIkke.
    """
    if str(public_id) not in request.session.get(OKTNOKKEL, []):
        raise LenkeVirkerIkke
    lenke = Lenke.objects.filter(public_id=public_id, slag=slag).first()
    if lenke is None or not er_gyldig(lenke, now=now):
        raise LenkeVirkerIkke
    return lenke


def bruk(lenke: Lenke, *, now: datetime) -> None:
    """
    This function will consume a single-use link.

    Raises: LenkeVirkerIkke when somebody has used it meanwhile.
    """
    rows = Lenke.objects.filter(pk=lenke.pk, brukt_at__isnull=True, trukket_at__isnull=True)
    if not rows.update(brukt_at=now):
        raise LenkeVirkerIkke


def trekk(slag: Lenkeslag, objekt_id: uuid.UUID, *, now: datetime) -> None:
    """This function will revoke all open links of one kind to one object."""
    Lenke.objects.filter(slag=slag, objekt_id=objekt_id, trukket_at__isnull=True).update(
        trukket_at=now
    )
