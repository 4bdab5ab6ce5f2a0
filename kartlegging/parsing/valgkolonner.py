"""Finds columns that are one option each: x-columns, Question/Option, question.option, grids."""

import re
from collections import defaultdict
from dataclasses import dataclass

from kartlegging.parsing import ordliste, tider, verdier
from kartlegging.parsing.koder import Felt, Grunn
from kartlegging.parsing.overskrifter import gjett, rang
from kartlegging.parsing.tekst import nokkel


KLAMME = re.compile(r"^(.*\S)\s*\[([^\[\]]+)\]\s*$")
FELT_FOR_VALG = {
    "interesse": Felt.INTERESSER,
    "tekst": Felt.INTERESSER,
    "dag": Felt.UKEDAGER,
    "rute": Felt.TIDER,
    "rutedel": Felt.TIDER,
    "del": Felt.TIDER,
    "luke": Felt.TIDER,
    "behov": Felt.BEHOV,
    "hjelp": Felt.FRIVILLIG_MED,
}
ANNET = frozenset(
    {"annet", "other", "andre", "інше", "другое", "أخرى", "دیگر", "ካልእ", "autre", "otro"}
)


@dataclass(frozen=True, slots=True)
class Valg:
    """One option column: the question it belongs to, the option, and what it means."""

    sporsmal: str
    alternativ: str
    felt: Felt | None
    grunn: Grunn | None
    valg: str | None


def felt_for(valg: str) -> Felt:
    """Return the field an option code belongs to."""
    return FELT_FOR_VALG[valg.partition(":")[0]]


def er_merke(tekst: str) -> bool:
    """Return whether a cell says only that an option was chosen, or not, or how much."""
    return verdier.ja_nei(tekst) is not None or verdier.velg("styrke", tekst) is not None


def bare_merker(tekster: list[str]) -> bool:
    """Return whether every non-blank cell is a mark."""
    ulike = {t for t in tekster if t}
    return all(er_merke(t) for t in ulike)


def enkelt_valg(overskrift: str, tekster: list[str]) -> str | None:
    """Return the option a lone column stands for: an interest or a weekday with marks or times."""
    ord_ = nokkel(overskrift)
    if not any(tekster) and not ordliste.interesse(ord_) and not tider.dag(ord_):
        return None
    if (nummer := _dag_i_overskrift(ord_)) is not None:
        if bare_merker(tekster):
            return f"dag:{nummer}"
        return f"rute:{nummer}"
    if not bare_merker(tekster):
        return None
    return alternativ_kode(overskrift)


def hel_interesse(overskrift: str, tekster: list[str]) -> str | None:
    """Return the interest when the whole header is its text, and every cell is a mark."""
    kode = ordliste.interesse(nokkel(overskrift))
    return f"interesse:{kode}" if kode and any(tekster) and bare_merker(tekster) else None


def _dag_i_overskrift(ord_: str) -> int | None:
    sprak = frozenset().union(*ordliste.dagord().get(ord_, {}).values())
    kort = len(ord_) <= len("ma") and not sprak & {"nb", "nn", "en"}
    return None if kort else tider.dag(ord_)


def alternativ_kode(tekst: str) -> str | None:
    """Return what one option text means: interest, slot, weekday, part of day, or need."""
    if kode := _interesse(tekst):
        return f"interesse:{kode}"
    if behov := verdier.velg("behov", tekst):
        return f"behov:{behov}"
    lest = tider.les_tider(tekst)
    if lest.luker:
        return "luke:" + "|".join(f"{d}{t}" for d, t in sorted(lest.luker))
    if len(lest.dager) == 1:
        return f"dag:{next(iter(lest.dager))}"
    if len(lest.deler) == 1 and not lest.dager:
        return f"del:{next(iter(lest.deler))}"
    return None


def valg_i_overskrift(overskrift: str) -> str | None:
    """Return the one interest or need that a yes/no question names among its words."""
    ord_er = nokkel(overskrift).split()
    funn = {
        alternativ_kode(" ".join(ord_er[i:j]))
        for i in range(len(ord_er))
        for j in range(i + 1, min(i + 4, len(ord_er)) + 1)
        if len(" ".join(ord_er[i:j])) > len("gå")
    } - {None}
    like = [v for v in funn if v and v.startswith(("interesse:", "behov:"))]
    return like[0] if len(like) == 1 else None


