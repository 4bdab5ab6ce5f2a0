"""Telephone numbers: accept every usual way of writing one, keep one form."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


NORGE = "47"
NORSK_LENGDE = 8
# The longest number there is, with the code of the country (E.164), and the shortest in use.
LENGST, KORTEST = 15, 7
# Special numbers of a few digits: 02180, 116 117.
KORTNUMMER = re.compile(r"0\d{4}|116\d{3}")
# What people put before the number.
INNLEDNING = re.compile(r"(?:telefon|tlf|mobil|mob)\b[.:\s]*", re.IGNORECASE)
# Spaces, dashes, marks that turn the direction of a line; and the signs of the Norwegian ways.
_SKILLER, _SKILLETEGN = frozenset({"Zs", "Pd", "Cf"}), frozenset("().,/\N{MINUS SIGN}\t")


class UgyldigTelefon(ValueError):
    """What was typed is not one telephone number."""


def les_telefon(skrevet: str) -> str:
    """
    This function will give a telephone number in the one form that is kept, or nothing.

    Norwegian numbers as they are usually grouped (22 33 44 55, 405 12 345); others as + and digits.

    Raises: UgyldigTelefon.
    """
    # "+46 (0)8": the nought is for those who call from within the country.
    tekst = INNLEDNING.sub("", skrevet.strip(), count=1)
    siffer = _siffer(re.sub(r"(?<=\d)\s*\(0\)", "", tekst))
    if not siffer:
        return ""
    if _er_norsk(siffer) or KORTNUMMER.fullmatch(siffer):
        return _gruppert(siffer)
    siffer = re.sub(r"^00", "+", siffer)
    norsk = re.sub(rf"^\+?{NORGE}", "", siffer)
    if norsk != siffer and _er_norsk(norsk):
        return _gruppert(norsk)
    er_norsk = siffer.startswith("+" + NORGE)
    if er_norsk or not re.fullmatch(rf"\+[1-9]\d{{{KORTEST - 1},{LENGST - 1}}}", siffer):
        raise UgyldigTelefon
    return siffer


def _siffer(tekst: str) -> str:
    """Keep the digits, in ours, and a plus before them; anything else than spacing is refused."""
    ut = ""
    for tegn in tekst:
        if tegn.isdecimal():
            ut += str(unicodedata.decimal(tegn))
        elif unicodedata.normalize("NFKC", tegn) == "+" and not ut:
            ut = "+"
        elif unicodedata.category(tegn) not in _SKILLER and tegn not in _SKILLETEGN:
            raise UgyldigTelefon
    if ut == "+" or (not ut and tekst):
        raise UgyldigTelefon
    return ut


def _er_norsk(siffer: str) -> bool:
    return len(siffer) == NORSK_LENGDE and siffer.isdecimal()


def _gruppert(siffer: str) -> str:
    """Write a number as it is written in Norway: mobile and 800 numbers have a group of three."""
    if len(siffer) != NORSK_LENGDE:
        return f"{siffer[:3]} {siffer[3:]}" if siffer.startswith("1") else siffer
    if siffer[0] in "489":
        return f"{siffer[:3]} {siffer[3:5]} {siffer[5:]}"
    return " ".join(siffer[i : i + 2] for i in range(0, NORSK_LENGDE, 2))


class Telefonfelt(forms.CharField):
    """One telephone number, written in any usual way."""

    default_error_messages = {
        "telefon": _(
            "Skriv ett telefonnummer med åtte sifre, for eksempel 22 33 44 55. "
            "Er det utenlandsk, begynner det med + og landkoden."
        )
    }

    def __init__(self, **kwargs: Any) -> None:
        """Take a written number longer than what is kept."""
        felt = {"autocomplete": "tel", "type": "tel", "inputmode": "tel"}
        kwargs.setdefault("widget", forms.TextInput(attrs=felt))
        kwargs.setdefault("label", _("Telefon"))
        super().__init__(required=False, max_length=60, **kwargs)

    def clean(self, value: Any) -> str:
        """This function will give the number in the form that is kept."""
        try:
            return les_telefon(super().clean(value))
        except UgyldigTelefon:
            raise forms.ValidationError(self.error_messages["telefon"], code="telefon") from None
