"""The word lists of the reader: weekdays, yes and no, interests, languages, choices, headers."""

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from kartlegging.parsing.tekst import nokkel_for_ord


DATA = Path(__file__).resolve().parent.parent / "data"
KJERNEDATA = Path(__file__).resolve().parents[2] / "kommuneportal" / "core" / "data"
DAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
FORETRUKNE = ("nb", "nn", "en")
Treff = dict[str, dict[str, frozenset[str]]]


def les_csv(sti: Path) -> list[dict[str, str]]:
    """Return the rows of one of our own data files."""
    with sti.open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


@lru_cache(maxsize=1)
def ord_etter_betydning() -> dict[str, dict[str, dict[str, str]]]:
    """Return meaning -> key of the word -> {language: trust}."""
    ut: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for rad in les_csv(DATA / "ord.csv"):
        ut[rad["betydning"]][nokkel_for_ord(rad["ord"])][rad["sprak"]] = rad["tillit"]
    return ut


@lru_cache(maxsize=1)
def dagord() -> dict[str, dict[int, frozenset[str]]]:
    """Return key -> weekday number -> languages in which the word means that day."""
    ut: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for nummer, dag in enumerate(DAGER, start=1):
        for ord_, sprak in ord_etter_betydning()[dag].items():
            ut[ord_][nummer] = frozenset(sprak)
    return ut


@lru_cache(maxsize=1)
def dagsdelord() -> dict[str, str]:
    """Return key -> part of day; words that differ between languages are left out."""
    return entydige({d: d for d in ("formiddag", "ettermiddag", "kveld")})


@lru_cache(maxsize=1)
def ja_nei_ord() -> dict[str, str]:
    """Return key -> ja, nei or kanskje; words that differ between languages are left out."""
    return entydige({"ja": "ja", "nei": "nei", "kanskje": "kanskje"})


def entydige(betydninger: dict[str, str]) -> dict[str, str]:
    """Return key -> value for the meanings given, without words that would give two values."""
    funn: dict[str, set[str]] = defaultdict(set)
    foretrukket: dict[str, str] = {}
    for betydning, verdi in betydninger.items():
        for ord_, sprak in ord_etter_betydning()[betydning].items():
            funn[ord_].add(verdi)
            if "nb" in sprak:
                foretrukket.setdefault(ord_, verdi)
    return {o: foretrukket.get(o) or next(iter(v)) for o, v in funn.items()
            if len(v) == 1 or o in foretrukket}  # fmt: skip


@lru_cache(maxsize=1)
def valg() -> dict[str, dict[str, str]]:
    """Return family (niva, reise, gruppe, styrke, behov, hode) -> key -> value."""
    ut: dict[str, dict[str, str]] = defaultdict(dict)
    for betydning, ord_er in ord_etter_betydning().items():
        familie, _, verdi = betydning.partition(":")
        if verdi:
            for ord_ in ord_er:
                ut[familie].setdefault(ord_, verdi)
    for rad in les_csv(DATA / "valg.csv"):
        for ord_ in rad["ord"].split("|"):
            ut[rad["familie"]][nokkel_for_ord(ord_)] = rad["verdi"]
    return ut


@lru_cache(maxsize=1)
def ingen_ord() -> frozenset[str]:
    """Return keys of words that mean that nothing was chosen."""
    egne = ("ingen", "ingenting", "none", "ikke aktuelt", "n/a", "na", "-", "nothing", "intet",
            "vet ikke", "ingen av disse", "none of these", "немає", "нет", "لا شيء", "هیچ",
            "ሓደ'ኳ", "waxba", "hiç", "ninguno", "aucun")  # fmt: skip
    return frozenset(ord_etter_betydning()["ingen"]) | {nokkel_for_ord(o) for o in egne}


@lru_cache(maxsize=1)
def interesseord() -> dict[str, dict[str, frozenset[str]]]:
    """Return key -> interest code -> languages in which the text means that interest."""
    ut: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for rad in les_csv(KJERNEDATA / "interesser.csv"):
        for sprak in ("nb", "nn", "en"):
            ut[nokkel_for_ord(rad[sprak])][rad["kode"]].add(sprak)
        ut[nokkel_for_ord(rad["kode"])][rad["kode"]].add("kode")
        for ord_ in rad["synonymer_nb"].split("|"):
            ut[nokkel_for_ord(ord_)][rad["kode"]].add("nb")
    for rad in les_csv(KJERNEDATA / "interesser_sprak.csv"):
        for ord_ in (rad["tekst"], *rad["synonymer"].split("|")):
            ut[nokkel_for_ord(ord_)][rad["kode"]].add(rad["sprak"])
    ut.pop("", None)
    return {o: {k: frozenset(s) for k, s in koder.items()} for o, koder in ut.items()}


@lru_cache(maxsize=1)
def aldri_lagret() -> frozenset[str]:
    """Return the interests that are never stored for a resident: faith and politics."""
    return frozenset(
        r["kode"] for r in les_csv(KJERNEDATA / "interesser.csv") if r["kun_paa_foresporsel"] == "1"
    )


@lru_cache(maxsize=1)
def sprakord() -> dict[str, str]:
    """Return key -> language tag, from own names, Norwegian and English names and tags."""
    ut: dict[str, str] = {}
    for rad in les_csv(KJERNEDATA / "sprak.csv"):
        for navn in (rad["tag"], rad["navn_nb"], rad["navn_nn"], rad["navn_en"], rad["egennavn"]):
            ut.setdefault(nokkel_for_ord(navn), rad["tag"])
            ut.setdefault(nokkel_for_ord(navn.split("(")[0]), rad["tag"])
    for rad in les_csv(DATA / "valg.csv"):
        if rad["familie"] == "sprak":
            for ord_ in rad["ord"].split("|"):
                ut[nokkel_for_ord(ord_)] = rad["verdi"]
    return ut


def interesse(ord_: str, *sprak: frozenset[str]) -> str | None:
    """Return the interest a key stands for, in the languages given first, then in our own."""
    koder = interesseord().get(ord_)
    if not koder:
        return None
    if len(koder) == 1:
        return next(iter(koder))
    for gruppe in (*sprak, frozenset(FORETRUKNE)):
        passer = [k for k, i in koder.items() if i & gruppe]
        if len(passer) == 1:
            return passer[0]
    return None
