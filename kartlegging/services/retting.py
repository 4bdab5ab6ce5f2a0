"""What the sender decides before the import: columns, corrected cells, consent, skipped rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from kartlegging.enums import Doblevalg
from kartlegging.models import Kolonnekart, Opplasting
from kartlegging.parsing.dato import ligner
from kartlegging.parsing.funn import Funn
from kartlegging.parsing.koder import Felt, Grunn
from kartlegging.parsing.vern import finn
from kartlegging.selectors.doble import doble_rader
from kartlegging.services.lesing import les_opplasting
from kartlegging.services.opplasting import apen
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker


LENGSTE_RETTELSE = 200
# Columns that stay out by law or by decision; the header must be another for them to be read.
ALDRI = frozenset(
    {Grunn.NAVN, Grunn.EPOST, Grunn.TELEFON, Grunn.ADRESSE, Grunn.IDENTITETSNUMMER,
     Grunn.FODSELSDATO, Grunn.NASJONALITET, Grunn.RELIGION, Grunn.HELSE, Grunn.IP, Grunn.KJONN,
     Grunn.ROM, Grunn.TILRETTELEGGING, Grunn.ANKOMST}
)  # fmt: skip


class UkjentKolonne(Exception):
    """The mapping names a column or a field that does not exist, or a column that is locked."""


class UkjentRad(Exception):
    """The choice names a row that has no older answer with the same reference."""


class RettelsenKanIkkeLagres(Exception):
    """What was typed says too much about a person; `rad` and `felt` say where."""

    def __init__(self, rad: int, felt: str) -> None:
        super().__init__()
        self.rad, self.felt = rad, felt


@dataclass(frozen=True, slots=True)
class Rettelser:
    """
    What one page of corrections says.

    `celler` are texts by row and field; `ikke_hopp_over` takes rows back in.
    """

    celler: Mapping[tuple[int, str], str] = field(default_factory=dict)
    hopp_over: frozenset[int] = frozenset()
    ikke_hopp_over: frozenset[int] = frozenset()
    foresatt: frozenset[int] = frozenset()
    myndig: frozenset[int] = frozenset()


def er_last(kolonne: Mapping[str, Any]) -> bool:
    """Return whether a column is one that is never imported, whatever anybody wishes."""
    return kolonne["grunn"] in ALDRI


@transaction.atomic
def sett_kolonner(
    opplasting: Opplasting,
    kart: Mapping[int, str | None],
    *,
    by: Bruker | None,
    now: datetime,
) -> Opplasting:
    """
    Read the file again with the sender's mapping, and remember it for the same headers.

    Raises: ErIkkeApen, UkjentKolonne.
    """
    opplasting = apen(opplasting)
    apne = {kolonne["indeks"] for kolonne in opplasting.kolonner if not er_last(kolonne)}
    if not set(kart) <= apne or any(f and f not in set(Felt) for f in kart.values()):
        raise UkjentKolonne
    endret = {
        str(k["indeks"]): kart[k["indeks"]]
        for k in opplasting.kolonner
        if k["indeks"] in kart and (kart[k["indeks"]] or None) != k["felt"]
    }
    valg = dict(opplasting.valg or {})
    valg["kolonner"] = {**valg.get("kolonner", {}), **endret}
    opplasting.valg = valg
    opplasting.kolonner_sett_at = now
    if endret:
        les_opplasting(opplasting, now=now)
        opplasting.kolonner_sett_at = now
    opplasting.save()
    _husk(opplasting, now=now)
    audit.record("kolonner_satt", opplasting, by=by, now=now, endret=len(endret))
    return opplasting


def _husk(opplasting: Opplasting, *, now: datetime) -> None:
    if opplasting.overskrift_hash:
        Kolonnekart.objects.update_or_create(
            mottak=opplasting.mottak,
            overskrift_hash=opplasting.overskrift_hash,
            defaults={"kart": opplasting.valg.get("kolonner", {}), "endret_at": now},
        )


@transaction.atomic
def rett_rader(
    opplasting: Opplasting, rettelser: Rettelser, *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Read the file again with corrected cells, confirmed guardians and skipped rows.

    Raises: ErIkkeApen, RettelsenKanIkkeLagres; then nothing of the page is kept.
    """
    opplasting = apen(opplasting)
    for (rad, felt), tekst in rettelser.celler.items():
        if felt not in set(Felt) or len(tekst) > LENGSTE_RETTELSE or sier_for_mye(felt, tekst):
            raise RettelsenKanIkkeLagres(rad, felt)
    valg = dict(opplasting.valg or {})
    celler = {rad: dict(felter) for rad, felter in valg.get("rettelser", {}).items()}
    for (rad, felt), tekst in rettelser.celler.items():
        celler.setdefault(str(rad), {})[felt] = tekst
    valg["rettelser"] = celler
    hoppet = set(valg.get("hopp_over", ())) - rettelser.ikke_hopp_over
    valg["hopp_over"] = sorted(hoppet | rettelser.hopp_over)
    valg["foresatt"] = _utvid(valg.get("foresatt", ()), rettelser.foresatt)
    valg["myndig"] = _utvid(valg.get("myndig", ()), rettelser.myndig)
    opplasting.valg = valg
    les_opplasting(opplasting, now=now)
    audit.record(
        "rader_rettet", opplasting, by=by, now=now, celler=len(rettelser.celler),
        hoppet_over=len(rettelser.hopp_over), foresatt=len(rettelser.foresatt),
    )  # fmt: skip
    return opplasting


