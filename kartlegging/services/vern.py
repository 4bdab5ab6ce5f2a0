"""The guard for short texts that people write anywhere in the portal (H3)."""

from __future__ import annotations

from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.parsing.vern import finn


BARE_NUMRE = frozenset({Funn.IDENTITETSNUMMER, Funn.DUF, Funn.FODSELSDATO})


def hva_ma_bort(tekst: str, *, bare_numre: bool = False) -> list[str]:
    """
    This function will say in words what a text must not hold, and never repeat it.

    With `bare_numre` only numbers that point out a person count: an association may well write
    its own contact's name and telephone.
    """
    funn = finn(tekst)
    if bare_numre:
        funn &= BARE_NUMRE
    return [FUNN_TEKST[slag] for slag in Funn if slag in funn]
