"""What can be done to people, to centres, and to those who work there."""

from mottak.services.ansatt import ManglerMottak, avslutt, inviter, sett_mottak
from mottak.services.beboer import (
    KanIkkeRegistrereBeboer,
    normaliser_referanse,
    registrer_beboer,
    registrer_beboere,
    sett_beboerkode,
    sett_sone,
    slett_beboer,
    slett_beboere,
    sperr_beboerkode,
)
from mottak.services.senter import KanIkkeLagreMottak, endre_mottak, opprett_mottak


__all__ = [
    "KanIkkeLagreMottak",
    "KanIkkeRegistrereBeboer",
    "ManglerMottak",
    "avslutt",
    "endre_mottak",
    "inviter",
    "normaliser_referanse",
    "opprett_mottak",
    "registrer_beboer",
    "registrer_beboere",
    "sett_beboerkode",
    "sett_mottak",
    "sett_sone",
    "slett_beboer",
    "slett_beboere",
    "sperr_beboerkode",
]
