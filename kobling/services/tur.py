"""Whose turn it is: an association is asked about one person at a time, and not too often."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import Grunn, Ventegrunn
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.foresporsel import uka, uten_brev
from kobling.selectors.plasser import kapasitet
from kobling.selectors.tur import PLASS_HOLDES_DAYS, venter
from kobling.services import foresporsel
from kobling.services.slutt import lukk
from kobling.services.tilstand import las
from kommuneportal.core import audit, koder
from kommuneportal.core.models import Bruker, Kommune
from organisasjoner.enums import Tilbudsstatus
from organisasjoner.models import Organisasjon, Tilbud


# What a coordinator may decide to overlook; a pause and a lack of room are the association's word.
KAN_OVERSTYRES = frozenset({Ventegrunn.UBESVART, Ventegrunn.UKEGRENSE})
# With what reason a request ends that could not be sent in three weeks.
SLUTTGRUNN = {Ventegrunn.PAUSE: Grunn.TILBUD_ENDRET, Ventegrunn.FULLT: Grunn.FULLT}


# There are 600 pairs of words; no offer has so many newcomers that this is not enough.
FORSOK = 200


class KanIkkeSpores(Exception):
    """The request cannot be sent now, or has been sent already."""


def hvorfor_vente(kobling: Kobling, *, now: datetime) -> str:
    """
    This function will tell why a request must wait; empty when the association may be asked.

    The association's row is locked, so that two coordinators never send at the same moment.
    """
    tilbud = kobling.tilbud
    Organisasjon.objects.select_for_update(of=("self",)).get(pk=tilbud.organisasjon_id)
    if tilbud.status != Tilbudsstatus.PUBLISERT:
        return Ventegrunn.PAUSE
    sendt = Kobling.objects.tar_plass().filter(tilbud=tilbud, pa_vent_siden_at__isnull=True)
    if sendt.exclude(pk=kobling.pk).count() >= kapasitet(tilbud):
        return Ventegrunn.FULLT
    andre = Kobling.objects.hos_foreningen().exclude(pk=kobling.pk)
    if andre.filter(tilbud__organisasjon=tilbud.organisasjon_id).exists():
        return Ventegrunn.UBESVART
    grense = Kommune.objects.get(pk=kobling.kommune_id).foresporsler_per_uke
    if uka(tilbud.organisasjon_id, now=now) >= grense:
        return Ventegrunn.UKEGRENSE
    return ""


def nytt_moteord(tilbud: Tilbud) -> str:
    """This function will make two words that nobody else on the offer's list has."""
    brukte = set(Kobling.objects.filter(tilbud=tilbud).values_list("moteord", flat=True))
    ord_ = (koder.nytt_moteord() for _i in range(FORSOK))
    return next((o for o in ord_ if o not in brukte), koder.nytt_moteord())


@transaction.atomic
def send_eller_vent(kobling: Kobling, *, svarark: Svarark, now: datetime) -> Kobling:
    """This function will put a new request in the outbox, or let it wait for its turn."""
    if grunn := hvorfor_vente(kobling, now=now):
        _sett_pa_vent(kobling, grunn=grunn, now=now)
    else:
        foresporsel.send_foresporsel(kobling, svarark=svarark, now=now)
    return kobling


def _sett_pa_vent(kobling: Kobling, *, grunn: str, now: datetime) -> None:
    kobling.pa_vent_siden_at = kobling.pa_vent_siden_at or now
    kobling.ventegrunn = grunn
    kobling.save(update_fields=["pa_vent_siden_at", "ventegrunn"])
    audit.record("kobling_venter_pa_tur", kobling, by=None, now=now, grunn=str(grunn))


def slipp_ventende(*, now: datetime) -> int:
    """
    This function will send the requests whose turn has come, and end those that never came to it.

    Each association is a transaction of its own; run twice it sends nothing twice.
    Returns how many were sent.
    """
    _ta_vare_pa_stansede(now=now)
    ider = Kobling.objects.pa_vent().values_list("tilbud__organisasjon", flat=True)
    return sum(_slipp_hos(org, now=now) for org in sorted(set(ider.order_by())))


