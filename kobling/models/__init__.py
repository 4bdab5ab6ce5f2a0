"""The nouns of the connection."""

from kobling.models.forslag import Kjoring, Koblingsforslag
from kobling.models.kobling import Kobling, Koblingsovergang


__all__ = ["Kjoring", "Kobling", "Koblingsforslag", "Koblingsovergang"]
