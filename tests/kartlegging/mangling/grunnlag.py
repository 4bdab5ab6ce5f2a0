"""The samples as tables, with what the reader makes of them when nobody has touched them."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from kartlegging.parsing import Grunn, Lesing, les
from kartlegging.parsing.tabell import velg_ark
from kommuneportal.core.spreadsheet import les_bok
from tests.kartlegging.mangling.skriv import Arkdel, som_xlsx


OPPLASTET = date(2026, 10, 1)
KORTE = Path(__file__).resolve().parents[1] / "filer"
HELE = [p / "shared" / "samples" for p in Path(__file__).resolve().parents[4:6]]
NAVN = {
    "01": "01_msforms_norsk.xlsx",
    "02": "02_msforms_english.xlsx",
    "03": "03_google_forms_direct.csv",
    "04": "04_google_sheets_norsk.csv",
    "05": "05_nettskjema_data-412233-2026-09-28-1412.csv",
    "06": "06_kobo_labels_en.xlsx",
    "07": "07_kobo_xml_values.csv",
    "08": "08_surveyxact.xlsx",
    "09": "09_limesurvey_results-survey482915.csv",
    "10": "10_excel_norsk_cp1252.csv",
    "11": "11_libreoffice_norsk.ods",
    "12": "12_tigrinja_ukrainsk.xlsx",
    "13": "13_foreninger_brreg_nettuttrekk.xlsx",
    "14": "14_foreninger_kulturkontoret.csv",
}
FOLGE = {"05": "05b_nettskjema_codebook-412233.csv", "07": "07b_xlsform_definition.xlsx"}
LIMEKODER = {
    "interest": ("Fotball", "Svømming", "Turgåing", "Musikk", "Dans", "Søm og strikking",
                 "Matlaging", "Sjakk", "Språkkafé", "Kvinnegruppe"),
    "gender": ("Kvinne", "Mann", "Ønsker ikke å svare"),
    "vol": ("Ja", "Nei", "Kanskje"),
}  # fmt: skip
UTEN_RAD = frozenset({"rad"})


@dataclass(frozen=True, slots=True)
class Prove:
    """One sample: its bytes, its main sheet as a table, its companion, and its own reading."""

    nr: str
    innhold: bytes
    tabell: list[list[object]]
    lesing: Lesing
    folge: tuple[bytes, ...] = field(default_factory=tuple)

    @property
    def kodet(self) -> bool:
        """Return whether headers are codes, so that nobody can rename them."""
        return self.nr in {"05", "07", "08", "09"}


def les_her(innhold: bytes, folge: tuple[bytes, ...] = (), **valg) -> Lesing:
    """Read in this process, on the day of the tests."""
    return les(innhold, opplastet=OPPLASTET, folgefil=folge, i_barneprosess=False, **valg)


@lru_cache(maxsize=32)
def hent(nr: str, *, hele: bool = False) -> Prove:
    """Return a sample, shortened or whole."""
    mappe = next((m for m in HELE if (m / NAVN[nr]).exists()), KORTE) if hele else KORTE
    innhold = (mappe / NAVN[nr]).read_bytes()
    folge = ((mappe / FOLGE[nr]).read_bytes(),) if nr in FOLGE else ()
    if nr == "09":
        folge = (limeliste(),)
    if nr == "08":
        folge = (_forklaringene(innhold),)
    ark, _ = velg_ark(les_bok(innhold).ark)
    return Prove(nr, innhold, [list(r) for r in ark.rader], les_her(innhold, folge), folge)


def _forklaringene(innhold: bytes) -> bytes:
    """Return the sheets of a SurveyXact workbook that explain the codes, as a file of their own."""
    ark = [a for a in les_bok(innhold).ark if a.navn != "Dataset"]
    return som_xlsx(*(Arkdel(a.navn, [list(r) for r in a.rader]) for a in ark))


def limeliste() -> bytes:
    """Return the typed list of codes that goes with the LimeSurvey sample."""
    rader = ["spørsmål;kode;tekst"]
    for sporsmal, tekster in LIMEKODER.items():
        forkort = "SQ{:03}" if sporsmal == "interest" else "A{}"
        rader += [f"{sporsmal};{forkort.format(i)};{t}" for i, t in enumerate(tekster, start=1)]
    return "\r\n".join(rader).encode()


def fasit(lesing: Lesing) -> list[dict]:
    """Return what was read, without row numbers and wording, in a fixed order."""
    return sorted((_rad(r.som_json()) for r in lesing.rader), key=str)


def _rad(rad: dict) -> dict:
    ut = {n: v for n, v in rad.items() if n not in UTEN_RAD}
    ut["interesser"] = sorted((i["kode"], i["styrke"]) for i in rad["interesser"])
    ut["annet"] = sorted(rad["annet"])
    ut["frivillig_med"] = sorted(rad["frivillig_med"])
    ut["behov"] = sorted(rad["behov"])
    return ut


def forskjell(ventet: list[dict], fikk: list[dict], felter: tuple[str, ...] = ()) -> dict[str, int]:
    """Return for each field in how many rows the two readings differ; {} when they are the same."""
    ut: dict[str, int] = {}
    if len(ventet) != len(fikk):
        ut["antall"] = len(fikk) - len(ventet)
    par = {(r["referanse"] or "").casefold(): r for r in fikk}
    for rad in ventet:
        annen = par.get((rad["referanse"] or "").casefold())
        if annen is None:
            ut["referanse"] = ut.get("referanse", 0) + 1
            continue
        for felt in felter or tuple(rad):
            if felt != "referanse" and rad[felt] != annen[felt]:
                ut[felt] = ut.get(felt, 0) + 1
    return ut


# What no reading may ever take for a field.
ALDRI = frozenset({Grunn.NAVN, Grunn.EPOST, Grunn.TALESPRAK, Grunn.KJONN, Grunn.ROM,
                   Grunn.TILRETTELEGGING})  # fmt: skip
