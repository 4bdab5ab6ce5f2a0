"""The answers there are, for those who follow the people up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Count, DateField, Prefetch, Q, QuerySet

from kartlegging.models import Onske, Svarark
from kartlegging.selectors.sammenligning import innhold_i_ark
from kartlegging.selectors.visning import innhold_i_ord
from kommuneportal.core.enums import Rolle
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker
from mottak.enums import Tilknytning
from mottak.selectors import mottak_for


# Staff are told this long before answers are deleted.
VARSEL = timedelta(days=30)


def svar_for(bruker: Bruker, roller: frozenset[str], *, sok: str = "") -> QuerySet[Svarark]:
    """
    Return the current answers this person may see, newest first.

    A coordinator sees everybody by label; centre staff only the people of their own centres.

    Source: decisions 2 and 13.
    """
    svar = Svarark.objects.gjeldende()
    if Rolle.KOORDINATOR not in roller:
        svar = svar.filter(beboer__mottak__in=mottak_for(bruker).order_by().values("pk"))
    if sok:
        svar = svar.filter(
            Q(beboer__etikett__iexact=sok) | Q(beboer__etikett__iexact=f"B-{sok}")
        )  # fmt: skip
    return (
        svar.select_related("beboer", "beboer__mottak", "beboer__sone")
        .prefetch_related(
            Prefetch("onskeliste", Onske.objects.select_related("interesse")), "ledige_tider"
        )
        .order_by("-svart_date", "-pk")
    )


def utloper_snart(bruker: Any, roller: frozenset[str], *, today: Any) -> QuerySet[Svarark]:
    """
    Return the answers that are deleted within a month, of the people this person follows up.

    Residents cannot be reached, so the notice is a task for those who can ask them.

    Source: decisions 10 and 12.
    """
    mine = Q(pk__in=[])
    if Rolle.MOTTAKSANSATT in roller:
        mine |= Q(beboer__mottak__in=mottak_for(bruker).order_by().values("pk"))
    if Rolle.KOORDINATOR in roller:
        mine |= Q(beboer__tilknytning=Tilknytning.KOMMUNE)
    snart = Svarark.objects.gyldige(today=today).filter(gyldig_til_date__lt=today + VARSEL)
    return snart.filter(mine)


def antall_utloper(bruker: Bruker, roller: frozenset[str], *, today: date) -> int:
    """Return how many answers utloper_snart() gives."""
    rader = _antall_utloper(roller, bruker=bruker.pk, today=today)
    return rader[0] if rader else 0


@forberedt(bruker=BigIntegerField(), today=DateField())
def _antall_utloper(roller: frozenset[str], *, bruker: Any, today: Any) -> QuerySet:
    rader = utloper_snart(bruker, roller, today=today).order_by().values("kommune")
    return rader.annotate(antall=Count("pk")).values_list("antall", flat=True)


def svarrader(ark: Iterable[Svarark]) -> list[dict[str, Any]]:
    """Return each answer in words; wishes and slots are prefetched, so no query is made."""
    alle = list(ark)
    navn = {o.interesse.kode: o.interesse.navn for ett in alle for o in ett.onskeliste.all()}
    return [
        {"ark": ett, "beboer": ett.beboer, **innhold_i_ord(innhold_i_ark(ett), navn)}
        for ett in alle
    ]
