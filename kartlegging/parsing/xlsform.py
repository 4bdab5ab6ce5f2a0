"""Reads a form definition: the sheets survey and choices of an XLSForm."""

from collections import defaultdict

from kartlegging.parsing import eget_skjema
from kartlegging.parsing.kodebok import Kodebok, Slag, kodenokkel, navnnokkel, ren_tekst
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Ark, Verdi


# The reader knows every survey language; these are what the sender can check most easily.
FORETRUKNE = ("nb", "norsk", "bokmål", "norwegian", "no", "nn", "nynorsk", "english", "en")
UTEN_SVAR = frozenset({"note", "calculate", "hidden", "begin_group", "end_group", "begin group",
                       "end group", "begin_repeat", "end_repeat", "begin repeat", "end repeat"})  # fmt: skip
LET_I_RADER = 10
Svarliste = dict[str, str]


def les_xlsform(ark: list[Ark]) -> Kodebok | None:
    """Return the questions and choices of a form definition; None when the sheets are not one."""
    survey = choices = None
    for a in ark:
        survey = survey or _tabell(a, {"type", "name"})
        choices = choices or _tabell(a, {"list name", "name"})
    if survey is None:
        return None
    bok = Kodebok(Slag.XLSFORM)
    lister = _lister(choices) if choices else {}
    navnene: dict[str, list[str]] = defaultdict(list)
    for sti, rad, tekst in _sporsmal(survey):
        slag = rens(rad.get("type")).split()
        s = bok.hent("/".join(sti))
        s.tekst = tekst
        s.flere = slag[0] == "select_multiple"
        if slag[0].startswith("select") and len(slag) > 1:
            s.svar = lister.get(navnnokkel(slag[1]), {})
        navnene[navnnokkel(sti[-1])].append(navnnokkel("/".join(sti)))
    for navn, stier in navnene.items():
        if len(stier) == 1:
            bok.sporsmal.setdefault(navn, bok.sporsmal[stier[0]])
    if eget_skjema.er_eget(ark):
        return eget_skjema.gjenkjenn(bok, *_alle_etiketter(survey, choices or []))
    return bok


def _alle_etiketter(
    survey: list[dict[str, Verdi]], choices: list[dict[str, Verdi]]
) -> tuple[dict[str, list[Verdi]], dict[str, dict[str, list[Verdi]]]]:
    """Return the labels in every language: by question, and by list and code."""

    def etiketter(rad: dict[str, Verdi]) -> list[Verdi]:
        return [v for n, v in rad.items() if _er_etikett(n) and rens(v)]

    valg: dict[str, dict[str, list[Verdi]]] = defaultdict(dict)
    for rad in choices:
        valg[rens(rad.get("list name"))][rens(rad.get("name"))] = etiketter(rad)
    return {rens(rad.get("name")): etiketter(rad) for rad in survey}, valg


def _tabell(ark: Ark, kreves: set[str]) -> list[dict[str, Verdi]] | None:
    for i, rad in enumerate(ark.rader[:LET_I_RADER]):
        hode = [rens(c) for c in rad]
        if kreves <= {nokkel(c) for c in hode} and any(_er_etikett(c) for c in hode):
            navn = [c if _er_etikett(c) else nokkel(c) for c in hode]
            return [dict(zip(navn, r, strict=False)) for r in ark.rader[i + 1 :]]
    return None


def _er_etikett(navn: str) -> bool:
    return navn.casefold() == "label" or navn.casefold().startswith("label:")


def _etikett(rad: dict[str, Verdi]) -> str:
    tekster = {n: ren_tekst(v) for n, v in rad.items() if _er_etikett(n) and rens(v)}
    return next((tekster[n] for n in sorted(tekster, key=_plass)), "")


def _plass(navn: str) -> int:
    ord_er = nokkel(navn).split()
    return next((i for i, o in enumerate(FORETRUKNE) if o in ord_er), len(FORETRUKNE))


def _lister(rader: list[dict[str, Verdi]]) -> dict[str, Svarliste]:
    ut: dict[str, Svarliste] = defaultdict(dict)
    for rad in rader:
        if rens(rad.get("list name")) and rens(rad.get("name")):
            tekst = _etikett(rad) or rens(rad["name"])
            ut[navnnokkel(rad["list name"])].setdefault(kodenokkel(rad["name"]), tekst)
    return ut


def _sporsmal(rader: list[dict[str, Verdi]]) -> list[tuple[list[str], dict[str, Verdi], str]]:
    """Return path, row and text of each question outside repeats; those stand in other sheets."""
    ut = []
    grupper: list[tuple[str, bool]] = []
    for rad in rader:
        slag, navn = rens(rad.get("type")).casefold(), rens(rad.get("name"))
        if slag.startswith("begin"):
            grupper.append((navn, "repeat" in slag))
        elif slag.startswith("end") and slag != "end":
            grupper = grupper[:-1]
        elif navn and slag and slag not in UTEN_SVAR and not any(r for _, r in grupper):
            tekst = _etikett(rad)
            # Only the tool's own questions have no text: start, end, deviceid.
            if tekst:
                ut.append(([g for g, _ in grupper if g] + [navn], rad, tekst))
    return ut
