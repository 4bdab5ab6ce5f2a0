"""The plain types of a workbook, its limits, and the one exception for files that cannot be read."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from kommuneportal.design.heltall import tall


Verdi = str | int | float | bool | datetime | date | time | None

MIB = 1024 * 1024

FORMELFEIL = frozenset(
    {
        "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#I/T", "#NAVN?", "#VERDI!", "#TALL!", "#SKYV!", "#GETTING_DATA", "#BLOCKED!", "#FIELD!",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grenser:
    """
    What a file may be at most.

    Units: `byte` is the file, `pakket_ut` the sum of what a zip holds, `svar` how many answers
    the sender is told that a file may have, `sekunder` wall time.
    """

    byte: int = 10 * MIB
    pakket_ut: int = 60 * MIB
    filer_i_pakke: int = 400
    rader: int = 5_500
    svar: int = 5_000
    kolonner: int = 500
    tegn_i_celle: int = 10_000
    minne: int = 640 * MIB
    cpu_sekunder: int = 20
    sekunder: float = 20.0


@dataclass(frozen=True, slots=True)
class Ark:
    """One sheet: its rows from row 1 on, and what of it is hidden (all numbers 1-based)."""

    navn: str
    rader: list[list[Verdi]]
    skjult: bool = False
    skjulte_rader: frozenset[int] = frozenset()
    skjulte_kolonner: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bok:
    """A file that could be read: its type by content, and its sheets in order."""

    type: str
    ark: list[Ark] = field(default_factory=list)


class KanIkkeLese(Exception):
    """The file cannot be read; `kode` says why and `melding` tells the sender what to do."""

    def __init__(self, kode: str, melding: str, *, filtype: str = "") -> None:
        super().__init__(melding)
        self.kode = kode
        self.melding = melding
        self.filtype = filtype


def avvisning(kode: str, filtype: str = "", **deler: int) -> KanIkkeLese:
    """Make the exception for one code, with its sentence filled in."""
    melding = MELDINGER[kode].format(**{navn: tall(verdi) for navn, verdi in deler.items()})
    return KanIkkeLese(KODER.get(kode, kode), melding, filtype=filtype)


MELDINGER = {
    "tom_fil": "Filen er tom. Velg en fil med en rad overskrifter og minst ett svar.",
    "for_stor": "Filen er for stor. Den kan være opptil 10 MB. Del den i flere filer.",
    "for_stor_pakket": (
        "Filen er uvanlig stor når den pakkes ut, og vi åpner den ikke. "
        "Kopier svarene til et nytt, tomt regneark og lagre på nytt."
    ),
    "pdf": "Dette er en PDF. Last opp svarene som Excel (.xlsx), LibreOffice (.ods) eller csv.",
    "bilde": "Dette er et bilde. Last opp svarene som Excel (.xlsx), LibreOffice (.ods) eller csv.",
    "xls": (
        "Dette er et gammelt Excel-format (.xls). Åpne filen i Excel, velg Lagre som, "
        "velg Excel-arbeidsbok (.xlsx) og last opp på nytt."
    ),
    "xlsb": (
        "Dette er en binær Excel-fil (.xlsb). Åpne filen i Excel, velg Lagre som, "
        "velg Excel-arbeidsbok (.xlsx) og last opp på nytt."
    ),
    "dokument": (
        "Dette er et tekstdokument, ikke et regneark. "
        "Last opp svarene som Excel (.xlsx), LibreOffice (.ods) eller csv."
    ),
    "numbers": (
        "Dette er en Numbers-fil. Velg Fil, Eksporter til og Excel i Numbers, "
        "og last opp den filen."
    ),
    "feil_filtype": (
        "Vi kjenner ikke igjen filtypen. "
        "Last opp svarene som Excel (.xlsx), LibreOffice (.ods) eller csv."
    ),
    "zip": "Dette er en zip-fil. Pakk den ut, og last opp regnearket som ligger i den.",
    "html": (
        "Dette er en nettside lagret som fil. Last ned svarene som Excel (.xlsx) eller csv "
        "fra verktøyet, og last opp den filen."
    ),
    "kryptert": (
        "Filen er beskyttet med passord. Fjern passordet i Excel eller LibreOffice, "
        "lagre og last opp på nytt."
    ),
    "makroer": (
        "Filen inneholder makroer. Lagre den som vanlig Excel-arbeidsbok (.xlsx) "
        "og last opp på nytt."
    ),
    "eksterne_lenker": (
        "Filen henter tall fra andre filer. Kopier svarene til et nytt regneark som verdier, "
        "lagre og last opp på nytt."
    ),
    "odelagt": (
        "Filen er ødelagt og kan ikke åpnes. Last den ned på nytt fra verktøyet, "
        "eller lagre den på nytt i Excel, og prøv igjen."
    ),
    "for_mange_rader": (
        "Filen har for mange rader. Den kan ha opptil {rader} svar. Del den i flere filer."
    ),
    "for_mange_kolonner": (
        "Filen har for mange kolonner. Den kan ha opptil {kolonner}. "
        "Slett kolonner dere ikke trenger, og last opp på nytt."
    ),
    "for_langt": "En celle i filen er altfor lang. Kort den ned, og last opp på nytt.",
    "tok_for_lang_tid": (
        "Filen tok for lang tid å lese, så vi stoppet. Prøv en gang til. Går det ikke, kopierer du "
        "svarene til et nytt, tomt regneark og laster opp det."
    ),
}

KODER = {
    "for_stor_pakket": "for_stor",
    "pdf": "feil_filtype",
    "bilde": "feil_filtype",
    "xls": "feil_filtype",
    "xlsb": "feil_filtype",
    "dokument": "feil_filtype",
    "numbers": "feil_filtype",
    "zip": "feil_filtype",
    "html": "feil_filtype",
    "eksterne_lenker": "makroer",
}
"""Sentences finer than the code that is reported."""
