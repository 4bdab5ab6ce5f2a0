"""What goes into the matching core and what comes out: frozen, plain, without a framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kobling.engine.koder import Brudd, Kilde, Kode, Kriterium, Metode, Tilstand
from kobling.engine.vekter import STANDARD, Vekter


Tid: TypeAlias = tuple[int, str]
Parnokkel: TypeAlias = tuple[int, int]

DAGSDELER = ("formiddag", "ettermiddag", "kveld")
NIVAER = ("ikke", "litt", "godt")


class UgyldigGrunnlag(ValueError):
    """Input that contradicts itself, such as two people with one id."""


@dataclass(frozen=True, slots=True)
class Interesse:
    """One activity of the vocabulary, its group and the groups that lie near."""

    kode: str
    gruppe: str
    beslektede_grupper: frozenset[str] = frozenset()
    aldri_koblet: bool = False


@dataclass(frozen=True, slots=True)
class Deltaker:
    """
    One person's valid answers; None or empty means that we do not know.

    Units: ages in whole years (None is open upwards), position in degrees, waiting in weeks.
    `dager_uten_del` are days named without a part of the day.
    """

    id: int
    alder_fra: int
    alder_til: int | None = None
    informasjonssprak: str | None = None
    norsk: str | None = None
    engelsk: str | None = None
    onsker: tuple[tuple[str, int], ...] = ()
    tider: frozenset[Tid] = frozenset()
    dager_uten_del: frozenset[int] = frozenset()
    reise: str | None = None
    gruppe: str | None = None
    behov: frozenset[str] = frozenset()
    frivillig: str | None = None
    tilknytning: str = "mottak"
    lat: float | None = None
    lon: float | None = None
    ventet_uker: int = 0
    har_samtykke: bool = True
    mindrearig_samtykke: bool = False
    hindringer: frozenset[Brudd] = frozenset()


@dataclass(frozen=True, slots=True)
class Aktivitet:
    """
    One open offer; None means that the association has not said.

    Units: `ledige_plasser` are places beyond those already held (a guess when not
    `plasser_kjent`); distances in kilometres.
    `hindringer` are rules that the layer above has seen broken (published, season, law).
    """

    id: int
    rolle: str = "delta"
    interesser: tuple[str, ...] = ()
    apen_for_alle: bool = False
    alder_fra: int | None = None
    alder_til: int | None = None
    ledige_plasser: int = 0
    plasser_kjent: bool = True
    tider: frozenset[Tid] = frozenset()
    norsk_krav: str = "ingen"
    vertssprak: frozenset[str] = frozenset()
    skyss: bool | None = None
    barnepass: bool | None = None
    trinnfri: bool | None = None
    rolig: bool | None = None
    utstyr: bool | None = None
    folge: bool | None = None
    gratis: bool | None = True
    bare_for: str = ""
    fast: bool = False
    lavterskel: bool = False
    utenfor_mottak: bool = False
    gruppestorrelse: str | None = None
    plasser_nyankomne: int = 0
    politiattest: bool | None = True
    for_tilknytning: frozenset[str] = frozenset({"mottak", "kommune"})
    lat: float | None = None
    lon: float | None = None
    maks_avstand_skyss_km: int | None = None
    hindringer: frozenset[Brudd] = frozenset()


@dataclass(frozen=True, slots=True)
class Tidligere:
    """
    What people have decided or looked at before, as pairs (person, offer).

    `hadde` are the people who have suggestions already; of two who have waited equally long,
    they keep theirs. Those with a pair in `sett` come before all others, first where it still fits.
    """

    avviste: frozenset[Parnokkel] = frozenset()
    sperrede: frozenset[Parnokkel] = frozenset()
    faste: frozenset[Parnokkel] = frozenset()
    sett: frozenset[Parnokkel] = frozenset()
    hadde: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """Everything one run stands on; the order of people and offers never matters."""

    deltakere: tuple[Deltaker, ...]
    aktiviteter: tuple[Aktivitet, ...]
    interesser: Mapping[str, Interesse]
    tidligere: Tidligere = field(default_factory=Tidligere)
    vekter: Vekter = STANDARD
    k: int = 3
    jevnhet: bool = True

    def __post_init__(self) -> None:
        """Refuse two people or two offers with one id."""
        for rader in (self.deltakere, self.aktiviteter):
            if len({rad.id for rad in rader}) != len(rader):
                raise UgyldigGrunnlag("id")
        if self.k < 1:
            raise UgyldigGrunnlag("k")


@dataclass(frozen=True, slots=True)
class Begrunnelse:
    """One part of a score as a reason: what, how well, from where, and the facts in it."""

    kriterium: Kriterium
    tilstand: Tilstand
    kilde: Kilde
    kode: Kode
    parametre: tuple[tuple[str, object], ...] = ()
    poeng: int = 0


@dataclass(frozen=True, slots=True)
class Vurdering:
    """What the core says of one pair: broken rules, or a score with its reasons."""

    score: int | None
    brudd: tuple[Brudd, ...] = ()
    begrunnelser: tuple[Begrunnelse, ...] = ()


@dataclass(frozen=True, slots=True)
class Planpar:
    """One suggestion; `nummer` 1 is the person's best."""

    person: int
    tilbud: int
    score: int
    nummer: int


@dataclass(frozen=True, slots=True)
class Niva:
    """One level of the objective: its value and a bound that no plan can pass."""

    navn: str
    verdi: int
    grense: int

    @property
    def gap(self) -> int:
        """The distance to the bound, 0 when proved best."""
        return self.grense - self.verdi


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The suggestions of one run with their proof, level by level.

    Units: `priser` by offer, what one place is worth on each of the `nivaer`. `dekket` counts
    people with a suggestion; `dekket_fra_for` those with an accepted pair.
    """

    par: tuple[Planpar, ...]
    dekket: int
    dekket_fra_for: int
    antall_par: int
    metode: Metode
    priser: Mapping[int, tuple[int, ...]]
    nivaer: tuple[Niva, ...]

    @property
    def avgjorende(self) -> Niva:
        """The first level that is not proved, or else the last one."""
        return next((niva for niva in self.nivaer if niva.gap), self.nivaer[-1])

    @property
    def gap(self) -> int:
        """The distance to the bound on the first level that is not proved; 0 proves them all."""
        return self.avgjorende.gap
