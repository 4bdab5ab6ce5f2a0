"""What follows the association's yes: ask the person, the first time, four weeks, the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kobling.enums import KOBLING_ANGRE, TAR_PLASS, Grunn, Koblingsstatus
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.selectors.plasser import avtrykk, ledige_plasser
from kobling.services import foresporsel
from kobling.services.slutt import lukk
from kobling.services.tilstand import UlovligOvergang, flytt, flytt_tilbake, las, merk
from kommuneportal.core import utboks
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


def _flytt(
    kobling: Kobling, *, til: str, by: Bruker | None, now: datetime, grunn: str = ""
) -> Kobling:
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
    by: Bruker | None,
    now: datetime,
    grunn: str = "",
    forste_gang_date: date | None = None,
) -> Kobling:
    """
    This function will record the person's yes with the first day, or no with a reason.

    The association gets the day and the word to say, or only that nobody comes; ten minutes later.
    `by` is None when the person answered with the own code. A no never needs a reason.

    Raises: KanIkkeLagre.
    Source: decisions 2; H4.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if ja and tilbudet_er_over(kobling):
        raise KanIkkeLagre(_("Foreningen har avsluttet tilbudet, så det går ikke lenger."))
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
    if kom:
        return _flytt(kobling, til=K.MOTT, by=by, now=now)
    if kobling.status != K.IKKE_MOTT:
        kobling = _flytt(kobling, til=K.IKKE_MOTT, by=by, now=now, grunn=grunn)
    else:
        kobling = merk(kobling, by=by, now=now, handling="kobling_ny_dag", grunn=grunn)
    if ny_date:
        kobling.forste_gang_date = ny_date
        kobling.save(update_fields=["forste_gang_date"])
        foresporsel.send_ny_dag(kobling, now=now)
    return kobling


@transaction.atomic
def bytt_dag(kobling: Kobling, *, versjon: int, dag: date, by: Bruker, now: datetime) -> Kobling:
    """
    This function will set another first day, and tell the association.

    Raises: KanIkkeLagre.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if kobling.status not in {K.TAKKET_JA, K.IKKE_MOTT}:
        raise KanIkkeLagre(_("Dagen kan ikke endres nå."))
    kobling.forste_gang_date = dag
    kobling = merk(kobling, by=by, now=now, handling="kobling_ny_dag")
    foresporsel.send_ny_dag(kobling, now=now)
    return kobling


@transaction.atomic
def fortalt(kobling: Kobling, *, versjon: int, by: Bruker, now: datetime) -> Kobling:
    """
    This function will record that the person knows that the offer has changed, or is over.

    What is over ends the connection; the association has ended it itself and hears nothing.

    Raises: KanIkkeLagre.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if tilbudet_er_over(kobling):
        return _avslutt(kobling, by=by, now=now, grunn=Grunn.TILBUD_ENDRET)
    kobling.tilbud_avtrykk, kobling.tilbud_endret_at = avtrykk(kobling.tilbud), None
    return merk(kobling, by=by, now=now, handling="kobling_endring_fortalt")


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
def registrer_tre_maneder(
    kobling: Kobling, *, versjon: int, fortsetter: bool, by: Bruker, now: datetime, grunn: str = ""
) -> Kobling:
    """
    This function will record, after three months, whether the person is still there.

    Raises: KanIkkeLagre.
    Source: advice B4's measure, domain.md section 6.
    """
    kobling = _las_versjon(kobling, versjon=versjon)
    if kobling.status != K.I_GANG or kobling.tre_maneder_at is not None:
        raise KanIkkeLagre(_("Dette er allerede registrert."))
    if not fortsetter:
        return _flytt(kobling, til=K.AVSLUTTET, by=by, now=now, grunn=grunn)
    kobling.tre_maneder_at = now
    return merk(kobling, by=by, now=now, handling="kobling_tre_maneder")


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
    utboks.avbestill(foresporsel.NY_DAG, kobling.public_id)
    return flytt_tilbake(kobling, til=steg.fra, by=by, now=now)
