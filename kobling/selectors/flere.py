"""The look-over list: strong suggestions that can be accepted together, and what hinders each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kobling.begrunnelser import kort as kort_begrunnelse
from kobling.enums import Forslagsstatus, Grad
from kobling.models import Koblingsforslag
from kobling.selectors import kort
from kobling.selectors.ko import med_kort, rekken
from kobling.selectors.kovalg import Valg
from kobling.selectors.plasser import kapasitet
from kommuneportal.core.models import Interesse


@dataclass(frozen=True)
class Overblikk:
    """One suggestion of the look-over list in two lines; `hindring` says why not this one."""

    forslag: Koblingsforslag
    tittel: str
    tid_og_sted: str
    hvorfor: str
    hindring: str


def se_over(
    valgte: Iterable[str], valg: Valg, *, now: datetime, siden: datetime | None, mest: int
) -> list[Overblikk]:
    """
    This function will list the chosen suggestions, or the strongest that the list holds.

    Of one person only the first can be accepted at once, and an offer fills up as one reads.
    """
    ids = list(valgte)
    if ids:
        rader = les(ids)
    else:
        klare = rekken(valg, now=now, siden=siden).filter(grad=Grad.STERK, antall_forbehold=0)
        klare = med_kort(klare.filter(status=Forslagsstatus.FORESLATT))
        rader = list(klare.prefetch_related("tilbud__tidspunkter")[: mest * 2])
    navn = dict(Interesse.objects.values_list("kode", "navn"))
    sett: set[int] = set()
    brukt: dict[int, int] = {}
    utvalg = []
    for rad in rader:
        hindring = _hindring(rad, sett, brukt)
        if not hindring:
            sett.add(rad.beboer_id)
            brukt[rad.tilbud_id] = brukt.get(rad.tilbud_id, 0) + 1
        if ids or not hindring:
            utvalg.append(_overblikk(rad, navn, hindring))
    return utvalg[:mest]


def les(ids: Iterable[str]) -> list[Koblingsforslag]:
    """This function will read suggestions by public id, in one order; unknown ids are left out."""
    gyldige = [i for i in ids if _er_uuid(i)]
    rader = med_kort(Koblingsforslag.objects.filter(public_id__in=gyldige))
    return list(rader.prefetch_related("tilbud__tidspunkter").order_by("-poeng", "pk"))


def tall(tekst: str) -> int:
    """This function will read a version; what is not a number is version 0, which none has."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 7 else 0


def _er_uuid(tekst: str) -> bool:
    try:
        return bool(uuid.UUID(tekst))
    except ValueError:
        return False


def _hindring(rad: Any, sett: set[int], brukt: dict[int, int]) -> str:
    if rad.status not in {Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT}:
        return _("Er vurdert allerede.")
    if rad.grad != Grad.STERK or rad.antall_forbehold:
        return _("Er ikke sterkt lenger, eller har noe å sjekke. Se på det for seg.")
    if rad.venter_pa_svar:
        return _("Personen venter allerede på svar fra en forening.")
    if rad.beboer_id in sett:
        return _("Personen er med høyere opp på listen. Én forespørsel om gangen.")
    if kapasitet(rad.tilbud) - rad.opptatt - brukt.get(rad.tilbud_id, 0) < 1:
        return _("Alle plassene er tatt, eller går til dem høyere opp.")
    return ""


def _overblikk(rad: Koblingsforslag, navn: dict[str, str], hindring: str) -> Overblikk:
    return Overblikk(
        forslag=rad,
        tittel=f"{rad.beboer.etikett} · {rad.tilbud.navn}",
        tid_og_sted=f"{rad.tilbud.organisasjon.navn} · {kort.tid_og_sted(rad.tilbud)}",
        hvorfor=kort_begrunnelse(rad.begrunnelser, interesser=navn),
        hindring=hindring,
    )