@transaction.atomic
def _slipp_hos(organisasjon_id: int, *, now: datetime) -> int:
    Organisasjon.objects.select_for_update(of=("self",)).get(pk=organisasjon_id)
    rows = Kobling.objects.pa_vent().filter(tilbud__organisasjon=organisasjon_id)
    return sum(_slipp(rad, now=now) for rad in rows.order_by("pa_vent_siden_at", "pk"))


def _slipp(rad: Kobling, *, now: datetime) -> bool:
    kobling = las(rad)
    today = timezone.localdate(now)
    if not venter(kobling) or kobling.beboer_id is None:
        return False
    svarark = Svarark.objects.gyldige(today=today).filter(beboer=kobling.beboer_id).first()
    if svarark is None:
        lukk(kobling, by=None, now=now, grunn=Grunn.TRUKKET)
        return False
    grunn = hvorfor_vente(kobling, now=now)
    if not grunn:
        _send(kobling, svarark=svarark, now=now)
        return True
    if timezone.localdate(kobling.pa_vent_siden_at) + timedelta(days=PLASS_HOLDES_DAYS) < today:
        slutt = SLUTTGRUNN.get(Ventegrunn(grunn), Grunn.IKKE_SVART)
        lukk(kobling, by=None, now=now, grunn=slutt)
    elif grunn != kobling.ventegrunn:
        _sett_pa_vent(kobling, grunn=grunn, now=now)
    return False


def _send(kobling: Kobling, *, svarark: Svarark, now: datetime, by: Bruker | None = None) -> None:
    """Send now; the association gets its three weeks from today."""
    kobling.pa_vent_siden_at, kobling.ventegrunn = None, ""
    kobling.sendes_at = now
    kobling.plass_holdes_til_at = now + timedelta(days=PLASS_HOLDES_DAYS)
    kobling.endret_at, kobling.versjon = now, kobling.versjon + 1
    kobling.save()
    Koblingsovergang.objects.create(
        kobling=kobling, fra=kobling.status, til=kobling.status, at=now, av=by
    )
    foresporsel.send_foresporsel(kobling, svarark=svarark, now=now)
    audit.record("kobling_fikk_tur", kobling, by=None, now=now)


@transaction.atomic
def _ta_vare_pa_stansede(*, now: datetime) -> None:
    """Let wait what was stopped in the outbox at the last moment, for instance by a pause."""
    for rad in uten_brev().order_by("pk"):
        kobling = las(rad)
        if kobling.status == "forespurt" and kobling.pa_vent_siden_at is None:
            _sett_pa_vent(kobling, grunn=Ventegrunn.PAUSE, now=now)


@transaction.atomic
def spor_na(kobling: Kobling, *, versjon: int, by: Bruker, now: datetime) -> Kobling:
    """
    This function will ask out of turn, because a coordinator says so.

    Raises: KanIkkeSpores.
    """
    kobling = las(kobling)
    if kobling.versjon != versjon or not venter(kobling):
        raise KanIkkeSpores(_("Noen har endret dette imens. Foreningen er kanskje spurt allerede."))
    svarark = Svarark.objects.gyldige(today=timezone.localdate(now)).filter(
        beboer=kobling.beboer_id
    )
    if (ark := svarark.first()) is None:
        raise KanIkkeSpores(_("Svaret fra beboeren er trukket eller for gammelt."))
    grunn = hvorfor_vente(kobling, now=now)
    if grunn and grunn not in KAN_OVERSTYRES:
        raise KanIkkeSpores(Ventegrunn(grunn).label)
    _send(kobling, svarark=ark, now=now, by=by)
    audit.record("kobling_spurt_utenom_tur", kobling, by=by, now=now)
    return kobling
