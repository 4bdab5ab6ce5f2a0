"""Reads what people type: organisation numbers, names to compare, clock times; pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta


VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
# Legal endings and abbreviations that people put in or leave out.
ENDELSER = frozenset({"as", "sa", "ba", "nuf", "stiftelsen", "foreningen", "forening"})
_SPESIELLE = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ð": "d"})
_KLOKKE = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:,\s]?(\d{2}))?")


class UgyldigOrganisasjonsnummer(ValueError):
    """The digits are not nine, or the check digit differs."""


class UgyldigKlokkeslett(ValueError):
    """What was typed is not a time of day."""


def les_organisasjonsnummer(skrevet: str) -> str:
    """
    This function will give the nine digits of an organisation number; empty for nothing typed.

    Accepts "974 760 673" and "NO974760673MVA".

    Raises: UgyldigOrganisasjonsnummer.
    Source: the register's own rule, weights 3 2 7 6 5 4 3 2 and modulo 11.
    """
    siffer = re.sub(r"[\s.\-\u00a0]", "", skrevet).upper().removeprefix("NO").removesuffix("MVA")
    if not siffer:
        return ""
    if not re.fullmatch(r"[0-9]{9}", siffer):
        raise UgyldigOrganisasjonsnummer
    rest = sum(v * int(s) for v, s in zip(VEKTER, siffer, strict=False)) % 11
    if (0 if rest == 0 else 11 - rest) != int(siffer[8]):
        raise UgyldigOrganisasjonsnummer
    return siffer


def vis_organisasjonsnummer(siffer: str) -> str:
    """This function will write nine digits in groups of three."""
    return " ".join(siffer[i : i + 3] for i in range(0, len(siffer), 3))


def normaliser_navn(navn: str) -> str:
    """This function will give a name without case, marks, signs and legal endings."""
    tekst = unicodedata.normalize("NFKD", navn.casefold().translate(_SPESIELLE))
    tekst = "".join(tegn for tegn in tekst if not unicodedata.combining(tegn))
    ord_ = re.sub(r"[^\w]+", " ", tekst).split()
    return " ".join([o for o in ord_ if o not in ENDELSER] or ord_)[:120]


def les_klokkeslett(skrevet: str) -> time | None:
    """
    This function will read a time of day as people type it: 18, 18.30, 1830, kl. 18:30.

    Raises: UgyldigKlokkeslett.
    """
    tekst = skrevet.strip().lower()
    if not tekst:
        return None
    treff = _KLOKKE.fullmatch(tekst)
    if treff is None:
        raise UgyldigKlokkeslett
    timer, minutter = int(treff[1]), int(treff[2] or 0)
    if timer > 23 or minutter > 59:
        raise UgyldigKlokkeslett
    return time(timer, minutter)


def paskedag(ar: int) -> date:
    """This function will give Easter Sunday of a year (the anonymous Gregorian rule)."""
    a, b, c = ar % 19, ar // 100, ar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(ar, f // 31, f % 31 + 1)


def er_virkedag(dag: date) -> bool:
    """This function will tell whether offices are open: not weekends, not public holidays."""
    paske = paskedag(dag.year)
    bevegelige = {paske + timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)}
    faste = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
    return dag.weekday() < 5 and dag not in bevegelige and (dag.month, dag.day) not in faste


def virkedager_etter(dag: date, antall: int) -> date:
    """This function will give the date that is `antall` working days after `dag`."""
    while antall > 0:
        dag += timedelta(days=1)
        antall -= er_virkedag(dag)
    return dag
