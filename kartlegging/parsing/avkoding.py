"""Puts the texts of a companion in the place of codes, before anything else is read."""

import re
from dataclasses import dataclass, replace

from kartlegging.parsing.kodebok import STI, Kodebok, Slag, Sporsmal, kodenokkel, navnnokkel
from kartlegging.parsing.tabell import Rad, Tabell


KLAMME = re.compile(r"^(.*\S)\s*\[([^\[\]]+)\]$")
DELT = re.compile(r"^\S+[./:\[][\w-]+\]?$")
KODE = re.compile(r"^(?:[A-Za-z]{1,3}\d{1,4}|\d)$")
KODEAKTIG = re.compile(r"^[\w.-]{1,40}$")
MERKER = frozenset({"", "0", "1", "y", "n", "true", "false", "sann", "usann", "x"})
SYSTEM = re.compile(
    r"^(?:[$_].*|respondent|email|created|modified|closed|statoverall_\d+|id|submitdate|lastpage|"
    r"startlanguage|seed|startdate|datestamp|ipaddr|refurl|start|end|deviceid)$"
)
ANNET = frozenset({"other", "annet", "annen", "andre", "andet"})
MINST_ANDEL = 0.5


@dataclass(frozen=True, slots=True)
class Treff:
    """What one column is in the companion: its question, and the option when it is one."""

    sporsmal: Sporsmal
    alternativ: str | None = None


@dataclass(frozen=True, slots=True)
class Avkodet:
    """
    The table with texts, the columns whose codes the companion lacks, and single unknown codes.

    Units: `ukjente` are row number, column number and the code as written.
    """

    tabell: Tabell
    udekket: tuple[int, ...]
    ukjente: tuple[tuple[int, int, str], ...]


class HorerIkkeSammen(Exception):
    """The companion is about other questions, or about other codes, than the answers."""


class FlertydigKode(Exception):
    """A list without questions has a code that several questions use."""

    def __init__(self, kode: str) -> None:
        super().__init__()
        self.kode = kode


def avkod(tabell: Tabell, bok: Kodebok) -> Avkodet:
    """
    Return the table with every code that the companion knows replaced by its text.

    Raises: HorerIkkeSammen, FlertydigKode.
    """
    if bok.lose:
        bok = _plasser_lose(tabell, bok)
    treff = {
        i: t for i, o in enumerate(tabell.overskrifter)
        if not SYSTEM.match(o.casefold()) and (t := finn(bok, o))
    }  # fmt: skip
    _sjekk_sporsmal(tabell, bok, treff)
    rader, ukjente = _rader(tabell, treff)
    overskrifter = [_overskrift(treff.get(i), o) for i, o in enumerate(tabell.overskrifter)]
    udekket = tuple(
        i for i, o in enumerate(tabell.overskrifter)
        if i not in treff and not SYSTEM.match(o.casefold()) and er_kodet(tabell, i)
    )  # fmt: skip
    return Avkodet(replace(tabell, overskrifter=overskrifter, rader=rader), udekket, tuple(ukjente))


def finn(bok: Kodebok, overskrift: str) -> Treff | None:
    """Return what a header is: a whole question, or one option of a question."""
    if s := bok.finn(overskrift):
        return Treff(s)
    if delt := KLAMME.match(overskrift):
        return _alternativ(bok, delt[1], delt[2])
    for skille in reversed([*STI.finditer(overskrift)]):
        if t := _alternativ(bok, overskrift[: skille.start()], overskrift[skille.end() :]):
            return t
    return None


def _alternativ(bok: Kodebok, sporsmal: str, kode: str) -> Treff | None:
    s = bok.finn(sporsmal)
    if s is None:
        return None
    if funn := s.svar.get(kodenokkel(kode)):
        return Treff(s, funn)
    return Treff(s, "Annet") if kode.casefold() in ANNET else None


def _overskrift(treff: Treff | None, gammel: str) -> str:
    if treff is None:
        return gammel
    if treff.alternativ is None:
        return treff.sporsmal.overskrift
    # Square brackets are the one form that no slash or full stop in a text can break.
    alternativ = treff.alternativ.replace("[", "(").replace("]", ")")
    return f"{treff.sporsmal.overskrift} [{alternativ}]"


