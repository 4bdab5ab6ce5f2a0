"""Finds turns of phrase that announce something personal: «jeg heter …», «I come from …»."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.ordliste import DATA, dagord, les_csv, sprakord
from kartlegging.parsing.tekst import nokkel, nokkel_for_ord
from kartlegging.parsing.vern_begrep import folger, passer


SKREVET = re.compile(r"[\w'’`´]+")


@dataclass(frozen=True, slots=True)
class Ramme:
    """The rest of a turn of phrase, what it announces, and the words after it that are harmless."""

    resten: tuple[str, ...]
    funn: Funn
    stor: bool
    unntak: tuple[str, ...]


@lru_cache(maxsize=1)
def _rammer() -> dict[str, list[Ramme]]:
    ut: dict[str, list[Ramme]] = defaultdict(list)
    for rad in les_csv(DATA / "vern_rammer.csv"):
        unntak = tuple(_ventet(u) for u in rad["unntak"].split("|") if u)
        for ramme in rad["ramme"].split("|"):
            forste, *resten = [_ventet(d) for d in ramme.split()]
            ut[forste].append(
                Ramme(tuple(resten), Funn(rad["funn"]), rad["slag"] == "stor", unntak)
            )
    return ut


def _ventet(ord_: str) -> str:
    return nokkel_for_ord(ord_) + "*" * ord_.endswith("*")


def finn_rammer(tekst: str, flatt: list[str]) -> set[Funn]:
    """Find what is announced; `flatt` are the words of the text, folded."""
    rammer, funn = _rammer(), set()
    store: frozenset[int] | None = None
    for i, ord_ in enumerate(flatt):
        for ramme in rammer.get(ord_, ()):
            etter = i + 1 + len(ramme.resten)
            if ramme.funn in funn or etter >= len(flatt) or not folger(flatt, i + 1, ramme.resten):
                continue
            if ramme.stor and store is None:
                store = _store(tekst, flatt)
            if _sier_noe(ramme, flatt[etter]) and (not ramme.stor or etter in (store or ())):
                funn.add(ramme.funn)
    return funn


def _sier_noe(ramme: Ramme, neste: str) -> bool:
    if neste[0].isdigit() or any(passer(neste, u) for u in ramme.unntak):
        return False
    return not ramme.stor or (neste not in sprakord() and neste not in dagord())


def _store(tekst: str, flatt: list[str]) -> frozenset[int]:
    """Return which words are written with one capital letter, as a name is."""
    if tekst.isupper():
        return frozenset()
    skrevet = [(m[0], nokkel(m[0])) for m in SKREVET.finditer(unicodedata.normalize("NFC", tekst))]
    ord_er = [s for s, n in skrevet for _ in n.split()]
    if len(ord_er) != len(flatt):
        store = {n for s, n in skrevet if _har_stor_forbokstav(s)}
        return frozenset(i for i, o in enumerate(flatt) if o in store)
    return frozenset(i for i, o in enumerate(ord_er) if _har_stor_forbokstav(o))


def _har_stor_forbokstav(ord_: str) -> bool:
    return ord_[:1].isupper() and not (len(ord_) > 1 and ord_.isupper())
