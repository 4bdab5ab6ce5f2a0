"""Reads weekdays and parts of day, alone or together, in every survey language."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kartlegging.parsing import ordliste
from kartlegging.parsing.tekst import nokkel, tall_i_ascii


UKE = range(1, 8)
DELER = ("formiddag", "ettermiddag", "kveld")
GRENSER = {"formiddag": (0, 12), "ettermiddag": (12, 17), "kveld": (17, 24)}
FRASER = {
    "alle": tuple(UKE),
    "hverdag": tuple(range(1, 6)),
    "helg": (6, 7),
}
KLOKKE = re.compile(
    r"(?:kl\.?\s*)?(?<!\d)(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(?:-|–|—|til|to|до)\s*"
    r"(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?!\d)",
    re.IGNORECASE,
)
FRA_KLOKKE = re.compile(
    r"(?:kl\.?|etter|after|fra|from|ab|після|после)\s*(\d{1,2})(?:[:.]\d{2})?|(\d{1,2})[:.](\d{2})",
    re.IGNORECASE,
)
STYKKER = re.compile(r"[;\n\r|,،፣፡؛/+&]+|\s+(?:og|and|та|і|и|و|ن|et|y|ve|iyo|na)\s+|\s+و(?=ال)")
DAGSPENN = re.compile(r"^([^\d\W]+)\.?\s*(?:-|–|—|\btil\b|\bto\b|\bдо\b)\s*([^\d\W]+)\.?(.*)$")
UNNTATT = re.compile(
    r"(?<!\w)(?:unntatt|utenom|bortsett fra|untatt|except(?: for)?|крім|кроме|ما عدا|عدا|إلا|"
    r"sauf|excepto|hariç)(?!\w)",
    re.IGNORECASE,
)
DOGN = 24
LENGST = 500


@dataclass(slots=True)
class Tider:
    """Days named, parts named without a day, slots of day and part, and words not understood."""

    dager: set[int] = field(default_factory=set)
    deler: set[str] = field(default_factory=set)
    luker: set[tuple[int, str]] = field(default_factory=set)
    ukjent: list[str] = field(default_factory=list)


def dag(ord_: str, sprak: frozenset[str] = frozenset()) -> int | None:
    """Return the weekday a key stands for, in the column's own language first."""
    dager = ordliste.dagord().get(ord_)
    if not dager:
        return None
    if len(dager) == 1:
        return next(iter(dager))
    for gruppe in (sprak, frozenset({"nb", "nn"}), frozenset({"en"})):
        passer = [d for d, i in dager.items() if i & gruppe]
        if len(passer) == 1:
            return passer[0]
    return None


def kolonnesprak(tekster: Iterable[str]) -> frozenset[str]:
    """Return the languages in which most of a column's weekday words are weekdays."""
    stemmer: dict[str, int] = {}
    for tekst, antall in Counter(tekster).items():
        for stykke in STYKKER.split(tekst):
            for sprak in frozenset().union(*ordliste.dagord().get(nokkel(stykke), {}).values()):
                stemmer[sprak] = stemmer.get(sprak, 0) + antall
    if not stemmer:
        return frozenset()
    flest = max(stemmer.values())
    vinnere = frozenset(s for s, n in stemmer.items() if n == flest)
    return vinnere & {"nb", "nn"} or vinnere


def del_av_dagen(tekst: str) -> tuple[str, ...]:
    """Return the parts of day in a text: by word, or by clock (17.00 or later is kveld)."""
    ord_ = nokkel(tekst)
    verdi = ordliste.valg()["dagsdel"].get(ord_) or ordliste.dagsdelord().get(ord_)
    if verdi:
        return DELER if verdi == "alle" else (verdi,)
    return _etter_klokka(tall_i_ascii(tekst))


