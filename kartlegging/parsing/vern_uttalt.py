"""Finds phone numbers and e-mail addresses that are spelled out in words."""

from functools import lru_cache

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.ordliste import DATA, les_csv
from kartlegging.parsing.tekst import nokkel_for_ord


NOK_SIFFER, NOK_ORD = 7, 4
MELLOM_ALFA_OG_PUNKTUM = 3


@lru_cache(maxsize=1)
def _lister() -> dict[tuple[str, str], frozenset[str]]:
    return {
        (rad["kategori"], rad["slag"]): frozenset(map(nokkel_for_ord, rad["ord"].split("|")))
        for rad in les_csv(DATA / "vern_ord.csv")
        if rad["kategori"] in {Funn.TELEFON, Funn.EPOST}
    }


@lru_cache(maxsize=1)
def _siffer() -> dict[str, int]:
    """Return a word for a number, and how many digits it is written with."""
    ett, to = _lister()["telefon", "siffer"], _lister()["telefon", "tosifret"]
    sammensatt = {tier + ener for tier in to for ener in ett}
    return dict.fromkeys(sammensatt | to, 2) | dict.fromkeys(ett, 1)


def finn_uttalt(rekke: list[str]) -> set[Funn]:
    """Find what the folded words of a text spell out."""
    funn: set[Funn] = set()
    if len(rekke) >= NOK_ORD and _har_uttalt_nummer(rekke):
        funn.add(Funn.TELEFON)
    alfa, punktum = _lister()["epost", "krollalfa"], _lister()["epost", "punktum"]
    if not alfa.isdisjoint(rekke):
        for i, ord_ in enumerate(rekke[1:], start=1):
            if ord_ in alfa and not punktum.isdisjoint(
                rekke[i + 2 : i + MELLOM_ALFA_OG_PUNKTUM + 1]
            ):
                funn.add(Funn.EPOST)
    return funn


def _har_uttalt_nummer(rekke: list[str]) -> bool:
    ord_er = siffer = 0
    for ord_ in rekke:
        lengde = _siffer().get(ord_, 0)
        if not lengde and not ord_.isdecimal():
            ord_er = siffer = 0
            continue
        ord_er += bool(lengde)
        siffer += lengde or len(ord_)
        if siffer >= NOK_SIFFER and ord_er >= NOK_ORD:
            return True
    return False
