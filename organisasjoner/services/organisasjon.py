"""What a coordinator does with an association, and fresh links for the association itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from kommuneportal.core import audit, endringsmerke, lenker, utboks
from kommuneportal.core.enums import Endringsslag, Lenkeslag
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Behovsstatus, Registreringsstatus, Tilbudsstatus
from organisasjoner.models import Organisasjon, Registrering, Stottebehov, Tilbud
from organisasjoner.services import felt as skriver
from organisasjoner.services import post


@transaction.atomic
def registrer_organisasjon(*, felt: dict[str, Any], by: Bruker, now: datetime) -> Organisasjon:
    """
    This function will register an association that a coordinator has on the phone.

    With an address it is mailed the link to edit. Raises: NummeretErBrukt.
    """
    org = Organisasjon(opprettet_at=now, sist_bekreftet_at=now, epost=felt.get("epost", ""))
    skriver.skriv_organisasjon(org, felt)
    post.send_forvaltlenke(org, now=now)
    audit.record("organisasjon_registrert", org, by=by, now=now)
    return org


@transaction.atomic
def oppdater_organisasjon(
    org: Organisasjon, *, felt: dict[str, Any], by: Bruker, now: datetime
) -> Organisasjon:
    """
    This function will change an association at once; a new address closes the old links.

    Raises: NummeretErBrukt.
    """
    gammel = org.epost
    org.epost = felt.get("epost", gammel)
    org.sist_bekreftet_at = now
    if org.epost != gammel:
        org.epost_bekreftet_at = None
        lenker.trekk(Lenkeslag.FORVALT, org.public_id, now=now)
    skriver.skriv_organisasjon(org, felt)
    if org.epost != gammel:
        post.send_forvaltlenke(org, now=now)
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    audit.record("organisasjon_endret", org, by=by, now=now)
    return org


@transaction.atomic
def avslutt_organisasjon(org: Organisasjon, *, by: Bruker, now: datetime) -> Organisasjon:
    """This function will end an association and its offers, and close its links."""
    org.avsluttet_at = now
    org.save(update_fields=["avsluttet_at"])
    Tilbud.objects.filter(organisasjon=org).exclude(status=Tilbudsstatus.AVSLUTTET).update(
        status=Tilbudsstatus.AVSLUTTET
    )
    lenker.trekk(Lenkeslag.FORVALT, org.public_id, now=now)
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    audit.record("organisasjon_avsluttet", org, by=by, now=now)
    return org


@transaction.atomic
def velg_takkebrev(
    org: Organisasjon, *, vil_ha: bool, by: Bruker | None, now: datetime
) -> Organisasjon:
    """
    This function will stop the letters of thanks to an association, or let them come again.

    `by` is None when the association did it behind its link.
    """
    if vil_ha == (org.takkebrev_stoppet_at is None):
        return org
    org.takkebrev_stoppet_at = None if vil_ha else now
    org.save(update_fields=["takkebrev_stoppet_at"])
    handling = "takkebrev_onsket" if vil_ha else "takkebrev_stoppet"
    audit.record(handling, org, by=by, now=now)
    return org


@transaction.atomic
def bytt_behovsstatus(
    behov: Stottebehov,
    *,
    status: Behovsstatus,
    svar: str,
    by: Bruker,
    now: datetime,
    adresse: str = "",
) -> Stottebehov:
    """
    This function will note what the kommune does about a need, and mail it to the association.

    `adresse` is where the mail's button leads; without it, to the association's own page. The mail
    leaves when the time to undo is over; a newer answer takes the place of one that waits.
    """
    behov.forrige_status, behov.forrige_svar = behov.status, behov.svar
    behov.status, behov.svar, behov.endret_at = status, svar, now
    behov.save(update_fields=["status", "svar", "forrige_status", "forrige_svar", "endret_at"])
    utboks.avbestill("behov_svar", behov.public_id)
    audit.record("behov_endret", behov, by=by, now=now, status=str(status))
    if status != Behovsstatus.MELDT or svar:
        post.send_behovsvar(behov, adresse=adresse, now=now)
    return behov


@transaction.atomic
def send_forvaltlenker(*, epost: str, now: datetime) -> int:
    """
    This function will mail fresh links for everything that an address answers for.

    Returns how many mails; the page must say the same whatever it is.
    """
    antall = 0
    adresse = epost.strip().lower()
    if not adresse:
        return 0
    for org in Organisasjon.objects.aktive().filter(epost__iexact=adresse).order_by("pk"):
        antall += post.send_forvaltlenke(org, now=now)
    apne = [Registreringsstatus.TIL_BEHANDLING, Registreringsstatus.RETURNERT]
    venter = Registrering.objects.filter(epost__iexact=adresse, organisasjon__isnull=True)
    for rad in venter.filter(status__in=apne).order_by("pk"):
        antall += post.send_forvaltlenke(rad, now=now)
    ubekreftede = Registrering.objects.filter(epost__iexact=adresse)
    for rad in ubekreftede.filter(status=Registreringsstatus.UBEKREFTET).order_by("pk"):
        antall += post.be_om_bekreftelse(rad, now=now)
    audit.record("forvaltlenker_sendt", None, by=None, now=now, antall=antall)
    return antall
