"""Who can be given a card, and whether there is one."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kartlegging.models import Svarark
from kartlegging.selectors.tekst import gjeldende_tekstversjon, paslatte_sprak, tekster_for_alle
from kartlegging.undersokelse.tekster import RESERVE, Tekster
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Kommune
from mottak.models import Beboer, Mottak
from mottak.selectors import mottak_for
from mottak.services import normaliser_referanse


def beboere_for_kort(
    bruker: Bruker, roller: frozenset[str], *, sok: str = "", uten_kort: bool = False
) -> QuerySet[Beboer]:
    """
    Return the people with answers whom this person follows up, by label.

    `sok` is a label, or for centre staff the centre's own key.

    Source: decisions 12 and 13.
    """
    mine = mottak_for(bruker) if Rolle.MOTTAKSANSATT in roller else Mottak.objects.none()
    mine_mottak = Q(mottak__in=mine.order_by().values("pk"))
    synlige = mine_mottak
    if Rolle.KOORDINATOR in roller:
        synlige |= Q(mottak__isnull=True)
    ark = Svarark.objects.gjeldende().filter(beboer=OuterRef("pk"))
    rader = Beboer.objects.filter(synlige).annotate(
        svart_date=Subquery(ark.values("svart_date")[:1]),
        kortsprak=Subquery(ark.values("informasjonssprak")[:1]),
    )
    rader = rader.filter(svart_date__isnull=False)
    if sok:
        etikett = Q(etikett__iexact=sok) | Q(etikett__iexact=f"B-{sok}")
        nokkel = Q(referanse_normalisert=normaliser_referanse(sok)) & mine_mottak
        rader = rader.filter(etikett | nokkel)
    if uten_kort:
        rader = rader.filter(kode_hash__isnull=True)
    return rader.select_related("mottak").order_by("etikett", "pk")


def kortets_tekster(kommune: Kommune, tagger: set[str]) -> dict[str, Tekster]:
    """Return the words on cards by language; one that is switched off gets Norwegian."""
    pa = {sprak.tag for sprak in paslatte_sprak(kommune)} & tagger
    alle = tekster_for_alle(kommune, gjeldende_tekstversjon(), pa)
    return {tag: alle.get(tag, alle[RESERVE]) for tag in tagger}
