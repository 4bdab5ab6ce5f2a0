"""The limiter: counts tries by a scrambled address whose salt changes every day."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest

from kommuneportal.core.models import Bremse


def _avtrykk(request: HttpRequest, handling: str, *, now: datetime) -> str:
    salt = f"{settings.SECRET_KEY}:{now.date().isoformat()}"
    adresse = _klientadresse(request)
    return hmac.new(salt.encode(), f"{handling}:{adresse}".encode(), hashlib.sha256).hexdigest()


def _klientadresse(request: HttpRequest) -> str:
    proxyer = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    kjede = [x.strip() for x in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if x]
    if proxyer and len(kjede) >= proxyer:
        return kjede[-proxyer]
    return str(request.META.get("REMOTE_ADDR", ""))


def _vindu(vindu_s: int, *, now: datetime) -> datetime:
    """Give the beginning of the window that counts now."""
    return (now - timedelta(seconds=now.timestamp() % vindu_s)).replace(microsecond=0)


def er_full(
    request: HttpRequest, handling: str, *, antall: int, vindu_s: int, now: datetime
) -> bool:
    """
    This function will tell whether the limit is reached, without counting a try.

    For what only counts when it goes wrong: many people behind one address may all be right.
    """
    nokkel, start = _avtrykk(request, handling, now=now), _vindu(vindu_s, now=now)
    return Bremse.objects.filter(nokkel=nokkel, vindu_at=start, antall__gte=antall).exists()


def slipp_gjennom(
    request: HttpRequest, handling: str, *, antall: int, vindu_s: int, now: datetime
) -> bool:
    """
    This function will count one try and tell whether it is still within the limit.

    Units: at most `antall` tries in each window of `vindu_s` seconds from one place. The address
    is scrambled with a key that changes daily; it is never stored.

    Source: trust.md 2.2, 2.4.1.
    """
    nokkel, start = _avtrykk(request, handling, now=now), _vindu(vindu_s, now=now)
    rows = Bremse.objects.filter(nokkel=nokkel, vindu_at=start)
    if not rows.update(antall=F("antall") + 1):
        try:
            with transaction.atomic():
                Bremse.objects.create(nokkel=nokkel, vindu_at=start, antall=1)
        except IntegrityError:
            rows.update(antall=F("antall") + 1)
    return rows.values_list("antall", flat=True).get() <= antall


def rydd(*, now: datetime) -> int:
    """This function will forget all counts older than a day."""
    return Bremse.objects.filter(vindu_at__lt=now - timedelta(days=1)).delete()[0]
