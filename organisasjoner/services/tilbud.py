"""What happens to an approved offer: edited, paused, confirmed, ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Tilbudsstatus
from organisasjoner.models import Organisasjon, Tilbud
from organisasjoner.services import felt as skriver


class KanIkkeEndreTilbud(Exception):
    """The offer has ended, or is not in the state that the act begins from."""


@transaction.atomic
def registrer_tilbud(
    organisasjon: Organisasjon, *, felt: dict[str, Any], by: Bruker, now: datetime
) -> Tilbud:
    """This function will publish an offer that a coordinator writes for an association."""
    tilbud = Tilbud(organisasjon=organisasjon, publisert_at=now, sist_bekreftet_at=now)
    skriver.skriv_tilbud(tilbud, felt)
    return _ferdig("tilbud_registrert", tilbud, by=by, now=now)


@transaction.atomic
def oppdater_tilbud(tilbud: Tilbud, *, felt: dict[str, Any], by: Bruker, now: datetime) -> Tilbud:
    """
    This function will change an offer at once, on a coordinator's word.

    Raises: KanIkkeEndreTilbud when it has ended.
    """
    rad = _las(tilbud, Tilbudsstatus.PUBLISERT, Tilbudsstatus.PAUSET)
    rad.sist_bekreftet_at = now
    skriver.skriv_tilbud(rad, felt)
    return _ferdig("tilbud_endret", rad, by=by, now=now)


@transaction.atomic
def sett_pa_pause(tilbud: Tilbud, *, now: datetime, by: Bruker | None = None) -> Tilbud:
    """
    This function will take an offer out of the catalogue for a while.

    Raises: KanIkkeEndreTilbud unless it is published.
    """
    rad = _las(tilbud, Tilbudsstatus.PUBLISERT)
    rad.status = Tilbudsstatus.PAUSET
    rad.save(update_fields=["status"])
    return _ferdig("tilbud_pauset", rad, by=by, now=now)


@transaction.atomic
def gjenoppta(tilbud: Tilbud, *, now: datetime, by: Bruker | None = None) -> Tilbud:
    """
    This function will put a paused offer back, confirmed today.

    Raises: KanIkkeEndreTilbud unless it is paused.
    """
    rad = _las(tilbud, Tilbudsstatus.PAUSET)
    rad.status, rad.sist_bekreftet_at = Tilbudsstatus.PUBLISERT, now
    rad.save(update_fields=["status", "sist_bekreftet_at"])
    return _ferdig("tilbud_gjenopptatt", rad, by=by, now=now)


@transaction.atomic
def endre_plasser(
    tilbud: Tilbud, *, plasser: int | None, now: datetime, by: Bruker | None = None
) -> Tilbud:
    """
    This function will set how many newcomers can come; it also confirms that the offer stands.

    Raises: KanIkkeEndreTilbud when it has ended.
    """
    rad = _las(tilbud, Tilbudsstatus.PUBLISERT, Tilbudsstatus.PAUSET)
    rad.plasser, rad.sist_bekreftet_at = plasser, now
    rad.save(update_fields=["plasser", "sist_bekreftet_at"])
    return _ferdig("tilbud_plasser_endret", rad, by=by, now=now)


@transaction.atomic
def bekreft_tilbud(tilbud: Tilbud, *, now: datetime, by: Bruker | None = None) -> Tilbud:
    """
    This function will note that everything about the offer still holds.

    Raises: KanIkkeEndreTilbud when it has ended.
    """
    rad = _las(tilbud, Tilbudsstatus.PUBLISERT, Tilbudsstatus.PAUSET)
    rad.sist_bekreftet_at = now
    rad.save(update_fields=["sist_bekreftet_at"])
    return _ferdig("tilbud_bekreftet", rad, by=by, now=now)


@transaction.atomic
def avslutt_tilbud(tilbud: Tilbud, *, now: datetime, by: Bruker | None = None) -> Tilbud:
    """
    This function will end an offer; its history stays.

    Raises: KanIkkeEndreTilbud when it has ended already.
    """
    rad = _las(tilbud, Tilbudsstatus.PUBLISERT, Tilbudsstatus.PAUSET)
    rad.status = Tilbudsstatus.AVSLUTTET
    rad.save(update_fields=["status"])
    return _ferdig("tilbud_avsluttet", rad, by=by, now=now)


def _las(tilbud: Tilbud, *statuser: Tilbudsstatus) -> Tilbud:
    rad = Tilbud.objects.select_for_update(of=("self",)).get(pk=tilbud.pk)
    if rad.status not in statuser:
        raise KanIkkeEndreTilbud
    return rad


def _ferdig(handling: str, tilbud: Tilbud, *, by: Bruker | None, now: datetime) -> Tilbud:
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    audit.record(handling, tilbud, by=by, now=now)
    return tilbud
