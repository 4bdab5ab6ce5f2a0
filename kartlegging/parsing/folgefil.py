"""Recognises a companion by its contents: code book, form definition, labels, or a typed list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kartlegging.parsing.kodebok import Kodebok, Slag, kodenokkel, navnnokkel, ren_tekst
from kartlegging.parsing.tekst import nokkel, rens
from kartlegging.parsing.xlsform import les_xlsform
from kommuneportal.core.spreadsheet.typer import Ark, Bok, Verdi


ELEMENT = frozenset(
    {"element code", "elementkode", "variable", "variabel", "variabelnavn", "variable name",
     "navn på variabel", "question", "question code", "question id", "qid", "spørsmål", "sporsmal",
     "spørsmålskode", "spørsmål id", "spm", "kolonne", "kolonnenavn", "column", "column name",
     "felt", "feltnavn", "field", "field name", "item"}
)  # fmt: skip
SVARKODE = frozenset(
    {"answer code", "value", "verdi", "værdi", "code", "kode", "koder", "codes", "svarkode",
     "answer id", "option code", "alternativkode", "codebook value", "kodebokverdi", "svarverdi"}
)  # fmt: skip
SVARTEKST = frozenset(
    {"answer text", "label", "text", "tekst", "svartekst", "svaralternativ", "alternativ",
     "answer", "svar", "etikett", "etikette", "value label", "option", "option text",
     "betydning", "betyr", "meaning"}
)  # fmt: skip
SPORSMALSTEKST = frozenset(
    {"element text", "question text", "spørsmålstekst", "description", "beskrivelse",
     "variable label", "variabeletikett", "etikette variabel"}
)  # fmt: skip
LIME = frozenset({"class", "name", "text"})
FORETRUKNE = ("nb", "no", "nn", "en")
BEBOERKODE = re.compile(r"^[a-zæøå]{1,4}-?\d{3,}$")
LET_I_RADER = 15
MEST_KOLONNER = 10
TO, TRE = 2, 3


@dataclass(frozen=True, slots=True)
class _Roller:
    element: int | None
    kode: int | None
    tekst: int | None
    sporsmal: int | None


def les_folgefil(bok: Bok) -> Kodebok | None:
    """Return what a companion says, all its sheets put together; None when it is not one."""
    return samle(_i_arkene(bok.ark) or _uten_hode(bok.ark))


def del_arkene(bok: Bok) -> tuple[list[Ark], Kodebok | None]:
    """Return the sheets that may hold answers, and what the other sheets of the workbook say."""
    skjema = les_xlsform(bok.ark)
    if skjema is not None:
        return [], skjema
    kodeark = {id(a): k for a in bok.ark if (k := _les_ark(a, streng=True)) is not None}
    return [a for a in bok.ark if id(a) not in kodeark], samle(kodeark.values())


def samle(kodeboker: Iterable[Kodebok]) -> Kodebok | None:
    """Return several companions as one; None when there is none."""
    ut: Kodebok | None = None
    for k in kodeboker:
        if ut is None:
            ut = k
        else:
            ut.ta_med(k)
    return ut if ut and (ut.sporsmal or ut.lose) else None


def _i_arkene(ark: list[Ark]) -> list[Kodebok]:
    skjema = les_xlsform(ark)
    if skjema is not None:
        return [skjema]
    return [k for a in ark if (k := _les_ark(a, streng=False)) is not None]


def _les_ark(ark: Ark, *, streng: bool) -> Kodebok | None:
    """Read one sheet with a header; strict asks for the question column as well."""
    for i, rad in enumerate(ark.rader[:LET_I_RADER]):
        hode = [nokkel(rens(c)) for c in rad]
        if hode and set(hode) >= LIME:
            return _limesurvey(hode, ark.rader[i + 1 :])
        roller = _roller(hode)
        if roller and not (streng and roller.element is None):
            return _kodeliste(ark.rader[i + 1 :], roller)
    return None


def _roller(hode: list[str]) -> _Roller | None:
    if sum(bool(h) for h in hode) > MEST_KOLONNER:
        return None
    r = _Roller(*(next((i for i, h in enumerate(hode) if h in ord_), None)
                  for ord_ in (ELEMENT, SVARKODE, SVARTEKST, SPORSMALSTEKST)))  # fmt: skip
    if r.kode is not None and r.tekst is not None:
        return r
    if r.element is not None and r.kode is None and (r.tekst is not None or r.sporsmal is not None):
        return _Roller(r.element, None, None, r.sporsmal if r.sporsmal is not None else r.tekst)
    return None


def _kodeliste(rader: list[list[Verdi]], roller: _Roller) -> Kodebok | None:
    bok = Kodebok(Slag.KODELISTE)
    element: Verdi = ""
    sett: set[tuple[str, str]] = set()
    for rad in rader:
        kode, tekst = _celle(rad, roller.kode), ren_tekst(_celle(rad, roller.tekst))
        if roller.element is None:
            if rens(kode) and tekst:
                bok.lose.setdefault(kodenokkel(kode), tekst)
            continue
        # Typed lists name the question once, above its codes.
        element = _celle(rad, roller.element) or element
        if not rens(element) or not any(rens(c) for c in rad):
            continue
        nokler = (navnnokkel(element), kodenokkel(kode))
        if nokler in sett and (rens(kode) or roller.kode is None):
            return None  # the same code twice is not a list of codes but answers
        sett.add(nokler)
        _ta_med(bok, element, kode, tekst, ren_tekst(_celle(rad, roller.sporsmal)))
    if _er_svar(sett):
        return None
    return bok if bok.sporsmal or bok.lose else None


def _er_svar(sett: set[tuple[str, str]]) -> bool:
    """Return whether the codes are people's, who have answered every question."""
    personer = {k for _, k in sett}
    sporsmal = {s for s, _ in sett}
    hele = len(sett) == len(personer) * len(sporsmal)
    return hele and len(sporsmal) >= TO and all(BEBOERKODE.match(p) for p in personer)


