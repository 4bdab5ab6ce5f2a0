"""Finds the table in a workbook: the sheet, the header row, and the rows that hold answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kartlegging.parsing import hode as hoder
from kartlegging.parsing.ordliste import interesseord
from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.tekst import nokkel, nokkel_for_ord, rens, rens_alle, rens_overskrift
from kartlegging.parsing.tider import dag
from kommuneportal.core.spreadsheet.typer import Ark, Verdi


LET_I_RADER = 40
LET_ETTER = 12
BIARK = re.compile(r"^(?:export summary|eksportoversikt|eksportsammendrag|sammendrag|oversikt)$")
SUM = re.compile(
    r"^(?:sum|summer|total|totalt|totals|i alt|til sammen|sammen|antall|snitt|gjennomsnitt|average|"
    r"count|mean|grand total)(?: svar| rader| ja)?:?$"
)
GJENTAK = "_parent_index"
# Headers of a file with one answer a row, the most telling first.
SPORSMAL = tuple(map(nokkel_for_ord, (
    "spørsmålstekst", "question text", "element text", "spørsmål", "sporsmal", "question",
    "variable", "variabel", "element code", "felt", "field", "item", "питання", "вопрос", "سؤال",
    "السؤال", "پرسش", "سوال", "soru", "su'aal", "ሕቶ", "pregunta", "swali",
)))  # fmt: skip
SVAR = tuple(map(nokkel_for_ord, (
    "svartekst", "answer text", "svar", "answer", "response", "value", "verdi", "svarverdi",
    "innhold", "besvarelse", "відповідь", "ответ", "إجابة", "الإجابة", "جواب", "الجواب", "پاسخ",
    "réponse", "cevap", "yanıt", "jawaab", "መልሲ", "respuesta", "jibu",
)))  # fmt: skip
LANGORD = frozenset({*SPORSMAL, *SVAR})
KJENT_POENG, SVAKT_POENG = 10, 6
LENGSTE_SPORSMAL = 300
KLART_BEDRE, BRED, HALVPARTEN = 1.2, 0.6, 0.5
TO_KJENTE = 20
MINST_KOLONNER = 2
# Rows of the second sheet of a file are numbered from here on, when all its sheets are read.
RADSPRANG = 1_000_000


def radnavn(nummer: int, arkene: Sequence[str] = ()) -> str:
    """Return what a row is called: its number in the spreadsheet, with its sheet when several."""
    ark, rad = divmod(nummer, RADSPRANG)
    return f"{rad} ({arkene[ark]})" if ark < len(arkene) else str(rad)


@dataclass(frozen=True, slots=True)
class Rad:
    """One row of the sheet with its own number; cells padded to the width of the header."""

    nummer: int
    celler: list[Verdi]
    skjult: bool = False
    ark: str = ""

    @property
    def navn(self) -> str:
        """Return what the row is called in a sentence."""
        nummer = self.nummer % RADSPRANG
        return f"{nummer} ({self.ark})" if self.ark else str(nummer)


@dataclass(frozen=True, slots=True)
class Tabell:
    """The table: where it stands, its headers, its data rows, and the sheets put under each other."""

    ark: Ark
    overskriftsrad: int
    overskrifter: list[str]
    rader: list[Rad]
    bredde: int
    arkene: tuple[str, ...] = ()
    _kolonner: list[tuple[Verdi, ...]] = field(
        init=False, repr=False, compare=False, default_factory=list
    )
    _renset: dict[int, list[str]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def tekster(self, indeks: int) -> list[str]:
        """Return the clean texts of one column, data rows only; each value is cleaned once."""
        if indeks not in self._renset:
            if not self._kolonner and self.rader:
                self._kolonner.extend(zip(*(r.celler for r in self.rader), strict=True))
            self._renset[indeks] = rens_alle(self._kolonner[indeks] if self.rader else ())
        return self._renset[indeks]


def synlige_ark(ark: list[Ark]) -> list[Ark]:
    """Return the visible sheets, without summaries unless there is nothing else."""
    return [a for a in ark if not a.skjult and not BIARK.match(nokkel(a.navn))] or [
        a for a in ark if not a.skjult
    ]


def velg_ark(ark: list[Ark]) -> tuple[Ark, int] | None:
    """
    Return the visible sheet whose header row is the best, and the index of that row.

    Summaries and repeats never win.
    """
    beste: tuple[Ark, int] | None = None
    poeng = -1.0
    for a in synlige_ark(ark):
        rad = finn_overskriftsrad(a)
        verdi = _radpoeng(a.rader[rad]) if rad is not None else -1
        if rad is not None and GJENTAK in {rens(c) for c in a.rader[rad]}:
            verdi = 0
        if rad is not None and verdi > poeng:
            beste, poeng = (a, rad), verdi
    return beste


def finn_overskriftsrad(ark: Ark) -> int | None:
    """
    Return the index of the header row, or None in a sheet without content.

    It is the first row as wide as the table, unless another row is clearly more like headers.
    """
    beste = _forste_brede(ark)
    if beste is None:
        return None
    poeng = max(_radpoeng(ark.rader[beste]) * KLART_BEDRE, TO_KJENTE)
    for i, rad in enumerate(ark.rader[: min(LET_I_RADER, beste + 1 + LET_ETTER)]):
        verdi = _radpoeng(rad)
        if verdi > poeng and not _star_igjen(ark.rader, i):
            beste, poeng = i, verdi * KLART_BEDRE
    return beste


def _star_igjen(rader: list[list[Verdi]], hode: int) -> bool:
    """Return whether half of a row's texts stand in other rows, too: then they are answers, not headers."""
    tekster = [(i, rens(c)) for i, c in enumerate(rader[hode]) if isinstance(c, str) and rens(c)]
    andre = (r for i, r in enumerate(rader[: hode + 1 + LET_I_RADER]) if i != hode)
    funnet = {(i, rens(c)) for r in andre for i, c in enumerate(r)}
    igjen = sum(t in funnet for t in tekster)
    return igjen >= max(1, len(tekster) * HALVPARTEN)


