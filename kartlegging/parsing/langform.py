"""Folds a file with one answer a row out to one row a person, when it says who answered what."""

from dataclasses import replace

from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.tabell import SPORSMAL, SVAR, Rad, Tabell, kolonne
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Verdi


HVEM = frozenset(
    {"id", "respondent", "respondent id", "submission id", "response id", "svar id", "svarid",
     "besvarelse", "besvarelses id", "innsending", "person", "deltaker"}
)  # fmt: skip
MEST_KOLONNER = 12
MINST_SPORSMAL = 2


class UkjentPerson(Exception):
    """The file has one answer a row, but no column says which rows belong together."""


def fold_ut(tabell: Tabell) -> Tabell:
    """
    Return one row a person for a file with one answer a row; any other table as it is.

    A person's row has the number of the first of its rows.

    Raises: UkjentPerson.
    """
    navn = [nokkel(o) for o in tabell.overskrifter]
    sporsmal = next((navn.index(n) for n in SPORSMAL if n in navn), None)
    svar = next((navn.index(n) for n in SVAR if n in navn), None)
    if sporsmal is None or svar is None or len(navn) > MEST_KOLONNER:
        return tabell
    stilt = [t for v in kolonne(tabell, sporsmal) if (t := rens(v))]
    if len(set(stilt)) < MINST_SPORSMAL or len(set(stilt)) == len(stilt):
        return tabell
    hvem = next((i for i, o in enumerate(tabell.overskrifter)
                 if i not in {sporsmal, svar} and _er_hvem(o) and _gjentas(tabell, i)), None)  # fmt: skip
    if hvem is None:
        raise UkjentPerson
    return _fold(tabell, hvem, sporsmal, svar)


def _er_hvem(overskrift: str) -> bool:
    funn = gjett(overskrift)
    return nokkel(overskrift) in HVEM or (funn is not None and funn.mal == "referanse")


def _gjentas(tabell: Tabell, indeks: int) -> bool:
    verdier = [rens(v).casefold() for v in kolonne(tabell, indeks)]
    return all(verdier) and len(set(verdier)) < len(verdier)


def _fold(tabell: Tabell, hvem: int, sporsmal: int, svar: int) -> Tabell:
    personer: dict[str, list[Rad]] = {}
    for rad in tabell.rader:
        personer.setdefault(rens(rad.celler[hvem]).casefold(), []).append(rad)
    faste = [
        i for i in range(tabell.bredde)
        if i not in {sporsmal, svar}
        and all(len({rens(r.celler[i]) for r in rader} - {""}) <= 1 for rader in personer.values())
    ]  # fmt: skip
    stilt = list(dict.fromkeys(t for v in kolonne(tabell, sporsmal) if (t := rens(v))))
    ut = [
        Rad(rader[0].nummer, [*(_forste(rader, i) for i in faste),
                              *(_svar(rader, sporsmal, svar, s) for s in stilt)],
            skjult=any(r.skjult for r in rader))
        for rader in personer.values()
    ]  # fmt: skip
    overskrifter = [*(tabell.overskrifter[i] for i in faste), *stilt]
    ark = replace(tabell.ark, skjulte_kolonner=frozenset())
    return Tabell(ark, tabell.overskriftsrad, overskrifter, ut, len(overskrifter))


def _forste(rader: list[Rad], indeks: int) -> Verdi:
    return next((r.celler[indeks] for r in rader if rens(r.celler[indeks])), None)


def _svar(rader: list[Rad], sporsmal: int, svar: int, stilt: str) -> Verdi:
    gitt = [r.celler[svar] for r in rader if rens(r.celler[sporsmal]) == stilt]
    gitt = [v for v in gitt if rens(v)]
    return gitt[0] if len(gitt) == 1 else "; ".join(rens(v) for v in gitt)
