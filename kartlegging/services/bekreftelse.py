"""bekreft_opplasting: from a preview that a person has accepted to people and answers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kartlegging.enums import Opplastingsstatus, Radendring, Radtilstand
from kartlegging.models import Opplasting, Opplastingsrad
from kartlegging.parsing import Felt
from kartlegging.selectors.sammenligning import Tidligere, Treff
from kartlegging.services.lesing import BRUKES
from kartlegging.services.opplasting import apen, glem_original
from kartlegging.services.svarark import lagre_svarark
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from kommuneportal.design.norsk import tall
from mottak.models import Beboer
from mottak.services import registrer_beboere


SAMTYKKE_FOR_ALLE = "fil: bekreftet for alle av den som lastet opp"


class KanIkkeBekrefte(Exception):
    """The file has not been read to the end, or no row of it can be stored."""


@contextmanager
def uten_leting() -> Iterator[None]:
    """
    Let Python not search for circles of rubbish while hundreds of thousands of rows are made.

    The rows make no circles, and a third of the time went to searching among them. When two do
    this at once, the first that is done lets the search begin again; it is never left off.
    """
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            gc.enable()


@uten_leting()
@transaction.atomic
def bekreft_opplasting(opplasting: Opplasting, *, by: Bruker | None, now: datetime) -> Opplasting:
    """
    Make answers of the rows that are ready, delete the file, and ask for new suggestions.

    A row that has become the same as, or older than, a stored answer since the preview is left
    out. The number of queries does not depend on the number of rows.

    Raises: ErIkkeApen, KanIkkeBekrefte; then nothing is stored.
    """
    opplasting = apen(opplasting)
    if opplasting.status != Opplastingsstatus.KLAR:
        raise KanIkkeBekrefte
    klare = list(opplasting.rader.filter(tilstand=Radtilstand.KLAR).order_by("rad"))
    med_dato = any(kolonne["felt"] == Felt.SVART for kolonne in opplasting.kolonner)
    tidligere = Tidligere(opplasting.mottak, med_dato=med_dato)
    par = [(rad, tidligere.finn(rad.data)) for rad in klare]
    brukes = [(rad, treff) for rad, treff in par if treff.endring in BRUKES]
    if not brukes:
        raise KanIkkeBekrefte
    _importer(opplasting, brukes, by=by, now=now)
    _merk_rader(par, now=now)
    opplasting.rader.exclude(data={}).update(data={})
    opplasting.antall = {**opplasting.antall, **_endelige(par)}
    opplasting.status = Opplastingsstatus.IMPORTERT
    opplasting.bekreftet_at = now
    opplasting.melding = _hvordan_det_gikk(opplasting.antall)
    opplasting.linjefeil.update(verdi="")
    opplasting.kolonner = [{**kolonne, "eksempler": []} for kolonne in opplasting.kolonner]
    glem_original(opplasting)
    opplasting.save()
    audit.record("opplasting_importert", opplasting, by=by, now=now, **_endelige(par))
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    return opplasting


def _importer(
    opplasting: Opplasting,
    brukes: list[tuple[Opplastingsrad, Treff]],
    *,
    by: Bruker | None,
    now: datetime,
) -> None:
    uten = [rad for rad, treff in brukes if treff.beboer is None]
    nye = registrer_beboere(
        [rad.data.get("referanse") or "" for rad in uten], mottak=opplasting.mottak, by=by, now=now
    ) if uten else []  # fmt: skip
    etter_rad = {rad.pk: beboer for rad, beboer in zip(uten, nye, strict=True)}
    par: list[tuple[Beboer, dict[str, Any]]] = []
    for rad, treff in brukes:
        rad.beboer_er_ny = treff.beboer is None
        rad.beboer = treff.beboer or etter_rad[rad.pk]
        par.append((rad.beboer, rad.data))
    lagre_svarark(
        par,
        kommune=opplasting.kommune,
        opplasting=opplasting,
        samtykke=SAMTYKKE_FOR_ALLE,
        now=now,
    )


def _merk_rader(par: list[tuple[Opplastingsrad, Treff]], *, now: datetime) -> None:
    """
    Rows keep who they became, for the undo; their cells are emptied.

    Written anew: an update with a value for each of thousands of rows takes many times longer.
    """
    Opplastingsrad.objects.filter(pk__in=[rad.pk for rad, _treff in par]).delete()
    for rad, treff in par:
        brukt = treff.endring in BRUKES
        rad.pk = None
        rad.tilstand = Radtilstand.IMPORTERT if brukt else Radtilstand.UTELATT
        rad.endring = treff.endring
        rad.data = {}
        rad.opprettet_at = now
    Opplastingsrad.objects.bulk_create([rad for rad, _treff in par])


def _hvordan_det_gikk(antall: dict[str, int]) -> str:
    importert = _("%(antall)s svar er importert.") % {"antall": tall(antall["importert"])}
    resten = antall["lest"] - antall["importert"]
    if not resten:
        return importert
    ute = ngettext("%(antall)s rad ble ikke med.", "%(antall)s rader ble ikke med.", resten)
    return f"{importert} {ute % {'antall': tall(resten)}}"


def _endelige(par: list[tuple[Opplastingsrad, Treff]]) -> dict[str, int]:
    tell = {
        e: sum(treff.endring == e for _, treff in par) for e in (Radendring.NY, Radendring.ENDRET)
    }
    return {
        "importert": tell[Radendring.NY] + tell[Radendring.ENDRET],
        "ny": tell[Radendring.NY],
        "endret": tell[Radendring.ENDRET],
    }
