"""Goes through the rows of a table: skipped, hidden, repeated, unfinished, and then each answer."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict

from kartlegging.parsing import doble, tider, tvetydig
from kartlegging.parsing import rad as radleser
from kartlegging.parsing.celler import Celler
from kartlegging.parsing.dato import finn_orden
from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.parsing.koder import Felt, Grunn, Kode
from kartlegging.parsing.meldinger import melding
from kartlegging.parsing.resultat import Avvik, Kolonne, Rad
from kartlegging.parsing.tabell import Rad as Tabellrad
from kartlegging.parsing.tabell import Tabell, kolonne, radnavn
from kartlegging.parsing.vern import IDENTITET, Vakt


USETT_I = frozenset({Grunn.IDENTITETSNUMMER, Grunn.UKJENT, Grunn.TILRETTELEGGING, Grunn.DOBBEL, Grunn.VALGT_BORT,
                     Grunn.TALESPRAK, Grunn.KJONN, Grunn.ROM})  # fmt: skip
FULLFORT = frozenset(
    {"fullføringstidspunkt", "completion time", "submitdate", "date submitted", "dato innsendt"}
)
MINST_SIFFER = 10
EtterFelt = dict[Felt, list[Kolonne]]


@dataclass(frozen=True, slots=True)
class Bestilling:
    """What the caller asked for, beside the file itself."""

    opplastet: date
    samtykke_for_alle: bool = False
    foresatt_bekreftet: frozenset[int] = field(default_factory=frozenset)
    myndig_bekreftet: frozenset[int] = field(default_factory=frozenset)
    rettelser: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    hopp_over: frozenset[int] = field(default_factory=frozenset)
    ta_med_skjulte: bool = False
    sla_sammen: frozenset[int] = field(default_factory=frozenset)
    uten_fritekst: frozenset[int] = field(default_factory=frozenset)


class Bestilt(TypedDict, total=False):
    """The same, as the caller of `les` writes it."""

    samtykke_for_alle: bool
    foresatt_bekreftet: Collection[int]
    myndig_bekreftet: Collection[int]
    rettelser: Mapping[int, Mapping[str, str]] | None
    hopp_over: Collection[int]
    ta_med_skjulte: bool
    sla_sammen: Collection[int]
    uten_fritekst: Collection[int]


def bestill(opplastet: date, valg: Bestilt) -> Bestilling:
    """Put the caller's wishes together."""
    return Bestilling(
        opplastet=opplastet,
        samtykke_for_alle=valg.get("samtykke_for_alle", False),
        foresatt_bekreftet=frozenset(valg.get("foresatt_bekreftet", ())),
        myndig_bekreftet=frozenset(valg.get("myndig_bekreftet", ())),
        rettelser=valg.get("rettelser") or {},
        hopp_over=frozenset(valg.get("hopp_over", ())),
        ta_med_skjulte=valg.get("ta_med_skjulte", False),
        sla_sammen=frozenset(valg.get("sla_sammen", ())),
        uten_fritekst=frozenset(valg.get("uten_fritekst", ())),
    )


@dataclass(frozen=True, slots=True)
class Lest:
    """The rows that may be stored, what was wrong, and older answers with the newest one's row."""

    rader: list[Rad]
    avvik: list[Avvik]
    eldre: list[tuple[int, Rad]]


def les_radene(
    tabell: Tabell, kolonner: tuple[Kolonne, ...], vakt: Vakt, bestilling: Bestilling
) -> Lest:
    """Read all rows; each is stored, or has one deviation that says why not."""
    etter_felt: EtterFelt = defaultdict(list)
    for k in kolonner:
        if k.felt:
            etter_felt[k.felt].append(k)
    valg = _valg(tabell, etter_felt, bestilling)
    celler = [
        Celler(tabell, i, etter_felt, vakt, bestilling.rettelser.get(r.nummer, {}))
        for i, r in enumerate(tabell.rader)
    ]
    avvik, igjen = _ta_ut(celler, etter_felt, bestilling)
    nyere = doble.finn(igjen, valg)
    numre = _numre_i_andre(tabell, kolonner, vakt)
    rader: list[Rad] = []
    eldre: list[tuple[int, Rad]] = []
    for c in igjen:
        if vinner := nyere.get(c.rad.nummer):
            kode = Kode.DUPLIKAT
            if eldre_rad := doble.les_eldre(c, valg):
                eldre.append((vinner, eldre_rad))
                kode = Kode.SLATT_SAMMEN if vinner in bestilling.sla_sammen else kode
            annen = radnavn(vinner, tabell.arkene)
            avvik.append(_radavvik(c.rad, kode, Felt.REFERANSE, annen=annen))
            continue
        lest = radleser.les_rad(c, valg)
        if lest:
            rader.append(lest)
        avvik += c.avvik
        avvik += numre.get(c.plass, ()) if lest else ()
    rader = [_samlet(r, eldre) if r.rad in bestilling.sla_sammen else r for r in rader]
    rader = [_uten_fritekst(r) if r.rad in bestilling.uten_fritekst else r for r in rader]
    return Lest(rader, sorted(avvik, key=lambda a: a.rad or 0), eldre)


