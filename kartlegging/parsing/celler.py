"""Reads the cells of one row through the guard, and collects what was wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.parsing.koder import Felt, Kode
from kartlegging.parsing.meldinger import melding
from kartlegging.parsing.resultat import Avvik, Kolonne
from kartlegging.parsing.tabell import Rad as Tabellrad
from kartlegging.parsing.tabell import Tabell
from kartlegging.parsing.tekst import har_ugyldige_tegn, rens
from kartlegging.parsing.verdier import er_tom
from kartlegging.parsing.vern import IDENTITET, Vakt
from kommuneportal.core.spreadsheet.typer import FORMELFEIL, Grenser, Verdi


LENGST = Grenser().tegn_i_celle
FRITEKST = frozenset({Felt.ONSKER, Felt.FRIVILLIG_MED})
INGEN: list[Kolonne] = []
Lest = TypeVar("Lest")


@dataclass(slots=True)
class Celler:
    """The cells of one row: asked for by field, cleaned, with deviations collected."""

    tabell: Tabell
    plass: int
    etter_felt: Mapping[Felt, list[Kolonne]]
    vakt: Vakt
    rettelser: Mapping[str, str] = field(default_factory=dict)
    avvik: list[Avvik] = field(default_factory=list)

    @property
    def rad(self) -> Tabellrad:
        """Return the row as it stands in the spreadsheet."""
        return self.tabell.rader[self.plass]

    def kolonner(self, felt: Felt) -> list[Kolonne]:
        """Return the columns of a field; a corrected field is one plain column."""
        egne = self.etter_felt.get(felt, INGEN)
        if self.rettelser and felt in self.rettelser:
            forste = egne[0] if egne else Kolonne(-1, felt, felt)
            return [Kolonne(-1, forste.overskrift, felt)]
        return egne

    def ra_tekst(self, kolonne: Kolonne) -> str:
        """Return the clean text of a cell, whatever it holds."""
        if kolonne.indeks < 0:
            return rens(self.rettelser[str(kolonne.felt)])
        return self.tabell.tekster(kolonne.indeks)[self.plass]

    def samlet(self, kolonner: Sequence[Kolonne], les: Callable[[Celler], Lest]) -> Lest:
        """Return what some cells say together, read once for each set of texts without a fault."""
        if self.rettelser and any(k.indeks < 0 for k in kolonner):
            return les(self)
        nokkel = (les, *[self.tabell.tekster(k.indeks)[self.plass] for k in kolonner])
        husk = self.vakt.lest
        if nokkel not in husk:
            for_ = len(self.avvik)
            ut = les(self)
            if len(self.avvik) > for_:
                return ut
            husk[nokkel] = ut
        return cast("Lest", husk[nokkel])

    def i_kolonnen(
        self, kolonne: Kolonne, les: Callable[[Celler, Kolonne, str], Lest]
    ) -> Lest | None:
        """
        Return what one cell says, or None when it says nothing.

        It is read once for each text of the column that is without a fault.
        """
        indeks, husk = kolonne.indeks, self.vakt.lest
        if indeks < 0:
            return self._les_celle(kolonne, les)
        nokkel = (les, indeks, self.tabell.tekster(indeks)[self.plass])
        if nokkel not in husk:
            for_ = len(self.avvik)
            ut = self._les_celle(kolonne, les)
            if len(self.avvik) > for_:
                return ut
            husk[nokkel] = ut
        return cast("Lest | None", husk[nokkel])

    def _les_celle(
        self, kolonne: Kolonne, les: Callable[[Celler, Kolonne, str], Lest]
    ) -> Lest | None:
        tekst = self.tekst(kolonne)
        return None if er_tom(tekst) else les(self, kolonne, tekst)

    def verdi(self, kolonne: Kolonne) -> Verdi:
        """Return the raw cell of a column, or its correction."""
        if kolonne.indeks < 0:
            return self.rettelser[str(kolonne.felt)]
        return self.rad.celler[kolonne.indeks]

    def tekst(self, kolonne: Kolonne) -> str:
        """
        Return the clean text of a cell, or nothing when the cell may not be used.

        Numbers that identify are never let through; sensitive words only stop free text.
        """
        tekst = self.ra_tekst(kolonne)
        if not tekst or (kolonne.indeks, tekst) in self.vakt.rene:
            return tekst
        if not self._kan_brukes(tekst, kolonne):
            return ""
        if kolonne.indeks >= 0:
            self.vakt.rene.add((kolonne.indeks, tekst))
        return tekst

    def _kan_brukes(self, tekst: str, kolonne: Kolonne) -> bool:
        if tekst.upper() in FORMELFEIL:
            self.meld(Kode.FORMELFEIL, kolonne)
            return False
        if len(tekst) > LENGST:
            self.meld(Kode.FOR_LANGT, kolonne, rest="Cellen blir stående tom.")
            return False
        if har_ugyldige_tegn(tekst):
            self.meld(Kode.UGYLDIGE_TEGN, kolonne)
            return False
        return self.slipper_gjennom(tekst, kolonne)

    def slipper_gjennom(self, tekst: str, kolonne: Kolonne) -> bool:
        """Return whether the guard lets a text through in this column; report it when not."""
        se_etter = self.vakt.finn if kolonne.felt in FRITEKST else self.vakt.finn_tall
        funn = se_etter(tekst) if tekst else frozenset()
        if kolonne.felt is Felt.SVART:
            funn &= IDENTITET
        if funn:
            self.meld_funn(funn, kolonne)
        return not funn

    def meld_funn(self, funn: frozenset[Funn], kolonne: Kolonne) -> None:
        """Report what kind of personal information a cell holds, never the value."""
        kode = Kode.IDENTITETSNUMMER if funn & IDENTITET else Kode.PERSONOPPLYSNING
        hva = FUNN_TEKST[min(funn, key=list(Funn).index)]
        self.meld(kode, kolonne, funn=hva)

    def meld(
        self, kode: Kode, kolonne: Kolonne | None, *, lagres: bool = True, **deler: object
    ) -> None:
        """Add a deviation about a cell of this row."""
        deler = {"rad": self.rad.navn, "kolonne": kolonne.overskrift if kolonne else "", **deler}
        felt = str(kolonne.felt) if kolonne and kolonne.felt else None
        self.avvik.append(Avvik(self.rad.nummer, kode, felt, melding(kode, **deler), lagres))

    def ukjent(self, kolonne: Kolonne, tekst: str) -> None:
        """Report a value that is not understood, shown only when the guard found nothing."""
        self.meld(Kode.UKJENT_VERDI, kolonne, verdi=f"«{self.vakt.vis(tekst)}»")

    def forste(self, felt: Felt) -> tuple[Kolonne, str] | None:
        """Return the first non-blank cell of a field with its column."""
        for kolonne in self.kolonner(felt):
            tekst = self.tekst(kolonne)
            if tekst:
                return kolonne, tekst
        return None
