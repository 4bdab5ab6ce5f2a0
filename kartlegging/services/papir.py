"""A sheet of paper becomes an answer, the same way as a person's own answers do, or is undone."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kartlegging.enums import Rundestatus, Svarkilde
from kartlegging.models import Kartleggingsrunde, Svarark
from kartlegging.selectors.registrer import (
    arkene_uten_referanse,
    gjeldende_med_referanse,
    skrevet_ark,
)
from kartlegging.selectors.sammenligning import SAMMENLIGNES, innhold_i, innhold_i_ark
from kartlegging.services.innsending import RundenErStengt, samtykketekst
from kartlegging.services.svarark import lagre_svarark
from kartlegging.undersokelse.sider import Svar
from kartlegging.undersokelse.svar import som_rad
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from mottak.services import registrer_beboer, slett_beboer


# Sheets come in after the last day too.
ETTERSLEP_DAYS = 30
ANGREFRIST = timedelta(hours=24)
ANGRET = "angret_ark"
ERSTATT, NY = "erstatt", "ny"


class UgyldigDato(Exception):
    """The date on the sheet lies outside the round, or has not been yet."""


class ErKanskjeRegistrert(Exception):
    """Somebody has answered with this key, or the very same sheet has been entered."""

    def __init__(self, ark: Svarark, nytt: dict[str, Any], felter: tuple[str, ...]) -> None:
        """Keep the stored answer, the new contents, and the fields that differ."""
        super().__init__()
        self.ark, self.nytt, self.felter = ark, nytt, felter


class KanIkkeAngrePapir(Exception):
    """The sheet was not entered here, has been replaced since, or 24 hours have passed."""


def tar_imot_papir(runde: Kartleggingsrunde, *, today: date) -> bool:
    """This function will tell whether sheets of a round may be entered today."""
    siste = runde.stenger_date + timedelta(ETTERSLEP_DAYS)
    er_apent = runde.mottak is None or runde.mottak.er_aktivt
    return runde.status == Rundestatus.APEN and runde.apner_date <= today <= siste and er_apent


@transaction.atomic
def registrer_papir(
    runde: Kartleggingsrunde,
    *,
    svar: Svar,
    referanse: str,
    sprak: str,
    svart: date,
    by: Bruker,
    now: datetime,
    valg: str = "",
    sett: str = "",
) -> Svarark:
    """
    This function will store one sheet; the caller has read it, and the guard has passed it.

    `valg` answers what was asked before: ERSTATT replaces the answer with the same key, NY stores
    a second sheet with the same contents. It counts only for the answer that was shown, `sett`.

    Raises: RundenErStengt, UgyldigDato, UgyldigSvar (age missing, or no guardian's yes),
    ErKanskjeRegistrert.
    """
    today = timezone.localdate(now)
    if not tar_imot_papir(runde, today=today):
        raise RundenErStengt
    if not runde.apner_date <= svart <= min(today, runde.stenger_date):
        raise UgyldigDato
    rad = {**som_rad(svar, sprak=sprak, dag=svart), "samtykke_sprak": sprak}
    beboer = _beboeren(runde, referanse, rad, svart_pa=(valg, sett), by=by, now=now)
    ark = lagre_svarark(
        [(beboer, rad)],
        kommune=runde.kommune,
        runde=runde,
        kilde=Svarkilde.PAPIR,
        tekstversjon=runde.tekstversjon,
        samtykke=samtykketekst(runde.tekstversjon, slag="papir"),
        now=now,
    )[0]
    audit.record("papir_registrert", ark, by=by, now=now, erstatter=valg == ERSTATT)
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    return ark


def _beboeren(
    runde: Kartleggingsrunde,
    referanse: str,
    rad: dict[str, Any],
    *,
    svart_pa: tuple[str, str],
    by: Bruker,
    now: datetime,
) -> Beboer:
    nytt = innhold_i(rad)
    if not referanse:
        like = [a for a in arkene_uten_referanse(runde, siden=now - ANGREFRIST)
                if innhold_i_ark(a) == nytt]  # fmt: skip
        if like and svart_pa != (NY, str(like[0].public_id)):
            raise ErKanskjeRegistrert(like[0], nytt, ())
        return registrer_beboer("", mottak=runde.mottak, by=by, now=now)
    beboer, ark = gjeldende_med_referanse(referanse, mottak=runde.mottak)
    if ark is not None:
        gammelt = innhold_i_ark(ark)
        felter = tuple(f for f in SAMMENLIGNES if nytt[f] != gammelt[f])
        if not felter or svart_pa != (ERSTATT, str(ark.public_id)):
            raise ErKanskjeRegistrert(ark, nytt, felter)
    return beboer or registrer_beboer(referanse, mottak=runde.mottak, by=by, now=now)


@transaction.atomic
def angre_papir(ark: Svarark, *, by: Bruker, now: datetime) -> None:
    """
    This function will take a sheet back: an answer it replaced counts again, a new person goes.

    Whether a request about the person has gone out is known one storey up.

    Raises: KanIkkeAngrePapir; then nothing is changed.
    Source: decisions 19.
    """
    ark = Svarark.objects.select_for_update(of=("self",)).select_related("beboer").get(pk=ark.pk)
    if not kan_angres_papir(ark, now=now):
        raise KanIkkeAngrePapir
    audit.record("papir_angret", ark, by=by, now=now)
    beboer, lagret_at = ark.beboer, ark.lagret_at
    ark.delete()
    tilbake = beboer.svarark.filter(erstattet_at=lagret_at).update(erstattet_at=None)
    if not tilbake and beboer.opprettet_date == timezone.localdate(lagret_at):
        slett_beboer(beboer, by=by, now=now)
    endringsmerke.sett(Endringsslag.SVAR, now=now)


def som_skrevet(ark: Svarark) -> dict[str, Any]:
    """This function will give a sheet as it was typed, so that whoever undoes it loses nothing."""
    return {
        "runde": str(ark.runde.public_id) if ark.runde else "",
        "felt": skrevet_ark(ark),
        "hode": {
            "referanse": ark.beboer.referanse,
            "sprak": ark.samtykke_sprak,
            "svart": ark.svart_date.isoformat(),
            "samtykke": True,
        },
    }


def ta_angret(okt: MutableMapping[str, Any], runde: Kartleggingsrunde) -> dict[str, Any] | None:
    """This function will give the sheet that was just undone in this round, once."""
    husket = okt.pop(ANGRET, None)
    return husket if husket and husket["runde"] == str(runde.public_id) else None


def kan_angres_papir(ark: Svarark, *, now: datetime) -> bool:
    """This function will tell whether a sheet may still be taken back."""
    er_gjeldende = ark.kilde == Svarkilde.PAPIR and ark.erstattet_at is None
    return er_gjeldende and now - ark.lagret_at < ANGREFRIST
