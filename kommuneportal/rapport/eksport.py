"""Tables as a file that a spreadsheet opens, and that cannot make it compute anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from kommuneportal.rapport.tall import Tabell


# What makes a spreadsheet read a cell as a formula, also in full width.
FARLIGE = tuple("=+-@\t\r\n\0＝＋－＠")


def noytral(verdi: str) -> str:
    """
    This function will make sure that a spreadsheet shows a text instead of computing it.

    Source: ASVS 5.0 1.2.10.
    """
    return f"'{verdi}" if verdi.startswith(FARLIGE) else verdi


def som_csv(tabeller: Sequence[Tabell], *, dato: date) -> str:
    """This function will write the tables one below the other, as Norwegian spreadsheets read."""
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow([_("Tabell"), _("Hva"), _("Antall"), _("Dato")])
    for tabell in tabeller:
        rader = [*tabell.rader, *([tabell.total] if tabell.total else [])]
        for rad in rader:
            celler = (tabell.tittel, rad.navn, rad.tekst.replace("\u00a0", ""), dato.isoformat())
            skriver.writerow([noytral(celle) for celle in celler])
    # The mark at the start tells a spreadsheet that æ, ø and å are in UTF-8.
    return "\ufeff" + ut.getvalue()