def _radpoeng(rad: list[Verdi]) -> float:
    tekster = [rens_overskrift(c) for c in rad if isinstance(c, str) and c.strip()]
    unike = len(set(tekster))
    if unike < MINST_KOLONNER:
        return 0
    poeng = {t: _overskriftspoeng(t) for t in set(tekster) if len(t) <= LENGSTE_SPORSMAL}
    kjente = sum(poeng.get(t, 0) for t in tekster)
    return (kjente + min(unike, 9)) * unike / sum(1 for c in rad if rens(c))


def _overskriftspoeng(tekst: str) -> int:
    if not any(t.isalpha() for t in tekst):
        return 0
    funn = gjett(tekst)
    flatt = nokkel(tekst)
    if (funn and funn.sikker) or flatt in interesseord() or dag(flatt) or flatt in LANGORD:
        return KJENT_POENG
    return SVAKT_POENG if funn else 0


def _forste_brede(ark: Ark) -> int | None:
    bredder = [sum(1 for c in rad if rens(c)) for rad in ark.rader[:LET_I_RADER]]
    if not any(bredder):
        return None
    storst = max(bredder)
    return next(i for i, b in enumerate(bredder) if b >= storst * BRED)


def les_tabell(ark: Ark, hode: int | None = None) -> Tabell | None:
    """
    Read the table of a sheet: HXL tags, blank rows and totals below it are not answers.

    `hode` is the index of the header row where the caller has found it.
    """
    nummer = finn_overskriftsrad(ark) if hode is None else hode
    if nummer is None:
        return None
    nummer, overskrifter = hoder.finn(ark.rader, nummer)
    bredde = max((i + 1 for i, o in enumerate(overskrifter) if o), default=0)
    overskrifter = overskrifter[:bredde]
    rader = [
        Rad(i + 1, _fyll(rad, bredde), skjult=(i + 1) in ark.skjulte_rader)
        for i, rad in enumerate(ark.rader[nummer + 1 :], start=nummer + 1)
    ]
    rader = [r for r in rader if any(rens(c) for c in r.celler)]
    if rader and _er_hxl(rader[0]):
        rader = rader[1:]
    return Tabell(ark, nummer + 1, overskrifter, _uten_summer(rader), bredde)


def _fyll(rad: list[Verdi], bredde: int) -> list[Verdi]:
    return rad[:bredde] + [None] * (bredde - len(rad))


def _er_hxl(rad: Rad) -> bool:
    tekster = [rens(c) for c in rad.celler if rens(c)]
    return all(t.startswith("#") and not t.endswith(("!", "?")) for t in tekster)


def _uten_summer(rader: list[Rad]) -> list[Rad]:
    siste = len(rader)
    while siste and _er_sum(rader[siste - 1], rader[siste - 2] if siste > 1 else None):
        siste -= 1
    return rader[:siste]


def _er_sum(rad: Rad, forrige: Rad | None) -> bool:
    fylte = [rens(c) for c in rad.celler if rens(c)]
    forste = nokkel(fylte[0])
    if SUM.match(forste) or SUM.match(re.sub(r"[\s\d:]+$", "", forste)):
        return True
    hull = forrige is not None and rad.nummer - forrige.nummer > 1
    tall = sum(_er_tall(c) for c in rad.celler)
    return bool(hull and forrige and tall == len(fylte) and len(fylte) * 2 < _fylte(forrige))


def _er_tall(celle: Verdi) -> bool:
    return bool(rens(celle)) and rens(celle).replace(".", "", 1).replace(",", "", 1).isdigit()


def _fylte(rad: Rad) -> int:
    return sum(1 for c in rad.celler if rens(c))


def kolonne(tabell: Tabell, indeks: int) -> list[Verdi]:
    """Return the cells of one column, data rows only."""
    return [r.celler[indeks] for r in tabell.rader]
