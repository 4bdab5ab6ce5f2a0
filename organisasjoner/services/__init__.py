"""
Verbs of the side that offers: receive, approve, return, pause, end.

A proposal's `felt` has these parts, each optional; all leaves may be left out but those marked *:

    {"forening": {"navn": str *, "form": Organisasjonsform, "organisasjonsnummer": nine digits or "",
                  "forankring": Forankring, "gruppe_i": name of the parent or "", "beskrivelse": str,
                  "hjemmeside": str, "kontaktperson": str, "epost": str, "telefon": str},
     "aktiviteter": [{"navn": str *, "interesser": [Interesse.kode, ...] *,
                      "tider": [{"ukedag": 1-7, "fra": "18:00", "til": "19:30" or None}, ...],
                      "sone": Sone.public_id as str or None,
                      "sesong_fra_date", "sesong_til_date": "2026-09-01" or None,
                      and every other field of Tilbud under its own name (rolle, beskrivelse,
                      forste_gang, alder_fra, alder_til, plasser, norsk_krav, vertssprak, pris_kr,
                      prisperiode, ta_med, sted, har_folge, ..., for_mottak, for_bosatte)}],
     "behov": [{"slag": Behovsslag *, "tekst": str}]}

Codes are the stored values of `organisasjoner.enums`.
"""

from organisasjoner.services.behandling import (
    KanIkkeGodkjenne,
    KanIkkeReturnere,
    godkjenn_registrering,
    returner_registrering,
)
from organisasjoner.services.felt import NummeretErBrukt
from organisasjoner.services.kladd import KladdForStor, lagre_kladd, ny_kladd, slett_kladd
from organisasjoner.services.organisasjon import (
    avslutt_organisasjon,
    bytt_behovsstatus,
    oppdater_organisasjon,
    registrer_organisasjon,
    send_forvaltlenker,
    velg_takkebrev,
)
from organisasjoner.services.registrering import (
    KanIkkeTrekke,
    bekreft_epost,
    motta_registrering,
    trekk_registrering,
)
from organisasjoner.services.tilbud import (
    KanIkkeEndreTilbud,
    avslutt_tilbud,
    bekreft_tilbud,
    endre_plasser,
    gjenoppta,
    oppdater_tilbud,
    registrer_tilbud,
    sett_pa_pause,
)


__all__ = [
    "KanIkkeEndreTilbud",
    "KanIkkeGodkjenne",
    "KanIkkeReturnere",
    "KanIkkeTrekke",
    "KladdForStor",
    "NummeretErBrukt",
    "avslutt_organisasjon",
    "avslutt_tilbud",
    "bekreft_epost",
    "bekreft_tilbud",
    "bytt_behovsstatus",
    "endre_plasser",
    "gjenoppta",
    "godkjenn_registrering",
    "lagre_kladd",
    "motta_registrering",
    "ny_kladd",
    "oppdater_organisasjon",
    "oppdater_tilbud",
    "registrer_organisasjon",
    "registrer_tilbud",
    "returner_registrering",
    "send_forvaltlenker",
    "sett_pa_pause",
    "slett_kladd",
    "trekk_registrering",
    "velg_takkebrev",
]