def _interesse(tekst: str) -> str | None:
    if kode := ordliste.interesse(nokkel(tekst)):
        return kode
    koder = {ordliste.interesse(nokkel(d)) for d in verdier.DELERE.split(tekst)} - {None}
    return next(iter(koder)) if len(koder) == 1 else None


def finn_grupper(overskrifter: list[str], tekster: list[list[str]]) -> dict[int, Valg]:
    """Find the columns that belong together as options of one question."""
    grupper: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for i, overskrift in enumerate(overskrifter):
        for sporsmal, alternativ, rutenett in _delinger(overskrift):
            grupper[sporsmal].append((i, alternativ, rutenett))
    hele = {o for o in overskrifter if o}
    ut: dict[int, Valg] = {}
    for sporsmal in sorted(grupper, key=len, reverse=True):
        medlemmer = [m for m in grupper[sporsmal] if m[0] not in ut]
        if len(medlemmer) < 2 and sporsmal not in hele:
            continue
        if not all(m[2] or bare_merker(tekster[m[0]]) for m in medlemmer):
            continue
        for i, alternativ, _ in medlemmer:
            ut[i] = _tolk(sporsmal, alternativ, tekster[i])
    return ut


def _delinger(overskrift: str) -> list[tuple[str, str, bool]]:
    if treff := KLAMME.match(overskrift):
        return [(treff[1].strip(), treff[2].strip(), True)]
    ut = []
    for tegn in "/.:":
        start = overskrift.find(tegn)
        while 0 < start < len(overskrift) - 1:
            for_, etter = overskrift[:start], overskrift[start + 1 :]
            if for_.strip() and etter.strip() and not (for_[-1] == " " and tegn == "/"):
                ut.append((for_.strip(), etter.strip(), False))
            start = overskrift.find(tegn, start + 1)
    if " - " in overskrift:
        for_, etter = overskrift.rsplit(" - ", 1)
        ut.append((for_.strip(), etter.strip(), False))
    return ut


def _tolk(sporsmal: str, alternativ: str, tekster: list[str]) -> Valg:
    funn = gjett(sporsmal)
    mal = funn.mal if funn else ""
    if mal.startswith("grunn:") or mal == "sprak?":
        grunn = Grunn.TALESPRAK if mal == "sprak?" else Grunn(mal.removeprefix("grunn:"))
        return Valg(sporsmal, alternativ, None, grunn, None)
    rute = _rute(alternativ, tekster)
    valg = rute or alternativ_kode(alternativ) or _flere_dager(mal, alternativ)
    if valg is None and mal == "interesser":
        if nummer := rang(alternativ):
            valg = f"rang:{nummer}"
        elif bare_merker(tekster) or nokkel(alternativ) not in ANNET:
            valg = f"tekst:{alternativ}"
        return Valg(sporsmal, alternativ, Felt.INTERESSER, None, valg)
    if mal == "frivillig_med":
        return Valg(sporsmal, alternativ, Felt.FRIVILLIG_MED, None, f"hjelp:{alternativ}")
    if valg is None:
        return Valg(sporsmal, alternativ, None, Grunn.UKJENT, None)
    return Valg(sporsmal, alternativ, felt_for(valg), None, valg)


def _flere_dager(mal: str, alternativ: str) -> str | None:
    """Return the days of an option like «alle dager» or «helg» of a question about days."""
    if mal not in {Felt.UKEDAGER, Felt.TIDER}:
        return None
    dager = tider.les_tider(alternativ).dager
    return f"dag:{''.join(str(d) for d in sorted(dager))}" if dager else None


def _rute(alternativ: str, tekster: list[str]) -> str | None:
    if bare_merker(tekster):
        return None
    if nummer := tider.dag(nokkel(alternativ)):
        return f"rute:{nummer}"
    deler = tider.del_av_dagen(alternativ)
    return f"rutedel:{deler[0]}" if len(deler) == 1 else None
