"""
Read an uploaded spreadsheet: bytes in, sheets of typed cells out, in a child that can be killed.

`les_i_barneprosess(innhold)` is what pages and commands call; `les_bok(innhold)` does the same
work in this process. Both raise KanIkkeLese with a code and one sentence in bokmål.
"""

from kommuneportal.core.spreadsheet.foresporsel import les_i_barneprosess
from kommuneportal.core.spreadsheet.les import les_bok
from kommuneportal.core.spreadsheet.typer import (
    FORMELFEIL,
    Ark,
    Bok,
    Grenser,
    KanIkkeLese,
    Verdi,
)


__all__ = [
    "FORMELFEIL",
    "Ark",
    "Bok",
    "Grenser",
    "KanIkkeLese",
    "Verdi",
    "les_bok",
    "les_i_barneprosess",
]
