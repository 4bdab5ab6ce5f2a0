"""Recognises what a header asks for, by words in many languages and spellings."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kartlegging.parsing import begrep, ordliste
from kartlegging.parsing.tekst import nokkel, nokkel_for_ord


DELER = re.compile(r"\s+[/|–—]\s+|\s*\n\s*|\s*\|\s*|\s+-\s+")
NUMMER = re.compile(
    r"^\s*(?:\(?\d{1,3}[.)]|q\d{1,3}[.:)]?|spm\.?\s*\d{1,3}[.:)]?)\s+", re.IGNORECASE
)
PARENTES = re.compile(r"\s*\([^()]*\)\s*$")
RANG = re.compile(
    r"(?<!\w)(?:(\d)\s?\.?\s?(?:valg|ønske|prioritet|interesse|choice|wish|priority|interest)|"
    r"(?:valg|ønske|prioritet|interesse|choice|wish|priority|interest)\s?(?:nr\.?\s?)?(\d)|"
    r"(først|førstevalg|first|1st)|(andrevalg|second|2nd)|(tredje|tredjevalg|third|3rd))(?!\w)",
    re.IGNORECASE,
)
VALGORD = re.compile(r"valg|ønske|prioritet|interesse|choice|wish|priority|interest", re.IGNORECASE)
IKKE = re.compile(r"(?<!\w)(?:ikke|ikkje|not|don't|не|لا)(?!\w)")
HEL = 1000
# What the sender is asked not to write is not what the column holds.
FORBEHOLD = re.compile(
    r"(?<!\w)(?:ikke|ikkje|not|don't|don’t|не|لا)\s+"
    r"(?:skriv|oppgi|ta med|nevn|write|enter|include|mention|give|пиш|вказуй|تكتب)[^.!?]*[.!?]*",
    re.IGNORECASE,
)
# Words of one language that are everyday words of another: they count only as the whole header.
BARE_HELE = frozenset({"din", "чим", "чем", "به چه", "respondent"})
SAMTYKKE_UTENOM = re.compile(r"bilde|foto|photo|picture|video|film|nyhetsbrev|newsletter|sms")
NAVNEORD = frozenset({"navn", "namn", "name", "telefon", "phone", "tlf", "epost", "mail", "email"})
FELTORD = {
    "felt_alder": "alder?",
    "felt_interesser": "interesser",
    "felt_sprak": "sprak?",
    "felt_frivillig": "frivillig",
    "felt_barnepass": "behov:barnepass",
    "felt_transport": "transport?",
    "felt_onsker": "onsker",
    "felt_kode": "referanse",
    "felt_kjonn": "grunn:kjonn",
    "felt_dager": "ukedager",
    "felt_personvern_navn": "grunn:navn",
    "felt_personvern_fodsel": "grunn:fodselsdato",
    "felt_personvern_telefon": "grunn:telefon",
    "felt_personvern_adresse": "grunn:adresse",
    "samtykke": "samtykke",
}
KORT = 3


@dataclass(frozen=True, slots=True)
class Gjett:
    """What a header seems to ask for: a target, and how strong the match is."""

    mal: str
    poeng: int

    @property
    def sikker(self) -> bool:
        """Return whether the whole header, or a long phrase of it, was recognised."""
        return self.poeng >= HEL


@lru_cache(maxsize=1)
def _hele() -> dict[str, str]:
    ut: dict[str, str] = {}
    for betydning, mal in FELTORD.items():
        for ord_ in ordliste.ord_etter_betydning()[betydning]:
            ut.setdefault(ord_, mal)
    for ord_, mal in ordliste.valg()["hode"].items():
        ut[ord_] = "alder?" if mal == "alder" else mal
    for ord_, (mal, _) in _fraser().items():
        ut[ord_] = mal
    return ut


@lru_cache(maxsize=1)
def _fraser() -> dict[str, tuple[str, int]]:
    ut: dict[str, tuple[str, int]] = {}
    for rad in ordliste.les_csv(ordliste.DATA / "overskrifter.csv"):
        for ord_ in rad["ord"].split("|"):
            ut.setdefault(nokkel_for_ord(ord_), (rad["mal"], int(rad["vekt"])))
    return ut


@lru_cache(maxsize=1)
def _frasemonster() -> re.Pattern[str]:
    lengst_forst = sorted(_fraser(), key=len, reverse=True)
    ord_er = [re.escape(o) for o in lengst_forst if len(o) >= KORT and o not in BARE_HELE]
    return re.compile(r"(?<!\w)(?=(" + "|".join(ord_er) + r")(?!\w))")


def gjett(overskrift: str) -> Gjett | None:
    """Return the best guess for a header, or None when no word of it is known."""
    beste: Gjett | None = None
    for del_ in _deler(overskrift):
        funn = _gjett_del(del_)
        if funn and (beste is None or funn.poeng > beste.poeng):
            beste = funn
    if beste and beste.mal == "sprak?" and (tolket := begrep.tolk(nokkel(overskrift))):
        beste = Gjett(*tolket)  # in brackets it may say whether it is spoken or for information
    if beste and beste.mal == "samtykke" and not _er_samtykke(nokkel(overskrift)):
        return None
    ord_er = set(nokkel(overskrift).split())
    if beste and beste.mal == "foresatt_samtykke" and ord_er & NAVNEORD:
        return Gjett("grunn:navn", beste.poeng)
    return beste


def _er_samtykke(flatt: str) -> bool:
    return not SAMTYKKE_UTENOM.search(flatt) and not IKKE.search(flatt)


def bart(overskrift: str) -> str:
    """Return a header without its number, and without what the sender is asked not to write."""
    return NUMMER.sub("", FORBEHOLD.sub("", overskrift) or overskrift)


def _deler(overskrift: str) -> list[str]:
    rest = bart(overskrift)
    deler = [rest, PARENTES.sub("", rest), *DELER.split(rest)]
    return [d for d in dict.fromkeys(d.strip(" :?*") for d in deler) if d]


def _gjett_del(tekst: str) -> Gjett | None:
    flatt = nokkel(tekst)
    if mal := _hele().get(flatt):
        return Gjett(mal, HEL + len(flatt) + _fraser().get(flatt, ("", 0))[1])
    rent = re.sub(r"\s?\d+$", "", flatt)
    if mal := _hele().get(rent):
        return Gjett(mal, HEL + len(rent))
    beste = None
    for treff in _frasemonster().finditer(flatt):
        mal, vekt = _fraser()[treff[1]]
        poeng = len(treff[1]) + vekt
        if beste is None or poeng > beste.poeng:
            beste = Gjett(mal, poeng)
    if (tolket := begrep.tolk(flatt)) and (beste is None or tolket[1] > beste.poeng):
        beste = Gjett(*tolket)
    return beste


def rang(overskrift: str) -> int | None:
    """Return 1, 2 or 3 for headers such as "Førstevalg" and "Interesse 2"."""
    treff = RANG.search(overskrift)
    if not treff or not VALGORD.search(overskrift):
        return None
    for nummer, gruppe in enumerate(treff.groups()[2:], start=1):
        if gruppe:
            return nummer
    tall = int(treff[1] or treff[2])
    return min(tall, 3) if tall else None
