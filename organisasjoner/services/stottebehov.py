"""What an association says it needs to take in more people, outside the form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from kommuneportal.core import audit, utboks
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Bruker, Epost
from organisasjoner.enums import Behovsslag, Behovsstatus
from organisasjoner.models import Organisasjon, Stottebehov, Tilbud
from organisasjoner.services import post


BEHOVSVAR = "behov_svar"
ANGRE_TIMER = 24


class KanIkkeAngreSvar(Exception):
    """The answer to a need cannot be taken back: the mail has left, or there is nothing before."""


def meld_behov(
    organisasjon: Organisasjon,
    *,
    slag: str,
    tekst: str,
    tilbud: Tilbud | None,
    by: Bruker | None,
    now: datetime,
) -> Stottebehov:
    """
    This function will keep one need; the same open need is not kept twice.

    Source: advice A3, A4.
    """
    behov, nytt = Stottebehov.objects.get_or_create(
        organisasjon=organisasjon,
        tilbud=tilbud,
        slag=slag,
        tekst=tekst,
        status=Behovsstatus.MELDT,
        defaults={"opprettet_at": now},
    )
    if nytt:
        audit.record("behov_meldt", behov, by=by, now=now, slag=slag)
    return behov


def trekk_behov(tilbud: Tilbud, *, meldt_at: datetime, by: Bruker, now: datetime) -> int:
    """
    This function will remove the needs that were recorded at one moment, by mistake.

    What the kommune has begun with stays. Returns how many were removed.
    """
    return _slett(tilbud, by=by, now=now, opprettet_at=meldt_at)


def trekk_uforklart(
    tilbud: Tilbud,
    *,
    meldt_at: datetime,
    andre: Iterable[datetime],
    by: Bruker | None,
    now: datetime,
) -> int:
    """
    This function will remove one request's "something else" without a word: the words have come.

    `andre` are the moments when other requests asked for help. The same need is kept once, so one
    of those that told nothing else may rest on this row too: then it stays, as theirs. What the
    kommune has begun with stays. Returns how many were removed.
    """
    vilkar = {"slag": Behovsslag.ANNET, "tekst": "", "opprettet_at": meldt_at}
    fortalt = set(Stottebehov.objects.filter(tilbud=tilbud).values_list("opprettet_at", flat=True))
    arving = min((at for at in andre if at > meldt_at and at not in fortalt), default=None)
    if arving is None:
        return _slett(tilbud, by=by, now=now, **vilkar)
    Stottebehov.objects.filter(tilbud=tilbud, **vilkar).update(opprettet_at=arving)
    return 0


def _slett(tilbud: Tilbud, *, by: Bruker | None, now: datetime, **vilkar: Any) -> int:
    rader = Stottebehov.objects.filter(tilbud=tilbud, status=Behovsstatus.MELDT, **vilkar)
    alle = list(rader.order_by("pk"))
    for behov in alle:
        audit.record("behov_trukket", behov, by=by, now=now, slag=behov.slag)
        behov.delete()
    return len(alle)


def kan_angre_svar(behov: Stottebehov, *, now: datetime) -> bool:
    """This function will tell whether the last answer to a need may be taken back now."""
    if not behov.forrige_status or behov.endret_at is None:
        return False
    gikk = _brev_om(behov).exclude(tilstand=Eposttilstand.VENTER)
    return now - behov.endret_at <= timedelta(hours=ANGRE_TIMER) and not gikk.exists()


def _brev_om(behov: Stottebehov) -> QuerySet[Epost]:
    """Find the mail of the last answer, unless it has been stopped."""
    brev = Epost.objects.for_objekt(BEHOVSVAR, behov.public_id)
    return brev.filter(opprettet_at=behov.endret_at).exclude(tilstand=Eposttilstand.AVBRUTT)


def med_ventende_svar(tilbud: Tilbud) -> list[Stottebehov]:
    """This function will list the needs of an offer whose answer has not been mailed yet."""
    brev = Epost.objects.ventende().filter(slag=BEHOVSVAR, objekt_id=OuterRef("public_id"))
    rader = Stottebehov.objects.filter(tilbud=tilbud, endret_at__isnull=False)
    return list(rader.filter(Exists(brev)).order_by("pk"))


def skriv_svaret_om(behov: Stottebehov, *, adresse: str) -> None:
    """This function will write the mail that waits anew, because what it leads to has changed."""
    if behov.endret_at is not None and utboks.avbestill(BEHOVSVAR, behov.public_id):
        # From the same moment: it leaves when it was to leave, and can be undone as long.
        post.send_behovsvar(behov, adresse=adresse, now=behov.endret_at)


@transaction.atomic
def angre_svar(behov: Stottebehov, *, by: Bruker, now: datetime, adresse: str = "") -> Stottebehov:
    """
    This function will give a need the answer it had before, when the mail has not left.

    The mail of the answer before, if the one that is undone had stopped it, is sent after all.

    Raises: KanIkkeAngreSvar.
    """
    behov = Stottebehov.objects.select_for_update(of=("self",)).get(pk=behov.pk)
    if not kan_angre_svar(behov, now=now):
        raise KanIkkeAngreSvar(_("Foreningen har allerede fått svaret på e-post."))
    utboks.avbestill(BEHOVSVAR, behov.public_id)
    if _brev_om(behov).exists():
        raise KanIkkeAngreSvar(_("Foreningen har allerede fått svaret på e-post."))
    behov.status, behov.svar = behov.forrige_status, behov.forrige_svar
    behov.forrige_status, behov.forrige_svar, behov.endret_at = "", "", now
    behov.save()
    audit.record("behov_angret", behov, by=by, now=now, status=behov.status)
    brev = Epost.objects.for_objekt(BEHOVSVAR, behov.public_id)
    har_svart = behov.status != Behovsstatus.MELDT or behov.svar
    if har_svart and not brev.exclude(tilstand=Eposttilstand.AVBRUTT).exists():
        post.send_behovsvar(behov, adresse=adresse, now=now)
    return behov
