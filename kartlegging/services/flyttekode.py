"""A one-time code with which a person takes the answers along to another kommune."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from kartlegging.models import Flyttekode, Svarark
from kartlegging.services.innsending import dagen
from kommuneportal.core import audit, koder


GYLDIG_DAYS = 30


def flytteavtrykk(kode: str) -> str:
    """This function will scramble the signs of a moving code; a card's code gives another hash."""
    return koder.kode_hash(f"flytt:{kode}")


@transaction.atomic
def lag_flyttekode(ark: Svarark, *, sprak: str, now: datetime) -> tuple[str, Flyttekode]:
    """
    This function will make a moving code after the person's yes; an earlier one no longer works.

    The code itself is given back once, and never stored.

    Source: decisions 23.
    """
    Flyttekode.objects.filter(beboer=ark.beboer).delete()
    kode = _ny_kode()
    rad = Flyttekode.objects.create(
        beboer=ark.beboer,
        kode_hash=flytteavtrykk(koder.les_beboerkode(kode)),
        samtykke_sprak=sprak,
        opprettet_at=now,
        gyldig_til_at=now + timedelta(days=GYLDIG_DAYS),
    )
    audit.record("flyttekode_laget", ark.beboer, by=None, now=dagen(now))
    return kode, rad


def _ny_kode() -> str:
    """Make a code of letters and digits only, for old telephones."""
    while True:
        kode = koder.ny_beboerkode()
        if kode[-1] in koder.ALFABET:
            return kode
