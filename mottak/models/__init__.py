"""The nouns of the side that lives here."""

from mottak.models.ansatt import Ansatt
from mottak.models.beboer import Beboer
from mottak.models.mottak import Mottak


__all__ = ["Ansatt", "Beboer", "Mottak"]
