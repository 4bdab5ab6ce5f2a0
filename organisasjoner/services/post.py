"""The mails to associations: one sentence, one button, nothing about any resident."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kommuneportal.core import lenker, utboks
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Epost, Kommune
from kommuneportal.core.tenancy import current_kommune_id
from organisasjoner.models import Organisasjon, Registrering, Stottebehov
from organisasjoner.selectors.frist import svarfrist


# At most so many mails of one kind to one address a day: the form must not be a way to pester.
MAKS_LIKE_PER_DAG = 5
# Time to undo before a mail about a need leaves.
ANGREFRIST = timedelta(minutes=10)


def _send(
    slag: str,
    *,
    til: str,
    emne: str,
    objekt_id: uuid.UUID,
    now: datetime,
    send_after: datetime | None = None,
    **kontekst: Any,
) -> bool:
    """Put one mail in the outbox; nothing without an address, or when it has had enough of them."""
    if not til:
        return False
    like = Epost.objects.filter(slag=slag, til=til, opprettet_at__gt=now - timedelta(days=1))
    if like.count() >= MAKS_LIKE_PER_DAG:
        return False
    kommune = Kommune.objects.get(pk=current_kommune_id())
    utboks.legg_i_utboks(
        slag,
        til=til,
        emne=emne,
        mal=f"epost/{slag}",
        kontekst={"kommune": kommune, "portalnavn": kommune.portalnavn, **kontekst},
        objekt_id=objekt_id,
        now=now,
        send_after=send_after,
    )
    return True


def be_om_bekreftelse(registrering: Registrering, *, now: datetime) -> bool:
    """This function will mail the link that confirms the address."""
    if not registrering.epost:
        return False
    adresse = lenker.lag(Lenkeslag.BEKREFT, registrering.public_id, now=now)
    return _send(
        "registrering_bekreft",
        til=registrering.epost,
        emne=_("Bekreft e-postadressen deres"),
        objekt_id=registrering.public_id,
        now=now,
        registrering=registrering,
        adresse=adresse,
    )


def send_mottatt(registrering: Registrering, *, now: datetime) -> bool:
    """This function will mail the receipt: what happens next, by when, and the link to edit."""
    objekt = registrering.organisasjon or registrering
    if registrering.organisasjon and registrering.organisasjon.epost != registrering.epost:
        objekt = registrering
    return _send(
        "registrering_mottatt",
        til=registrering.epost,
        emne=_("Vi har fått registreringen fra %(navn)s") % {"navn": registrering.navn},
        objekt_id=registrering.public_id,
        now=now,
        registrering=registrering,
        frist=svarfrist(registrering),
        adresse=lenker.lag(Lenkeslag.FORVALT, objekt.public_id, now=now),
    )


def send_godkjent(registrering: Registrering, org: Organisasjon, *, now: datetime) -> bool:
    """This function will mail that the proposal is approved, with the link to edit later."""
    return _send(
        "registrering_godkjent",
        til=org.epost,
        emne=_("%(navn)s er godkjent") % {"navn": registrering.navn},
        objekt_id=registrering.public_id,
        now=now,
        registrering=registrering,
        organisasjon=org,
        adresse=lenker.lag(Lenkeslag.FORVALT, org.public_id, now=now),
    )


def send_returnert(registrering: Registrering, *, now: datetime) -> bool:
    """This function will mail why the proposal came back, with the link to go on from it."""
    return _send(
        "registrering_returnert",
        til=registrering.epost,
        emne=_("Registreringen fra %(navn)s trenger en endring") % {"navn": registrering.navn},
        objekt_id=registrering.public_id,
        now=now,
        registrering=registrering,
        adresse=lenker.lag(Lenkeslag.FORVALT, registrering.public_id, now=now),
    )


def send_forvaltlenke(objekt: Organisasjon | Registrering, *, now: datetime) -> bool:
    """This function will mail a fresh link to what the address already answers for."""
    return _send(
        "forvalt_lenke",
        til=objekt.epost,
        emne=_("Lenke til siden for %(navn)s") % {"navn": objekt.navn},
        objekt_id=objekt.public_id,
        now=now,
        navn=objekt.navn,
        adresse=lenker.lag(Lenkeslag.FORVALT, objekt.public_id, now=now),
    )


def send_behovsvar(behov: Stottebehov, *, adresse: str, now: datetime) -> bool:
    """This function will mail what the kommune does about a need; nothing about any person."""
    org = behov.organisasjon
    if org.avsluttet_at is not None:
        return False
    return _send(
        "behov_svar",
        til=org.epost,
        emne=_("Kommunen svarer på det dere trenger"),
        objekt_id=behov.public_id,
        now=now,
        send_after=now + ANGREFRIST,
        behov=behov,
        er_foresporsel=bool(adresse),
        adresse=adresse or lenker.lag(Lenkeslag.FORVALT, org.public_id, now=now),
    )


def si_fra_om_ny_adresse(org: Organisasjon, *, gammel: str, now: datetime) -> bool:
    """This function will tell the old address that another one is to take over."""
    return _send(
        "epost_byttes",
        til=gammel,
        emne=_("E-postadressen til %(navn)s er i ferd med å byttes") % {"navn": org.navn},
        objekt_id=org.public_id,
        now=now,
        navn=org.navn,
    )
