"""What the reader hands back: columns, rows and deviations as plain dataclasses."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from kartlegging.parsing.koder import Felt, Grunn, Kode, Sikkerhet, Utfall


@dataclass(frozen=True, slots=True)
class Kolonne:
    """One column of the file, what it is read as, and why not when it is not read."""

    indeks: int
    overskrift: str
    felt: Felt | None
    grunn: Grunn | None = None
    sikkerhet: Sikkerhet = Sikkerhet.GJENKJENT
    eksempler: tuple[str, ...] = ()
    valg: str | None = None

    def som_json(self) -> dict:
        """Return the column as the command prints it."""
        return {"overskrift": self.overskrift, "felt": self.felt, "grunn": self.grunn}


@dataclass(frozen=True, slots=True)
class Interesseonske:
    """One recognised interest: its code, the text as written, and a strength 1-3."""

    kode: str
    tekst: str
    styrke: int = 2

    def som_json(self) -> dict:
        """Return the wish as the command prints it."""
        return {"kode": self.kode, "tekst": self.tekst, "styrke": self.styrke}


@dataclass(frozen=True, slots=True)
class Rad:
    """
    One resident's answers that may be stored, every text already through the guard.

    Units: `rad` is the spreadsheet's own row number; `alder` whole years, None is open;
    `ukedager` 1 is Monday; `tider` pairs of weekday and part of day.
    """

    rad: int
    referanse: str | None
    alder: tuple[int | None, int | None]
    svart: date
    informasjonssprak: str | None = None
    norsk: str | None = None
    engelsk: str | None = None
    reise: str | None = None
    gruppe: str | None = None
    interesser: tuple[Interesseonske, ...] = ()
    annet: tuple[str, ...] = ()
    ukedager: tuple[int, ...] = ()
    tider: tuple[tuple[int, str], ...] = ()
    frivillig: str | None = None
    frivillig_med: tuple[str, ...] = ()
    behov: tuple[str, ...] = ()
    onsker: str = ""
    dager_uten_tid: bool = False
    samtykke_kilde: str = ""

    def som_json(self) -> dict:
        """Return the row as the command prints it."""
        return {
            "rad": self.rad,
            "referanse": self.referanse,
            "alder": list(self.alder),
            "informasjonssprak": self.informasjonssprak,
            "norsk": self.norsk,
            "engelsk": self.engelsk,
            "reise": self.reise,
            "gruppe": self.gruppe,
            "interesser": [i.som_json() for i in self.interesser],
            "annet": list(self.annet),
            "ukedager": list(self.ukedager),
            "tider": [list(t) for t in self.tider],
            "frivillig": self.frivillig,
            "frivillig_med": list(self.frivillig_med),
            "behov": list(self.behov),
            "onsker": self.onsker or None,
            "svart": self.svart.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Avvik:
    """Something the sender should know: row (None is the whole file), code, field and sentence."""

    rad: int | None
    kode: Kode
    felt: str | None
    melding: str
    lagres: bool

    def som_json(self) -> dict:
        """Return the deviation as the command prints it."""
        return {
            "rad": self.rad,
            "kode": self.kode,
            "felt": self.felt,
            "melding": self.melding,
            "lagres": self.lagres,
        }


@dataclass(frozen=True, slots=True)
class Filinfo:
    """What kind of file it was and where in it the table stands."""

    type: str = ""
    ark: str | None = None
    overskriftsrad: int | None = None
    rader: int = 0

    def som_json(self) -> dict:
        """Return the facts as the command prints them."""
        return {
            "type": self.type,
            "ark": self.ark,
            "overskriftsrad": self.overskriftsrad,
            "rader": self.rader,
        }


@dataclass(frozen=True, slots=True)
class Mulighet:
    """
    One way to read a file of several sheets or shapes: its code, what it is called, its rows.

    Units: `kode` is `alle`, a sheet's number, `bare-` and a number, or `kolonne-` and a number.
    """

    kode: str
    navn: str
    rader: int | None = None

    def som_json(self) -> dict:
        """Return the choice as the command prints it."""
        return {"kode": self.kode, "navn": self.navn, "rader": self.rader}


@dataclass(frozen=True, slots=True)
class Sporsmal:
    """What only the sender knows about the shape of the file; `valgt` is empty when not answered."""

    tekst: str
    muligheter: tuple[Mulighet, ...]
    valgt: str = ""

    def som_json(self) -> dict:
        """Return the question as the command prints it."""
        return {
            "tekst": self.tekst,
            "muligheter": [m.som_json() for m in self.muligheter],
            "valgt": self.valgt,
        }


@dataclass(frozen=True, slots=True)
class Lesing:
    """
    The whole reading of one file.

    `rader` are the rows that may be stored; every other data row of `fil.rader` has exactly one
    row number in `avvik` with `lagres` false, so that the counts add up (see `tall`).
    """

    utfall: Utfall
    melding: str
    fil: Filinfo
    kolonner: tuple[Kolonne, ...] = ()
    rader: tuple[Rad, ...] = ()
    avvik: tuple[Avvik, ...] = ()
    # Older answers with the same reference as a row that may be stored: its row number, and they.
    eldre: tuple[tuple[int, Rad], ...] = ()
    verktoy: str = ""
    mangler_samtykkekolonne: bool = False
    overskriftsett: str = field(default="")
    # False when a companion was given that has nothing to do with these answers.
    folgefil_passer: bool = True
    # How the sheets can be read, when there is more than one way.
    sporsmal: Sporsmal | None = None
    # Names of the sheets whose rows are read under each other; row numbers then follow RADSPRANG.
    arkene: tuple[str, ...] = ()

    def som_json(self) -> dict:
        """Return the object that `les_kartlegging --json` prints."""
        return {
            "utfall": self.utfall,
            "melding": self.melding,
            "fil": self.fil.som_json(),
            "kolonner": [k.som_json() for k in self.kolonner],
            "rader": [r.som_json() for r in self.rader],
            "avvik": [a.som_json() for a in self.avvik],
            **({"sporsmal": self.sporsmal.som_json()} if self.sporsmal else {}),
        }

    @property
    def tall(self) -> dict[str, int]:
        """Return lest, lagres and ikke_lagres; lest is the sum of the other two."""
        return {
            "lest": self.fil.rader,
            "lagres": len(self.rader),
            "ikke_lagres": self.fil.rader - len(self.rader),
        }

    @property
    def tall_per_kode(self) -> dict[str, int]:
        """Return how many deviations there are of each code, in order of appearance."""
        return dict(Counter(str(a.kode) for a in self.avvik))
