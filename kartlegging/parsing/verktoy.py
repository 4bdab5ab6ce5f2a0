"""Recognises the tool behind a file, files that need a companion, and files in the wrong place."""

import re
from enum import StrEnum

from kartlegging.parsing.koder import Kode
from kartlegging.parsing.tabell import Tabell
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Bok, Verdi


class Verktoy(StrEnum):
    """The survey tools whose exports are known."""

    MSFORMS = "msforms"
    GOOGLE = "google"
    NETTSKJEMA = "nettskjema"
    KOBO = "kobo"
    SURVEYXACT = "surveyxact"
    LIMESURVEY = "limesurvey"
    EGEN = "egen"


KJENNETEGN: tuple[tuple[Verktoy, tuple[set[str], ...]], ...] = (
    (Verktoy.NETTSKJEMA, ({"$submission_id"}, {"$created", "$answer_time_ms"})),
    (
        Verktoy.KOBO,
        (
            {"_uuid", "_id"},
            {"_uuid", "_index"},
            {"_submission_time", "_id"},
            {"_submission_time", "_index"},
        ),
    ),
    (Verktoy.SURVEYXACT, ({"statoverall_1", "statoverall_4"},)),
    (Verktoy.LIMESURVEY, ({"submitdate", "lastpage"}, {"lastpage", "startlanguage"})),
    (
        Verktoy.MSFORMS,
        (
            {"starttidspunkt", "fullføringstidspunkt"},
            {"start time", "completion time"},
            {"starttid", "fullføringstid"},
        ),
    ),
)
XML_NAVN = re.compile(r"^[a-z_][\w.-]*(?:[/:][\w.-]+)*$")
KODE_KOLONNE = re.compile(r"^[\w-]+\.\d+$")
SX_KOLONNE = re.compile(r"^(?:s|q|v)_\d+(?:_\d+)*$", re.IGNORECASE)
LIME_KOLONNE = re.compile(r"\[[A-Za-z]{0,3}\d{1,4}\]$|\[other\]$")
LIME_KODE = re.compile(r"^(?:A\d{1,4}|[YNU]|)$")

MANGLER = {
    Verktoy.NETTSKJEMA: (
        "Filen fra Nettskjema inneholder koder. Last den ned på nytt uten kodebok, "
        "eller last opp kodeboken sammen med filen."
    ),
    Verktoy.KOBO: (
        "Filen fra Kobo inneholder XML-navn, ikke svartekster. Last den ned på nytt med "
        "etiketter (labels) på et språk, eller last opp skjemadefinisjonen (XLSForm) sammen "
        "med filen."
    ),
    Verktoy.SURVEYXACT: (
        "Filen fra SurveyXact inneholder koder. Last ned hele arbeidsboken med arkene Variables "
        "og Labels, eller last opp filene med spørsmål og svartekster sammen med filen."
    ),
    Verktoy.LIMESURVEY: (
        "Filen fra LimeSurvey inneholder svarkoder. Velg «Fullstendige svar» og «Hele "
        "spørsmålsteksten» når du eksporterer, eller last opp en liste med koder og tekster "
        "sammen med filen."
    ),
}
FEIL_STED = {
    "skjema": (
        "Dette er en skjemadefinisjon (XLSForm), ikke svar. Last opp filen med svarene, "
        "og legg ved denne som følgefil hvis svarene inneholder koder."
    ),
    "kodebok": (
        "Dette er en kodebok, ikke svar. Last opp filen med svarene, "
        "og legg ved kodeboken som følgefil."
    ),
    "foreninger": (
        "Dette ser ut som en liste over foreninger, ikke svar fra beboere. "
        "Koordinatoren registrerer foreninger under Organisasjoner."
    ),
}
ORGNR = re.compile(r"^(?:org\s?nr|orgnummer|organisasjonsnummer|organisasjonsnr|org nummer)$")
LAG = re.compile(
    r"^(?:lag forening|forening|lag|organisasjon|organisasjonsnavn|klubb|navn på lag)$"
)
LAGSTEGN = frozenset(
    {
        "kontaktperson", "medlemmer", "kontingent", "kontingent kr", "målgruppe", "ledige plasser",
        "hjemmeside", "organisasjonsform kode", "organisasjonsform", "næringskode 1", "kategori",
        "forretningsadresse adresse", "stiftelsesdato", "tilbud", "registrert i frivillighetsregisteret",
    }
)  # fmt: skip
ORGNR_VERDI = re.compile(r"^[89]\d{8}$")
NOK = 2


