"""Who comes and who goes, a lost second factor, and the settings of a kommune."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kommuneportal.core import audit, endringsmerke, lenker, utboks
from kommuneportal.core.enums import Endringsslag, Lenkeslag, Rolle
from kommuneportal.core.models import Bruker, Kommune, Lenke, Medlemskap, Sone
from kommuneportal.core.selectors import invitert


class HarAlleredeRollen(Exception):
    """The person has this role in this kommune."""


class KanIkkeAvslutteSegSelv(Exception):
    """The last one who can let others in may not lock the door from outside."""


class KanIkkeSendePaNytt(Exception):
    """The account is in use, so there is nothing to invite to."""


class KanIkkeNullstille(Exception):
    """Nobody resets the own second factor, nor one that protects more than this kommune."""


@transaction.atomic
def inviter_ansatt(
    kommune: Kommune, *, epost: str, navn: str, rolle: Rolle, by: Bruker | None, now: datetime
) -> Medlemskap:
    """
    This function will give a person a role, and mail a link that lets a new one choose a password.

    Raises: HarAlleredeRollen.
    """
    bruker, ny = Bruker.objects.get_or_create(
        email=epost.strip().lower(), defaults={"navn": navn, "is_active": False}
    )
    if ny:
        bruker.set_unusable_password()
        bruker.save(update_fields=["password"])
    try:
        with transaction.atomic():
            medlemskap = Medlemskap.objects.create(
                bruker=bruker, kommune=kommune, rolle=rolle, opprettet_at=now, opprettet_by=by
            )
    except IntegrityError as feil:
        raise HarAlleredeRollen from feil
    audit.record("ansatt_invitert", medlemskap, by=by, now=now, rolle=rolle)
    send_invitasjon(medlemskap, by=by, now=now)
    return medlemskap


def send_invitasjon(medlemskap: Medlemskap, *, by: Bruker | None, now: datetime) -> None:
    """This function will mail the person: a link to choose a password, or just the news."""
    bruker = medlemskap.bruker
    adresse = ""
    if not bruker.is_active:
        lenker.trekk(Lenkeslag.INVITASJON, medlemskap.public_id, now=now)
        adresse = lenker.lag(Lenkeslag.INVITASJON, medlemskap.public_id, now=now)
    utboks.legg_i_utboks(
        "invitasjon",
        til=bruker.email,
        emne=_("Du er invitert til %(portal)s") % {"portal": medlemskap.kommune.portalnavn},
        mal="epost/invitasjon",
        kontekst={"medlemskap": medlemskap, "adresse": adresse, "avsender": by},
        objekt_id=medlemskap.public_id,
        now=now,
    )


@transaction.atomic
def send_pa_nytt(medlemskap: Medlemskap, *, by: Bruker, now: datetime) -> None:
    """
    This function will send an invitation again; the link in the former one stops working.

    Raises: KanIkkeSendePaNytt.
    """
    if medlemskap.bruker.is_active:
        raise KanIkkeSendePaNytt
    utboks.avbestill("invitasjon", medlemskap.public_id)
    send_invitasjon(medlemskap, by=by, now=now)
    audit.record("ansatt_invitert_igjen", medlemskap, by=by, now=now)


@transaction.atomic
def godta_invitasjon(lenke: Lenke, *, passord: str, now: datetime) -> Bruker:
    """
    This function will open the account that the link invites to.

    Raises: LenkeVirkerIkke when the link has been used, or the role has ended.
    """
    lenker.bruk(lenke, now=now)
    medlemskap = invitert(lenke)
    if medlemskap is None:
        raise lenker.LenkeVirkerIkke
    bruker = medlemskap.bruker
    bruker.set_password(passord)
    bruker.is_active = True
    bruker.save(update_fields=["password", "is_active"])
    EmailAddress.objects.update_or_create(
        user=bruker, email=bruker.email, defaults={"verified": True, "primary": True}
    )
    audit.record("ansatt_godtok", medlemskap, by=bruker, now=now)
    return bruker


@transaction.atomic
def avslutt_medlemskap(medlemskap: Medlemskap, *, by: Bruker, now: datetime) -> None:
    """
    This function will end a role at once; the account closes with its last role.

    Raises: KanIkkeAvslutteSegSelv.
    """
    if medlemskap.bruker_id == by.pk and medlemskap.rolle == Rolle.KOMMUNEANSVARLIG:
        raise KanIkkeAvslutteSegSelv
    Medlemskap.objects.filter(pk=medlemskap.pk, avsluttet_at__isnull=True).update(
        avsluttet_at=now, avsluttet_by=by
    )
    lenker.trekk(Lenkeslag.INVITASJON, medlemskap.public_id, now=now)
    utboks.avbestill("invitasjon", medlemskap.public_id)
    bruker = medlemskap.bruker
    har_flere = Medlemskap.objects.gjeldende().filter(bruker=bruker).exists()
    if not har_flere and not bruker.is_staff:
        Bruker.objects.filter(pk=bruker.pk).update(is_active=False)
        logg_ut_overalt(bruker)
    audit.record("ansatt_avsluttet", medlemskap, by=by, now=now, rolle=medlemskap.rolle)


@transaction.atomic
def nullstill_tofaktor(medlemskap: Medlemskap, *, by: Bruker, now: datetime) -> None:
    """
    This function will remove a lost second factor; the next log-in enrols a new one.

    All log-ins of the person end, and the person gets a mail.

    Raises: KanIkkeNullstille for oneself, for a system administrator, and for somebody with a
    role in another kommune: there only a system administrator may (`nullstill_tofaktor`).
    """
    bruker = medlemskap.bruker
    andre = Medlemskap.objects.gjeldende().filter(bruker=bruker)
    andre = andre.exclude(kommune=medlemskap.kommune)
    if bruker.pk == by.pk or bruker.is_staff or andre.exists():
        raise KanIkkeNullstille
    Authenticator.objects.filter(user=bruker).delete()
    logg_ut_overalt(bruker)
    utboks.legg_i_utboks(
        "tofaktor_nullstilt",
        til=bruker.email,
        emne=_("Totrinnsinnloggingen din er nullstilt"),
        mal="epost/tofaktor_nullstilt",
        kontekst={"medlemskap": medlemskap, "avsender": by},
        objekt_id=medlemskap.public_id,
        now=now,
    )
    audit.record("tofaktor_nullstilt", medlemskap, by=by, now=now)


@transaction.atomic
def nullstill_tofaktor_fra_driften(bruker: Bruker, *, now: datetime) -> None:
    """
    This function will remove a lost second factor from the server, for whoever may not be reset.

    All log-ins of the person end; the log of the operations says so.
    """
    Authenticator.objects.filter(user=bruker).delete()
    logg_ut_overalt(bruker)
    audit.record_drift("tofaktor_nullstilt", bruker, by=None, now=now)


def logg_ut_overalt(bruker: Bruker) -> None:
    """This function will end every log-in of one person."""
    for okt in UserSession.objects.filter(user=bruker):
        okt.end()


@transaction.atomic
def endre_kommune(kommune: Kommune, *, felt: dict[str, Any], by: Bruker, now: datetime) -> Kommune:
    """This function will store new settings of a kommune; the log says which, not what."""
    endret = sorted(navn for navn, verdi in felt.items() if getattr(kommune, navn) != verdi)
    for navn in endret:
        setattr(kommune, navn, felt[navn])
    if endret:
        kommune.save(update_fields=endret)
        audit.record("kommune_endret", kommune, by=by, now=now, felt=endret)
    return kommune


@transaction.atomic
def lagre_sone(sone: Sone, *, navn: str, lat: float, lon: float, by: Bruker, now: datetime) -> Sone:
    """This function will store a new or changed part of the kommune and ask for new distances."""
    handling = "sone_endret" if sone.pk else "sone_laget"
    sone.navn, sone.lat, sone.lon = navn, lat, lon
    sone.save()
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    audit.record(handling, sone, by=by, now=now)
    return sone
