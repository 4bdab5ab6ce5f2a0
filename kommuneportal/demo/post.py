"""The demo's post office: mails become files, and /demo/ shows them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


_teller = itertools.count()


@dataclass(frozen=True)
class Brev:
    """One mail as /demo/ shows it."""

    til: str
    emne: str
    tekst: str
    sendt_at: datetime | None


def mappe() -> Path:
    """This function will name the folder of the demo's mails."""
    return Path(settings.BASE_DIR) / "var" / "demo" / "post"


class Postkasse(BaseEmailBackend):
    """Writes each mail to a file of its own, newest name last."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """This function will store the mails, and count them."""
        mappe().mkdir(parents=True, exist_ok=True)
        for brev in email_messages:
            fil = mappe() / f"{time.time_ns():020d}-{next(_teller):04d}.eml"
            fil.write_bytes(brev.message().as_bytes())
        return len(email_messages)


def siste(antall: int) -> list[Brev]:
    """This function will read the newest mails, newest first."""
    filer = sorted(mappe().glob("*.eml"), reverse=True)[:antall]
    return [_les(fil) for fil in filer]


def _les(fil: Path) -> Brev:
    brev = message_from_bytes(fil.read_bytes(), policy=policy.default)
    tekst = brev.get_body(preferencelist=("plain",))
    return Brev(
        til=str(brev["To"]),
        emne=str(brev["Subject"]),
        tekst=tekst.get_content() if tekst is not None else "",
        sendt_at=parsedate_to_datetime(brev["Date"]) if brev["Date"] else None,
    )


def tom() -> None:
    """This function will throw all the demo's mails away."""
    for fil in mappe().glob("*.eml"):
        fil.unlink()
