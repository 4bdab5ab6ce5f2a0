"""Finds what a header is about by stems of words in many languages, whatever its wording."""

import re
from functools import lru_cache

from kartlegging.parsing.ordliste import DATA, les_csv
from kartlegging.parsing.tekst import nokkel_for_ord


# Arabic and Persian write "the", "and", "in", "for" together with the word.
FORLED = "(?:و|ف|ب|ل|ال|وال|بال|لل|می|ن)?"
ETIOPISK = re.compile(r"[\u1200-\u137f]")
ARABISK = re.compile(r"[\u0600-\u06ff]")
MEST_FOR_LENGDE = 15
Regel = tuple[str, int, tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1)
def _monstre() -> dict[str, re.Pattern[str]]:
    """Return concept -> pattern; `=` marks a whole word, `*` the end of one."""
    return {
        rad["begrep"]: re.compile("|".join(_stamme(s) for s in rad["stammer"].split("|")))
        for rad in les_csv(DATA / "begrep.csv")
    }


def _stamme(stamme: str) -> str:
    hel = stamme.startswith("=")
    ord_ = re.escape(nokkel_for_ord(stamme.lstrip("=*")))
    slutt = r"(?!\w)" if hel else ""
    if stamme.startswith("*"):
        return rf"{ord_}(?!\w)"
    if ETIOPISK.search(stamme):
        return ord_ + slutt if not hel else rf"(?<!\w){ord_}{slutt}"
    if ARABISK.search(stamme):
        return rf"(?<!\w){FORLED}{ord_}{slutt}"
    return rf"(?<!\w){ord_}{slutt}"


@lru_cache(maxsize=1)
def _regler() -> tuple[Regel, ...]:
    return tuple(
        (rad["mal"], int(rad["vekt"]), _navn(rad["krav"]), _navn(rad["ikke"]))
        for rad in les_csv(DATA / "hodebegrep.csv")
    )


def _navn(tekst: str) -> tuple[str, ...]:
    return tuple(n for n in tekst.split("+") if n)


def tolk(flatt: str) -> tuple[str, int] | None:
    """Return the target whose concepts all stand in the key of a header, and its points."""
    funnet: dict[str, int] = {}
    for navn, monster in _monstre().items() if flatt else ():
        if treff := monster.search(flatt):
            funnet[navn] = len(treff[0])
    beste = None
    for mal, vekt, krav, ikke in _regler():
        if all(k in funnet for k in krav) and not any(i in funnet for i in ikke):
            poeng = vekt + min(sum(funnet[k] for k in krav), MEST_FOR_LENGDE)
            if beste is None or poeng > beste[1]:
                beste = (mal, poeng)
    return beste


def nevner(begrep: str, flatt: str) -> bool:
    """Return whether a concept stands in a key."""
    return bool(_monstre()[begrep].search(flatt))
