"""Reads of kartlegging: uploads, what a preview shows, and the answers there are."""

from kartlegging.selectors.doble import Dobbel, doble_i_filen, doble_rader
from kartlegging.selectors.forhandsvisning import (
    AVVIKSTEKST,
    Erstatning,
    avvik_for_utelatte,
    avvik_som_trenger_noen,
    avvik_uten_tap,
    avviksliste,
    erstatninger,
    rader_som_erstatter,
    utelatt_etter_grunn,
)
from kartlegging.selectors.fritekst import Fritekst, fritekster
from kartlegging.selectors.opplasting import (
    avvist_som_json,
    dag_i_tekst,
    egne_mottak,
    opplasting_som_json,
    opplastinger_for,
)
from kartlegging.selectors.svar import antall_utloper, svar_for, svarrader, utloper_snart


__all__ = [
    "AVVIKSTEKST",
    "Dobbel",
    "Erstatning",
    "Fritekst",
    "antall_utloper",
    "avvik_for_utelatte",
    "avvik_som_trenger_noen",
    "avvik_uten_tap",
    "avviksliste",
    "avvist_som_json",
    "dag_i_tekst",
    "doble_i_filen",
    "doble_rader",
    "egne_mottak",
    "erstatninger",
    "fritekster",
    "opplasting_som_json",
    "opplastinger_for",
    "rader_som_erstatter",
    "svar_for",
    "svarrader",
    "utelatt_etter_grunn",
    "utloper_snart",
]
