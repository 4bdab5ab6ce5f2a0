"""What follows the association's yes: ask the person, the first time, four weeks, the end."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Grunn, Koblingsstatus
from kobling.models import Kobling
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.selectors.plasser import avtrykk
from kobling.services import foresporsel, laer
from kobling.services.slutt import lukk
from kobling.services.tilstand import UlovligOvergang, flytt, las, merk
from kommuneportal.core import utboks
from kommuneportal.core.models import Bruker


K = Koblingsstatus


NOEN_IMENS = gettext_lazy("Noen har lagret noe her imens. Se på det igjen før du lagrer.")


class KanIkkeLagre(Exception):
    """The step does not fit where the connection is now, or somebody was there first."""


def _las_versjon(kobling: Kobling, *, versjon: int) -> Kobling:
    kobling = las(kobling)
    if kobling.versjon != versjon:
        raise KanIkkeLagre(NOEN_IMENS)
    return kobling


def _flytt(
    kobling: Kobling,
    *,
    til: str,
    by: Bruker | None,
    now: datetime,
    grunn: str = "",
    dag: date | None = None,
) -> Kobling:
    """Move it, and let a reason that the person gave teach."""
    try:
        kobling = flytt(kobling, til=til, by=by, now=now, grunn=grunn, dag=dag)
    except UlovligOvergang as feil:
        raise KanIkkeLagre(_("Dette er allerede registrert.")) from feil
    laer.laer_av_kobling(kobling, by=by, now=now)
    return kobling


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
    if not ja:
        kobling = _flytt(kobling, til=K.TAKKET_NEI, by=by, now=now, grunn=grunn)
        utboks.avbestill(foresporsel.NY_DAG, kobling.public_id)
        # The association that has not heard of the yes yet hears only that nobody comes.
        utboks.avbestill(foresporsel.JA, kobling.public_id)
        foresporsel.send_nei(kobling, now=now)
        return kobling
    kobling.forste_gang_date = forste_gang_date
    kobling.save(update_fields=["forste_gang_date"])
    kobling = _flytt(kobling, til=K.TAKKET_JA, by=by, now=now, dag=forste_gang_date)
    foresporsel.send_ja(kobling, now=now)
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
    if ny_date:
        kobling.forste_gang_date = ny_date
        kobling.save(update_fields=["forste_gang_date"])
    if kobling.status != K.IKKE_MOTT:
        kobling = _flytt(kobling, til=K.IKKE_MOTT, by=by, now=now, grunn=grunn, dag=ny_date)
    else:
        ny_dag = "kobling_ny_dag"
        kobling = merk(kobling, by=by, now=now, handling=ny_dag, grunn=grunn, dag=ny_date)
    if ny_date:
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
    kobling = merk(kobling, by=by, now=now, handling="kobling_ny_dag", dag=dag)
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
    return merk(kobling, by=by, now=now, handling="kobling_endring_fortalt", grunn=kobling.grunn)


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
        kobling = lukk(kobling, by=by, now=now, grunn=grunn, straks=False)
    except UlovligOvergang as feil:
        raise KanIkkeLagre(_("Koblingen er avsluttet fra før.")) from feil
    laer.laer_av_kobling(kobling, by=by, now=now)
    return kobling
