"""Rows of an upload with the same reference, and in which words they differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kartlegging.enums import Doblevalg
from kartlegging.models import Opplasting
from kartlegging.selectors.forhandsvisning import FELTNAVN
from kartlegging.selectors.sammenligning import SAMMENLIGNES, innhold_i
from kartlegging.selectors.visning import innhold_i_ord, interessenavn


@dataclass(frozen=True, slots=True)
class Dobbel:
    """Answers with one reference: the newest row, the older ones, and each field that differs."""

    rad: int
    referanse: str
    eldre: list[int]
    # what the field is called, and what each row says, the newest first
    felter: list[tuple[Any, list[tuple[str, str]]]]
    valgt: str
    # what each row is called, the newest first
    radnavn: list[str]

    @property
    def rader(self) -> list[int]:
        """Return the rows, the newest first."""
        return [self.rad, *self.eldre]


def doble_rader(opplasting: Opplasting) -> dict[int, list[int]]:
    """Return the newest row's number -> the numbers of the older rows."""
    ut: dict[int, list[int]] = defaultdict(list)
    rader = opplasting.rader.filter(endring="").exclude(data={}).order_by("rad")
    for rad, data in rader.values_list("rad", "data"):
        ut[data["dobbel_av"]].append(rad)
    return dict(ut)


def doble_i_filen(opplasting: Opplasting, *, antall: int) -> list[Dobbel]:
    """
    Return the first groups of rows with the same reference, with what differs in words.

    The number of queries does not depend on the number of rows.
    """
    grupper = dict(sorted(doble_rader(opplasting).items())[:antall])
    if not grupper:
        return []
    nummer = {r for nyest, eldre in grupper.items() for r in (nyest, *eldre)}
    data = dict(opplasting.rader.filter(rad__in=nummer).values_list("rad", "data"))
    samlet = set((opplasting.valg or {}).get("sla_sammen", ()))
    navn, kall = interessenavn(), opplasting.radnavn
    ord_ = {r: innhold_i_ord(innhold_i(d), navn) for r, d in data.items()}
    return [
        Dobbel(
            rad=nyest,
            referanse=data[nyest].get("referanse") or "",
            eldre=eldre,
            felter=[(FELTNAVN[f], [(kall(r), ord_[r][f]) for r in (nyest, *eldre)]) for f in SAMMENLIGNES
                    if len({ord_[r][f] for r in (nyest, *eldre)}) > 1],
            valgt=Doblevalg.SLA_SAMMEN if nyest in samlet else Doblevalg.NYESTE,
            radnavn=[kall(r) for r in (nyest, *eldre)],
        )
        for nyest, eldre in grupper.items()
    ]  # fmt: skip
