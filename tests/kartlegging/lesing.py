"""Small tables for the tests of the reader: rows in, Lesing out."""

from datetime import date

from kartlegging.parsing import Lesing, les
from tests.kartlegging.regneark import csvfil, xlsx


OPPLASTET = date(2026, 10, 1)
HODE = "Kode;Alder;Interesser;Samtykke"


def les_csv(*rader: str, koding: str = "utf-8", **valg) -> Lesing:
    return les(csvfil(*rader, koding=koding), opplastet=OPPLASTET, i_barneprosess=False, **valg)


def les_ark(*rader: list, **valg) -> Lesing:
    bokvalg = {k: valg.pop(k) for k in list(valg) if k.startswith("skjulte_")}
    innhold = xlsx(("Ark1", list(rader)), **bokvalg)
    return les(innhold, opplastet=OPPLASTET, i_barneprosess=False, **valg)


def radkoder(lesing: Lesing) -> list[tuple[int | None, str, bool]]:
    return [(a.rad, str(a.kode), a.lagres) for a in lesing.avvik]


def koder(lesing: Lesing) -> list[str]:
    return [str(a.kode) for a in lesing.avvik]
