"""The nouns of the connection."""

from kobling.models.forslag import Kjoring, Koblingsforslag
from kobling.models.kobling import Kobling, Koblingsovergang
from kobling.models.vekter import Vektsett


__all__ = ["Kjoring", "Kobling", "Koblingsforslag", "Koblingsovergang", "Vektsett"]
