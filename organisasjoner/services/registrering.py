"""A proposal comes in, its address is confirmed, or it is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from kommuneportal.core import audit, lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Bruker, Lenke
from organisasjoner.enums import Registreringsstatus
from organisasjoner.models import Organisasjon, Registrering, Tilbud
from organisasjoner.services import post


class KanIkkeTrekke(Exception):
    """The proposal has been decided, or withdrawn already."""


@transaction.atomic
def motta_registrering(
    *,
    felt: dict[str, Any],
    engangsnokkel: str,
    now: datetime,
    organisasjon: Organisasjon | None = None,
    tilbud: Tilbud | None = None,
    erstatter: Registrering | None = None,
    bor_sjekkes: bool = False,
) -> Registrering:
    """
    This function will store a proposal, and give the same row when it comes a second time.

    `felt` is described in `organisasjoner.services`. A new address gets a link to confirm it
    first; with `organisasjon` (the association's own page) or `erstatter` (an earlier proposal
    that this one takes the place of) an address that is confirmed already is not asked again.
    """
    finnes = Registrering.objects.filter(engangsnokkel=engangsnokkel).first()
    if finnes is not None:
        return finnes
    rad = _ny(felt, organisasjon, erstatter, now=now)
    rad.tilbud, rad.engangsnokkel, rad.bor_sjekkes = tilbud, engangsnokkel, bor_sjekkes
    try:
        with transaction.atomic():
            rad.save()
    except IntegrityError:
        return Registrering.objects.get(engangsnokkel=engangsnokkel)
    if erstatter is not None:
        _vik_for_ny(erstatter, now=now)
    _send_svar(rad, organisasjon, now=now)
    audit.record("registrering_mottatt", rad, by=None, now=now, bor_sjekkes=bor_sjekkes)
    return rad


def _ny(
    felt: dict[str, Any],
    organisasjon: Organisasjon | None,
    erstatter: Registrering | None,
    *,
    now: datetime,
) -> Registrering:
    epost = _epost(felt, organisasjon)
    bekreftet = _er_bekreftet(epost, organisasjon, erstatter)
    return Registrering(
        felt=felt,
        navn=_navn(felt, organisasjon),
        epost=epost,
        organisasjon=organisasjon or (erstatter.organisasjon if erstatter else None),
        status=_status(bekreftet=bekreftet),
        sendt_at=now,
        bekreftet_at=now if bekreftet else None,
    )


def _navn(felt: dict[str, Any], organisasjon: Organisasjon | None) -> str:
    navn = felt.get("forening", {}).get("navn", "") or (organisasjon.navn if organisasjon else "")
    return navn[:120]


def _epost(felt: dict[str, Any], organisasjon: Organisasjon | None) -> str:
    skrevet = felt.get("forening", {}).get("epost", "").strip().lower()
    return skrevet or (organisasjon.epost if organisasjon else "")


def _er_bekreftet(
    epost: str, organisasjon: Organisasjon | None, erstatter: Registrering | None
) -> bool:
    if organisasjon is not None and organisasjon.epost == epost:
        return True
    return erstatter is not None and erstatter.bekreftet_at is not None and erstatter.epost == epost


def _status(*, bekreftet: bool) -> str:
    return Registreringsstatus.TIL_BEHANDLING if bekreftet else Registreringsstatus.UBEKREFTET


def _vik_for_ny(gammel: Registrering, *, now: datetime) -> None:
    """Take the earlier proposal out of the queue; a returned one keeps its answer."""
    venter = [Registreringsstatus.UBEKREFTET, Registreringsstatus.TIL_BEHANDLING]
    Registrering.objects.filter(pk=gammel.pk, status__in=venter).update(
        status=Registreringsstatus.TRUKKET
    )
    lenker.trekk(Lenkeslag.FORVALT, gammel.public_id, now=now)


def _send_svar(rad: Registrering, organisasjon: Organisasjon | None, *, now: datetime) -> None:
    if rad.status == Registreringsstatus.UBEKREFTET:
        post.be_om_bekreftelse(rad, now=now)
    else:
        post.send_mottatt(rad, now=now)
    if organisasjon is not None and rad.epost != organisasjon.epost and organisasjon.epost:
        post.si_fra_om_ny_adresse(organisasjon, gammel=organisasjon.epost, now=now)


@transaction.atomic
def bekreft_epost(lenke: Lenke, *, now: datetime) -> Registrering:
    """
    This function will put the proposal behind a link into the coordinator's queue.

    Raises: LenkeVirkerIkke when the link has been used, or the proposal has left meanwhile.
    """
    lenker.bruk(lenke, now=now)
    rad = (
        Registrering.objects.select_for_update(of=("self",))
        .filter(public_id=lenke.objekt_id, status=Registreringsstatus.UBEKREFTET)
        .first()
    )
    if rad is None:
        raise lenker.LenkeVirkerIkke
    rad.status = Registreringsstatus.TIL_BEHANDLING
    rad.bekreftet_at = now
    rad.save(update_fields=["status", "bekreftet_at"])
    lenker.trekk(Lenkeslag.BEKREFT, rad.public_id, now=now)
    post.send_mottatt(rad, now=now)
    audit.record("registrering_bekreftet", rad, by=None, now=now)
    return rad


@transaction.atomic
def trekk_registrering(
    registrering: Registrering, *, now: datetime, by: Bruker | None = None
) -> Registrering:
    """
    This function will withdraw a proposal that nobody has decided.

    Raises: KanIkkeTrekke.
    """
    venter = [
        Registreringsstatus.UBEKREFTET,
        Registreringsstatus.TIL_BEHANDLING,
        Registreringsstatus.RETURNERT,
    ]
    rader = Registrering.objects.filter(pk=registrering.pk, status__in=venter)
    if not rader.update(status=Registreringsstatus.TRUKKET):
        raise KanIkkeTrekke
    registrering.refresh_from_db()
    lenker.trekk(Lenkeslag.BEKREFT, registrering.public_id, now=now)
    audit.record("registrering_trukket", registrering, by=by, now=now)
    return registrering
