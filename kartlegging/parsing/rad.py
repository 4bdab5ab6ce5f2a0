"""Turns one row into answers that may be stored, or into the reason why not."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kartlegging.parsing import alder, svar, svartid, verdier
from kartlegging.parsing.celler import Celler
from kartlegging.parsing.dato import Orden, TvetydigDato, UgyldigDato, les_dato
from kartlegging.parsing.funn import FUNN_TEKST, Funn
from kartlegging.parsing.koder import Felt, Kode
from kartlegging.parsing.meldinger import TOMT_SVAR
from kartlegging.parsing.resultat import Avvik, Rad
from kartlegging.parsing.vern import IDENTITET, grunnform


LENGSTE_REFERANSE = 40
BARE_BOKSTAVER = re.compile(r"^[^\W\d_]+(?:[\s.'’-]+[^\W\d_]+)*\.?$")
KORT_KODE = 4
NAVN_MINST = 3
VOKSEN: alder.Alder = (alder.MYNDIG, None)
BARN: alder.Alder = (0, alder.MYNDIG - 1)


@dataclass(frozen=True, slots=True)
class Valg:
    """What the user and the file say about all rows."""

    opplastet: date
    orden: Orden = Orden.UKJENT
    samtykke_for_alle: bool = False
    foresatt_bekreftet: frozenset[int] = field(default_factory=frozenset)
    myndig_bekreftet: frozenset[int] = field(default_factory=frozenset)
    sprak: frozenset[str] = field(default_factory=frozenset)
    interessesprak: frozenset[str] = field(default_factory=frozenset)


def les_rad(celler: Celler, valg: Valg) -> Rad | None:
    """Read one row; None when it may not be stored, with the reason among the row's deviations."""
    if not _har_samtykke(celler, valg):
        return None
    godkjent, referanse = les_referanse(celler)
    svart = _svardag(celler, valg)
    alderen = _alder(celler, valg, svart)
    if not godkjent or alderen is None:
        return None
    if alder.er_mindrearig(alderen) and not _foresatt_har_sagt_ja(celler, valg):
        celler.meld(Kode.MINDREARIG, None, lagres=False)
        return None
    return _bygg(celler, valg, referanse, alderen, svart)


def _bygg(
    celler: Celler, valg: Valg, referanse: str | None, alderen: alder.Alder, svart: date
) -> Rad:
    interesser, annet = svar.interesser(celler, valg.interessesprak)
    ukedager, luker, uten_tid = svartid.tider_for(celler, valg.sprak)
    kilder = celler.kolonner(Felt.SAMTYKKE)
    rad = Rad(
        rad=celler.rad.nummer,
        referanse=referanse,
        alder=alderen,
        svart=svart,
        informasjonssprak=svar.informasjonssprak(celler),
        norsk=svar.ett_valg(celler, Felt.NORSK, "niva"),
        engelsk=svar.ett_valg(celler, Felt.ENGELSK, "niva"),
        reise=svar.ett_valg(celler, Felt.REISE, "reise"),
        gruppe=svar.ett_valg(celler, Felt.GRUPPE, "gruppe"),
        interesser=interesser,
        annet=annet,
        ukedager=ukedager,
        tider=luker,
        frivillig=svar.frivillig(celler),
        frivillig_med=svar.frivillig_med(celler),
        behov=svar.behov(celler),
        onsker=svar.onsker(celler),
        dager_uten_tid=uten_tid,
        samtykke_kilde=kilder[0].overskrift if kilder else "",
    )
    if not (rad.interesser or rad.annet or rad.onsker or rad.ukedager or rad.tider
            or rad.frivillig or rad.behov):  # fmt: skip
        celler.avvik.append(Avvik(rad.rad, Kode.UFULLSTENDIG, None, TOMT_SVAR, lagres=True))
    return rad


def _har_samtykke(celler: Celler, valg: Valg) -> bool:
    kolonner = celler.kolonner(Felt.SAMTYKKE)
    if not kolonner:
        return valg.samtykke_for_alle
    tekster = [celler.tekst(k) for k in kolonner]
    svar_ = ["" if verdier.er_tom(t) else celler.vakt.en_gang(verdier.samtykke, t) for t in tekster]
    if "nei" in svar_:
        celler.meld(Kode.UTEN_SAMTYKKE, kolonner[0], lagres=False)
    elif "" in svar_:
        celler.meld(Kode.SAMTYKKE_MANGLER, kolonner[0], lagres=False)
    elif None in svar_:
        celler.meld(Kode.SAMTYKKE_UKLART, kolonner[0], lagres=False)
    else:
        return True
    celler.avvik[:-1] = []
    return False


