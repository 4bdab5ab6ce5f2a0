"""Who comes and who goes: invitations, ended roles, a lost second factor, mailed links."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kommuneportal.core import audit, lenker, utboks
from kommuneportal.core.enums import Lenkeslag, Rolle
from kommuneportal.core.models import Bruker, Kommune, Lenke, Medlemskap


class HarAlleredeRollen(Exception):
    """The person has this role in this kommune."""


class KanIkkeAvslutteSegSelv(Exception):
    """The last one who can let others in may not lock the door from outside."""


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
def godta_invitasjon(lenke: Lenke, *, passord: str, now: datetime) -> Bruker:
    """
    This function will open the account that the link invites to.

    Raises: LenkeVirkerIkke when the link has been used, or the role has ended.
    """
    lenker.bruk(lenke, now=now)
    medlemskap = (
        Medlemskap.objects.gjeldende()
        .select_related("bruker")
        .filter(public_id=lenke.objekt_id, kommune=lenke.kommune)
        .first()
    )
    if medlemskap is None or medlemskap.bruker.is_active:
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
    audit.record("ansatt_avsluttet", medlemskap, by=by, now=now, rolle=medlemskap.rolle)


@transaction.atomic
def nullstill_tofaktor(medlemskap: Medlemskap, *, by: Bruker, now: datetime) -> None:
    """This function will remove a lost second factor; the next log-in enrols a new one."""
    Authenticator.objects.filter(user=medlemskap.bruker).delete()
    audit.record("tofaktor_nullstilt", medlemskap, by=by, now=now)
