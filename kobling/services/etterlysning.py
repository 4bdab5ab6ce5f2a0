"""Writes to associations about something that is missing, and takes it back in time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kobling.models import Etterlysning, Etterlysningsmottaker, Udekketbehov
from kobling.selectors.etterlysning import Kandidat, kandidater
from kobling.selectors.udekket import ANGREFRIST, antall_i_brev, behovsrad
from kommuneportal.core import audit, lenker, utboks
from kommuneportal.core.enums import Behov, Lenkeslag
from kommuneportal.core.models import Bruker, Kommune


SLAG = "etterlysning"


class IngenMottakere(Exception):
    """Nobody was chosen, or those chosen have got such a letter lately."""


class KanIkkeAngre(Exception):
    """The letters have left."""


@transaction.atomic
def send_etterlysning(
    behov: Udekketbehov, *, til: Collection[UUID], melding: str, by: Bruker, now: datetime
) -> Etterlysning:
    """
    This function will put one letter to each chosen association in the outbox.

    The letter never holds a count below five, and nothing about any one person. It leaves after
    ten minutes, and can be taken back until then. What came of it is measured against the count
    that is stored here.

    Raises: IngenMottakere.
    Source: advice A1, A3.
    """
    # One at a time a kommune, so that no association gets the same letter twice.
    kommune = Kommune.objects.select_for_update().get(pk=behov.kommune_id)
    valgte = [
        kandidat
        for kandidat in kandidater(behov, now=now)
        if kandidat.organisasjon.public_id in til and kandidat.kan_faa_brev
    ]
    if not valgte:
        raise IngenMottakere
    etterlysning = Etterlysning.objects.create(
        interesse=behov.interesse, alder=behov.alder, hvem=behov.hvem, ukedag=behov.ukedag,
        del_av_dagen=behov.del_av_dagen, sone=behov.sone, antall=behov.onsker_det,
        melding=melding,
        laget_at=now, laget_by=by,
    )  # fmt: skip
    Etterlysningsmottaker.objects.bulk_create(
        Etterlysningsmottaker(etterlysning=etterlysning, organisasjon=kandidat.organisasjon)
        for kandidat in valgte
    )
    for kandidat in valgte:
        _legg_i_utboks(etterlysning, behov, kandidat, kommune=kommune, now=now)
    audit.record("etterlysning_sendt", etterlysning, by=by, now=now, mottakere=len(valgte))
    return etterlysning


def _legg_i_utboks(
    etterlysning: Etterlysning,
    behov: Udekketbehov,
    kandidat: Kandidat,
    *,
    kommune: Kommune,
    now: datetime,
) -> None:
    utboks.legg_i_utboks(
        SLAG,
        til=kandidat.organisasjon.epost,
        emne=_("Kan dere hjelpe? Noen ønsker seg %(hva)s") % {"hva": behov.interesse.navn.lower()},
        mal="epost/etterlysning",
        kontekst={
            **brevinnhold(behov),
            "kommune": kommune,
            "portalnavn": kommune.portalnavn,
            "grunner": kandidat.grunner,
            "melding": etterlysning.melding,
            "adresse": lenker.lag(Lenkeslag.FORVALT, kandidat.organisasjon.public_id, now=now),
        },
        objekt_id=etterlysning.public_id,
        now=now,
        send_after=now + ANGREFRIST,
    )


def brevinnhold(behov: Udekketbehov) -> dict[str, object]:
    """This function will give what the letter says of the need; one to four people are "noen"."""
    trenger = [str(Behov(kode).label).lower() for kode in sorted(behov.tilrettelegging)]
    return behovsrad(behov) | {
        "antall": antall_i_brev(behov.onsker_det),
        # With few people even a need is too much to tell.
        "trenger": trenger if behov.antall >= 2 * len(trenger) + 5 else [],
    }


@transaction.atomic
def angre_etterlysning(etterlysning: Etterlysning, *, by: Bruker, now: datetime) -> None:
    """
    This function will stop the letters while none of them has left.

    Raises: KanIkkeAngre.
    """
    etterlysning = Etterlysning.objects.select_for_update().get(pk=etterlysning.pk)
    if etterlysning.angret_at or now >= etterlysning.laget_at + ANGREFRIST:
        raise KanIkkeAngre
    if not utboks.avbestill(SLAG, etterlysning.public_id):
        raise KanIkkeAngre
    etterlysning.angret_at = now
    etterlysning.save(update_fields=["angret_at"])
    audit.record("etterlysning_angret", etterlysning, by=by, now=now)
