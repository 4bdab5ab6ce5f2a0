"""Reads when a person can come: days, parts of the day, and grids of both."""

from collections.abc import Callable
from functools import lru_cache, partial

from kartlegging.parsing import tider, verdier
from kartlegging.parsing.celler import Celler
from kartlegging.parsing.koder import Felt
from kartlegging.parsing.resultat import Kolonne


Lesttid = tuple[tuple[int, ...], tuple[tuple[int, str], ...], bool]


def tider_for(celler: Celler, sprak: frozenset[str]) -> Lesttid:
    """
    Return the days named, all resulting slots, and whether some day had no part of day.

    A day without a part counts for all parts (decisions 7); a part counts for every day when the
    survey did not ask about days.
    """
    kolonner = [*celler.kolonner(Felt.UKEDAGER), *celler.kolonner(Felt.TIDER)]
    return celler.samlet(kolonner, _tidsleser_for_rad(sprak))


@lru_cache(maxsize=32)
def _tidsleser_for_rad(sprak: frozenset[str]) -> Callable[[Celler], Lesttid]:
    return partial(_les_tider, sprak)


def _les_tider(sprak: frozenset[str], celler: Celler) -> Lesttid:
    samlet = tider.Tider()
    for felt in (Felt.UKEDAGER, Felt.TIDER):
        for kolonne in celler.kolonner(felt):
            tekst = celler.tekst(kolonne)
            if not verdier.er_tom(tekst):
                _les_tid(celler, kolonne, tekst, samlet, sprak)
    med_tid = {d for d, _ in samlet.luker}
    uten = samlet.dager - med_tid
    if samlet.deler and not samlet.dager | med_tid and not _spurt_om_dager(celler):
        uten = set(tider.UKE)
    deler = samlet.deler or set(tider.DELER)
    luker = samlet.luker | {(d, t) for d in uten for t in deler}
    rekkefolge = {t: i for i, t in enumerate(tider.DELER)}
    return (
        tuple(sorted(samlet.dager | med_tid)),
        tuple(sorted(luker, key=lambda p: (p[0], rekkefolge[p[1]]))),
        bool(uten) and not samlet.deler,
    )


def _spurt_om_dager(celler: Celler) -> bool:
    return bool(celler.kolonner(Felt.UKEDAGER)) or any(
        (k.valg or "").startswith("rute") for k in celler.kolonner(Felt.TIDER)
    )


def _les_tid(
    celler: Celler, kolonne: Kolonne, tekst: str, samlet: tider.Tider, sprak: frozenset[str]
) -> None:
    slag, _, resten = (kolonne.valg or "").partition(":")
    if slag in {"dag", "del", "luke"}:
        if celler.vakt.en_gang(verdier.ja_nei, tekst) == "ja":
            _legg_til(samlet, slag, resten)
        elif celler.vakt.en_gang(verdier.ja_nei, tekst) is None:
            celler.ukjent(kolonne, tekst)
        return
    felles = celler.vakt.en_gang(_tidsleser(sprak), tekst)
    lest = tider.Tider(set(felles.dager), set(felles.deler), set(felles.luker), felles.ukjent)
    if slag == "rute" and celler.vakt.en_gang(verdier.ja_nei, tekst) != "nei":
        lest.luker |= {(int(resten), t) for t in lest.deler}
        lest.dager.add(int(resten))
        lest.deler.clear()
    if slag == "rutedel":
        lest.luker |= {(d, resten) for d in lest.dager}
    samlet.dager |= lest.dager
    samlet.deler |= lest.deler
    samlet.luker |= lest.luker
    if lest.ukjent and celler.vakt.en_gang(verdier.ja_nei, tekst) is None:
        celler.ukjent(kolonne, lest.ukjent[0])


@lru_cache(maxsize=32)
def _tidsleser(sprak: frozenset[str]) -> Callable[[str], tider.Tider]:
    return partial(tider.les_tider, sprak=sprak)


def _legg_til(samlet: tider.Tider, slag: str, resten: str) -> None:
    if slag == "dag":
        samlet.dager |= {int(d) for d in resten}
    elif slag == "del":
        samlet.deler.add(resten)
    else:
        samlet.luker |= {(int(p[0]), p[1:]) for p in resten.split("|")}
