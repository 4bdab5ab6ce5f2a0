"""From what was posted to codes, and from codes to the row that becomes an answer, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.undersokelse.sider import Side, Svar, alle_sider, er_med, valgte_interesser
from kartlegging.undersokelse.tekster import Tekster, sprakene


# Marks that turn the direction of a line; they only disturb whoever reads the text.
SNUR = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
MYNDIG = 18
# What the page warns against by its own words, unlike names and numbers.
OMTALE = {FUNN_TEKST[slag] for slag in (Funn.RELIGION, Funn.HELSE, Funn.STATUS)}
ALLE, INGEN = "alle", "ingen"
STANDARD_STYRKE = 2


class UgyldigSvar(ValueError):
    """What was posted cannot be kept; `tekst` is the key of what the page says."""

    def __init__(self, tekst: str, **verdier: Any) -> None:
        """Name the text, and the values that stand in it."""
        super().__init__(tekst)
        self.tekst, self.verdier = tekst, verdier


def rens_tekst(tekst: str) -> str:
    """Return a text in one form, without marks that turn the line, on one line."""
    return " ".join(unicodedata.normalize("NFC", tekst).translate(SNUR).split())


def les(
    side: Side, post: Any, *, interesser: set[str], vern: Callable[[str], list[str]], svar: Svar
) -> Any:
    """
    Return the codes of one posted page.

    `interesser` may be chosen on this page; `vern` names what a free text must not hold.

    Raises: UgyldigSvar; it never repeats what was written.
    """
    if side.slag == "tekst":
        return _les_tekst(side, post.get(side.id, ""), vern)
    if side.slag == "styrke":
        valgte = valgte_interesser(svar)
        return {
            kode: int(verdi)
            for kode in valgte
            if (verdi := post.get(f"styrke_{kode}")) in side.koder
        }
    tillatt = interesser if side.slag == "bilder" else _tillatt(side)
    koder = [kode for kode in dict.fromkeys(post.getlist(side.id)) if kode in tillatt]
    if side.slag in {"en", "sprak"}:
        koder = koder[:1]
    if not koder:
        raise UgyldigSvar("feil_velg_ett" if side.slag in {"en", "sprak"} else "feil_velg_minst_en")
    if ALLE in koder:
        return sorted(side.koder)
    if INGEN in koder and side.ingen:
        return [INGEN]
    if side.bekreft and koder != [INGEN] and post.get("bekreft") != "ja":
        raise UgyldigSvar("foresatt_tekst")
    return koder


def _tillatt(side: Side) -> set[str]:
    if side.slag == "sprak":
        return set(sprakene())
    return side.koder | ({ALLE} if side.alle else set()) | ({INGEN} if side.ingen else set())


def _les_tekst(side: Side, raa: str, vern: Callable[[str], list[str]]) -> str:
    tekst = rens_tekst(raa)
    if not tekst:
        return ""
    if len(tekst) > side.maks:
        raise UgyldigSvar("feil_for_lang", maks=side.maks)
    if funnet := vern(tekst):
        # Whoever wrote about an illness is not helped by being told not to write a name.
        omtale = side.advarsel and not set(funnet) - OMTALE
        raise UgyldigSvar(side.advarsel if omtale else "feil_persondata")
    return tekst


def alder(svar: Svar) -> tuple[int, int | None]:
    """
    Return the age band that was chosen.

    Raises: UgyldigSvar when none was.
    """
    valgt = next(iter(svar.get("alder", [])), "")
    for valg in alle_sider()["alder"].valg:
        if valg["kode"] == valgt:
            return valg["fra"], valg.get("til")
    raise UgyldigSvar("alder_tittel")


def som_rad(svar: Svar, *, sprak: str, dag: date) -> dict[str, Any]:
    """
    Return the answers as a row of a file is: what `lagre_svarark` stores.

    A day without a part of day is all parts; parts without a day are no time.

    Raises: UgyldigSvar when the age is missing, or a minor has no guardian's yes.
    """
    fra, til = alder(svar)
    if fra < MYNDIG and _en(svar, "foresatt") not in {"forelder", "representant"}:
        raise UgyldigSvar("foresatt_mangler")
    styrker = svar.get("styrke") or {}
    deler = svar.get("tider") or []
    dager = [int(dag_) for dag_ in svar.get("dager") or []]
    return {
        "alder": (fra, til),
        "svart": dag.isoformat(),
        "informasjonssprak": _en(svar, "sprak") or sprak,
        "norsk": _en(svar, "norsk"),
        "engelsk": _en(svar, "engelsk"),
        "reise": _en(svar, "reise"),
        "gruppe": _en(svar, "gruppe"),
        "frivillig": _en(svar, "frivillig"),
        "frivillig_med": _hva(svar),
        "behov": [kode for kode in svar.get("behov", []) if kode != INGEN],
        "onsker": svar.get("onsker") or "",
        "annet": list(svar.get("annet", ())),
        "interesser": [
            {"kode": kode, "styrke": styrker.get(kode, STANDARD_STYRKE)}
            for kode in valgte_interesser(svar)
        ],
        "tider": [
            (dag_, del_)
            for dag_ in dager
            for del_ in (deler or ("formiddag", "ettermiddag", "kveld"))
        ],
        "dager_uten_tid": bool(dager) and not deler,
    }


def _en(svar: Svar, side: str) -> str:
    return next(iter(svar.get(side) or []), "")


def _hva(svar: Svar) -> list[str]:
    side, nb = alle_sider()["hva"], Tekster("nb")
    if not er_med(side, svar):
        return []
    return [nb.norsk(v["tekst"]) for v in side.valg if v["kode"] in svar.get("hva", [])]


def fra_innhold(innhold: Mapping[str, Any], grupper: Mapping[str, str]) -> Svar:
    """
    Return stored answers as codes, so that somebody can change them.

    `innhold` is what `innhold_i_ark` gives; `grupper` tells the group of each activity. Consent
    and a guardian's yes are asked for anew.
    """
    svar: Svar = {
        side: [innhold[felt]] if innhold[felt] else []
        for side, felt in (("sprak", "informasjonssprak"), ("norsk", "norsk"),
                           ("engelsk", "engelsk"), ("reise", "reise"), ("gruppe", "gruppe"),
                           ("frivillig", "frivillig"))
    }  # fmt: skip
    svar["alder"] = [
        v["kode"] for v in alle_sider()["alder"].valg
        if [v["fra"], v.get("til")] == list(innhold["alder"])
    ]  # fmt: skip
    svar["behov"], svar["onsker"] = list(innhold["behov"]), innhold["onsker"]
    svar["annet"] = list(innhold["annet"])
    svar["dager"] = sorted({str(dag) for dag, _ in innhold["tider"]})
    svar["tider"] = sorted({del_ for _, del_ in innhold["tider"]})
    nb = Tekster("nb")
    svar["hva"] = [
        v["kode"] for v in alle_sider()["hva"].valg
        if nb.norsk(v["tekst"]) in innhold["frivillig_med"]
    ]  # fmt: skip
    svar["styrke"] = dict(innhold["interesser"])
    for side in alle_sider().values():
        if side.slag == "bilder":
            svar[side.id] = [k for k, _ in innhold["interesser"] if grupper.get(k) in side.grupper]
    return svar
