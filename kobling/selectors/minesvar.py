"""What waits for a person's own answer, and what has been agreed, in the person's language."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet

from kartlegging.selectors.runde import dato_i_tall
from kartlegging.undersokelse.tekster import Tekster
from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.selectors import kort
from kobling.selectors.oppgaver import med_tilbud
from kommuneportal.core.enums import Ukedag
from kommuneportal.design import norsk
from mottak.models import Beboer
from organisasjoner.enums import Prisperiode, Tilbudsstatus
from organisasjoner.models import Tilbud


K = Koblingsstatus
# The association has said yes, and the person has not answered.
VENTER = (K.PLASS_BEKREFTET, K.BEBOER_SPURT)
# The person has said yes, and it goes on.
AVTALT = (K.TAKKET_JA, K.IKKE_MOTT, K.MOTT, K.I_GANG)
# A yes can be taken back by the person until the first time.
KAN_TREKKES = (K.TAKKET_JA,)
PRISER = {Prisperiode.GANG: "om_koster_gang", Prisperiode.AR: "om_koster_ar"}


def venter_pa_svar(beboer: Beboer) -> QuerySet[Kobling]:
    """This function will give what the person can say yes or no to now, oldest first."""
    rader = Kobling.objects.filter(
        beboer=beboer,
        status__in=VENTER,
        tilbud__organisasjon__avsluttet_at__isnull=True,
    ).exclude(tilbud__status=Tilbudsstatus.AVSLUTTET)
    return med_tilbud(rader).order_by("endret_at", "pk")


def avtalt(beboer: Beboer) -> QuerySet[Kobling]:
    """This function will give what the person has said yes to and that goes on."""
    rader = Kobling.objects.filter(beboer=beboer, status__in=AVTALT)
    return med_tilbud(rader).order_by("endret_at", "pk")


def min_kobling(beboer: Beboer, skrevet: str) -> Kobling | None:
    """This function will find a connection of this person; None for every other text."""
    try:
        public_id = uuid.UUID(skrevet)
    except ValueError:
        return None
    mine = Kobling.objects.filter(beboer=beboer, status__in=(*VENTER, *KAN_TREKKES))
    return med_tilbud(mine).filter(public_id=public_id).first()


def linjer(kobling: Kobling, t: Tekster) -> dict[str, Any]:
    """
    This function will give one activity in plain words: what, when, where, who meets, the price.

    What the association has written stays as it is, marked as Norwegian.
    """
    tilbud = kobling.tilbud
    rader = [(t["om_tid"], tid) for tid in _tider(tilbud, t)]
    if tilbud.sted:
        rader.append((t["om_sted"], _norsk(tilbud.sted)))
    rader.append((t["funnet_moter"], _norsk(tilbud.organisasjon.navn)))
    return {
        "kobling": kobling,
        "aktivitet": _aktivitet(tilbud, t),
        "navn": tilbud.navn,
        "ikon": kort.ikon(tilbud),
        "rader": rader,
        "pris": _pris(tilbud, t),
        "periode": tilbud.get_prisperiode_display() if _periode_pa_norsk(tilbud) else "",
        "ta_med": t.tekst("om_ta_med", ting=tilbud.ta_med) if tilbud.ta_med else "",
        "forste_gang": tilbud.forste_gang,
        "kan_trekkes": kobling.status in KAN_TREKKES,
        "dag": dato_i_tall(kobling.forste_gang_date) if kobling.forste_gang_date else "",
    }


def _norsk(tekst: str) -> dict[str, str]:
    return {"tekst": tekst, "sprak": "nb"}


def _aktivitet(tilbud: Tilbud, t: Tekster) -> str:
    """Return what it is in the person's language; the offer's own name stands below."""
    for rad in tilbud.tilbudsinteresser.all():
        return t.interesse(rad.interesse.kode)
    return ""


def _tider(tilbud: Tilbud, t: Tekster) -> list[dict[str, Any]]:
    rader = sorted(tilbud.tidspunkter.all(), key=lambda tid: (tid.ukedag, tid.fra))
    return [
        {
            "dag": t[Ukedag(rad.ukedag).name.lower()],
            "tekst": t.tekst("om_klokka", fra=f"{rad.fra:%H.%M}", til=f"{rad.til:%H.%M}"),
        }
        for rad in rader
    ]


def _pris(tilbud: Tilbud, t: Tekster) -> Any:
    if tilbud.pris_kr is None:
        return ""
    if tilbud.pris_kr == 0:
        return t["om_gratis"]
    mal = PRISER.get(Prisperiode(tilbud.prisperiode)) if tilbud.prisperiode else None
    return t.tekst(mal or "om_koster", belop=norsk.tall(tilbud.pris_kr))


def _periode_pa_norsk(tilbud: Tilbud) -> bool:
    """Return whether no language has words for what the price is for."""
    return bool(tilbud.pris_kr and tilbud.prisperiode and tilbud.prisperiode not in PRISER)