def _ta_med(bok: Kodebok, element: Verdi, kode: Verdi, tekst: str, sporsmal: str) -> None:
    s = bok.hent(rens(element))
    s.tekst = s.tekst or sporsmal
    if rens(kode) and tekst:
        s.svar[kodenokkel(kode)] = tekst
    elif tekst and not sporsmal:
        s.tekst = tekst


def _celle(rad: list[Verdi], indeks: int | None) -> Verdi:
    return rad[indeks] if indeks is not None and indeks < len(rad) else ""


def _limesurvey(hode: list[str], rader: list[list[Verdi]]) -> Kodebok | None:
    """Read a survey structure: a question (Q), its parts (SQ) and its answers (A) follow on."""
    kol = {n: hode.index(n) for n in (*LIME, "language") if n in hode}
    sprakene = {rens(_celle(r, kol.get("language"))).casefold() for r in rader} - {""}
    sprak = next((s for s in FORETRUKNE if s in sprakene), None) or min(sprakene, default="")
    bok = Kodebok(Slag.LIMESURVEY)
    naa = None
    for rad in rader:
        slag = rens(_celle(rad, kol["class"])).upper()
        if slag not in {"Q", "SQ", "A"}:
            continue
        if rens(_celle(rad, kol.get("language"))).casefold() not in {sprak, ""}:
            continue
        navn, tekst = rens(_celle(rad, kol["name"])), ren_tekst(_celle(rad, kol["text"]))
        if slag == "Q":
            naa = bok.hent(navn)
            naa.tekst = tekst
        elif naa is not None and navn and tekst:
            naa.svar[kodenokkel(navn)] = tekst
    return bok if bok.sporsmal else None


def _uten_hode(ark: list[Ark]) -> list[Kodebok]:
    """Read two or three columns without a header: code and text, or question, code and text."""
    if len(ark) != 1:
        return []
    rader = [r for r in ark[0].rader if any(rens(c) for c in r)]
    bredde = max((i + 1 for r in rader for i, c in enumerate(r) if rens(c)), default=0)
    if bredde == TRE:
        bok = _kodeliste(rader, _Roller(0, 1, 2, None))
    elif bredde == TO:
        bok = _kodeliste(rader, _Roller(None, 0, 1, None))
    else:
        bok = None
    return [bok] if bok else []
