"""Whose answers a browser may see just now: after the code, for a quarter of an hour."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime
from typing import Any

from kartlegging.models import Svarark
from kartlegging.selectors.runde import gjeldende_svar
from mottak.models import Beboer


NOKKEL = "mine_svar"
VARIGHET_S = 15 * 60


def slipp_inn(okt: Any, beboer: Beboer, *, now: datetime) -> None:
    """This function will remember whose card was typed; the session gets a new key."""
    okt.cycle_key()
    okt[NOKKEL] = {"beboer": str(beboer.public_id), "til": now.timestamp() + VARIGHET_S}


def slipp_ut(okt: MutableMapping[str, Any]) -> None:
    """This function will forget whose card was typed."""
    okt.pop(NOKKEL, None)


def svar_i_okt(okt: MutableMapping[str, Any], *, now: datetime) -> Svarark | None:
    """This function will give the answers that may be seen now; None when the time is up."""
    tilgang = okt.get(NOKKEL)
    if not tilgang or tilgang["til"] < now.timestamp():
        return None
    return gjeldende_svar(tilgang["beboer"])
