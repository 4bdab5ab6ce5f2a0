"""The outbox: mails are stored with what caused them and can be stopped until they leave."""

from __future__ import annotations

import re
import uuid
from datetime import datetime

from django.template.loader import render_to_string

from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost


# What a template leaves out also leaves empty lines; one is enough.
TOMME_LINJER = re.compile(r"\n{3,}")


def legg_i_utboks(
    slag: str,
    *,
    til: str,
    emne: str,
    mal: str,
    kontekst: dict[str, object],
    objekt_id: uuid.UUID | None,
    now: datetime,
    send_after: datetime | None = None,
) -> Epost:
    """
    This function will store a mail that the worker sends, at the earliest at `send_after`.

    `mal` names a template pair without ending: `<mal>.txt` must exist, `<mal>.html` too. Subject
    and text never hold anything about a resident (decisions 8 in the issue, H4).
    """
    return Epost.objects.create(
        slag=slag,
        til=til,
        emne=" ".join(str(emne).split()),
        tekst=TOMME_LINJER.sub("\n\n", render_to_string(f"{mal}.txt", kontekst)).strip() + "\n",
        html=render_to_string(f"{mal}.html", kontekst),
        objekt_id=objekt_id,
        opprettet_at=now,
        send_after=send_after or now,
    )


def avbestill(slag: str, objekt_id: uuid.UUID) -> bool:
    """
    This function will stop the waiting mails of one kind about one object.

    Returns False when there was none left to stop: it is on its way, or gone.
    """
    rows = Epost.objects.for_objekt(slag, objekt_id).filter(tilstand=Eposttilstand.VENTER)
    # The text goes too: it may hold a link, and of links only hashes are kept.
    return bool(rows.update(tilstand=Eposttilstand.AVBRUTT, tekst="", html=""))
