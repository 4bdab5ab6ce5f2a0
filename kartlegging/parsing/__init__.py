"""
Read a survey file: bytes in, typed rows and deviations out; pure, no Django, no clock.

    from kartlegging.parsing import les

    lesing = les(innhold, opplastet=date(2026, 10, 1))
    lesing.utfall           Utfall.KLAR | MA_KOBLES | AVVIST (importert is the service's word)
    lesing.melding          one sentence in bokmål about the whole file
    lesing.fil              Filinfo(type, ark, overskriftsrad, rader)
    lesing.kolonner         tuple[Kolonne]: indeks, overskrift (guarded), felt, grunn, sikkerhet,
                            eksempler (at most 3, guarded), valg (the option of an x-column)
    lesing.rader            tuple[Rad]: only rows that may be stored
    lesing.avvik            tuple[Avvik]: rad (None is the file), kode, felt, melding, lagres
    lesing.tall             {"lest": 180, "lagres": 170, "ikke_lagres": 10}
    lesing.tall_per_kode    {"uten_samtykke": 10}
    lesing.mangler_samtykkekolonne   ask the user, then read again with samtykke_for_alle=True
    lesing.overskriftsett   hash of the header set, to remember a mapping per reception centre
    lesing.folgefil_passer  False when the companion given belongs to other answers
    lesing.sporsmal         how the sheets may be read (Sporsmal); not answered: ma_kobles
    lesing.arkene           names of the sheets whose rows are read under each other
    lesing.som_json()       exactly the object of `les_kartlegging --json`

Arguments of `les` after the bytes (all keyword-only):
    opplastet: date                    the upload day; used where a row has no answer date
    kolonnevalg: {indeks: felt | None} the user's mapping, overrides the suggestion per column
                                       (felt is a value of Felt; None leaves the column out)
    samtykke_for_alle: bool            staff confirmed consent for a file without such a column
    foresatt_bekreftet: {rad}          minors for whom staff confirmed a guardian's yes
    myndig_bekreftet: {rad}            rows without age where staff states 18 or older
    rettelser: {rad: {felt: tekst}}    corrected cells, read again like any other cell
    folgefil: bytes | [bytes]          companions of coded answers: code book, XLSForm, labels, list
    svarform: {"ark": kode, "hvem": kode}   the sender's choice of sheets, see lesing.sporsmal
    hopp_over: {rad}                   rows the user leaves out (kode hoppet_over)
    uten_fritekst: {rad}               rows whose free text the user has taken away
    sla_sammen: {rad}                  newest rows that take in what their older answers say too
    ta_med_skjulte: bool               import rows hidden in the spreadsheet as well
    maks_rader: int = 5000             the setting of decisions.md 29
    i_barneprosess: bool = True        False reads in this process (tests, trusted files)

`les` never raises for a bad file: it returns utfall avvist with one sentence. Texts for pages:
`FELT_TEKST[felt]`, `GRUNN_TEKST[grunn]`. The guard for other free text: `vern.finn(tekst)`.
"""

from kartlegging.parsing.koder import (
    FELT_TEKST,
    GRUNN_TEKST,
    Felt,
    Grunn,
    Kode,
    Sikkerhet,
    Utfall,
)
from kartlegging.parsing.les import les
from kartlegging.parsing.resultat import (
    Avvik,
    Filinfo,
    Interesseonske,
    Kolonne,
    Lesing,
    Mulighet,
    Rad,
    Sporsmal,
)
from kartlegging.parsing.tabell import radnavn


__all__ = [
    "FELT_TEKST",
    "GRUNN_TEKST",
    "Avvik",
    "Felt",
    "Filinfo",
    "Grunn",
    "Interesseonske",
    "Kode",
    "Kolonne",
    "Lesing",
    "Mulighet",
    "Rad",
    "Sikkerhet",
    "Sporsmal",
    "Utfall",
    "les",
    "radnavn",
]
