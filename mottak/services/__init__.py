"""What can be done to people and centres."""

from mottak.services.beboer import (
    KanIkkeRegistrereBeboer,
    normaliser_referanse,
    registrer_beboer,
    registrer_beboere,
    slett_beboer,
)


__all__ = [
    "KanIkkeRegistrereBeboer",
    "normaliser_referanse",
    "registrer_beboer",
    "registrer_beboere",
    "slett_beboer",
]
