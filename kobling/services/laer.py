"""Reasons teach: enough rejections of one kind make a lesson, which anybody can revoke."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kartlegging.models import Svarark
from kobling.enums import LAER_ETTER, LAERER, Forslagsstatus, Laerdomsslag
from kobling.models import Koblingsforslag, Laerdom
from kobling.selectors.laert import KORTERE
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Beboer


def laer_av(forslag: Koblingsforslag, *, by: Bruker, now: datetime) -> Laerdom | None:
    """
    This function will make a lesson when a rejection is the third with its reason.

    Rejections from before the last time the lesson was revoked do not count again. To be called
    inside the rejection's own transaction.
    """
    slag = LAERER.get(forslag.grunn)
    if slag is None or _antall(forslag.beboer, slag, forslag.grunn) < LAER_ETTER:
        return None
    # Two rejections at once would make two lessons; the person's row lets one of them wait.
    beboer = Beboer.objects.select_for_update(of=("self",)).get(pk=forslag.beboer_id)
    verdi = _verdi(beboer, slag)
    finnes = Laerdom.objects.gjeldende().filter(beboer=beboer, slag=slag).exists()
    if verdi is None or finnes:
        return None
    laerdom = Laerdom.objects.create(
        beboer=beboer, slag=slag, verdi=verdi, grunn=forslag.grunn, forslag=forslag, laert_at=now
    )
    audit.record("laerdom_laget", laerdom, by=by, now=now, slag=slag)
    return laerdom


def glem_av(forslag: Koblingsforslag, *, by: Bruker, now: datetime) -> None:
    """This function will drop the lesson that a rejection made, when the rejection is undone."""
    for laerdom in Laerdom.objects.gjeldende().filter(forslag=forslag):
        audit.record("laerdom_angret", laerdom, by=by, now=now, slag=laerdom.slag)
        laerdom.delete()


@transaction.atomic
def opphev(laerdom: Laerdom, *, by: Bruker, now: datetime) -> bool:
    """
    This function will revoke a lesson; from now on the person's own answer counts alone.

    Returns False when somebody has revoked it already.
    """
    rader = Laerdom.objects.gjeldende().filter(pk=laerdom.pk)
    if not rader.update(opphevet_at=now, opphevet_by=by):
        return False
    audit.record("laerdom_opphevet", laerdom, by=by, now=now, slag=laerdom.slag)
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
    return True


def _antall(beboer: Beboer, slag: str, grunn: str) -> int:
    tidligere = Laerdom.objects.filter(beboer=beboer, slag=slag)
    sist = tidligere.aggregate(sist=Max("opphevet_at"))["sist"]
    rader = Koblingsforslag.objects.filter(beboer=beboer, status=Forslagsstatus.AVVIST, grunn=grunn)
    return int((rader.filter(avgjort_at__gt=sist) if sist else rader).count())


def _verdi(beboer: Beboer, slag: str) -> str | None:
    """Find what takes the answer's place; None when there is nothing nearer than walking."""
    if slag != Laerdomsslag.KORTERE_REISE:
        return ""
    reise = Svarark.objects.gjeldende().filter(beboer=beboer).values_list("reise", flat=True)
    return KORTERE.get(reise.first() or "")
