"""Puts two header rows together: questions above, and their options or parts of the day below."""

from collections import Counter

from kartlegging.parsing import tider, valgkolonner
from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.tekst import nokkel, rens, rens_overskrift
from kommuneportal.core.spreadsheet.typer import Verdi


LENGSTE_ALTERNATIV = 80
MINST_ALTERNATIVER = 2
HALVPARTEN = 0.5


def finn(rader: list[list[Verdi]], hode: int) -> tuple[int, list[str]]:
    """
    Return the index of the last header row, and the headers.

    Two rows count as one header only when the lower one fills what the upper one left open, or
    repeats itself under several questions; an answer is never taken for a header.
    """
    enkelt = [rens_overskrift(c) for c in rader[hode]]
    for over, under in ((hode, hode + 1), (hode - 1, hode)):
        if over >= 0 and under < len(rader):
            samlet = _slatt_sammen(rader[over], rader[under])
            if samlet:
                return under, samlet
    return hode, enkelt


def _slatt_sammen(over: list[Verdi], under: list[Verdi]) -> list[str] | None:
    bredde = max(len(over), len(under))
    oppe, nede = ([rens_overskrift(c) for c in (*r, *[None] * (bredde - len(r)))] for r in (over, under))  # fmt: skip
    if not _er_alternativer(under, nede):
        return None
    grupper = _fyll_mot_hoyre(oppe, nede)
    utfyller = [i for i in range(bredde) if nede[i] and grupper[i]]
    bare_oppe = [i for i in range(bredde) if oppe[i] and not nede[i]]
    gjentatt = _gjentatt(nede, grupper)
    if not (utfyller and bare_oppe) and not gjentatt:
        return None
    if not gjentatt and not any(not oppe[i] for i in utfyller):
        return None
    if not gjentatt and not _kjente_nok([nede[i] for i in utfyller]):
        return None
    return [_navn(g, o, n) for g, o, n in zip(grupper, oppe, nede, strict=True)]


def _er_alternativer(celler: list[Verdi], tekster: list[str]) -> bool:
    fylte = [t for t in tekster if t]
    return len(fylte) >= MINST_ALTERNATIVER and all(
        isinstance(c, str) and len(t) <= LENGSTE_ALTERNATIV and not t.replace(".", "").isdigit()
        for c, t in zip(celler, tekster, strict=False)
        if rens(c)
    )


def _fyll_mot_hoyre(oppe: list[str], nede: list[str]) -> list[str]:
    ut, gruppe = [], ""
    for o, n in zip(oppe, nede, strict=True):
        gruppe = o or (gruppe if n else "")
        ut.append(gruppe if n else "")
    return ut


def _gjentatt(nede: list[str], grupper: list[str]) -> bool:
    """Return whether the same options stand under several questions, as in a grid of days."""
    if len(set(zip(grupper, nede, strict=True)) - {("", "")}) < len([n for n in nede if n]):
        return False
    talt = Counter(n for n in nede if n)
    like = sum(antall for antall in talt.values() if antall > 1)
    return like > len([n for n in nede if n]) * HALVPARTEN and len(set(grupper) - {""}) > 1


def _kjente_nok(alternativer: list[str]) -> bool:
    kjente = sum(_er_kjent(a) for a in alternativer)
    return kjente >= len(alternativer) * HALVPARTEN


def _er_kjent(tekst: str) -> bool:
    return valgkolonner.alternativ_kode(tekst) is not None or gjett(tekst) is not None


def _navn(gruppe: str, oppe: str, nede: str) -> str:
    if not nede:
        return oppe
    if not gruppe:
        return nede
    dag = tider.dag(nokkel(gruppe)) or tider.dag(nokkel(nede))
    if dag and (tider.del_av_dagen(gruppe) or tider.del_av_dagen(nede)):
        return f"{gruppe} {nede}"
    return f"{gruppe} [{nede}]"
