"""Search in the catalogue as people type: without accents or Norwegian letters, and with slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from organisasjoner.models import Tilbud, Tilbudsinteresse


# Those who have no Norwegian keys type aa, oe, a or o; both sides are folded the same way.
_FOLD = {"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a"}
# Only these need a look of their own, and a text has few of them.
_ANDRE = re.compile(r"[^\x00-\x7f]")
MAKS_ORD = 6
# Shared groups of three letters, from 0 to 1; below this two words merely rhyme.
LIKHET_SHARE = 0.45
FELTER = ("navn", "organisasjon__navn", "sted", "sone__navn", "beskrivelse")


def fold(tekst: str) -> str:
    """This function will give a text as it is compared: no case, no accents, plain letters."""
    tekst = unicodedata.normalize("NFC", tekst).casefold()
    for bokstav, vanlig in _FOLD.items():
        tekst = tekst.replace(bokstav, vanlig)
    tekst = _ANDRE.sub(_uten_aksent, unicodedata.normalize("NFKD", tekst))
    return tekst.replace("aa", "a").replace("oe", "o")


def _uten_aksent(tegn: re.Match[str]) -> str:
    return "" if unicodedata.combining(tegn[0]) else tegn[0]


def ordene(skrevet: str) -> list[str]:
    """This function will give the words that are looked for, folded."""
    return [o for o in re.split(r"[^\w-]+", fold(skrevet)) if o][:MAKS_ORD]


def som_inneholder(rader: QuerySet[Tilbud], skrevet: str) -> list[int]:
    """This function will give the keys of offers in which every word occurs somewhere."""
    leter = ordene(skrevet)
    if not leter:
        return []
    return [pk for pk, tekst in _tekster(rader) if all(o in tekst for o in leter)]


def som_ligner(rader: QuerySet[Tilbud], skrevet: str) -> list[int]:
    """This function will give the keys of offers with a word like one that was typed, best first."""
    leter = [_biter(o) for o in ordene(skrevet) if len(o) > 2]
    kjent: dict[str, float] = {}
    funnet = []
    for pk, tekst in _tekster(rader):
        ord_ = set(re.findall(r"\w{3,}", tekst))
        for nytt in ord_ - kjent.keys():
            kjent[nytt] = max((_likhet(bit, _biter(nytt)) for bit in leter), default=0)
        likest = max((kjent[o] for o in ord_), default=0)
        if likest >= LIKHET_SHARE:
            funnet.append((-likest, pk))
    return [pk for _likhet_, pk in sorted(funnet)]


def _tekster(rader: QuerySet[Tilbud]) -> Iterable[tuple[int, str]]:
    """Give key and folded text of each offer, its activities' other words included."""
    ord_: dict[int, list[str]] = {}
    aktiviteter = Tilbudsinteresse.objects.filter(tilbud__in=rader.order_by().values("pk"))
    for pk, navn, synonymer in aktiviteter.values_list(
        "tilbud_id", "interesse__navn", "interesse__synonymer"
    ):
        ord_.setdefault(pk, []).extend((navn, synonymer))
    for pk, *tekster in rader.order_by("navn", "pk").values_list("pk", *FELTER):
        yield pk, fold(" ".join([*(t or "" for t in tekster), *ord_.get(pk, [])]))


def _biter(ord_: str) -> set[str]:
    fylt = f"  {ord_} "
    return {fylt[i : i + 3] for i in range(len(fylt) - 2)}


def _likhet(en: set[str], annen: set[str]) -> float:
    return 2 * len(en & annen) / (len(en) + len(annen))
