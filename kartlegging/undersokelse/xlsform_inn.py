"""Reads the words of an XLSForm that was made from ours; never its questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kartlegging.undersokelse.kontroll import rens
from kartlegging.undersokelse.tekster import RESERVE, sprakene
from kartlegging.undersokelse.xlsform import OG, OVERSATTE, VERDIER, Rad, bygg
from kommuneportal.core.spreadsheet.typer import Ark, Bok, Verdi


KOLONNE = re.compile(r"^(label|hint|constraint_message)\s*:{1,2}\s*(.+)$", re.IGNORECASE)
TAG = re.compile(r"\(([a-z]{2,3})\)\s*$", re.IGNORECASE)
# Rows that ask nothing, and what ODK adds itself.
UTEN_SPORSMAL = ("begin", "end", "start", "today", "deviceid", "calculate", "hidden", "audit")
Tekster = dict[str, dict[str, str]]


class ErIkkeXlsform(ValueError):
    """The workbook has no sheet of questions with names and translated labels."""


@dataclass(slots=True)
class Innlest:
    """The words that were found, and what is not ours or cannot be told apart."""

    tekster: Tekster = field(default_factory=dict)
    ukjente: list[str] = field(default_factory=list)
    ukjente_sprak: list[str] = field(default_factory=list)
    ulike: list[str] = field(default_factory=list)


def les_tekster(bok: Bok, utkast: Mapping[str, Mapping[str, str]], *, kommune: str) -> Innlest:
    """
    Return the words that are others than those of the draft, by language and key.

    An empty cell says nothing. `kommune` is the name that stands in place of its value.

    Raises: ErIkkeXlsform.
    """
    survey, choices = _tabell(bok, {"type", "name"}), _tabell(bok, {"list_name", "name"})
    if survey is None:
        raise ErIkkeXlsform
    ut, skjema = Innlest(), bygg()
    sporsmal = {rad["name"]: rad for rad in skjema.survey}
    valg = {(rad["list_name"], rad["name"]): rad for rad in skjema.choices}
    funnet: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rad in survey:
        navn, slag = rad.get("name", ""), rad.get("type", "").casefold()
        if navn in sporsmal:
            _samle(rad, sporsmal[navn], kommune, funnet, ut)
        elif navn and not slag.startswith(UTEN_SPORSMAL):
            ut.ukjente.append(navn)
    for rad in choices or []:
        nokkel = (rad.get("list_name", ""), rad.get("name", ""))
        if nokkel in valg:
            _samle(rad, valg[nokkel], kommune, funnet, ut)
        elif all(nokkel):
            ut.ukjente.append("/".join(nokkel))
    _velg(funnet, utkast, ut)
    return ut


def _velg(
    funnet: Mapping[tuple[str, str], set[str]], utkast: Mapping[str, Mapping[str, str]], ut: Innlest
) -> None:
    """Take what is new; a text that stands in several places must be new in one way only."""
    for (tag, nokkel), tekster in funnet.items():
        naa, norsk = utkast[tag].get(nokkel, ""), utkast[RESERVE].get(nokkel, "")
        # Norwegian stands where a language lacks a text.
        nye = tekster - {naa} - ({norsk} if not naa else set())
        if len(nye) == 1:
            ut.tekster.setdefault(tag, {})[nokkel] = nye.pop()
        elif nye:
            ut.ulike.append(f"{sprakene()[tag].navn}: {norsk}")


def _samle(
    rad: Mapping[str, str],
    vart: Rad,
    kommune: str,
    funnet: dict[tuple[str, str], set[str]],
    ut: Innlest,
) -> None:
    for felt, sprak, tekst in _oversettelser(rad):
        nokkel = vart.get(felt, "")
        if not nokkel or nokkel.startswith("=") or OG in nokkel:
            continue
        treff = TAG.search(sprak)
        tag = treff[1].lower() if treff else sprak.strip().lower()
        if tag in sprakene():
            funnet[tag, nokkel].add(_med_verdier(rens(tekst), vart, kommune))
        elif sprak not in ut.ukjente_sprak:
            ut.ukjente_sprak.append(sprak)


def _oversettelser(rad: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for kolonne, tekst in rad.items():
        treff = KOLONNE.match(kolonne)
        if treff and tekst.strip():
            yield treff[1].lower(), treff[2], tekst


def _med_verdier(tekst: str, vart: Rad, kommune: str) -> str:
    """Return a text with the names of values again where the values were put in."""
    verdier: dict[str, str] = {n: vart[n] for n in VERDIER if n in vart}
    if vart.get("name") == "om_intro_hvem":
        verdier["kommune"] = kommune
    for navn, verdi in verdier.items():
        tekst = re.sub(rf"(?<!\d){re.escape(verdi)}(?!\d)", f"{{{navn}}}", tekst, count=1)
    return tekst


def _tabell(bok: Bok, kreves: set[str]) -> list[dict[str, str]] | None:
    for ark in bok.ark:
        for nummer, rad in enumerate(ark.rader[:5]):
            hode = [_celle(c) for c in rad]
            navn = [n.replace(" ", "_").casefold() for n in hode]
            if kreves <= set(navn) and any(n.startswith(OVERSATTE) for n in navn):
                nokler = [h if KOLONNE.match(h) else n for h, n in zip(hode, navn, strict=True)]
                return list(_rader(ark, nummer, nokler))
    return None


def _rader(ark: Ark, nummer: int, nokler: Iterable[str]) -> Iterator[dict[str, str]]:
    nokler = list(nokler)
    for rad in ark.rader[nummer + 1 :]:
        yield {n: _celle(c) for n, c in zip(nokler, rad, strict=False) if n}


def _celle(verdi: Verdi) -> str:
    if isinstance(verdi, float) and verdi.is_integer():
        verdi = int(verdi)
    return "" if verdi is None else str(verdi).strip()