def _uten_fritekst(rad: Rad) -> Rad:
    return replace(rad, onsker="", annet=(), frivillig_med=())


def _samlet(rad: Rad, eldre: list[tuple[int, Rad]]) -> Rad:
    return doble.sla_sammen(rad, [e for vinner, e in eldre if vinner == rad.rad])


def _valg(tabell: Tabell, etter_felt: EtterFelt, bestilling: Bestilling) -> radleser.Valg:
    datoer = [v for k in etter_felt[Felt.SVART] for v in kolonne(tabell, k.indeks)]
    dagtekster = [
        t
        for felt in (Felt.UKEDAGER, Felt.TIDER)
        for k in etter_felt[felt]
        for t in tabell.tekster(k.indeks)
    ]
    onsker = (
        t for k in etter_felt[Felt.INTERESSER] if not k.valg for t in tabell.tekster(k.indeks)
    )
    sprak = tider.kolonnesprak(dagtekster)
    return radleser.Valg(
        opplastet=bestilling.opplastet,
        orden=finn_orden(datoer),
        samtykke_for_alle=bestilling.samtykke_for_alle,
        foresatt_bekreftet=bestilling.foresatt_bekreftet,
        myndig_bekreftet=bestilling.myndig_bekreftet,
        sprak=sprak,
        interessesprak=tvetydig.sprak_i_svar(onsker) or sprak,
    )


def _radavvik(rad: Tabellrad, kode: Kode, felt: Felt | None = None, **deler: object) -> Avvik:
    return Avvik(rad.nummer, kode, felt, melding(kode, **deler), lagres=False)


def _ta_ut(
    celler: list[Celler], etter_felt: EtterFelt, bestilling: Bestilling
) -> tuple[list[Avvik], list[Celler]]:
    avvik: list[Avvik] = []
    igjen = []
    fullfort = [k for k in etter_felt[Felt.SVART] if k.overskrift.casefold() in FULLFORT]
    for c in celler:
        if c.rad.nummer in bestilling.hopp_over:
            avvik.append(_radavvik(c.rad, Kode.HOPPET_OVER))
        elif c.rad.skjult and not bestilling.ta_med_skjulte:
            avvik.append(_radavvik(c.rad, Kode.SKJULT_RAD))
        elif fullfort and not c.ra_tekst(fullfort[0]):
            avvik.append(_radavvik(c.rad, Kode.UFULLSTENDIG))
        else:
            igjen.append(c)
    return avvik, igjen


def _numre_i_andre(
    tabell: Tabell, kolonner: tuple[Kolonne, ...], vakt: Vakt
) -> dict[int, list[Avvik]]:
    """Return the identity numbers in columns that are not read, by the row's place in the table."""
    ut: dict[int, list[Avvik]] = defaultdict(list)
    for k in kolonner:
        if k.felt is not None or k.grunn not in USETT_I:
            continue
        tekster = tabell.tekster(k.indeks)
        funnet = {t: f for t in set(tekster) if (f := _identitet(t, vakt))}
        for plass in [i for i, t in enumerate(tekster) if t in funnet] if funnet else ():
            rad = tabell.rader[plass]
            hva = FUNN_TEKST[next(iter(funnet[tekster[plass]]))]
            tekst = melding(Kode.IDENTITETSNUMMER, rad=rad.navn, kolonne=k.overskrift, funn=hva)
            ut[plass].append(Avvik(rad.nummer, Kode.IDENTITETSNUMMER, None, tekst, lagres=True))
    return ut


def _identitet(tekst: str, vakt: Vakt) -> frozenset[Funn]:
    if len(tekst) < MINST_SIFFER or sum(t.isdigit() for t in tekst) < MINST_SIFFER:
        return frozenset()
    return vakt.finn(tekst) & IDENTITET
