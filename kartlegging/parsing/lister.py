"""Splits a cell into its choices, with known option texts matched before any comma."""

import re
from collections.abc import Callable

from kartlegging.parsing import ordliste
from kartlegging.parsing.tekst import KANT, nokkel


STERKE = re.compile(r"[;\n\r|•؛]+|\s[·+&]\s")
SVAKE = re.compile(r"\s*[,،፣፡/]\s*|\s+(?:og|and|und|et|y|та|і|й|и|و|ን|ve|iyo|na)\s+")
MELLOM_ORD = re.compile(r"\s+(?:og|and|und|et|y|та|і|й|и|و|ን|ve|iyo|na)\s+$")
LENGST = 8
LENGSTE_LISTE = 3000
Kjent = Callable[[str], bool]


def del_opp(tekst: str, kjent: Kjent) -> list[str]:
    """
    Return the choices in a cell as they are written.

    A piece that is known whole is never split; the longest known run of pieces wins; unknown
    words joined by "og" stay together.
    """
    tekst = tekst[:LENGSTE_LISTE]
    if kjent(nokkel(tekst)):
        return [tekst.strip(KANT)]
    deler: list[str] = []
    for stykke in STERKE.split(tekst):
        stykke_ren = stykke.strip(KANT + ".")
        if not stykke_ren:
            continue
        if kjent(nokkel(stykke_ren)):
            deler.append(stykke_ren)
        else:
            deler += _svak_deling(stykke_ren, kjent)
    return deler


def _svak_deling(tekst: str, kjent: Kjent) -> list[str]:
    grenser = [(m.start(), m.end(), m[0]) for m in SVAKE.finditer(tekst)]
    starter = [0] + [g[1] for g in grenser]
    slutter = [g[0] for g in grenser] + [len(tekst)]
    ut: list[tuple[str, bool]] = []
    limt: list[str] = []
    i = 0
    while i < len(starter):
        j = _lengste_kjente(tekst, starter, slutter, i, kjent)
        er_kjent = j > i
        j = max(j, i + 1)
        ut.append((tekst[starter[i] : slutter[j - 1]].strip(KANT + ".,"), er_kjent))
        limt.append(grenser[j - 1][2] if j - 1 < len(grenser) else "")
        i = j
    return _lim_ukjente(ut, limt)


def _lengste_kjente(
    tekst: str, starter: list[int], slutter: list[int], i: int, kjent: Kjent
) -> int:
    for j in range(min(len(starter), i + LENGST), i, -1):
        if kjent(nokkel(tekst[starter[i] : slutter[j - 1]])):
            return j
    return i


def _lim_ukjente(ut: list[tuple[str, bool]], limt: list[str]) -> list[str]:
    ferdig: list[tuple[str, bool]] = []
    forrige_skille = ""
    for (stykke, er_kjent), skille in zip(ut, limt, strict=True):
        if ferdig and forrige_skille.strip().isalpha() and not (er_kjent and ferdig[-1][1]):
            ferdig[-1] = (f"{ferdig[-1][0]}{forrige_skille}{stykke}", False)
        elif stykke:
            ferdig.append((stykke, er_kjent))
        forrige_skille = skille
    return [s for s, _ in ferdig]


def er_kjent_interesse(ord_: str) -> bool:
    """Return whether a key is the text of an interest, or says that nothing was chosen."""
    return ord_ in ordliste.interesseord() or ord_ in ordliste.ingen_ord()


def er_kjent_behov(ord_: str) -> bool:
    """Return whether a key is the text of a need, or says that nothing was chosen."""
    return ord_ in ordliste.valg()["behov"] or ord_ in ordliste.ingen_ord()


def er_kjent_hjelp(ord_: str) -> bool:
    """Return whether a key is the text of a volunteer task."""
    return any(ord_ in o for b, o in ordliste.ord_etter_betydning().items() if b.startswith("hv_"))