def _sjekk_sporsmal(tabell: Tabell, bok: Kodebok, treff: dict[int, Treff]) -> None:
    funnet = {id(t.sporsmal) for t in treff.values()}
    i_boken = {id(s) for s in bok.sporsmal.values()}
    egne = [o for o in tabell.overskrifter if o and not SYSTEM.match(o.casefold())]
    andel = max(len(funnet) / max(len(i_boken), 1), len(treff) / max(len(egne), 1))
    if not funnet or andel < MINST_ANDEL:
        raise HorerIkkeSammen


def _rader(tabell: Tabell, treff: dict[int, Treff]) -> tuple[list[Rad], list[tuple[int, int, str]]]:
    rader, ukjente, kjente = [], [], 0
    oversatt = {
        i: (tekster := tabell.tekster(i), {tekst: _celle(t, tekst) for tekst in set(tekster)})
        for i, t in treff.items()
        if t.sporsmal.svar
    }
    for plass, rad in enumerate(tabell.rader):
        celler = list(rad.celler)
        for i, (tekster, nye) in oversatt.items():
            tekst = tekster[plass]
            ny = nye[tekst]
            if ny is None:
                ukjente.append((rad.nummer, i, tekst))
            elif ny != tekst:
                kjente += bool(ny)
            celler[i] = ny or "" if ny != tekst else celler[i]
        rader.append(Rad(rad.nummer, celler, skjult=rad.skjult, ark=rad.ark))
    if len(ukjente) > kjente:
        raise HorerIkkeSammen
    return rader, ukjente


def _celle(treff: Treff, tekst: str) -> str | None:
    """Return the text of a cell; None for a code that the companion does not know."""
    s = treff.sporsmal
    if not tekst or (treff.alternativ is not None and tekst.casefold() in MERKER):
        return tekst
    if (funn := s.oversett(tekst)) is not None:
        return funn
    if treff.alternativ is not None or not KODEAKTIG.match(tekst) or tekst in s.svar.values():
        return tekst
    return None


def er_kodet(tabell: Tabell, indeks: int) -> bool:
    """Return whether a column holds codes: repeated A1, SQ001, 3; or is an option without text."""
    tekster = [t for t in tabell.tekster(indeks) if t]
    if DELT.match(tabell.overskrifter[indeks]) and not navnnokkel(
        tabell.overskrifter[indeks]
    ).endswith(("[other]", "other")):
        return all(t.casefold() in MERKER for t in tekster)
    return bool(tekster) and all(KODE.match(t) for t in tekster) and len(set(tekster)) < max(
        len(tekster), 2
    )  # fmt: skip


def _plasser_lose(tabell: Tabell, bok: Kodebok) -> Kodebok:
    """
    Give codes without a question to the one question that uses them.

    Raises: FlertydigKode.
    """
    ut = Kodebok(Slag.KODELISTE)
    ut.ta_med(replace(bok, lose={}))
    navnene = {navnnokkel(o): o for o in tabell.overskrifter}
    verdier = [{kodenokkel(t) for t in set(tabell.tekster(i)) if t} for i in range(tabell.bredde)]
    for kode, tekst in bok.lose.items():
        if kode in navnene:
            _gi_overskrift(ut, navnene[kode], tekst)
            continue
        brukere = _brukere(tabell, verdier, kode)
        if len(brukere) > 1:
            raise FlertydigKode(kode)
        for navn in brukere:
            ut.hent(navn).svar[kode] = tekst
    return ut


def _gi_overskrift(bok: Kodebok, overskrift: str, tekst: str) -> None:
    if delt := KLAMME.match(overskrift):
        bok.hent(delt[1]).svar[kodenokkel(delt[2])] = tekst
    else:
        bok.hent(overskrift).tekst = tekst


def _brukere(tabell: Tabell, verdier: list[set[str]], kode: str) -> set[str]:
    ut = set()
    for i, overskrift in enumerate(tabell.overskrifter):
        if SYSTEM.match(overskrift.casefold()):
            continue
        if (delt := KLAMME.match(overskrift)) and kodenokkel(delt[2]) == kode:
            ut.add(delt[1])
        elif not delt and kode in verdier[i]:
            ut.add(overskrift)
    return ut
