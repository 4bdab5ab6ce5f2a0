"""Reads ages, birth years and age bands, and widens what is exact to a band at once."""

import re

from kartlegging.parsing.tekst import tall_i_ascii


BAND = ((0, 5), (6, 12), (13, 17), (18, 25), (26, 39), (40, 59), (60, None))
ELDST = 110
FORSTE_AR = 1900
MYNDIG = 18
Alder = tuple[int | None, int | None]
SPENN = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:år|years?|років|лет)?\s*"
    r"(?:-|–|—|‐|‑|−|_|til|to|до|حتى|إلى|الى|تا|ክሳብ|à|a|ile|~|\.\.)\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)
OVER = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:\+|år og (?:over|eldre)|(?:år )?(?:eller|og|and|or) (?:eldre|over|older|"
    r"above|up|more)|years (?:and|or) (?:older|over)|і старше|и старше|або більше|"
    r"فما فوق|فأكثر|و بالاتر|ንላዕሊ)|"
    r"(?:over|eldre enn|older than|above|from|fra|понад|старше|більше|أكثر من|فوق|بالای|>|≥)"
    r"\s*=?\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"(?:under|yngre enn|younger than|below|less than|до|менше|молодше|младше|أقل من|تحت|زیر|<)"
    r"\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)
TALL = re.compile(r"(?<![\d.,])(\d{1,4})(?:[.,]\d+)?(?![\d])")


def band_for(alder: int) -> Alder:
    """
    Return the band an exact age belongs to.

    Units: whole years.
    """
    return next((fra, til) for fra, til in BAND if til is None or alder <= til)


def les_alder(tekst: str, *, svarar: int) -> Alder | None:
    """
    Read an age cell; exact ages and birth years become bands, a file's own band is kept.

    Units: whole years; None when the cell is no age. Source: decisions.md 5.
    """
    tekst = tall_i_ascii(tekst).strip()
    if treff := SPENN.search(tekst):
        fra, til = int(treff[1]), int(treff[2])
        return (fra, til) if fra <= til <= ELDST else None
    if treff := UNDER.search(tekst):
        til = int(treff[1]) - 1
        return (0, til) if 0 < til <= ELDST else None
    if treff := OVER.search(tekst):
        fra = int(treff[1] or treff[2])
        return (fra, None) if fra <= ELDST else None
    return _ett_tall(tekst, svarar)


def _ett_tall(tekst: str, svarar: int) -> Alder | None:
    funn = TALL.findall(tekst)
    if len(funn) != 1 or re.search(r"-\s*\d", tekst):
        return None
    tall = int(funn[0])
    if FORSTE_AR < tall <= svarar:
        tall = svarar - tall
    return band_for(tall) if tall <= ELDST else None


def les_fodselsar(tekst: str, *, svarar: int) -> Alder | None:
    """
    Read a birth year, also of two digits, as a band: age is answer year minus birth year.

    Units: whole years; None when the cell is no year of birth.
    """
    tekst = tall_i_ascii(tekst).strip().removesuffix(".0")
    if not tekst.isdigit():
        return None
    ar = int(tekst)
    if len(tekst) == len("90"):
        ar += 2000 if ar <= svarar % 100 else 1900
    alder = svarar - ar
    return band_for(alder) if ar > FORSTE_AR and 0 <= alder <= ELDST else None


def er_mindrearig(alder: Alder) -> bool:
    """Return whether the band begins under 18."""
    return (alder[0] or 0) < MYNDIG
