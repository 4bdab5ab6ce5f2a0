"""The kommune's answer to what an association needs, and the way back to the open request."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kobling.selectors.behov import forste_som_venter
from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Behovsstatus
from organisasjoner.models import Stottebehov, Tilbud
from organisasjoner.services import bytt_behovsstatus, stottebehov


@transaction.atomic
def svar_pa_behov(
    behov: Stottebehov, *, status: str, svar: str, by: Bruker, now: datetime
) -> Stottebehov:
    """
    This function will answer a need; the association hears it by mail.

    When a request waits for this help, the mail leads back to it, so that it can be answered anew.

    Source: advice A3, A4.
    """
    return bytt_behovsstatus(
        behov,
        status=Behovsstatus(status),
        svar=svar,
        by=by,
        now=now,
        adresse=_adresse(behov, now=now),
    )


@transaction.atomic
def angre_svar_pa_behov(behov: Stottebehov, *, by: Bruker, now: datetime) -> Stottebehov:
    """
    This function will take back the last answer to a need, as long as its mail has not left.

    Raises: stottebehov.KanIkkeAngreSvar.
    """
    return stottebehov.angre_svar(behov, by=by, now=now, adresse=_adresse(behov, now=now))


def skriv_om_ventende_svar(tilbud: Tilbud, *, now: datetime) -> None:
    """
    This function will write anew the mails to an association that say whether somebody waits.

    To be called when a request begins or ends waiting for help: a mail that has not left must not
    ask about a person whom the association has answered already, or who is gone.
    """
    for behov in stottebehov.med_ventende_svar(tilbud):
        stottebehov.skriv_svaret_om(behov, adresse=_adresse(behov, now=now))


def _adresse(behov: Stottebehov, *, now: datetime) -> str:
    kobling = forste_som_venter(behov)
    return lenker.lag(Lenkeslag.SVAR, kobling.public_id, now=now) if kobling else ""