@transaction.atomic
def velg_blant_doble(
    opplasting: Opplasting, valgt: Mapping[int, str], *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Read the file again with a choice for rows with the same reference, by the newest one's row.

    The newest answer is kept, all are put together, or all are left out.

    Raises: ErIkkeApen, UkjentRad.
    """
    opplasting = apen(opplasting)
    grupper = doble_rader(opplasting)
    if not set(valgt) <= set(grupper):
        raise UkjentRad
    valg = dict(opplasting.valg or {})
    samlet = set(valg.get("sla_sammen", ())) - set(valgt)
    ut = {r for nyest, hva in valgt.items() if hva == Doblevalg.HOPP_OVER
          for r in (nyest, *grupper[nyest])}  # fmt: skip
    valg["sla_sammen"] = sorted(samlet | {r for r, v in valgt.items() if v == Doblevalg.SLA_SAMMEN})
    valg["hopp_over"] = _utvid(valg.get("hopp_over", ()), ut)
    opplasting.valg = valg
    les_opplasting(opplasting, now=now)
    audit.record("doble_valgt", opplasting, by=by, now=now, grupper=len(valgt))
    return opplasting


def sier_for_mye(felt: str, tekst: str) -> bool:
    """
    This function will tell whether a correction says who somebody is.

    A date of an answer is no birth date, but it is a date; all else is held to the guard.
    """
    if felt == Felt.SVART:
        return not ligner(tekst) or bool(finn(tekst) - {Funn.FODSELSDATO})
    return bool(finn(tekst))


def _utvid(gamle: Iterable[int], nye: Iterable[int]) -> list[int]:
    return sorted({*gamle, *nye})


def rett_rad(
    opplasting: Opplasting, rad: int, felt: str, tekst: str, *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Correct one cell.

    Raises: ErIkkeApen, RettelsenKanIkkeLagres.
    """
    return rett_rader(opplasting, Rettelser(celler={(rad, felt): tekst}), by=by, now=now)


def hopp_over_rad(
    opplasting: Opplasting, rad: int, *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Leave one row out.

    Raises: ErIkkeApen.
    """
    return rett_rader(opplasting, Rettelser(hopp_over=frozenset({rad})), by=by, now=now)


@transaction.atomic
def bekreft_samtykke_for_alle(
    opplasting: Opplasting, *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Record that the sender states that everybody in a file without such a column has consented.

    Raises: ErIkkeApen.
    """
    opplasting = apen(opplasting)
    opplasting.samtykke_for_alle = True
    les_opplasting(opplasting, now=now)
    audit.record("samtykke_bekreftet_for_alle", opplasting, by=by, now=now)
    return opplasting


@transaction.atomic
def ta_med_skjulte_rader(opplasting: Opplasting, *, by: Bruker | None, now: datetime) -> Opplasting:
    """
    Read rows that are hidden in the spreadsheet as well.

    Raises: ErIkkeApen.
    """
    opplasting = apen(opplasting)
    opplasting.valg = {**(opplasting.valg or {}), "skjulte": True}
    les_opplasting(opplasting, now=now)
    audit.record("skjulte_rader_tatt_med", opplasting, by=by, now=now)
    return opplasting
