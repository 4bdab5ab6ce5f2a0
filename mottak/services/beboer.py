"""Beboer: who comes into the portal as a label, and who leaves it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kommuneportal.core import audit, endringsmerke, koder
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker, Sone
from mottak.enums import Tilknytning
from mottak.models import Beboer, Mottak


class KanIkkeRegistrereBeboer(Exception):
    """Somebody at the same centre has this row key already."""


def normaliser_referanse(referanse: str) -> str:
    """Give the form in which two row keys are compared: trimmed, any case, digits of any script."""
    tegn = unicodedata.normalize("NFKC", referanse)
    lest = "".join(str(unicodedata.decimal(t)) if t.isdecimal() else t for t in tegn)
    return " ".join(lest.split()).casefold()


@transaction.atomic
def registrer_beboer(
    referanse: str, *, mottak: Mottak | None, by: Bruker | None, now: datetime
) -> Beboer:
    """
    Make one person, at a centre or, without one, settled in the kommune.

    Raises: KanIkkeRegistrereBeboer.
    """
    return registrer_beboere([referanse], mottak=mottak, by=by, now=now)[0]


@transaction.atomic
def registrer_beboere(
    referanser: Sequence[str], *, mottak: Mottak | None, by: Bruker | None, now: datetime
) -> list[Beboer]:
    """
    Make one person for each row key, in order; an empty key is a person too.

    The number of queries does not depend on the number of people.

    Raises: KanIkkeRegistrereBeboer; then nobody is made.
    """
    tilknytning = Tilknytning.MOTTAK if mottak else Tilknytning.KOMMUNE
    brukt = set(Beboer.objects.values_list("etikett", flat=True))
    nye = []
    for referanse in referanser:
        etikett = koder.ny_etikett(brukt.__contains__)
        brukt.add(etikett)
        nye.append(
            Beboer(
                etikett=etikett,
                tilknytning=tilknytning,
                mottak=mottak,
                referanse=referanse.strip(),
                referanse_normalisert=normaliser_referanse(referanse),
                opprettet_date=timezone.localdate(now),
            )
        )
    try:
        with transaction.atomic():
            nye = Beboer.objects.bulk_create(nye)
    except IntegrityError as feil:
        raise KanIkkeRegistrereBeboer from feil
    audit.record(
        "beboere_registrert",
        mottak,
        by=by,
        now=now,
        antall=len(nye),
        ids=[str(beboer.public_id) for beboer in nye],
    )
    return nye


@transaction.atomic
def sett_beboerkode(
    beboer: Beboer, kode: str, *, now: datetime, by: Bruker | None = None
) -> Beboer:
    """
    Give a person the code that stands on the card; an earlier one no longer works.

    `by` is who printed the card; nobody when the person answered alone.

    Raises: koder.UgyldigKode.
    """
    hadde_kode = beboer.kode_hash is not None
    beboer.kode_hash = koder.kode_hash(koder.les_beboerkode(kode))
    beboer.kode_laget_at = now
    beboer.save(update_fields=["kode_hash", "kode_laget_at"])
    audit.record("beboerkode_laget", beboer, by=by, now=now, erstatter=hadde_kode)
    return beboer


@transaction.atomic
def sperr_beboerkode(beboer: Beboer, *, now: datetime, by: Bruker) -> Beboer:
    """Take the code on a card out of use; the person has none until a new card is made."""
    beboer.kode_hash = beboer.kode_laget_at = None
    beboer.save(update_fields=["kode_hash", "kode_laget_at"])
    audit.record("beboerkode_sperret", beboer, by=by, now=now)
    return beboer


@transaction.atomic
def sett_sone(beboer: Beboer, sone: Sone | None) -> Beboer:
    """Tell in which zone a settled person lives, or that nobody has said so."""
    beboer.sone = sone
    beboer.save(update_fields=["sone"])
    return beboer


@transaction.atomic
def slett_beboer(beboer: Beboer, *, by: Bruker | None, now: datetime) -> None:
    """
    Delete a person and all answers, and ask for new suggestions.

    Source: decisions 10; a withdrawal works at once.
    """
    slett_beboere([beboer], by=by, now=now)


@transaction.atomic
def slett_beboere(beboere: Sequence[Beboer], *, by: Bruker | None, now: datetime) -> None:
    """
    Delete people and all their answers, and ask for new suggestions.

    The number of queries does not depend on the number of people.
    """
    audit.record(
        "beboere_slettet",
        None,
        by=by,
        now=now,
        antall=len(beboere),
        ids=[str(beboer.public_id) for beboer in beboere],
    )
    Beboer.objects.filter(pk__in=[beboer.pk for beboer in beboere]).delete()
    endringsmerke.sett(Endringsslag.SVAR, now=now)
