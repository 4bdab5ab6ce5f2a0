"""A person's own answers: a draft page by page, sent once, and changed with the code."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kartlegging.enums import Svarkilde
from kartlegging.models import Kartleggingsrunde, Svarark, Svarkladd, Tekstversjon
from kartlegging.selectors.registrer import ledig_referanse
from kartlegging.selectors.tekst import gjeldende_tekstversjon
from kartlegging.services.svarark import lagre_svarark
from kartlegging.services.vern import ren_referanse
from kartlegging.undersokelse.sider import MED_REFERANSE, REFERANSE, versjon
from kartlegging.undersokelse.svar import UgyldigSvar, som_rad
from kommuneportal.core import audit, endringsmerke, koder
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Beboer, Mottak
from mottak.selectors import beboer_med_kode
from mottak.services import KanIkkeRegistrereBeboer, registrer_beboer, sett_beboerkode


# A telephone may be lent to the next person; whoever is away longer begins again.
KLADD_S = 2 * 60 * 60


class RundenErStengt(Exception):
    """The survey does not take answers today."""


class SvaretErBorte(Exception):
    """The answers were sent before, and have been deleted since."""


@dataclass(frozen=True, slots=True)
class Kort:
    """What the person notes: the own code, and the label that staff know; `kode` may be known."""

    etikett: str
    kode: str = ""


def samtykketekst(tekst: Tekstversjon | None, *, slag: str = "undersøkelse") -> str:
    """This function will name the words that were said yes to, for the consent record."""
    tillegg = f", tekstversjon {tekst.nummer}" if tekst else ""
    return f"{slag} {tekst.skjema if tekst else versjon()}{tillegg}"


def avtrykk(nokkel: str) -> str:
    """This function will give the hash under which a draft is kept."""
    return hashlib.sha256(nokkel.encode()).hexdigest()


def dagen(now: datetime) -> datetime:
    """This function will give the beginning of the day: answers know their day, not their time."""
    return timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))


@transaction.atomic
def begynn_svar(
    runde: Kartleggingsrunde,
    *,
    sprak: str,
    now: datetime,
    kilde: Svarkilde = Svarkilde.LENKE,
) -> tuple[Svarkladd, str]:
    """
    This function will begin a draft after a yes, and give the key for the person's browser.

    `kilde` is OPPLEST when a member of staff reads aloud and fills in.

    Raises: RundenErStengt.
    """
    _ma_ta_imot(runde, now=now)
    nokkel = secrets.token_urlsafe(32)
    kladd = Svarkladd.objects.create(
        runde=runde,
        nokkel_hash=avtrykk(nokkel),
        samtykke_sprak=sprak,
        tekstversjon=runde.tekstversjon,
        kilde=kilde,
        svar=MED_REFERANSE if runde.spor_referanse else {},
        opprettet_at=now,
    )
    return kladd, nokkel


@transaction.atomic
def begynn_endring(ark: Svarark, *, svar: dict[str, Any], sprak: str, now: datetime) -> Svarkladd:
    """This function will begin a draft that holds the stored answers; an older one goes."""
    Svarkladd.objects.filter(beboer=ark.beboer).delete()
    return Svarkladd.objects.create(
        runde=ark.runde,
        beboer=ark.beboer,
        samtykke_sprak=sprak,
        tekstversjon=ark.runde.tekstversjon if ark.runde else gjeldende_tekstversjon(),
        svar=svar,
        opprettet_at=now,
    )


@transaction.atomic
def lagre_side(kladd: Svarkladd, *, side: str, verdi: Any) -> Svarkladd:
    """This function will keep the codes of one page, or that it was skipped."""
    kladd = Svarkladd.objects.select_for_update(of=("self",)).get(pk=kladd.pk)
    if not kladd.er_sendt:
        kladd.svar = {**kladd.svar, side: verdi}
        kladd.save(update_fields=["svar"])
    return kladd


@transaction.atomic
def slett_svarkladd(kladd: Svarkladd) -> None:
    """This function will throw a draft away: nothing of it is kept."""
    Svarkladd.objects.filter(pk=kladd.pk).delete()


def slett_gamle_kladder(*, now: datetime) -> int:
    """This function will throw drafts away that no telephone holds the key to any more."""
    gamle = Svarkladd.objects.filter(opprettet_at__lt=now - timedelta(seconds=KLADD_S))
    return int(gamle.delete()[0])


@transaction.atomic
def send_svar(kladd: Svarkladd, *, nokkel: str, now: datetime, by: Bruker | None = None) -> Kort:
    """
    This function will make an answer of a draft, and give the card.

    Sent again with the same key, it stores nothing and gives the same card. `by` is who read the
    questions aloud; nobody when the person answered alone.

    Raises: RundenErStengt, SvaretErBorte, UgyldigSvar (age missing, or no guardian's yes).
    """
    kladd = (
        Svarkladd.objects.select_for_update(of=("self",))
        .select_related("kommune", "runde__mottak", "tekstversjon")
        .get(pk=kladd.pk)
    )
    kode = koder.beboerkode_av(nokkel)
    if kladd.er_sendt:
        return _samme_kort(kode)
    assert kladd.runde is not None  # noqa: S101  held by the database
    _ma_ta_imot(kladd.runde, now=now)
    dag = dagen(now)
    rad = som_rad(kladd.svar, sprak=kladd.samtykke_sprak, dag=dag.date())
    beboer = _ny_beboer(kladd, kladd.runde.mottak, by=by, now=dag)
    sett_beboerkode(beboer, kode, now=dag, by=by)
    _lagre(beboer, rad, kladd=kladd, by=by, now=now)
    kladd.er_sendt, kladd.svar = True, {}
    kladd.save(update_fields=["er_sendt", "svar"])
    return Kort(beboer.etikett, kode)


@transaction.atomic
def send_endring(kladd: Svarkladd, *, now: datetime) -> Kort:
    """
    This function will replace a person's answers; the code on the card stays the same.

    Raises: UgyldigSvar.
    """
    kladd = (
        Svarkladd.objects.select_for_update(of=("self",))
        .select_related("kommune", "beboer", "runde", "tekstversjon")
        .get(pk=kladd.pk)
    )
    assert kladd.beboer is not None  # noqa: S101  held by the database
    rad = som_rad(kladd.svar, sprak=kladd.samtykke_sprak, dag=dagen(now).date())
    _lagre(kladd.beboer, rad, kladd=kladd, by=None, now=now)
    kladd.delete()
    return Kort(kladd.beboer.etikett)


def _lagre(
    beboer: Beboer, rad: dict[str, Any], *, kladd: Svarkladd, by: Bruker | None, now: datetime
) -> None:
    dag = dagen(now)
    ark = lagre_svarark(
        [(beboer, {**rad, "samtykke_sprak": kladd.samtykke_sprak})],
        kommune=kladd.kommune,
        runde=kladd.runde,
        tekstversjon=kladd.tekstversjon,
        kilde=Svarkilde(kladd.kilde),
        samtykke=samtykketekst(kladd.tekstversjon),
        now=dag,
    )[0]
    audit.record("svar_sendt", ark, by=by, now=dag)
    endringsmerke.sett(Endringsslag.SVAR, now=now)


def _ny_beboer(
    kladd: Svarkladd, mottak: Mottak | None, *, by: Bruker | None, now: datetime
) -> Beboer:
    skrevet = ren_referanse(kladd.svar.get(REFERANSE, ""))
    referanse = ledig_referanse(skrevet, mottak=mottak)
    try:
        return registrer_beboer(referanse, mottak=mottak, by=by, now=now)
    except KanIkkeRegistrereBeboer:
        # Somebody else wrote the same number at the same moment.
        return registrer_beboer("", mottak=mottak, by=by, now=now)


def _samme_kort(kode: str) -> Kort:
    beboer = beboer_med_kode(kode)
    if beboer is None:
        raise SvaretErBorte
    return Kort(beboer.etikett, kode)


def _ma_ta_imot(runde: Kartleggingsrunde, *, now: datetime) -> None:
    today = timezone.localdate(now)
    if not Kartleggingsrunde.objects.tar_imot(today=today).filter(pk=runde.pk).exists():
        raise RundenErStengt


__all__ = [
    "KLADD_S",
    "Kort",
    "RundenErStengt",
    "SvaretErBorte",
    "UgyldigSvar",
    "avtrykk",
    "begynn_endring",
    "begynn_svar",
    "dagen",
    "lagre_side",
    "samtykketekst",
    "send_endring",
    "send_svar",
    "slett_gamle_kladder",
    "slett_svarkladd",
]
