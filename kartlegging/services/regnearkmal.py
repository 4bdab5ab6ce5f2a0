"""Makes the empty workbook that a centre can fill in: known headers, and lists to choose from."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from kartlegging.parsing.ordliste import DATA, KJERNEDATA, aldri_lagret, les_csv


SPRAK = ("nb", "nn", "en")
RADER = 500
ARK = {"nb": ("Svar", "Valgmuligheter"), "nn": ("Svar", "Valmoglegheiter"), "en": ("Answers", "Choices")}  # fmt: skip
BREDDE, SMAL = 22, 14
DATOFORM = "dd.mm.yyyy"
BRED_FRA = 14
FEIL = {
    "nb": ("Velg fra listen", "Velg en av tekstene i listen, eller la cellen stå tom."),
    "nn": ("Vel frå lista", "Vel ein av tekstane i lista, eller la cella stå tom."),
    "en": ("Choose from the list", "Choose one of the texts in the list, or leave it blank."),
}


@lru_cache(maxsize=len(SPRAK))
def lag_regnearkmal(sprak: str) -> bytes:
    """
    Return a workbook without macros or formulas whose answers the reader knows without asking.

    Raises: KeyError for a language without a template.
    """
    navn, valgnavn = ARK[sprak]
    ut = io.BytesIO()
    bok = xlsxwriter.Workbook(ut, {"in_memory": True, "strings_to_formulas": False})
    svar, valg = bok.add_worksheet(navn), bok.add_worksheet(valgnavn)
    steder = _skriv_valg(bok, valg, sprak, valgnavn)
    fet = bok.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    former = {"referanse": bok.add_format({"num_format": "@"}),
              "dato": bok.add_format({"num_format": DATOFORM})}  # fmt: skip
    for i, kolonne in enumerate(les_csv(DATA / "mal.csv")):
        slag, tekst = kolonne["slag"], kolonne[sprak]
        bredde = BREDDE if len(tekst) >= BRED_FRA else SMAL
        svar.set_column(i, i, bredde, former.get(slag))
        svar.write_string(0, i, tekst, fet)
        if slag in steder:
            svar.data_validation(1, i, RADER, i, _liste(steder[slag], sprak))
    svar.freeze_panes(1, 1)
    bok.close()
    return ut.getvalue()


def _liste(sted: str, sprak: str) -> dict[str, Any]:
    tittel, melding = FEIL[sprak]
    return {"validate": "list", "source": sted, "error_title": tittel, "error_message": melding}


def _skriv_valg(bok: Any, ark: Any, sprak: str, navn: str) -> dict[str, str]:
    fet = bok.add_format({"bold": True})
    steder = {}
    for i, (slag, tekster) in enumerate(malens_valg(sprak).items()):
        ark.write_string(0, i, tekster[0], fet)
        for rad, tekst in enumerate(tekster[1:], start=1):
            ark.write_string(rad, i, tekst)
        kolonne = xl_col_to_name(i)
        steder[slag] = f"='{navn}'!${kolonne}$2:${kolonne}${len(tekster)}"
    ark.set_column(0, len(steder), BREDDE)
    return steder


def malens_valg(sprak: str) -> dict[str, list[str]]:
    """Return for each kind of column its first header, and then the texts to choose from."""
    ut: dict[str, list[str]] = {}
    hoder = {k["slag"]: k[sprak] for k in reversed(les_csv(DATA / "mal.csv"))}
    for rad in les_csv(DATA / "malvalg.csv"):
        ut.setdefault(rad["slag"], [hoder[rad["slag"]]]).append(rad[sprak])
    interesser = [
        r for r in les_csv(KJERNEDATA / "interesser.csv") if r["kode"] not in aldri_lagret()
    ]
    ut["interesse"] = [hoder["interesse"], *(r[sprak] for r in interesser)]
    tagger = [r for r in les_csv(KJERNEDATA / "sprak.csv") if r["gruppe"] in {"kjerne", "beboer"}]
    ut["sprak"] = [hoder["sprak"], *(r[f"navn_{sprak}"] for r in tagger)]
    return ut
