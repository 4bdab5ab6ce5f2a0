"""Questions about the side that offers."""

from organisasjoner.selectors.frist import svarfrist
from organisasjoner.selectors.katalog import (
    Katalogsok,
    apne_tilbud,
    katalog,
    naermeste_treff,
    nyeste_tilbud,
    synlige_tilbud,
)
from organisasjoner.selectors.register import (
    antall_til_behandling,
    forvalter,
    historikk,
    lignende_organisasjoner,
    organisasjoner,
    registreringer_til_behandling,
)
from organisasjoner.selectors.visning import (
    Ordbok,
    endringer,
    ordbok,
    vis_aktivitet,
    vis_behov,
    vis_forening,
)


__all__ = [
    "Katalogsok",
    "Ordbok",
    "antall_til_behandling",
    "apne_tilbud",
    "endringer",
    "forvalter",
    "historikk",
    "katalog",
    "lignende_organisasjoner",
    "naermeste_treff",
    "nyeste_tilbud",
    "ordbok",
    "organisasjoner",
    "registreringer_til_behandling",
    "svarfrist",
    "synlige_tilbud",
    "vis_aktivitet",
    "vis_behov",
    "vis_forening",
]
