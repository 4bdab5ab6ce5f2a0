"""Codes that people meet: the label on a card, the resident's own code, the meeting words."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import secrets
import unicodedata
from collections.abc import Callable

from django.conf import settings


# Crockford's base 32: no I, L, O, U, so that a code survives handwriting.
ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# The check character is the value modulo 37, so five more signs are needed for it.
KONTROLL = ALFABET + "*~$=U"
KODELENGDE = 12
RUNDEKODELENGDE = 8
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
# Spaces, dashes, and marks that turn the direction of a line.
_SKILLER = frozenset({"Zs", "Pd", "Cf"})

FARGER = ("blå", "grønn", "gul", "hvit", "rød", "lilla", "brun", "grå", "rosa", "lys",
          "mørk", "stor", "liten", "rund", "blank", "stille", "rask", "varm", "myk", "ny")  # fmt: skip
# All are "en" words, so that the adjectives fit; and none that frightens at a door.
TING = ("fugl", "båt", "sol", "måne", "stein", "blomst", "sky", "fisk", "kopp", "hatt",
        "lampe", "bok", "sykkel", "stjerne", "bro", "dør", "nøkkel", "ball", "vott", "skje",
        "hest", "katt", "elg", "rev", "ugle", "plomme", "pære", "eik", "rose", "elv")  # fmt: skip


class UgyldigKode(ValueError):
    """What was typed is not a code: too short, a wrong sign, or the check character differs."""


def ny_etikett(finnes: Callable[[str], bool]) -> str:
    """This function will make a display label such as B-7K3Q that `finnes` does not know yet."""
    while True:
        etikett = "B-" + "".join(secrets.choice(ALFABET) for _ in range(4))
        if not finnes(etikett):
            return etikett


def ny_beboerkode() -> str:
    """This function will make a resident's own code: 12 signs and a check character, grouped."""
    kode = "".join(secrets.choice(ALFABET) for _ in range(KODELENGDE))
    return grupper(kode + kontrolltegn(kode))


def beboerkode_av(nokkel: str) -> str:
    """
    This function will make the code that belongs to a secret key: the same every time.

    Whoever sends twice, because the first answer got lost on the way, gets the same card.
    """
    for forsok in itertools.count():
        hemmelig, melding = settings.SECRET_KEY.encode(), f"kort:{forsok}:{nokkel}".encode()
        tall = int.from_bytes(hmac.new(hemmelig, melding, hashlib.sha256).digest(), "big")
        kode = "".join(ALFABET[tall >> 5 * plass & 31] for plass in range(KODELENGDE))
        # A card that is typed on an old telephone holds letters and digits only.
        if kontrolltegn(kode) in ALFABET:
            break
    return grupper(kode + kontrolltegn(kode))


def ny_rundekode() -> str:
    """This function will make the short code of a survey round, as it stands in the address."""
    return "".join(secrets.choice(ALFABET) for _ in range(RUNDEKODELENGDE)).lower()


def les_rundekode(skrevet: str) -> str:
    """This function will give a round's code as it is stored, with look-alikes mended."""
    return _rens(skrevet).lower()


def _rens(skrevet: str) -> str:
    """Give the signs of a code in capitals, with digits of any script as ours."""
    tegn = (t for t in skrevet.strip() if unicodedata.category(t) not in _SKILLER)
    return "".join(str(unicodedata.digit(t, t)) for t in tegn).upper().translate(_LIKE)


def kontrolltegn(kode: str) -> str:
    """This function will compute the check character of 12 signs."""
    verdi = 0
    for tegn in kode:
        verdi = (verdi * 32 + ALFABET.index(tegn)) % 37
    return KONTROLL[verdi]


def grupper(kode: str) -> str:
    """This function will write a code in groups of four, as on the card."""
    return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))


def les_beboerkode(skrevet: str) -> str:
    """
    This function will give the 12 signs that somebody typed, with look-alikes mended.

    Raises: UgyldigKode.
    """
    kode = _rens(skrevet)
    if len(kode) != KODELENGDE + 1 or any(tegn not in ALFABET for tegn in kode[:-1]):
        raise UgyldigKode
    if kode[-1] != kontrolltegn(kode[:-1]):
        raise UgyldigKode
    return kode[:-1]


def er_beboerkode(skrevet: str) -> bool:
    """This function will tell whether a text can be a code: the check character says so."""
    try:
        les_beboerkode(skrevet)
    except UgyldigKode:
        return False
    return True


def kode_hash(kode: str) -> str:
    """This function will scramble a code with the portal's key; only this is stored."""
    return hmac.new(settings.SECRET_KEY.encode(), kode.encode(), hashlib.sha256).hexdigest()


def nytt_moteord() -> str:
    """This function will make the two plain words that a person says at the first meeting."""
    return f"{secrets.choice(FARGER)} {secrets.choice(TING)}"
