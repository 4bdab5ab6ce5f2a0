"""Reasons teach: enough of one kind, rejected or said by the person, make a revocable lesson."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet

from kartlegging.models import Svarark
from kobling.enums import LAER_ETTER, LAERER, Forslagsstatus, Koblingsstatus, Laerdomsslag
from kobling.models import Kobling, Koblingsforslag, Koblingsovergang, Laerdom
from kobling.selectors.laert import KORTERE
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Beboer


K = Koblingsstatus


def laer_av(forslag: Koblingsforslag, *, by: Bruker, now: datetime) -> Laerdom | None:
    """
    This function will make a lesson when a rejection is the third with its reason.

    Rejections from before the last time the lesson was revoked do not count again. To be called
    inside the rejection's own transaction.
    """
    return _laer(forslag, forslag.beboer, grunn=forslag.grunn, by=by, now=now)


def laer_av_kobling(kobling: Kobling, *, by: Bruker | None, now: datetime) -> Laerdom | None:
    """
    This function will make a lesson when the person's own no, or not coming, is the third.

    What an association or the portal's clock ended teaches nothing about the person. To be called
    inside the step's own transaction.

    Source: "Reasons teach", issue 4.
    """
    if kobling.beboer is None or not _sagt_av_personen().filter(kobling=kobling).exists():
        return None
    return _laer(kobling.forslag, kobling.beboer, grunn=kobling.grunn, by=by, now=now)


def _laer(
    forslag: Koblingsforslag | None,
    beboer: Beboer,
    *,
    grunn: str,
    by: Bruker | None,
    now: datetime,
) -> Laerdom | None:
    slag = LAERER.get(grunn)
    if slag is None or _antall(beboer, slag, grunn) < LAER_ETTER:
        return None
    # Two at once would make two lessons; the person's row lets one of them wait.
    beboer = Beboer.objects.select_for_update(of=("self",)).get(pk=beboer.pk)
    verdi = _verdi(beboer, slag)
    finnes = Laerdom.objects.gjeldende().filter(beboer=beboer, slag=slag).exists()
    if verdi is None or finnes:
        return None
    laerdom = Laerdom.objects.create(
        beboer=beboer, slag=slag, verdi=verdi, grunn=grunn, forslag=forslag, laert_at=now
    )
    audit.record("laerdom_laget", laerdom, by=by, now=now, slag=slag)
    return laerdom


def glem_av(forslag: Koblingsforslag, *, by: Bruker, now: datetime) -> None:
    """This function will drop the lesson that a rejection made, when the rejection is undone."""
    for laerdom in Laerdom.objects.gjeldende().filter(forslag=forslag):
        audit.record("laerdom_angret", laerdom, by=by, now=now, slag=laerdom.slag)
        laerdom.delete()


def glem_kobling(kobling: Kobling, *, by: Bruker, now: datetime) -> None:
    """This function will drop the lesson that a step made, when the step is undone."""
    if kobling.forslag is not None:
        glem_av(kobling.forslag, by=by, now=now)


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
    """Count what was rejected and what the person said no to, since the last time it was revoked."""
    tidligere = Laerdom.objects.filter(beboer=beboer, slag=slag)
    sist = tidligere.aggregate(sist=Max("opphevet_at"))["sist"]
    avvist = Koblingsforslag.objects.filter(
        beboer=beboer, status=Forslagsstatus.AVVIST, grunn=grunn
    )
    sagt = _sagt_av_personen().filter(kobling__beboer=beboer, grunn=grunn)
    if sist:
        avvist, sagt = avvist.filter(avgjort_at__gt=sist), sagt.filter(at__gt=sist)
    return int(avvist.count() + sagt.values("kobling").distinct().count())


def _sagt_av_personen() -> QuerySet[Koblingsovergang]:
    """Find the steps whose reason is the person's own, and still stands."""
    begynt = [K.IKKE_MOTT, K.MOTT, K.I_GANG]
    egne = Q(til__in=[K.TAKKET_NEI, K.IKKE_MOTT]) | Q(til=K.AVSLUTTET, fra__in=begynt)
    rader = Koblingsovergang.objects.filter(egne, er_angring=False, grunn__in=LAERER)
    return rader.filter(kobling__grunn=F("grunn"))


def _verdi(beboer: Beboer, slag: str) -> str | None:
    """Find what takes the answer's place; None when there is nothing nearer than walking."""
    if slag != Laerdomsslag.KORTERE_REISE:
        return ""
    reise = Svarark.objects.gjeldende().filter(beboer=beboer).values_list("reise", flat=True)
    return KORTERE.get(reise.first() or "")
