"""Moves a person's wishes from one kommune to another: all of it, once, or nothing."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from kartlegging.enums import Svarkilde
from kartlegging.models import Flyttekode
from kartlegging.selectors.runde import gjeldende_svar
from kartlegging.selectors.sammenligning import innhold_i_ark
from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.services.flyttekode import flytteavtrykk
from kartlegging.services.innsending import Kort, dagen, samtykketekst
from kartlegging.services.svarark import MYNDIG, lagre_svarark
from kobling.enums import Grunn
from kobling.services.trekk import slett_svar
from kommuneportal.core import audit, endringsmerke, koder
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Kommune, Sone
from kommuneportal.core.tenancy import current_kommune_id, kommune_scope
from mottak.models import Beboer
from mottak.selectors import beboer_med_kode
from mottak.services import registrer_beboer, sett_beboerkode, sett_sone


class FlyttekodenVirkerIkke(Exception):
    """Used, too old, revoked or never a code: whoever asks cannot tell which."""


class ForesattMangler(Exception):
    """The answers are those of a minor, and no adult has said yes in the new kommune."""


def finn_flyttekode(skrevet: str, *, now: datetime) -> Flyttekode:
    """
    This function will find the moving code that somebody typed, in whichever kommune.

    Raises: FlyttekodenVirkerIkke.
    """
    try:
        avtrykk = flytteavtrykk(koder.les_beboerkode(skrevet))
    except koder.UgyldigKode as feil:
        raise FlyttekodenVirkerIkke from feil
    return _gyldig(now, kode_hash=avtrykk)


def finn_igjen(public_id: str, *, now: datetime) -> Flyttekode:
    """
    This function will give the moving code that this browser has typed before.

    Raises: FlyttekodenVirkerIkke.
    """
    return _gyldig(now, public_id=uuid.UUID(public_id))


def _gyldig(now: datetime, **hvilken: Any) -> Flyttekode:
    rader = Flyttekode.all_kommuner.select_related("kommune").filter(gyldig_til_at__gt=now)
    kode = rader.filter(**hvilken).first()
    if kode is None:
        raise FlyttekodenVirkerIkke
    return kode


def dette_flyttes(kode: Flyttekode) -> dict[str, Any]:
    """
    This function will give the answers that a moving code opens, and nothing about where they are.

    Raises: FlyttekodenVirkerIkke when the person has been deleted meanwhile.
    """
    with kommune_scope(kode.kommune):
        return _innhold(kode)[1]


def er_mindrearig(innhold: dict[str, Any]) -> bool:
    """This function will tell whether an adult must say yes."""
    return (innhold["alder"][0] or 0) < MYNDIG


def _innhold(kode: Flyttekode) -> tuple[Beboer, dict[str, Any]]:
    beboer = Beboer.objects.filter(pk=kode.beboer_id).first()
    ark = gjeldende_svar(beboer.public_id) if beboer else None
    if beboer is None or ark is None:
        raise FlyttekodenVirkerIkke
    antatt = any(tid.er_antatt for tid in ark.ledige_tider.all())
    return beboer, innhold_i_ark(ark) | {"dager_uten_tid": antatt}


@transaction.atomic
def flytt_kort(
    kode: Flyttekode,
    *,
    sone: Sone | None,
    sprak: str,
    foresatt: bool,
    nokkel: str,
    now: datetime,
) -> Kort:
    """
    This function will copy the answers into the kommune in scope and delete them where they were.

    The person becomes settled here, with a new label and the card that belongs to `nokkel`. There,
    all that is open ends as at a withdrawal; what associations did stays as counts. Neither log
    says where the other is.

    Raises: FlyttekodenVirkerIkke, ForesattMangler; then nothing has changed anywhere.
    Source: decisions 10, 23.
    """
    innhold = _hent_ut(kode, foresatt=foresatt, now=now)
    return _ta_imot(innhold, sone=sone, sprak=sprak, nokkel=nokkel, now=now)


def _hent_ut(kode: Flyttekode, *, foresatt: bool, now: datetime) -> dict[str, Any]:
    """Take the answers out of where they are, and leave nothing of the person there."""
    with kommune_scope(kode.kommune):
        # Of two at once, exactly one deletes the row; the other finds nothing left to delete.
        if not Flyttekode.objects.filter(pk=kode.pk, gyldig_til_at__gt=now).delete()[0]:
            raise FlyttekodenVirkerIkke
        beboer, innhold = _innhold(kode)
        if er_mindrearig(innhold) and not foresatt:
            raise ForesattMangler
        slett_svar(beboer, by=None, now=now, grunn=Grunn.FLYTTET)
        audit.record("kort_flyttet_ut", None, by=None, now=dagen(now), antall=1)
    return innhold


def _ta_imot(
    innhold: dict[str, Any], *, sone: Sone | None, sprak: str, nokkel: str, now: datetime
) -> Kort:
    dag, kode = dagen(now), koder.beboerkode_av(nokkel)
    beboer = registrer_beboer("", mottak=None, by=None, now=dag)
    sett_beboerkode(beboer, kode, now=dag)
    sett_sone(beboer, sone)
    versjon = gjeldende_tekstversjon()
    lagre_svarark(
        [(beboer, _som_rad(innhold, sprak=sprak, dag=dag))],
        kommune=Kommune.objects.get(pk=current_kommune_id()),
        tekstversjon=versjon,
        kilde=Svarkilde.LENKE,
        samtykke=f"flyttekode, {samtykketekst(versjon)}",
        now=dag,
    )
    audit.record("kort_flyttet_inn", beboer, by=None, now=dag)
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    return Kort(beboer.etikett, kode)


def _som_rad(innhold: dict[str, Any], *, sprak: str, dag: datetime) -> dict[str, Any]:
    """Give the answers as a row of a file is: what `lagre_svarark` stores."""
    return {
        **innhold,
        "svart": dag.date().isoformat(),
        "samtykke_sprak": sprak,
        "interesser": [{"kode": k, "styrke": styrke} for k, styrke in innhold["interesser"]],
    }


def allerede_flyttet(nokkel: str) -> Kort | None:
    """This function will give the card again to the browser that moved it; None for all others."""
    kode = koder.beboerkode_av(nokkel)
    beboer = beboer_med_kode(kode)
    return Kort(beboer.etikett, kode) if beboer else None
