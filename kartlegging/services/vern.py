"""The guard for short texts that people write anywhere in the portal (H3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.parsing.rad import (
    LENGSTE_REFERANSE,
    hva_er_galt_med_referanse,
    ren_referanse,
)
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


def hva_er_galt_med_referansen(referanse: str) -> str:
    """
    This function will say in words why a centre's own key cannot be kept; empty when it can.

    Source: decisions 1; the same rule as for the column of a file.
    """
    if len(referanse) > LENGSTE_REFERANSE:
        return str(_("en lang tekst"))
    return hva_er_galt_med_referanse(referanse, finn(referanse) - {Funn.STATUS}) or ""


def referansevern(referanse: str) -> list[str]:
    """This function will say the same as the guard of texts does, for a centre's own key."""
    galt = hva_er_galt_med_referansen(ren_referanse(referanse))
    return [galt] if galt else []