def _etter_klokka(tekst: str) -> tuple[str, ...]:
    if treff := KLOKKE.search(tekst):
        fra, til = _time(treff[1], treff[3] or treff[6]), _time(treff[4], treff[6])
        return _overlapp(fra, til if til > fra else DOGN)
    if treff := FRA_KLOKKE.search(tekst):
        fra = int(treff[1] or treff[2])
        apen = bool(re.match(r"\s*(?:etter|after|fra|from)", tekst, re.IGNORECASE))
        return _overlapp(fra, DOGN if apen else fra + 1)
    return ()


def _time(tall: str, halvdel: str | None) -> int:
    time = int(tall)
    if halvdel and halvdel.lower() == "pm" and time < GRENSER["formiddag"][1]:
        return time + 12
    return time


def _overlapp(fra: int, til: int) -> tuple[str, ...]:
    if not 0 <= fra < DOGN or til > DOGN:
        return ()
    return tuple(d for d in DELER if fra < GRENSER[d][1] and til > GRENSER[d][0])


def les_tider(tekst: str, sprak: frozenset[str] = frozenset()) -> Tider:
    """Read a cell with days, parts of day, or both ("Mandag kveld; Onsdag 17-20")."""
    ut = Tider()
    tekst = tekst[:LENGST]
    if ord_dager := FRASER.get(ordliste.valg()["dag"].get(nokkel(tekst), "")):
        ut.dager.update(ord_dager)
        return ut
    med, *unntatt = UNNTATT.split(tekst, maxsplit=1)
    ventende: list[int] = []
    for stykke in STYKKER.split(med):
        if stykke.strip():
            ventende = _les_stykke(stykke.strip(), ut, sprak, ventende)
    if unntatt:
        uten = les_tider(unntatt[0], sprak).dager
        ut.dager -= uten
        ut.luker = {(d, t) for d, t in ut.luker if d not in uten}
    return ut


def _les_stykke(stykke: str, ut: Tider, sprak: frozenset[str], ventende: list[int]) -> list[int]:
    dager, rest = _dager_i(stykke, sprak)
    deler = del_av_dagen(rest) if rest else ()
    if not dager and not deler:
        if nokkel(stykke) not in ordliste.ingen_ord():
            ut.ukjent.append(stykke)
        return ventende
    if dager:
        ut.dager.update(dager)
        ut.luker.update((d, t) for d in dager for t in deler)
        if rest and not deler:
            return _les_stykke(rest, ut, sprak, list(dager))
        return list(dager)
    if ventende and ":" not in stykke and any((d, t) in ut.luker for d in ventende for t in DELER):
        ut.luker.update((d, t) for d in ventende for t in deler)
    else:
        ut.deler.update(deler)
    return ventende


def _dager_i(stykke: str, sprak: frozenset[str]) -> tuple[tuple[int, ...], str]:
    hel = _dagord(stykke, sprak)
    if hel:
        return hel, ""
    if treff := DAGSPENN.match(stykke):
        fra, til = _dagord(treff[1], sprak), _dagord(treff[2], sprak)
        if len(fra) == len(til) == 1:
            lengde = (til[0] - fra[0]) % 7
            return tuple((fra[0] - 1 + i) % 7 + 1 for i in range(lengde + 1)), treff[3].strip()
    ord_er = re.split(r"[\s:(\u2013]+", stykke.replace(")", " "))
    for antall in (3, 2, 1):
        if len(ord_er) > antall and (funn := _dagord(" ".join(ord_er[:antall]), sprak)):
            return funn, " ".join(ord_er[antall:])
    return (), stykke


def _dagord(tekst: str, sprak: frozenset[str]) -> tuple[int, ...]:
    ord_ = nokkel(tekst)
    if gruppe := FRASER.get(ordliste.valg()["dag"].get(ord_, "")):
        return gruppe
    for forsok in (ord_, ord_.removesuffix("er"), ord_.removesuffix("s"), ord_.removesuffix("en")):
        if nummer := dag(forsok, sprak):
            return (nummer,)
    return ()
