"""The private folder: originals lie here under a random name until they are no longer needed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction


# Nobody but the portal's own account may read these.
KUN_EIER_FIL, KUN_EIER_MAPPE = 0o600, 0o700
LEVETID_S = 24 * 60 * 60


def lagre(innhold: bytes) -> str:
    """
    Write the bytes to a new private file and return its random name.

    A file whose transaction was rolled back is swept by `slett_herrelose`.
    """
    mappe = Path(settings.PRIVAT_MAPPE)
    mappe.mkdir(mode=KUN_EIER_MAPPE, parents=True, exist_ok=True)
    navn = secrets.token_hex(24)
    nummer = os.open(mappe / navn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, KUN_EIER_FIL)
    with os.fdopen(nummer, "wb") as fil:
        fil.write(innhold)
    return navn


def les(navn: str) -> bytes:
    """
    Return the bytes of an original.

    Raises: FileNotFoundError when it has been deleted.
    """
    return (Path(settings.PRIVAT_MAPPE) / Path(navn).name).read_bytes()


def slett(*navn: str) -> None:
    """Delete originals at once; a missing one is as good as deleted."""
    for ett in filter(None, navn):
        (Path(settings.PRIVAT_MAPPE) / Path(ett).name).unlink(missing_ok=True)


def slett_etterpa(*navn: str) -> None:
    """Delete originals when the transaction has succeeded, so that a failure loses nothing."""
    sletting: Callable[[], None] = partial(slett, *navn)
    transaction.on_commit(sletting)


def slett_herrelose(*, now: datetime) -> int:
    """
    Delete every private file older than 24 hours, whatever it belongs to, and count them.

    Source: decisions 22.
    """
    mappe = Path(settings.PRIVAT_MAPPE)
    gamle = [
        fil
        for fil in (mappe.iterdir() if mappe.is_dir() else ())
        if fil.is_file() and now.timestamp() - fil.stat().st_mtime > LEVETID_S
    ]
    for fil in gamle:
        fil.unlink(missing_ok=True)
    return len(gamle)
