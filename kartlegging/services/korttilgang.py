"""Whose answers a browser may see or move just now: after the code, for a quarter of an hour."""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from datetime import datetime
from typing import Any

from kartlegging.models import Flyttekode, Svarark
from kartlegging.selectors.runde import gjeldende_svar
from mottak.models import Beboer


NOKKEL, FLYTTING = "mine_svar", "flytting"
VARIGHET_S = 15 * 60


def slipp_inn(okt: Any, beboer: Beboer, *, now: datetime) -> None:
    """This function will remember whose card was typed; the session gets a new key."""
    okt.cycle_key()
    okt[NOKKEL] = {
        "beboer": str(beboer.public_id),
        "kort": _kortet(beboer),
        "til": now.timestamp() + VARIGHET_S,
    }


def slipp_ut(okt: MutableMapping[str, Any]) -> None:
    """This function will forget whose card was typed, and which moving code."""
    okt.pop(NOKKEL, None)
    okt.pop(FLYTTING, None)


def husk_flytting(okt: Any, kode: Flyttekode, *, now: datetime) -> None:
    """This function will remember that a moving code was typed here, but not the code."""
    okt.cycle_key()
    okt[FLYTTING] = {
        "id": str(kode.public_id),
        "nokkel": secrets.token_urlsafe(32),
        "til": now.timestamp() + VARIGHET_S,
    }


def flytting_i_okt(okt: MutableMapping[str, Any], *, now: datetime) -> tuple[str, str] | None:
    """This function will give the id of the moving code typed here, and the new card's key."""
    flytting = okt.get(FLYTTING)
    if not flytting or flytting["til"] < now.timestamp():
        return None
    return flytting["id"], flytting["nokkel"]


def svar_i_okt(okt: MutableMapping[str, Any], *, now: datetime) -> Svarark | None:
    """This function will give the answers that may be seen now; None when the time is up."""
    tilgang = okt.get(NOKKEL)
    if not tilgang or tilgang["til"] < now.timestamp():
        return None
    ark = gjeldende_svar(tilgang["beboer"])
    # A new card has been printed since: the old one is revoked, here too.
    return ark if ark and _kortet(ark.beboer) == tilgang.get("kort") else None


def _kortet(beboer: Beboer) -> str:
    return beboer.kode_laget_at.isoformat() if beboer.kode_laget_at else ""
