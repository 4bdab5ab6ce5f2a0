"""Folds a file with several rows a person out to one row each, when it says who answered what."""

from collections import defaultdict
from dataclasses import replace

from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.tabell import SPORSMAL, SVAR, Rad, Tabell
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Verdi


HVEM = frozenset(
    {"id", "respondent", "respondent id", "submission id", "response id", "svar id", "svarid",
     "besvarelse", "besvarelses id", "innsending", "person", "deltaker", "respondentnr",
     "respondent nr", "key", "instanceid", "instance id", "uuid"}
)  # fmt: skip
MEST_KOLONNER = 12
MINST_SPORSMAL, MINST_KJENTE = 2, 3
FLEST_SPORSMAL = 200
MESTEPARTEN = 0.6


class UkjentPerson(Exception):
    """The file has one answer a row, but nothing says which rows belong together."""

    def __init__(self, kan_vaere: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.kan_vaere = kan_vaere


def fold_ut(tabell: Tabell, *, hvem: int | None = None) -> Tabell:
    """
    Return one row a person for a file with one answer a row; any other table as it is.

    A person's row has the number of the first of its rows; `hvem` is the column that says who.

    Raises: UkjentPerson, with the columns that could say who answered.
    """
    funnet = _sporsmal_og_svar(tabell)
    if funnet is None:
        return tabell
    sporsmal, svar = funnet
    andre = [i for i in range(tabell.bredde) if i not in funnet]
    if hvem not in andre:
        hvem = next((i for i in andre if er_hvem(tabell.overskrifter[i]) and _gjentas(tabell, i)),
                    None)  # fmt: skip
    if hvem is None:
        raise UkjentPerson(tuple(i for i in andre if _kan_vaere_hvem(tabell, i, sporsmal)))
    return _fold(tabell, hvem, sporsmal, svar)


def _sporsmal_og_svar(tabell: Tabell) -> tuple[int, int] | None:
    navn = [nokkel(o) for o in tabell.overskrifter]
    if len([n for n in navn if n]) > MEST_KOLONNER:
        return None
    sporsmal = next((navn.index(n) for n in SPORSMAL if n in navn), None)
    svar = next((navn.index(n) for n in SVAR if n in navn), None)
    if sporsmal is None or svar is None or not _er_gjentatte_sporsmal(tabell, sporsmal):
        return _etter_innhold(tabell)
    return sporsmal, svar


def _er_gjentatte_sporsmal(tabell: Tabell, indeks: int) -> bool:
    stilt = [t for t in tabell.tekster(indeks) if t]
    return MINST_SPORSMAL <= len(set(stilt)) < len(stilt)


def _etter_innhold(tabell: Tabell) -> tuple[int, int] | None:
    """Return the column whose cells are the questions of a survey, and the one after it."""
    for i in range(tabell.bredde - 1):
        if not _er_gjentatte_sporsmal(tabell, i):
            continue
        stilt = {t for t in tabell.tekster(i) if t}
        if len(stilt) > FLEST_SPORSMAL:
            continue
        mal = {f.mal for t in stilt if (f := gjett(t)) and f.sikker}
        if len(mal) >= max(MINST_KJENTE, len(stilt) * MESTEPARTEN) and {"samtykke"} & mal:
            return i, i + 1
    return None


def er_hvem(overskrift: str) -> bool:
    """Return whether a header names the person, or the answer, that a row belongs to."""
    funn = gjett(overskrift)
    return nokkel(overskrift) in HVEM or (funn is not None and funn.mal == "referanse")


def _gjentas(tabell: Tabell, indeks: int) -> bool:
    verdier = [t.casefold() for t in tabell.tekster(indeks)]
    return all(verdier) and len(set(verdier)) < len(verdier)


def _kan_vaere_hvem(tabell: Tabell, indeks: int, sporsmal: int) -> bool:
    """Return whether hardly anybody would have answered a question twice with this as the key."""
    funn = gjett(tabell.overskrifter[indeks])
    if not _gjentas(tabell, indeks) or (funn and funn.mal.startswith("svart")):
        return False
    par = [(rens(r.celler[indeks]), rens(r.celler[sporsmal])) for r in tabell.rader]
    return len(set(par)) >= len(par) * MESTEPARTEN


def _fold(tabell: Tabell, hvem: int, sporsmal: int, svar: int) -> Tabell:
    personer = personene(tabell, hvem)
    faste = [
        i for i in range(tabell.bredde)
        if i not in {sporsmal, svar} and all(er_fast(rader, i) for rader in personer)
    ]  # fmt: skip
    stilt = list(dict.fromkeys(t for t in tabell.tekster(sporsmal) if t))
    ut = [
        _en_rad(rader, [*(_forste(rader, i) for i in faste),
                        *_svarene(rader, sporsmal, svar, stilt)])
        for rader in personer
    ]  # fmt: skip
    overskrifter = [*(tabell.overskrifter[i] for i in faste), *stilt]
    ark = replace(tabell.ark, skjulte_kolonner=frozenset())
    return replace(tabell, ark=ark, overskrifter=overskrifter, rader=ut, bredde=len(overskrifter))


def personene(tabell: Tabell, hvem: int) -> list[list[Rad]]:
    """Return the rows of each person, in the order of the file."""
    personer: dict[str, list[Rad]] = {}
    for rad in tabell.rader:
        personer.setdefault(rens(rad.celler[hvem]).casefold(), []).append(rad)
    return list(personer.values())


def er_fast(rader: list[Rad], indeks: int) -> bool:
    """Return whether all rows that say anything in a column say the same."""
    return len({rens(r.celler[indeks]) for r in rader} - {""}) <= 1


def _en_rad(rader: list[Rad], celler: list[Verdi]) -> Rad:
    return replace(rader[0], celler=celler, skjult=any(r.skjult for r in rader))


def _forste(rader: list[Rad], indeks: int) -> Verdi:
    return next((r.celler[indeks] for r in rader if rens(r.celler[indeks])), None)


def _svarene(rader: list[Rad], sporsmal: int, svar: int, stilt: list[str]) -> list[Verdi]:
    gitt: dict[str, list[Verdi]] = defaultdict(list)
    for r in rader:
        if rens(r.celler[svar]):
            gitt[rens(r.celler[sporsmal])].append(r.celler[svar])
    return [_sammen(gitt.get(s, [])) for s in stilt]


def _sammen(gitt: list[Verdi]) -> Verdi:
    if len(gitt) < 2:
        return gitt[0] if gitt else None
    return "; ".join(dict.fromkeys(rens(v) for v in gitt))
