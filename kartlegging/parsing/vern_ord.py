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
from kartlegging.parsing.vern_uttalt import finn_uttalt


KATEGORIER = (Funn.HELSE, Funn.RELIGION, Funn.NASJONALITET, Funn.STATUS, Funn.NAVN)
ORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

# The article and small words are written together with the word; in Tigrinya also endings.
FORLED = re.compile(r"^(?:وال|بال|لل|ال|و|ب|ل|ف)(?=\w{3})")
ARABISK = re.compile(r"[\u0600-\u06ff]")
ETIOPISK = re.compile(r"[\u1200-\u137f]")
MINST = 3
TO = 2
BEGYNNELSE = re.compile(r"(?<!\w)\w.")


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
def _etiopiske() -> list[tuple[str, Funn]]:
    return [(o, k) for o, k in _hele().items() if ETIOPISK.match(o) and len(o) >= MINST]


@lru_cache(maxsize=1)
def _begynnelser() -> dict[str, list[tuple[re.Pattern[str], Funn]]]:
    """Return the first letters of a word -> what it and the next words may say, and the kind."""
    ut: dict[tuple[str, Funn], list[str]] = defaultdict(list)
    for k in KATEGORIER:
        for slag, slutt in (("start", ""), ("frase", r"(?!\w)")):
            for o in map(nokkel_for_ord, _lister()[k, slag]):
                ut[o[:TO], k].append(re.escape(o) + slutt)
    begynnelser: dict[str, list[tuple[re.Pattern[str], Funn]]] = defaultdict(list)
    for (start, k), monstre in ut.items():
        begynnelser[start].append((re.compile("|".join(monstre)), k))
    return dict(begynnelser)


def _etter_begynnelse(flatt: str) -> set[Funn]:
    begynnelser, funn = _begynnelser(), set()
    for ordet in BEGYNNELSE.finditer(flatt):
        for monster, k in begynnelser.get(ordet[0], ()):
            if k not in funn and monster.match(flatt, ordet.start()):
                funn.add(k)
    return funn


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
        funn |= {k for o, k in _etiopiske() if o in flatt}
    funn |= _etter_begynnelse(flatt)
    if _har_navn(tekst, ord_er):
        funn.add(Funn.NAVN)
    funn |= finn_begrep(former, rekke, {} if husk is None else husk) | finn_rammer(tekst, rekke)
    return funn | finn_uttalt(rekke)


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