def kjenn_igjen(overskrifter: list[str]) -> Verktoy:
    """Return the tool whose own columns are among the headers, or egen."""
    har = {o.casefold() for o in overskrifter}
    for verktoy, sett in KJENNETEGN:
        if any(s <= har for s in sett):
            return verktoy
    forste = overskrifter[0].casefold() if overskrifter else ""
    return Verktoy.GOOGLE if forste in {"timestamp", "tidsmerke", "tidsstempel"} else Verktoy.EGEN


def trenger_folgefil(
    verktoy: Verktoy, overskrifter: list[str], rader: list[list[Verdi]]
) -> str | None:
    """Return the sentence that names the companion, when answers are codes; codes are not guessed."""
    prover = {
        Verktoy.NETTSKJEMA: lambda: sum(bool(KODE_KOLONNE.match(o)) for o in overskrifter) >= NOK,
        Verktoy.KOBO: lambda: all(XML_NAVN.match(o) for o in overskrifter if o),
        Verktoy.SURVEYXACT: lambda: bare_variabler(overskrifter),
        Verktoy.LIMESURVEY: lambda: _lime_koder(overskrifter, rader),
    }
    prove = prover.get(verktoy)
    return MANGLER[verktoy] if prove and prove() else None


def bare_variabler(overskrifter: list[str]) -> bool:
    """Return whether headers are names of variables such as s_3_1, which say nothing to a person."""
    return sum(bool(SX_KOLONNE.match(o)) for o in overskrifter) >= NOK


def _lime_koder(overskrifter: list[str], rader: list[list[Verdi]]) -> bool:
    if any(LIME_KOLONNE.search(o) and " " not in o for o in overskrifter):
        return True
    for i, _ in enumerate(overskrifter):
        verdier = {rens(r[i]) for r in rader} - {""}
        if verdier and all(re.fullmatch(r"A\d{1,4}", v) for v in verdier):
            return True
    return False


def feil_sted(bok: Bok, tabell: Tabell) -> tuple[Kode, str] | None:
    """Return code and sentence for a form definition, a code book or a list of associations."""
    arknavn = {a.navn.casefold() for a in bok.ark}
    forste = next((r for r in tabell.ark.rader if any(rens(c) for c in r)), [])
    har = {nokkel(o) for o in tabell.overskrifter} | {nokkel(rens(c)) for c in forste}
    if {"survey", "choices"} <= arknavn or (
        {"type", "name"} <= har and any(o.startswith("label") for o in har)
    ):
        return Kode.FEIL_STED, FEIL_STED["skjema"]
    if {"element code", "answer code"} <= har or {"answer code", "answer text"} <= har:
        return Kode.FEIL_STED, FEIL_STED["kodebok"]
    if _er_foreninger(har, [r.celler for r in tabell.rader]):
        return Kode.FEIL_STED, FEIL_STED["foreninger"]
    return None


def _er_foreninger(har: set[str], rader: list[list[Verdi]]) -> bool:
    orgnr = any(ORGNR.match(o) for o in har)
    lag = any(LAG.match(o) for o in har)
    tegn = len(har & LAGSTEGN)
    if orgnr and (lag or tegn or "navn" in har):
        return True
    if lag and tegn >= NOK:
        return True
    numre = [1 for r in rader[:50] if any(ORGNR_VERDI.match(rens(c).replace(" ", "")) for c in r)]
    return tegn >= NOK and len(numre) * 2 > len(rader[:50])
