"""The nouns of the side that offers."""

from organisasjoner.models.kladd import Kladd
from organisasjoner.models.organisasjon import Organisasjon
from organisasjoner.models.registrering import Registrering
from organisasjoner.models.stottebehov import Stottebehov
from organisasjoner.models.tilbud import Tidspunkt, Tilbud, Tilbudsinteresse


__all__ = [
    "Kladd",
    "Organisasjon",
    "Registrering",
    "Stottebehov",
    "Tidspunkt",
    "Tilbud",
    "Tilbudsinteresse",
]