def les_referanse(celler: Celler) -> tuple[bool, str | None]:
    """Read the row's own key: whether it may be used, and the key or None."""
    for kolonne in celler.kolonner(Felt.REFERANSE):
        tekst = ren_referanse(svar.enkel_tekst(celler.ra_tekst(kolonne)))
        if verdier.er_tom(tekst):
            continue
        funn = celler.vakt.finn(tekst) - {Funn.STATUS}
        if funn & IDENTITET:
            celler.meld(
                Kode.IDENTITETSNUMMER, kolonne, lagres=False,
                funn=FUNN_TEKST[next(iter(funn & IDENTITET))],
            )  # fmt: skip
        hva = hva_er_galt_med_referanse(tekst, funn)
        if hva:
            celler.meld(Kode.UGYLDIG_REFERANSE, kolonne, lagres=False, funn=hva)
            return False, None
        return True, tekst
    return True, None


def ren_referanse(skrevet: str) -> str:
    """Return a key in one form: digits of every script as 0-9, one space between words."""
    return " ".join(grunnform(skrevet).split())


def hva_er_galt_med_referanse(tekst: str, funn: frozenset[Funn]) -> str | None:
    """Say what a reference looks like when it would tell who the person is; None when it is fine."""
    if funn:
        return FUNN_TEKST[min(funn, key=list(Funn).index)]
    if len(tekst) > LENGSTE_REFERANSE or "\n" in tekst:
        return "en lang tekst"
    kort = tekst.isascii() and tekst.isupper() and len(tekst) <= KORT_KODE
    if BARE_BOKSTAVER.match(tekst) and len(tekst) >= NAVN_MINST and not kort:
        return FUNN_TEKST[Funn.NAVN]
    return None


def _svardag(celler: Celler, valg: Valg) -> date:
    for kolonne in celler.kolonner(Felt.SVART):
        tekst = celler.tekst(kolonne)
        if not tekst:
            continue
        try:
            lest = les_dato(celler.verdi(kolonne), orden=valg.orden, opplastet=valg.opplastet)
        except TvetydigDato:
            celler.meld(Kode.TVETYDIG_DATO, kolonne, verdi=f"«{_vis_dato(celler, tekst)}»")
        except UgyldigDato:
            celler.meld(Kode.UGYLDIG_DATO, kolonne, verdi=f"«{_vis_dato(celler, tekst)}»")
        else:
            if lest:
                return min(lest.date(), valg.opplastet)
    return valg.opplastet


def _vis_dato(celler: Celler, tekst: str) -> str:
    return celler.vakt.vis(tekst)


def _alder(celler: Celler, valg: Valg, svart: date) -> alder.Alder | None:
    ugyldig = None
    for felt in (Felt.FODSELSAR, Felt.ALDER, Felt.ALDERSGRUPPE):
        for kolonne in celler.kolonner(felt):
            tekst = celler.tekst(kolonne)
            if verdier.er_tom(tekst):
                continue
            lest = celler.vakt.en_gang(_aldersleser(felt, svart.year), tekst)
            if lest:
                return lest
            ugyldig = ugyldig or (kolonne, tekst)
    voksen = _er_myndig(celler, valg)
    if voksen is not None:
        return voksen
    if ugyldig:
        vist = celler.vakt.vis(ugyldig[1])
        celler.meld(Kode.UGYLDIG_ALDER, ugyldig[0], lagres=False, verdi=f"«{vist}»")
    else:
        celler.meld(Kode.ALDER_MANGLER, None, lagres=False)
    return None


@lru_cache(maxsize=64)
def _aldersleser(felt: Felt, svarar: int) -> Callable[[str], alder.Alder | None]:
    les = alder.les_fodselsar if felt is Felt.FODSELSAR else alder.les_alder
    return lambda tekst: les(tekst, svarar=svarar) or _aldersord(tekst)


def _aldersord(tekst: str) -> alder.Alder | None:
    return {"ja": VOKSEN, "nei": BARN}.get(verdier.velg("myndig", tekst) or "")


def _er_myndig(celler: Celler, valg: Valg) -> alder.Alder | None:
    if celler.rad.nummer in valg.myndig_bekreftet:
        return VOKSEN
    funn = celler.forste(Felt.MYNDIG)
    if not funn:
        return None
    svaret = verdier.velg("myndig", funn[1]) or verdier.ja_nei(funn[1])
    return {"ja": VOKSEN, "nei": BARN}.get(svaret or "")


def _foresatt_har_sagt_ja(celler: Celler, valg: Valg) -> bool:
    if celler.rad.nummer in valg.foresatt_bekreftet:
        return True
    tekster = [celler.tekst(k) for k in celler.kolonner(Felt.FORESATT_SAMTYKKE)]
    return bool(tekster) and all(t and verdier.foresatt(t) == "ja" for t in tekster)
