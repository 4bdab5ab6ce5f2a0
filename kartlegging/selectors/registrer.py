"""Which sheets have been entered, and who has answered with the same key before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kartlegging.enums import Svarkilde
from kartlegging.models import Kartleggingsrunde, Onske, Svarark
from kartlegging.selectors.forhandsvisning import FELTNAVN
from kartlegging.selectors.papir import arkets_sporsmal
from kartlegging.selectors.runde import interessegrupper, runder_for
from kartlegging.selectors.sammenligning import innhold_i_ark
from kartlegging.selectors.visning import innhold_i_ord, interessenavn
from kartlegging.undersokelse.papir import INTERESSER
from kartlegging.undersokelse.sider import valgte_interesser
from kartlegging.undersokelse.svar import fra_innhold
from kartlegging.undersokelse.tasting import STERK
from kommuneportal.core.models import Bruker
from mottak.models import Beboer, Mottak
from mottak.services import normaliser_referanse


# So many of the newest are looked through for one with the same contents.
LIKE_ARK = 200


def _ark_med_alt() -> QuerySet[Svarark]:
    return Svarark.objects.gjeldende().select_related("beboer").prefetch_related(
        Prefetch("onskeliste", Onske.objects.select_related("interesse")), "ledige_tider"
    )  # fmt: skip


def gjeldende_med_referanse(
    referanse: str, *, mottak: Mottak | None
) -> tuple[Beboer | None, Svarark | None]:
    """Return the person with a key at this centre, or among settled people, and the answer."""
    alle = Beboer.objects.filter(mottak=mottak) if mottak else Beboer.objects.bosatte()
    beboer = alle.filter(referanse_normalisert=normaliser_referanse(referanse)).first()
    return beboer, _ark_med_alt().filter(beboer=beboer).first() if beboer else None


def arkene_uten_referanse(runde: Kartleggingsrunde, *, siden: datetime) -> QuerySet[Svarark]:
    """Return sheets of this round that were entered lately without a key, newest first."""
    return _ark_med_alt().filter(
        runde=runde, kilde=Svarkilde.PAPIR, lagret_at__gte=siden, beboer__referanse_normalisert=""
    ).order_by("-pk")[:LIKE_ARK]  # fmt: skip


def registrert_ark(runde: Kartleggingsrunde, public_id: UUID) -> Svarark | None:
    """Return a sheet of this round that has been entered."""
    rader = _ark_med_alt().filter(runde=runde, kilde=Svarkilde.PAPIR, public_id=public_id)
    return rader.first()


def skrevet_ark(ark: Svarark) -> dict[str, str]:
    """
    Return a stored sheet as it is typed: for each question the numbers of its boxes.

    Which adult said yes for a child is not stored, so that it is asked for again.
    """
    svar = fra_innhold(innhold_i_ark(ark), interessegrupper())
    if all(tid.er_antatt for tid in ark.ledige_tider.all()):
        svar["tider"] = []
    svar[INTERESSER] = valgte_interesser(svar)
    sterke = {kode for kode, styrke in svar["styrke"].items() if styrke == STERK}
    return {
        s.id: svar.get(s.id) or "" if s.slag == "tekst" else " ".join(
            f"{r.nr}{'+' if s.id == INTERESSER and r.kode in sterke else ''}"
            for r in s.ruter if r.kode in svar.get(s.id, ())
        )
        for s in arkets_sporsmal()
    }  # fmt: skip


def papirark_for(bruker: Bruker, roller: frozenset[str]) -> QuerySet[Svarark]:
    """Return the entered sheets of the rounds this person may see."""
    runder = runder_for(bruker, roller).order_by().values("pk")
    return _ark_med_alt().filter(kilde=Svarkilde.PAPIR, runde__in=runder).select_related("runde")


def forskjeller(
    gammelt: dict[str, Any], nytt: dict[str, Any], felter: Iterable[str]
) -> list[dict[str, str]]:
    """Return each field that differs with both answers in words."""
    navn = interessenavn()
    for_, na = innhold_i_ord(gammelt, navn), innhold_i_ord(nytt, navn)
    return [
        {"felt": str(FELTNAVN[felt]), "for": for_[felt], "na": na[felt]} for felt in felter
    ]  # fmt: skip


def ledig_referanse(referanse: str, *, mottak: Mottak | None) -> str:
    """
    Return a key that a person wrote, or nothing when somebody there has it already.

    Anybody can write any number: it never reaches, replaces or betrays somebody else's answers.
    """
    if not referanse or gjeldende_med_referanse(referanse, mottak=mottak)[0]:
        return ""
    return referanse
