"""The nouns of the connection."""

from kobling.models.forslag import Kjoring, Koblingsforslag
from kobling.models.kobling import Kobling, Koblingsovergang
from kobling.models.takkebrev import Takkebrev
from kobling.models.udekket import (
    Etterlysning,
    Etterlysningsmottaker,
    Udekket,
    Udekketbehov,
)
from kobling.models.vekter import Vektsett
from kobling.models.vurdering import Laerdom, Overstyring


__all__ = [
    "Etterlysning",
    "Etterlysningsmottaker",
    "Kjoring",
    "Kobling",
    "Koblingsforslag",
    "Koblingsovergang",
    "Laerdom",
    "Overstyring",
    "Takkebrev",
    "Udekket",
    "Udekketbehov",
    "Vektsett",
]
