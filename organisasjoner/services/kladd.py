"""A half-filled form: kept as typed behind a random key, of which only the hash is stored."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from organisasjoner.models import Kladd


MAKS_AKTIVITETER = 20
# A whole draft; a form that is filled to the brim is a tenth of this.
MAKS_TEGN = 400_000


class KladdForStor(Exception):
    """More was posted than any association types."""


def avtrykk(nokkel: str) -> str:
    """This function will give the hash under which a draft is kept."""
    return hashlib.sha256(nokkel.encode()).hexdigest()


@transaction.atomic
def ny_kladd(*, felt: dict[str, Any], now: datetime) -> tuple[Kladd, str]:
    """This function will begin a draft, and give the key that goes into the cookie."""
    nokkel = secrets.token_urlsafe(32)
    kladd = Kladd.objects.create(
        nokkel_hash=avtrykk(nokkel),
        felt=felt,
        engangsnokkel=secrets.token_urlsafe(32),
        opprettet_at=now,
        endret_at=now,
    )
    return kladd, nokkel


@transaction.atomic
def lagre_kladd(kladd: Kladd, *, felt: dict[str, Any], now: datetime) -> Kladd:
    """
    This function will keep what has been typed so far, valid or not.

    Raises: KladdForStor.
    """
    if len(json.dumps(felt)) > MAKS_TEGN or len(felt.get("aktiviteter", [])) > MAKS_AKTIVITETER:
        raise KladdForStor
    kladd.felt, kladd.endret_at = felt, now
    kladd.save(update_fields=["felt", "endret_at"])
    return kladd


@transaction.atomic
def slett_kladd(kladd: Kladd) -> None:
    """This function will throw a draft away."""
    Kladd.objects.filter(pk=kladd.pk).delete()
