"""What is approved, written as the fields of a proposal."""

from __future__ import annotations

from typing import Any

from organisasjoner.models import Organisasjon, Tilbud


FORENINGSFELT = ("form", "forankring", "beskrivelse", "hjemmeside", "kontaktperson", "telefon")
TILBUDSFELT = (
    "rolle", "navn", "beskrivelse", "forste_gang", "alder_fra", "alder_til", "plasser",
    "norsk_krav", "vertssprak", "pris_kr", "prisperiode", "laner_ut_utstyr", "ta_med", "har_skyss",
    "har_barnepass", "er_trinnfri", "er_rolig", "har_folge", "bare_for", "bare_for_grunn",
    "er_fast", "er_lavterskel", "er_utenfor_mottak", "gruppestorrelse", "sted",
    "er_apent_i_ferien", "politiattest", "for_mottak", "for_bosatte",
)  # fmt: skip
DATOFELT = ("sesong_fra_date", "sesong_til_date")


def felt_fra_organisasjon(org: Organisasjon) -> dict[str, Any]:
    """This function will give the approved association as the part `forening` of a proposal."""
    return {navn: getattr(org, navn) for navn in FORENINGSFELT} | {
        "navn": org.navn,
        "organisasjonsnummer": org.organisasjonsnummer or "",
        "gruppe_i": org.overordnet.navn if org.overordnet else "",
        "epost": org.epost,
    }


def felt_fra_tilbud(tilbud: Tilbud) -> dict[str, Any]:
    """This function will give the approved offer as one of a proposal's `aktiviteter`."""
    felt: dict[str, Any] = {navn: getattr(tilbud, navn) for navn in TILBUDSFELT}
    for navn in DATOFELT:
        verdi = getattr(tilbud, navn)
        felt[navn] = verdi.isoformat() if verdi else None
    felt["sone"] = str(tilbud.sone.public_id) if tilbud.sone else None
    felt["interesser"] = [rad.interesse.kode for rad in tilbud.tilbudsinteresser.all()]
    felt["tider"] = sorted(
        (
            {
                "ukedag": tid.ukedag,
                "fra": tid.fra.isoformat("minutes"),
                "til": tid.til.isoformat("minutes") if tid.til else None,
            }
            for tid in tilbud.tidspunkter.all()
        ),
        key=lambda tid: (tid["ukedag"], tid["fra"]),
    )
    return felt
