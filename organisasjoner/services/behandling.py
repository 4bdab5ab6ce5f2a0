"""A coordinator's decision: approve, or return with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kommuneportal.core import audit, endringsmerke, lenker
from kommuneportal.core.enums import Endringsslag, Lenkeslag
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Registreringsstatus, Tilbudsstatus
from organisasjoner.models import Organisasjon, Registrering, Tilbud
from organisasjoner.services import felt as skriver
from organisasjoner.services import post


class KanIkkeGodkjenne(Exception):
    """Somebody has decided already, or the association has withdrawn."""


class KanIkkeReturnere(Exception):
    """Somebody has decided already, or the association has withdrawn."""


@transaction.atomic
def godkjenn_registrering(
    registrering: Registrering,
    *,
    by: Bruker,
    now: datetime,
    organisasjon: Organisasjon | None = None,
    bytt_epost: bool = False,
) -> Organisasjon:
    """
    This function will turn a proposal into an association with offers that everybody can see.

    `organisasjon` joins the proposal with one that is registered already; its address then stays
    unless `bytt_epost`.

    Raises: KanIkkeGodkjenne, NummeretErBrukt.
    Source: decisions 14 and 15.
    """
    rad = _las(registrering)
    if rad.status != Registreringsstatus.TIL_BEHANDLING:
        raise KanIkkeGodkjenne
    fra_for = rad.organisasjon or organisasjon
    org = _skriv_forening(rad, fra_for, now=now)
    # Only somebody who holds the old address can ask for a new one from the association's own
    # page, and the new one has been confirmed: then both have said yes.
    if fra_for is None or rad.organisasjon_id or bytt_epost:
        _sett_epost(org, rad, now=now)
    publisert = _skriv_aktiviteter(rad, org, now=now)
    skriver.skriv_behov(org, rad.felt.get("behov", []), now=now)
    rad.status = Registreringsstatus.GODKJENT
    rad.organisasjon = org
    rad.avgjort_at, rad.avgjort_by = now, by
    rad.save(update_fields=["status", "organisasjon", "avgjort_at", "avgjort_by"])
    post.send_godkjent(rad, org, now=now)
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    audit.record("registrering_godkjent", rad, by=by, now=now, tilbud=publisert,
                 organisasjon=str(org.public_id))  # fmt: skip
    return org


def _las(registrering: Registrering) -> Registrering:
    rader = Registrering.objects.select_for_update(of=("self",)).select_related(
        "organisasjon", "tilbud"
    )
    return rader.get(pk=registrering.pk)


def _skriv_forening(rad: Registrering, org: Organisasjon | None, *, now: datetime) -> Organisasjon:
    felt = rad.felt.get("forening", {})
    ny = org is None
    org = org or Organisasjon(opprettet_at=now)
    if not ny:
        # What was left empty does not wipe out what the registry knows.
        felt = {n: v for n, v in felt.items() if v or rad.organisasjon_id}
    org.sist_bekreftet_at = now
    org.avsluttet_at = None
    return skriver.skriv_organisasjon(org, felt)


def _sett_epost(org: Organisasjon, rad: Registrering, *, now: datetime) -> None:
    if org.epost == rad.epost and org.epost_bekreftet_at:
        return
    if org.epost and org.epost != rad.epost:
        lenker.trekk(Lenkeslag.FORVALT, org.public_id, now=now)
    org.epost, org.epost_bekreftet_at = rad.epost, rad.bekreftet_at
    org.save(update_fields=["epost", "epost_bekreftet_at"])


def _skriv_aktiviteter(rad: Registrering, org: Organisasjon, *, now: datetime) -> int:
    aktiviteter = rad.felt.get("aktiviteter", [])
    for nummer, felt in enumerate(aktiviteter):
        tilbud = rad.tilbud if rad.tilbud and nummer == 0 else None
        tilbud = tilbud or Tilbud(organisasjon=org, publisert_at=now)
        tilbud.sist_bekreftet_at = now
        if tilbud.status == Tilbudsstatus.AVSLUTTET:
            tilbud.status = Tilbudsstatus.PUBLISERT
        skriver.skriv_tilbud(tilbud, felt)
    return len(aktiviteter)


@transaction.atomic
def returner_registrering(
    registrering: Registrering, *, begrunnelse: str, by: Bruker, now: datetime
) -> Registrering:
    """
    This function will send a proposal back, with a reason and a link to go on from what was typed.

    Raises: KanIkkeReturnere.
    """
    rad = _las(registrering)
    if rad.status != Registreringsstatus.TIL_BEHANDLING:
        raise KanIkkeReturnere
    rad.status = Registreringsstatus.RETURNERT
    rad.begrunnelse = begrunnelse
    rad.avgjort_at, rad.avgjort_by = now, by
    rad.save(update_fields=["status", "begrunnelse", "avgjort_at", "avgjort_by"])
    post.send_returnert(rad, now=now)
    audit.record("registrering_returnert", rad, by=by, now=now)
    return rad
