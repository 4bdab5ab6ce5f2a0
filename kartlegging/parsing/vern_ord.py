"""Finds names and words about health, faith, nationality and status, in the survey's languages."""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.ordliste import DATA, les_csv
from kartlegging.parsing.tekst import nokkel, nokkel_for_ord
from kartlegging.parsing.vern_begrep import Merke, finn_begrep
from kartlegging.parsing.vern_rammer import finn_rammer


KATEGORIER = (Funn.HELSE, Funn.RELIGION, Funn.NASJONALITET, Funn.STATUS, Funn.NAVN)
ORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

# The article and small words are written together with the word; in Tigrinya also endings.
FORLED = re.compile(r"^(?:وال|بال|لل|ال|و|ب|ل|ف)(?=\w{3})")
ARABISK = re.compile(r"[\u0600-\u06ff]")
ETIOPISK = re.compile(r"[\u1200-\u137f]")
MINST = 3
BEGYNNELSE = re.compile(r"(?<!\w)\w{3}")


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
def _begynnelser() -> dict[str, frozenset[Funn]]:
    """Return the first letters of a pattern -> the kinds that may follow; the rest is never tried."""
    ut: dict[str, set[Funn]] = defaultdict(set)
    for k in KATEGORIER:
        for o in map(nokkel_for_ord, _lister()[k, "start"] + _lister()[k, "frase"]):
            hele = BEGYNNELSE.match(o)
            ut[hele[0] if hele else ""].add(k)
    return {o: frozenset(k) for o, k in ut.items()}


def _kan_ha(flatt: str) -> set[Funn]:
    begynnelser = _begynnelser()
    ut = set(begynnelser.get("", ()))
    for start in BEGYNNELSE.findall(flatt):
        if start in begynnelser:
            ut |= begynnelser[start]
    return ut


@lru_cache(maxsize=1)
def _navn() -> tuple[frozenset[str], frozenset[str]]:
    sikre = frozenset(nokkel_for_ord(o) for o in _lister()["navn", "sikkert"])
    return sikre, frozenset(_lister()["navn", "fornavn"])


def finn_ord(tekst: str, husk: dict[str, set[Merke]] | None = None) -> set[Funn]:
    """Find sensitive words in a text; `husk` is kept by the caller for one file at the most."""
    flatt = nokkel(tekst)
    hele, rekke = _hele(), flatt.split()
    former = [_former(o) for o in rekke]
    ord_er = {f for fs in former for f in fs}
    funn = {hele[o] for o in ord_er if o in hele}
    if ETIOPISK.search(flatt):
        funn |= {k for o, k in hele.items() if ETIOPISK.match(o) and len(o) >= MINST and o in flatt}
    funn |= {k for k in _kan_ha(flatt) if _monstre()[k].search(flatt)}
    if _har_navn(tekst, ord_er):
        funn.add(Funn.NAVN)
    return (
        funn | finn_begrep(former, rekke, {} if husk is None else husk) | finn_rammer(tekst, rekke)
    )


def _former(ord_: str) -> set[str]:
    """Return a word, and what is left of it without an article or a preposition."""
    former = {ord_}
    if "'" in ord_:
        former |= {d for d in ord_.split("'") if d}
    if ARABISK.match(ord_):
        former.add(FORLED.sub("", ord_))
    elif ETIOPISK.match(ord_):
        former |= {ord_[n:] for n in (1, 2) if len(ord_) > n + 1}
    return former


def _har_navn(tekst: str, former: set[str]) -> bool:
    sikre, fornavn = _navn()
    if former & sikre:
        return True
    if fornavn.isdisjoint(ORD.findall(tekst)):
        return False
    ord_er = list(ORD.finditer(tekst))
    for a, b in pairwise(ord_er):
        if a[0] in fornavn and b[0][0].isupper() and tekst[a.end() : b.start()] in {" ", "  "}:
            return True
    return False
