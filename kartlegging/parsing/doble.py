"""Rows with the same reference: which is the newest, and what they say together."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from kartlegging.parsing import rad as radleser
from kartlegging.parsing import svar, verdier
from kartlegging.parsing.celler import Celler
from kartlegging.parsing.dato import TvetydigDato, UgyldigDato, les_dato
from kartlegging.parsing.koder import Felt
from kartlegging.parsing.resultat import Interesseonske, Rad


ENKELTE = ("informasjonssprak", "norsk", "engelsk", "reise", "gruppe", "frivillig")
LISTER = ("annet", "frivillig_med", "behov")


def finn(celler: list[Celler], valg: radleser.Valg) -> dict[int, int]:
    """Return row number -> row number of the newest answer with the same reference."""
    etter_referanse: dict[str, list[Celler]] = defaultdict(list)
    for c in celler:
        for k in c.kolonner(Felt.REFERANSE):
            tekst = radleser.ren_referanse(svar.enkel_tekst(c.ra_tekst(k)))
            if not verdier.er_tom(tekst):
                etter_referanse[tekst.casefold()].append(c)
                break
    ut = {}
    for like in etter_referanse.values():
        if len(like) > 1:
            nyest = max(like, key=lambda c: (_tidspunkt(c, valg), c.rad.nummer))
            ut.update({c.rad.nummer: nyest.rad.nummer for c in like if c is not nyest})
    return ut


def _tidspunkt(c: Celler, valg: radleser.Valg) -> datetime:
    for k in c.kolonner(Felt.SVART):
        try:
            lest = les_dato(c.verdi(k), orden=valg.orden, opplastet=valg.opplastet)
        except (UgyldigDato, TvetydigDato):
            continue
        if lest:
            return lest
    return datetime.min  # noqa: DTZ901 - only orders the answers


def les_eldre(c: Celler, valg: radleser.Valg) -> Rad | None:
    """Read a row that has a newer answer, for comparison; what is wrong with it is not reported."""
    return radleser.les_rad(replace(c, avvik=[]), valg)


def sla_sammen(nyest: Rad, eldre: list[Rad]) -> Rad:
    """
    Return one row with what all of them say; where only one can be true, the newest counts.

    Every row given has its own consent.
    """
    alle = [nyest, *sorted(eldre, key=lambda r: (r.svart, r.rad), reverse=True)]
    onsker = list(dict.fromkeys(r.onsker for r in alle if r.onsker))
    felter: dict[str, object] = {f: next((v for r in alle if (v := getattr(r, f))), None)
                                 for f in ENKELTE}  # fmt: skip
    felter |= {f: tuple(dict.fromkeys(v for r in alle for v in getattr(r, f))) for f in LISTER}
    return replace(
        nyest,
        **felter,  # type: ignore[arg-type]
        interesser=_interesser(alle),
        ukedager=tuple(sorted({d for r in alle for d in r.ukedager})),
        tider=_tider(alle),
        dager_uten_tid=any(r.dager_uten_tid for r in alle),
        onsker="\n".join(onsker)[: svar.LENGSTE_ONSKE].rstrip(),
    )


def _interesser(alle: list[Rad]) -> tuple[Interesseonske, ...]:
    ut: dict[str, Interesseonske] = {}
    for onske in (i for r in alle for i in r.interesser):
        if onske.kode not in ut or ut[onske.kode].styrke < onske.styrke:
            ut[onske.kode] = onske
    return tuple(ut.values())


def _tider(alle: list[Rad]) -> tuple[tuple[int, str], ...]:
    orden = ("formiddag", "ettermiddag", "kveld")
    return tuple(
        sorted({t for r in alle for t in r.tider}, key=lambda t: (t[0], orden.index(t[1])))
    )
