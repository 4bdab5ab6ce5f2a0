"""What can be done to uploads and answers."""

from kartlegging.services.angring import (
    ANGREFRIST,
    KanIkkeAngre,
    angre_rader,
    kan_angres,
)
from kartlegging.services.arkvalg import UkjentValg, velg_svarform
from kartlegging.services.bekreftelse import KanIkkeBekrefte, bekreft_opplasting
from kartlegging.services.fritekst import fjern_fritekst
from kartlegging.services.lesing import avvis_etter_feil, les_opplasting, les_stor_opplasting
from kartlegging.services.opplasting import (
    ErIkkeApen,
    ErImportertFor,
    KanIkkeMottaFolgefil,
    KanIkkeMottaOpplasting,
    avbryt_opplasting,
    legg_til_folgefil,
    motta_opplasting,
    slett_gamle_originaler,
)
from kartlegging.services.originaler import slett as slett_original
from kartlegging.services.originaler import slett_herrelose
from kartlegging.services.regnearkmal import SPRAK as MALSPRAK
from kartlegging.services.regnearkmal import lag_regnearkmal
from kartlegging.services.retting import (
    RettelsenKanIkkeLagres,
    Rettelser,
    UkjentKolonne,
    UkjentRad,
    bekreft_samtykke_for_alle,
    er_last,
    hopp_over_rad,
    rett_rad,
    rett_rader,
    sett_kolonner,
    sier_for_mye,
    ta_med_skjulte_rader,
    velg_blant_doble,
)


__all__ = [
    "ANGREFRIST",
    "MALSPRAK",
    "ErIkkeApen",
    "ErImportertFor",
    "KanIkkeAngre",
    "KanIkkeBekrefte",
    "KanIkkeMottaFolgefil",
    "KanIkkeMottaOpplasting",
    "RettelsenKanIkkeLagres",
    "Rettelser",
    "UkjentKolonne",
    "UkjentRad",
    "UkjentValg",
    "angre_rader",
    "avbryt_opplasting",
    "avvis_etter_feil",
    "bekreft_opplasting",
    "bekreft_samtykke_for_alle",
    "er_last",
    "fjern_fritekst",
    "hopp_over_rad",
    "kan_angres",
    "lag_regnearkmal",
    "legg_til_folgefil",
    "les_opplasting",
    "les_stor_opplasting",
    "motta_opplasting",
    "rett_rad",
    "rett_rader",
    "sett_kolonner",
    "sier_for_mye",
    "slett_gamle_originaler",
    "slett_herrelose",
    "slett_original",
    "ta_med_skjulte_rader",
    "velg_blant_doble",
    "velg_svarform",
]
