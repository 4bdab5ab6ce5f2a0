"""Unmet needs summed up: which new offer, when and where, would give most people their first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kobling.engine import forhold as f
from kobling.engine.geografi import kilometer, punkt
from kobling.engine.typer import DAGSDELER, Deltaker, Grunnlag, Tid


UKEDAGER = range(1, 8)
ALLE_TIDER: frozenset[Tid] = frozenset((dag, del_) for dag in UKEDAGER for del_ in DAGSDELER)
# From which age, and the name of the group.
ALDERSGRUPPER = ((0, "barn"), (13, "ungdom"), (18, "voksne"))
ALLE, KVINNER, MENN = "alle", "kvinner", "menn"


@dataclass(frozen=True, slots=True)
class Sted:
    """
    A place where something could be held.

    Units: degrees.
    """

    id: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Hva:
    """What is missing: an activity, for an age, for everybody or a group for one gender."""

    interesse: str
    alder: str
    hvem: str = ALLE


@dataclass(frozen=True, slots=True)
class Behov:
    """
    One thing that is missing, and the people it would give their first suggestion.

    `per_tid` counts them for each slot and place (place None when the kommune has no zones), and
    `tilrettelegging` their needs among those of the best slot and place. Units: persons.
    """

    hva: Hva
    personer: frozenset[int]
    per_tid: Mapping[tuple[Tid, int | None], int]
    tid: Tid
    sted: int | None
    antall: int
    tilrettelegging: Mapping[str, int]


def aldersgruppe(deltaker: Deltaker) -> str:
    """Name the age group a person belongs to, by the youngest they may be."""
    return max(par for par in ALDERSGRUPPER if par[0] <= deltaker.alder_fra)[1]


def hvem(deltaker: Deltaker) -> str:
    """Say whether a person asks for a group for women or men only."""
    for kjonn, behov in f.KJONNSBEHOV.items():
        if behov in deltaker.behov:
            return kjonn
    return ALLE


def passende_tider(deltaker: Deltaker) -> frozenset[Tid]:
    """List the slots a person can come; all of them when nothing is said."""
    hele = {(dag, del_) for dag in deltaker.dager_uten_del for del_ in DAGSDELER}
    return frozenset(deltaker.tider | hele) or ALLE_TIDER


def steder_innen_rekkevidde(
    deltaker: Deltaker, steder: Sequence[Sted], grunnlag: Grunnlag
) -> list[int | None]:
    """List the places a person can reach alone; all of them when we do not know."""
    rekkevidde = f.rekkevidde_km(deltaker, grunnlag.vekter)
    hjemme = punkt(deltaker.lat, deltaker.lon)
    if not steder:
        return [None]
    return [
        sted.id
        for sted in steder
        if (km := kilometer(hjemme, punkt(sted.lat, sted.lon))) is None
        or rekkevidde is None
        or km <= rekkevidde
    ]


def udekket_behov(
    udekkede: Iterable[Deltaker], grunnlag: Grunnlag, steder: Sequence[Sted]
) -> list[Behov]:
    """
    Sum up what is missing among people without a suggestion, what helps most people first.

    A new offer of the activity for that age, at that slot and place, which asks for no Norwegian,
    costs nothing and has room, gives each person counted a first suggestion.
    """
    folk = {d.id: d for d in udekkede}
    personer: dict[Hva, set[int]] = defaultdict(set)
    tider: dict[Hva, dict[tuple[Tid, int | None], set[int]]] = defaultdict(lambda: defaultdict(set))
    for d in folk.values():
        ruter = [
            (tid, sted)
            for sted in steder_innen_rekkevidde(d, steder, grunnlag)
            for tid in passende_tider(d)
        ]
        for kode, _styrke in f.brukbare_onsker(d, grunnlag):
            hva = Hva(kode, aldersgruppe(d), hvem(d))
            personer[hva].add(d.id)
            for rute in ruter:
                tider[hva][rute].add(d.id)
    behov = [_behov(hva, personer[hva], ruter, folk) for hva, ruter in tider.items()]
    return sorted(
        behov, key=lambda b: (-b.antall, -len(b.personer), b.hva.interesse, b.hva.alder, b.hva.hvem)
    )


def _behov(
    hva: Hva,
    personer: set[int],
    ruter: Mapping[tuple[Tid, int | None], set[int]],
    folk: Mapping[int, Deltaker],
) -> Behov:
    (tid, sted), beste = min(
        ruter.items(), key=lambda par: (-len(par[1]), _orden(par[0][0]), par[0][1] or 0)
    )
    onsket = Counter(behov for pk in beste for behov in folk[pk].behov)
    return Behov(
        hva=hva,
        personer=frozenset(personer),
        per_tid={rute: len(hvem_) for rute, hvem_ in ruter.items()},
        tid=tid,
        sted=sted,
        antall=len(beste),
        tilrettelegging=dict(sorted(onsket.items())),
    )


def _orden(tid: Tid) -> tuple[int, int]:
    """Put evenings first: most people and most associations have time then."""
    return -DAGSDELER.index(tid[1]), tid[0]
