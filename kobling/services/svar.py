"""What the association answers to a request: by link, or by telephone to the coordinator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import (
    APNE_FORESPORSLER,
    KOBLING_OVERGANGER,
    TAR_PLASS,
    Foreningssvar,
    Koblingsstatus,
)
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.behov import apne_for
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.selectors.plasser import ledige_plasser
from kobling.services.tilstand import flytt, las
from kommuneportal.core.models import Bruker
from organisasjoner.enums import Behovsslag
from organisasjoner.models import Tilbud
from organisasjoner.services.stottebehov import meld_behov, trekk_uforklart


K = Koblingsstatus
# The association may answer, and change its answer, until somebody has asked the person.
KAN_BESVARES = frozenset({K.FORESPURT, *Foreningssvar.values})


class ForesporselErLukket(Exception):
    """The request is over: the person has been asked, has withdrawn, or the time ran out."""


class BesvartImens(ForesporselErLukket):
    """The association itself, or a colleague, has answered since the page was shown."""


def er_apen(kobling: Kobling, *, now: datetime, har_svar: bool | None = None) -> bool:
    """
    This function will tell whether the association can still answer.

    `har_svar`: whether the person has a valid answer, when the caller knows; else it is asked.
    """
    if kobling.status not in KAN_BESVARES or kobling.beboer_id is None:
        return False
    if tilbudet_er_over(kobling):
        return False
    if har_svar is not None:
        return har_svar
    today = timezone.localdate(now)
    return Svarark.objects.gyldige(today=today).filter(beboer=kobling.beboer_id).exists()


@transaction.atomic
def besvar(
    kobling: Kobling,
    *,
    svar: str,
    by: Bruker | None,
    now: datetime,
    behov: Iterable[str] = (),
    tekst: str = "",
    versjon: int | None = None,
) -> Kobling:
    """
    This function will record the association's answer; the same answer again changes nothing.

    `by` is None when it came by link. A need that is told becomes a Stottebehov, also when it is
    told afterwards, by one who had only tapped "we need help" in the mail. `versjon` is what a
    coordinator on the telephone has seen; the association's own answer since then stands.

    Raises: ForesporselErLukket, BesvartImens.
    Source: decisions 14, 18; advice A3.
    """
    Tilbud.objects.select_for_update(of=("self",)).get(pk=kobling.tilbud_id)
    kobling = las(kobling)
    if not er_apen(kobling, now=now):
        raise ForesporselErLukket(_("Forespørselen er avsluttet."))
    if kobling.status == svar:
        if svar == Foreningssvar.TRENGER_TILRETTELEGGING:
            _utdyp_behov(kobling, behov=list(behov), tekst=tekst, by=by, now=now)
        return kobling
    _krev_ny_side(kobling, versjon)
    if svar in TAR_PLASS and kobling.status not in TAR_PLASS:
        _krev_plass_og_ro(kobling)
    if svar not in KOBLING_OVERGANGER[kobling.status]:
        raise ForesporselErLukket(_("Forespørselen er avsluttet."))
    kobling = flytt(kobling, til=svar, by=by, now=now)
    if svar == Foreningssvar.TRENGER_TILRETTELEGGING:
        _meld_behov(kobling, behov=behov, tekst=tekst, by=by, now=now)
    return kobling


def _krev_ny_side(kobling: Kobling, versjon: int | None) -> None:
    """What was seen on the page must still be so; without a version there was no page."""
    if versjon not in {None, kobling.versjon}:
        raise BesvartImens(
            _(
                "Foreningen eller en kollega har svart imens. "
                "Se over, og lagre på nytt om det trengs."
            )
        )


def _krev_plass_og_ro(kobling: Kobling) -> None:
    """A no that becomes a yes needs a place, and a person who is not asked elsewhere meanwhile."""
    andre = Kobling.objects.filter(beboer=kobling.beboer_id, status__in=APNE_FORESPORSLER)
    if ledige_plasser(kobling.tilbud) < 1 or andre.exclude(pk=kobling.pk).exists():
        raise ForesporselErLukket(
            _("Plassen er gitt til en annen, eller personen er spurt et annet sted.")
        )


def _utdyp_behov(
    kobling: Kobling, *, behov: list[str], tekst: str, by: Bruker | None, now: datetime
) -> None:
    """Keep what is told the second time; told in words, it takes the place of the bare tap."""
    er_utdypet = bool(tekst) or behov not in ([], [Behovsslag.ANNET])
    if not er_utdypet and apne_for(kobling):
        return
    _meld_behov(kobling, behov=behov or [Behovsslag.ANNET], tekst=tekst, by=by, now=now)
    if er_utdypet:
        ba_om_hjelp = _ba_om_hjelp(kobling)
        meldt_at = ba_om_hjelp.pop(kobling.pk, now)
        andre = ba_om_hjelp.values()
        trekk_uforklart(kobling.tilbud, meldt_at=meldt_at, andre=andre, by=by, now=now)


def _ba_om_hjelp(kobling: Kobling) -> dict[int, datetime]:
    """Find when each request of the offer that waits for help began to wait."""
    steg = Koblingsovergang.objects.filter(
        kobling__tilbud=kobling.tilbud_id,
        kobling__status=K.TRENGER_TILRETTELEGGING,
        til=K.TRENGER_TILRETTELEGGING,
        er_angring=False,
    )
    return dict(steg.order_by("at", "pk").values_list("kobling", "at"))


def _meld_behov(
    kobling: Kobling, *, behov: Iterable[str], tekst: str, by: Bruker | None, now: datetime
) -> None:
    for slag in behov:
        meld_behov(
            kobling.tilbud.organisasjon,
            slag=slag,
            tekst=tekst,
            tilbud=kobling.tilbud,
            by=by,
            now=now,
        )
