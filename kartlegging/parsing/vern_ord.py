"""Finds names and words about health, faith, nationality and status, in the survey's languages."""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.ordliste import DATA, les_csv
from kartlegging.parsing.tekst import nokkel, nokkel_for_ord


KATEGORIER = (Funn.HELSE, Funn.RELIGION, Funn.NASJONALITET, Funn.STATUS, Funn.NAVN)
ORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _lister() -> dict[tuple[str, str], list[str]]:
    ut: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rad in les_csv(DATA / "vern_ord.csv"):
        ut[rad["kategori"], rad["slag"]] += rad["ord"].split("|")
    return ut


@lru_cache(maxsize=1)
def _hele() -> dict[str, Funn]:
    return {
        nokkel_for_ord(o): k for k in KATEGORIER for o in _lister()[k, "ord"]
    }  # one word, one kind


@lru_cache(maxsize=1)
def _monstre() -> dict[Funn, re.Pattern[str]]:
    monstre = {}
    for k in KATEGORIER:
        starter = [re.escape(nokkel_for_ord(o)) for o in _lister()[k, "start"]]
        fraser = [re.escape(nokkel_for_ord(o)) + r"(?!\w)" for o in _lister()[k, "frase"]]
        if starter or fraser:
            monstre[k] = re.compile(r"(?<!\w)(?:" + "|".join(starter + fraser) + ")")
    return monstre


@lru_cache(maxsize=1)
def _navn() -> tuple[frozenset[str], frozenset[str]]:
    sikre = frozenset(nokkel_for_ord(o) for o in _lister()["navn", "sikkert"])
    return sikre, frozenset(_lister()["navn", "fornavn"])


def finn_ord(tekst: str) -> set[Funn]:
    """Find sensitive words in a text."""
    flatt = nokkel(tekst)
    hele = _hele()
    funn = {hele[o] for o in flatt.split() if o in hele}
    funn |= {k for k, monster in _monstre().items() if monster.search(flatt)}
    if _har_navn(tekst, flatt):
        funn.add(Funn.NAVN)
    return funn


def _har_navn(tekst: str, flatt: str) -> bool:
    sikre, fornavn = _navn()
    if any(o in sikre for o in flatt.split()):
        return True
    ord_er = list(ORD.finditer(tekst))
    for a, b in pairwise(ord_er):
        if a[0] in fornavn and b[0][0].isupper() and tekst[a.end() : b.start()] in {" ", "  "}:
            return True
    return False
