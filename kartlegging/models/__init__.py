"""The nouns of the surveys."""

from kartlegging.models.flyttekode import Flyttekode
from kartlegging.models.opplasting import Kolonnekart, Linjefeil, Opplasting, Opplastingsrad
from kartlegging.models.runde import Kartleggingsrunde, Svarkladd
from kartlegging.models.svar import LedigTid, Onske, Svarark
from kartlegging.models.tallgruppe import MINST, Tallgruppe
from kartlegging.models.tekst import Tekstendring, Tekstgodkjenning, Tekstsett, Tekstversjon


__all__ = [
    "MINST",
    "Flyttekode",
    "Kartleggingsrunde",
    "Kolonnekart",
    "LedigTid",
    "Linjefeil",
    "Onske",
    "Opplasting",
    "Opplastingsrad",
    "Svarark",
    "Svarkladd",
    "Tallgruppe",
    "Tekstendring",
    "Tekstgodkjenning",
    "Tekstsett",
    "Tekstversjon",
]
