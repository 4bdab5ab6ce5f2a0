"""Svarark from plain row data and back: what one row of a file becomes in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from kartlegging.enums import Svarkilde
from kartlegging.models import (
    Kartleggingsrunde,
    LedigTid,
    Onske,
    Opplasting,
    Svarark,
    Tekstversjon,
)
from kartlegging.services.tallgrupper import glem_erstattede
from kommuneportal.core.models import Interesse, Kommune
from mottak.enums import Tilknytning
from mottak.models import Beboer


MYNDIG = 18
DELER_AV_DAGEN = 3
LENGSTE_SAMTYKKETEKST = 120


def gyldig_til(svart: date, *, kommune: Kommune, bosatt: bool) -> date:
    """Return the last day an answer may be used; the kommune's own limit holds."""
    days = kommune.svar_bosatt_days if bosatt else kommune.svar_mottak_days
    return svart + timedelta(days=days)


def lagre_svarark(
    par: Sequence[tuple[Beboer, dict[str, Any]]],
    *,
    kommune: Kommune,
    samtykke: str,
    now: datetime,
    opplasting: Opplasting | None = None,
    runde: Kartleggingsrunde | None = None,
    tekstversjon: Tekstversjon | None = None,
    kilde: Svarkilde = Svarkilde.FIL,
) -> list[Svarark]:
    """
    Store one answer for each person, with wishes and slots; older answers are set aside first.

    `tekstversjon` is what the person read, when the questions were ours.
    The number of queries does not depend on the number of people.
    """
    beboere = [beboer for beboer, _ in par]
    _sett_til_side(beboere, runde=runde, now=now)
    ark = Svarark.objects.bulk_create(
        _nytt_ark(
            beboer,
            data,
            kommune=kommune,
            opplasting=opplasting,
            runde=runde,
            tekstversjon=tekstversjon,
            kilde=kilde,
            samtykke=samtykke,
            now=now,
        )
        for beboer, data in par
    )
    rader = [data for _, data in par]
    Onske.objects.bulk_create(_onsker(zip(ark, rader, strict=True)))
    LedigTid.objects.bulk_create(_tider(zip(ark, rader, strict=True)))
    return ark


def _sett_til_side(
    beboere: Sequence[Beboer], *, runde: Kartleggingsrunde | None, now: datetime
) -> None:
    gamle = Svarark.objects.gjeldende().filter(beboer__in=beboere)
    glem_erstattede(gamle.only("tallgruppe", "runde"), runde_id=runde.pk if runde else None)
    gamle.update(erstattet_at=now)


def _nytt_ark(
    beboer: Beboer,
    data: dict[str, Any],
    *,
    kommune: Kommune,
    samtykke: str,
    now: datetime,
    kilde: Svarkilde,
    **opphav: Any,
) -> Svarark:
    fra, til = data["alder"]
    svart = date.fromisoformat(data["svart"])
    return Svarark(
        beboer=beboer,
        kilde=kilde,
        **opphav,
        alder_fra=fra,
        alder_til=til,
        informasjonssprak=data.get("informasjonssprak") or "",
        norsk=data.get("norsk") or "",
        engelsk=data.get("engelsk") or "",
        reise=data.get("reise") or "",
        gruppe=data.get("gruppe") or "",
        frivillig=data.get("frivillig") or "",
        frivillig_med=list(data.get("frivillig_med", ())),
        behov=list(data.get("behov", ())),
        onsker=data.get("onsker") or "",
        annet=list(data.get("annet", ())),
        svart_date=svart,
        gyldig_til_date=gyldig_til(
            svart, kommune=kommune, bosatt=beboer.tilknytning == Tilknytning.KOMMUNE
        ),
        # A minor's row is among the usable ones only with a guardian's yes.
        mindrearig_samtykke=(fra or 0) < MYNDIG,
        samtykke_kilde=kilde,
        samtykke_date=svart,
        samtykke_sprak=data.get("samtykke_sprak") or data.get("informasjonssprak") or "",
        samtykke_tekst=_samtykketekst(data) or samtykke,
        lagret_at=now,
    )


def _samtykketekst(data: dict[str, Any]) -> str:
    kolonne = data.get("samtykke_kilde")
    return f"fil: {kolonne}"[:LENGSTE_SAMTYKKETEKST] if kolonne else ""


def _onsker(par: Iterable[tuple[Svarark, dict[str, Any]]]) -> list[Onske]:
    interesser = {interesse.kode: interesse for interesse in Interesse.objects.all()}
    return [
        Onske(svarark=ark, interesse=interesser[onske["kode"]], styrke=onske["styrke"])
        for ark, data in par
        for onske in data.get("interesser", ())
    ]


def _tider(par: Iterable[tuple[Svarark, dict[str, Any]]]) -> list[LedigTid]:
    return [
        LedigTid(svarark=ark, ukedag=dag, del_av_dagen=del_, er_antatt=dag in hele_dager)
        for ark, data in par
        for hele_dager in [_dager_uten_tid(data)]
        for dag, del_ in data.get("tider", ())
    ]


def _dager_uten_tid(data: dict[str, Any]) -> set[int]:
    """Return the days that were named without a part of day: all parts then stand there."""
    if not data.get("dager_uten_tid"):
        return set()
    ganger = Counter(dag for dag, _ in data.get("tider", ()))
    return {dag for dag, antall in ganger.items() if antall == DELER_AV_DAGEN}
