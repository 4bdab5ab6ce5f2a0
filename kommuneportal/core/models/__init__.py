"""The nouns of the core."""

from kommuneportal.core.models.bremse import Bremse
from kommuneportal.core.models.bruker import Bruker, Medlemskap
from kommuneportal.core.models.endringsmerke import Endringsmerke
from kommuneportal.core.models.epost import Epost
from kommuneportal.core.models.hendelse import Driftshendelse, Hendelse
from kommuneportal.core.models.interesse import Interesse, Interessegruppe
from kommuneportal.core.models.kommune import Kommune
from kommuneportal.core.models.lenke import Lenke
from kommuneportal.core.models.sone import Sone


__all__ = [
    "Bremse",
    "Bruker",
    "Driftshendelse",
    "Endringsmerke",
    "Epost",
    "Hendelse",
    "Interesse",
    "Interessegruppe",
    "Kommune",
    "Lenke",
    "Medlemskap",
    "Sone",
]
