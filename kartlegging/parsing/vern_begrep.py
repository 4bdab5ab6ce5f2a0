"""
Finds what words say together: a part of the body with a complaint, or «I am» with a people.

A concept is a list of words, stems (`diabet*`), word parts (`*umwa*`) and turns of phrase, in one
or more languages. A rule says which concepts, alone or near each other, are about a person.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.ordliste import DATA, les_csv
from kartlegging.parsing.tekst import nokkel_for_ord


Merke = tuple[str, str]
ALENE = {
    "SYKDOM": Funn.HELSE, "HELSEFRASE": Funn.HELSE, "GANGE": Funn.HELSE,
    "TRO": Funn.RELIGION, "TROFRASE": Funn.RELIGION,
    "LAND": Funn.NASJONALITET, "FOLK": Funn.NASJONALITET, "NAVN": Funn.NAVN,
    "ASYLSAK": Funn.STATUS,
}  # fmt: skip
# Two concepts of the same language, and how many words there may be from one to the other.
SAMMEN = (
    ("KROPP", "PLAGE", 4, Funn.HELSE),
    ("SANS", "DARLIG", 2, Funn.HELSE),
    ("LEGE", "LEGEORD", 3, Funn.HELSE),
    ("JEGER", "FOLKADJ", 3, Funn.NASJONALITET),
    ("FOLKADJ", "ARV", 2, Funn.NASJONALITET),
    ("AZ", "AMADAN", 3, Funn.NASJONALITET),
)
FELLES = frozenset({"latin", "alle"})
KORTESTE_UTEN_MERKER, KORTESTE_SKJELETT = 5, 5  # the skeleton begins with a mark
# The Ethiopic script writes a syllable in a row of eight; rows that sound alike are one.
ETIOPISK_FRA, ETIOPISK_TIL, REKKE = 0x1200, 0x1358, 8
LIKE_REKKER = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}


@dataclass(slots=True)
class Lister:
    """The words of all concepts, by how they are looked up."""

    hele: dict[str, set[Merke]] = field(default_factory=lambda: defaultdict(set))
    stammer: dict[str, set[Merke]] = field(default_factory=lambda: defaultdict(set))
    deler: dict[str, set[Merke]] = field(default_factory=lambda: defaultdict(set))
    # By the first word and the second, which is blank where any ending will do.
    fraser: dict[tuple[str, str], list[tuple[tuple[str, ...], Merke]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    lengder: tuple[int, ...] = ()

    def legg_til(self, ord_: str, merke: Merke) -> None:
        """Put in one entry of the file."""
        deler = [
            nokkel_for_ord(d) + "*" * d.endswith("*") for d in ord_.split() if nokkel_for_ord(d)
        ]
        if len(deler) > 1:
            andre = "" if deler[1].endswith("*") else deler[1]
            self.fraser[deler[0].rstrip("*"), andre].append((tuple(deler[1:]), merke))
        elif ord_.startswith("*"):
            self.deler[deler[0].strip("*")].add(merke)
        elif ord_.endswith("*"):
            stamme = deler[0].rstrip("*")
            self.stammer[stamme].add(merke)
            if len(uten := uten_merker(stamme)) >= KORTESTE_UTEN_MERKER:
                self.stammer[uten].add(merke)
            if len(bar := skjelett(stamme)) >= KORTESTE_SKJELETT:
                self.stammer[bar].add(merke)
        elif deler:
            self.hele[deler[0]].add(merke)


@lru_cache(maxsize=1)
def _lister() -> Lister:
    ut = Lister()
    for rad in les_csv(DATA / "vern_begrep.csv"):
        for ord_ in rad["ord"].split("|"):
            ut.legg_til(ord_, (rad["begrep"], rad["sprak"]))
    ut.lengder = tuple(sorted({len(s) for s in ut.stammer}))
    return ut


def uten_merker(ord_: str) -> str:
    """Return a word without accents, as it is written on a keyboard that lacks them."""
    if ord_.isascii():
        return ord_
    delt = unicodedata.normalize("NFD", ord_)
    return "".join(t for t in delt if not "\u0300" <= t <= "\u036f")


def skjelett(ord_: str) -> str:
    """Return the consonants of an Ethiopic word, which stay when it is inflected; else nothing."""
    if not ord_ or not ETIOPISK_FRA <= ord(ord_[0]) < ETIOPISK_TIL:
        return ""
    rekker = [ord(t) - (ord(t) - ETIOPISK_FRA) % REKKE for t in ord_]
    return "~" + "".join(chr(LIKE_REKKER.get(r, r)) for r in rekker)


def finn_begrep(ord_er: list[set[str]], flatt: list[str], husk: dict[str, set[Merke]]) -> set[Funn]:
    """
    Find what the words are about.

    `ord_er` are the forms of each word (without an article, say), `flatt` the words as they stand;
    `husk` keeps what each word says for as long as the caller reads one file.
    """
    steder: dict[Merke, list[int]] = defaultdict(list)
    for i, former in enumerate(ord_er):
        if flatt[i] not in husk:
            husk[flatt[i]] = set() if flatt[i].isdecimal() else _merker(former)
        for merke in husk[flatt[i]]:
            steder[merke].append(i)
        for merke in _fraser(flatt, i):
            steder[merke].append(i)
    if not steder:
        return set()
    funn = {ALENE[b] for b, _ in steder if b in ALENE}
    return funn | {
        slag for forste, andre, avstand, slag in SAMMEN if _naer(steder, forste, andre, avstand)
    }


def _merker(former: set[str]) -> set[Merke]:
    lister, ut = _lister(), set()
    for form in former | {uten_merker(f) for f in former} | {skjelett(f) for f in former}:
        ut |= lister.hele.get(form, set()) if form in former else set()
        for lengde in lister.lengder:
            if lengde > len(form):
                break
            ut |= lister.stammer.get(form[:lengde], set())
        for del_, merker in lister.deler.items():
            if del_ in form:
                ut |= merker
    return ut


def _fraser(flatt: list[str], i: int) -> Iterator[Merke]:
    fraser, etter = _lister().fraser, i + 1
    if etter == len(flatt):
        return
    for andre in (flatt[etter], ""):
        for resten, merke in fraser.get((flatt[i], andre), ()):
            if folger(flatt, etter, resten):
                yield merke


def folger(flatt: list[str], fra: int, ventet: tuple[str, ...]) -> bool:
    """Return whether these words stand at a place; `*` is any ending."""
    if fra + len(ventet) > len(flatt):
        return False
    # A plain loop: this is asked several times for each word of a file.
    for plass, ord_ in enumerate(ventet, fra):  # noqa: SIM110
        if not passer(flatt[plass], ord_):
            return False
    return True


def passer(ord_: str, ventet: str) -> bool:
    """Return whether a word is the one that is expected; `*` is any ending."""
    return ord_.startswith(ventet[:-1]) if ventet.endswith("*") else ord_ == ventet


def _naer(steder: dict[Merke, list[int]], forste: str, andre: str, avstand: int) -> bool:
    return any(
        0 < abs(a - b) <= avstand
        for (begrep, sprak), her in steder.items()
        if begrep == forste
        for (annet, hvilket), der in steder.items()
        if annet == andre and (sprak == hvilket or {sprak, hvilket} & FELLES)
        for a in her
        for b in der
    )
