"""What stands on the paper form, and which sheets of a round have been entered."""

from __future__ import annotations

from typing import Any

from kartlegging.models import Kartleggingsrunde
from kartlegging.selectors.runde import interesser_pa_sider, valgtekst
from kartlegging.selectors.tekst import paslatte_sprak
from kartlegging.undersokelse.papir import FORSIDE, INTERESSER, Papirsporsmal, Rute, papirsporsmal
from kartlegging.undersokelse.sider import alle_sider
from kartlegging.undersokelse.tekster import RESERVE, Tekster, Undersokelsessprak
from kommuneportal.core.models import Interesse, Kommune


# Characters on the back of the sheet, and how tightly so many are set.
TETTHET = ((2500, "tettest"), (1820, "tett"))
OM_SVARENE = ("intro_frivillig", "intro_sak", "intro_navn", "intro_sperret")
HVEM_SER = ("ser_ansatte", "ser_forening", "ser_ikke", "ser_rett")


def arkets_interesser() -> list[Interesse]:
    """Return the activities in the order of the pages, which is that of their numbers."""
    return interesser_pa_sider(s for s in alle_sider().values() if s.slag == "bilder")


def arkets_sporsmal() -> list[Papirsporsmal]:
    """Return the numbered questions of the sheet."""
    return papirsporsmal([(i.kode, i.navn) for i in arkets_interesser()])


def arksprak(kommune: Kommune, runde: Kartleggingsrunde) -> list[Undersokelsessprak]:
    """Return the round's languages that the kommune has switched on."""
    valgte = {RESERVE, *runde.sprak}
    return [sprak for sprak in paslatte_sprak(kommune) if sprak.tag in valgte]


def papirark(
    runde: Kartleggingsrunde, t: Tekster, *, kommune: Kommune, slettes: str
) -> dict[str, Any]:
    """
    Return what both sides of the sheet say in one language.

    `slettes` is the last day on which the answers go, in digits.
    """
    interesser = arkets_interesser()
    ikoner = {i.kode: i.ikon for i in interesser}
    rader = [
        {
            "nr": s.nr,
            "id": s.id,
            "slag": s.slag,
            "tittel": t[s.side.sporsmal or s.side.tittel],
            "hint": _hint(s, t),
            "bekreft": t[s.side.bekreft] if s.side.bekreft else "",
            "ruter": [_rute(s, r, t, ikoner) for r in s.ruter],
        }
        for s in papirsporsmal([(i.kode, i.navn) for i in interesser])
    ]
    bakside = [rad for rad in rader if rad["id"] not in FORSIDE]
    return {
        "tetthet": _tetthet(bakside),
        "om": [t[nokkel] for nokkel in OM_SVARENE],
        "ser": [*(t[nokkel] for nokkel in HVEM_SER), *_kontakt(runde, t, kommune)],
        "samtykke": [
            t["samtykke_tekst"],
            t.tekst("samtykke_lagring", dato=slettes),
            t["samtykke_uten_folger"],
        ],
        "forside": [rad for rad in rader if rad["id"] in FORSIDE],
        "bakside": bakside,
    }


def _tetthet(rader: list[dict[str, Any]]) -> str:
    """Return how tightly the sheet is set: a language with long words gets smaller letters."""
    tegn = sum(
        len(rad["tittel"]) + len(rad["hint"]) + sum(len(rute["tekst"]) for rute in rad["ruter"])
        for rad in rader
    )
    return next((klasse for grense, klasse in TETTHET if tegn > grense), "")


def _hint(sporsmal: Papirsporsmal, t: Tekster) -> Any:
    side = sporsmal.side
    if sporsmal.slag == "tekst":
        return t[side.advarsel]
    if sporsmal.id == "foresatt":
        return t[side.tittel]
    return t[side.hint] if side.hint else ""


def _rute(
    sporsmal: Papirsporsmal, rute: Rute, t: Tekster, ikoner: dict[str, str]
) -> dict[str, Any]:
    if sporsmal.id == INTERESSER:
        return {"nr": rute.nr, "tekst": t.interesse(rute.kode), "ikon": ikoner[rute.kode]}
    if sporsmal.slag == "sprak":
        sprak = rute.valg["sprak"]
        return {"nr": rute.nr, "tekst": sprak.egennavn, "sprak": sprak}
    return {
        "nr": rute.nr, "tekst": valgtekst(rute.valg, t), "ikon": rute.valg.get("ikon", ""),
    }  # fmt: skip


def _kontakt(runde: Kartleggingsrunde, t: Tekster, kommune: Kommune) -> list[Any]:
    mottak = runde.mottak
    kontakt = (mottak.telefon or mottak.epost) if mottak else ""
    kontakt = kontakt or kommune.kontakt_epost or kommune.kontakt_telefon
    return [t.tekst("ser_kontakt", kontakt=kontakt)] if kontakt else []
