"""What follows the association's yes: ask the person, the first time, four weeks, the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kobling.enums import KOBLING_ANGRE, TAR_PLASS, Koblingsstatus
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.plasser import ledige_plasser
from kobling.services import foresporsel
from kobling.services.slutt import lukk
from kobling.services.tilstand import UlovligOvergang, flytt, flytt_tilbake, las
from kommuneportal.core import audit, utboks
from kommuneportal.core.models import Bruker
from organisasjoner.models import Tilbud


K = Koblingsstatus
# How long a slip of the hand can be taken back.
ANGRE_TIMER = 24
# The mail that a step put in the outbox, and that must not have left if it is to be undone.
POST_VED = {K.TAKKET_JA: foresporsel.JA, K.TAKKET_NEI: foresporsel.NEI}


class KanIkkeLagre(Exception):
    """The step does not fit where the connection is now, or somebody was there first."""


class KanIkkeAngre(Exception):
    """The step cannot be taken back."""


def _las_versjon(kobling: Kobling, *, versjon: int) -> Kobling:
    kobling = las(kobling)
    if kobling.versjon != versjon:
        raise KanIkkeLagre(_("Noen har lagret noe her imens. Se på det igjen før du lagrer."))
    return kobling


def _flytt(kobling: Kobling, *, til: str, by: Bruker, now: datetime, grunn: str = "") -> Kobling:
    try:
        return flytt(kobling, til=til, by=by, now=now, grunn=grunn)
    except UlovligOvergang as feil:
        raise KanIkkeLagre(_("Dette er allerede registrert.")) from feil


@transaction.atomic
def spor_beboer(kobling: Kobling, *, versjon: int, by: Bruker, now: datetime) -> Kobling:
    """
    This function will record that the person has been asked and has not answered yet.

    Raises: KanIkkeLagre.
    """
    return _flytt(_las_versjon(kobling, versjon=versjon), til=K.BEBOER_SPURT, by=by, now=now)


@transaction.atomic
def registrer_svar(
    kobling: Kobling,
    *,
    versjon: int,
    ja: bool,
    by: Bruker,
    now: datetime,
    grunn: str = "",
    forste_gang_date: date | None = None,
) -> Kobling:
    """
    This function will record the person's yes with the first day, or no with a reason.

    The association gets the day and the word to say, or only that nobody comes; ten minutes later.

    Raises: KanIkkeLagre.
    Source: decisions 2; H4.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    kobling = _flytt(
        kobling, til=K.TAKKET_JA if ja else K.TAKKET_NEI, by=by, now=now, grunn="" if ja else grunn
    )
    if ja:
        kobling.forste_gang_date = forste_gang_date
        kobling.save(update_fields=["forste_gang_date"])
        foresporsel.send_ja(kobling, now=now)
    else:
        foresporsel.send_nei(kobling, now=now)
    return kobling


@transaction.atomic
def registrer_oppmote(
    kobling: Kobling,
    *,
    versjon: int,
    kom: bool,
    by: Bruker,
    now: datetime,
    grunn: str = "",
    ny_date: date | None = None,
) -> Kobling:
    """
    This function will record whether the person came the first time; `ny_date` is a second try.

    Raises: KanIkkeLagre.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if not kom and kobling.status == K.IKKE_MOTT and not ny_date:
        return _avslutt(kobling, by=by, now=now, grunn=grunn)
    if kom or kobling.status != K.IKKE_MOTT:
        til = K.MOTT if kom else K.IKKE_MOTT
        kobling = _flytt(kobling, til=til, by=by, now=now, grunn="" if kom else grunn)
    if ny_date:
        kobling.forste_gang_date = ny_date
        kobling.endret_at, kobling.versjon = now, kobling.versjon + 1
        kobling.save(update_fields=["forste_gang_date", "endret_at", "versjon"])
        audit.record("kobling_ny_dag", kobling, by=by, now=now)
    return kobling


@transaction.atomic
def registrer_fire_uker(
    kobling: Kobling, *, versjon: int, fortsetter: bool, by: Bruker, now: datetime, grunn: str = ""
) -> Kobling:
    """
    This function will record, after four weeks, whether the person goes on.

    Raises: KanIkkeLagre.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if fortsetter:
        return _flytt(kobling, til=K.I_GANG, by=by, now=now)
    return _flytt(kobling, til=K.AVSLUTTET, by=by, now=now, grunn=grunn)


@transaction.atomic
def avslutt(kobling: Kobling, *, versjon: int, by: Bruker, now: datetime, grunn: str) -> Kobling:
    """
    This function will end a connection with a reason, and tell an association that waits.

    Raises: KanIkkeLagre.
    """
    return _avslutt(_las_versjon(kobling, versjon=versjon), by=by, now=now, grunn=grunn)


def _avslutt(kobling: Kobling, *, by: Bruker, now: datetime, grunn: str) -> Kobling:
    try:
        return lukk(kobling, by=by, now=now, grunn=grunn)
    except UlovligOvergang as feil:
        raise KanIkkeLagre(_("Koblingen er avsluttet fra før.")) from feil


def kan_angres(kobling: Kobling, steg: Koblingsovergang | None, *, now: datetime) -> bool:
    """This function will tell whether the last step may be taken back now."""
    if steg is None or steg.av_id is None or steg.til != kobling.status:
        return False
    if now - steg.at > timedelta(hours=ANGRE_TIMER):
        return False
    return steg.fra in KOBLING_ANGRE.get(steg.til, frozenset())


@transaction.atomic
def angre_steg(kobling: Kobling, *, by: Bruker, now: datetime) -> Kobling:
    """
    This function will take back the last step of staff; not when its mail has left.

    Raises: KanIkkeAngre.
    """
    Tilbud.objects.select_for_update(of=("self",)).get(pk=kobling.tilbud_id)
    kobling = las(kobling)
    steg = kobling.overganger.order_by("-at", "-pk").first()
    if steg is None or not kan_angres(kobling, steg, now=now):
        raise KanIkkeAngre(_("Dette kan ikke angres lenger."))
    tar_igjen = K(steg.fra) in TAR_PLASS and kobling.status not in TAR_PLASS
    if tar_igjen and ledige_plasser(kobling.tilbud) < 1:
        raise KanIkkeAngre(_("Plassen er gitt til en annen imens."))
    slag = POST_VED.get(K(kobling.status))
    if slag and not utboks.avbestill(slag, kobling.public_id):
        raise KanIkkeAngre(_("Foreningen har allerede fått beskjed på e-post."))
    return flytt_tilbake(kobling, til=steg.fra, by=by, now=now)
