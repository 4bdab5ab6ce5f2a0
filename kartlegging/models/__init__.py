"""The nouns of the surveys."""

from kartlegging.models.opplasting import Kolonnekart, Linjefeil, Opplasting, Opplastingsrad
from kartlegging.models.runde import Kartleggingsrunde, Svarkladd
from kartlegging.models.svar import LedigTid, Onske, Svarark


__all__ = [
    "Kartleggingsrunde",
    "Kolonnekart",
    "LedigTid",
    "Linjefeil",
    "Onske",
    "Opplasting",
    "Opplastingsrad",
    "Svarark",
    "Svarkladd",
]
