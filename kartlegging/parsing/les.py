"""The door of the reader: one file in, one Lesing out; a bad file is an answer, not an error."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from kartlegging.parsing import kolonner as kol
from kartlegging.parsing import meldinger, radene, verktoy
from kartlegging.parsing.filavvik import finn_filavvik
from kartlegging.parsing.koder import Felt, Grunn, Kode, Sikkerhet, Utfall
from kartlegging.parsing.resultat import Avvik, Filinfo, Lesing
from kartlegging.parsing.tabell import Tabell, les_tabell, velg_ark
from kartlegging.parsing.tekst import nokkel, rens_overskrift
from kartlegging.parsing.vern import SKJULT, Vakt
from kommuneportal.core.spreadsheet import (
    Bok,
    Grenser,
    KanIkkeLese,
    les_bok,
    les_i_barneprosess,
)


MAKS_RADER = 5000
SLAKK = 500
NODVENDIGE_KOLONNER = 2


def les(
    innhold: bytes,
    *,
    opplastet: date,
    kolonnevalg: Mapping[int, str | None] | None = None,
    samtykke_for_alle: bool = False,
    foresatt_bekreftet: Collection[int] = (),
    myndig_bekreftet: Collection[int] = (),
    rettelser: Mapping[int, Mapping[str, str]] | None = None,
    hopp_over: Collection[int] = (),
    ta_med_skjulte: bool = False,
    maks_rader: int = MAKS_RADER,
    i_barneprosess: bool = True,
) -> Lesing:
    """
    Read a survey file and say what may be stored, what may not, and why.

    Units: row numbers are the spreadsheet's own, 1-based. Source: uploads.md section 3.
    """
    grenser = Grenser(rader=maks_rader + SLAKK)
    try:
        bok = (les_i_barneprosess if i_barneprosess else les_bok)(innhold, grenser)
    except KanIkkeLese as feil:
        return _avvis(Kode(feil.kode), feil.melding, Filinfo(feil.filtype))
    vakt = Vakt(ar=opplastet.year)
    tabell, avvist = _finn_tabell(bok, vakt, maks_rader)
    if tabell is None or avvist is not None:
        return avvist or _avvis(Kode.TOM_FIL, meldinger.BARE_OVERSKRIFTER, Filinfo(bok.type))
    bestilling = radene.Bestilling(
        opplastet=opplastet,
        samtykke_for_alle=samtykke_for_alle,
        foresatt_bekreftet=frozenset(foresatt_bekreftet),
        myndig_bekreftet=frozenset(myndig_bekreftet),
        rettelser=rettelser or {},
        hopp_over=frozenset(hopp_over),
        ta_med_skjulte=ta_med_skjulte,
    )
    return _les_svar(bok, tabell, vakt, kolonnevalg, bestilling)


def _finn_tabell(bok: Bok, vakt: Vakt, maks_rader: int) -> tuple[Tabell | None, Lesing | None]:
    ark = velg_ark(bok.ark)
    tabell = les_tabell(ark) if ark else None
    if tabell is None:
        return None, _avvis(Kode.TOM_FIL, meldinger.TOM_FIL, Filinfo(bok.type))
    fil = _filinfo(bok, tabell, vakt)
    if feil := verktoy.feil_sted(bok, tabell) or _feil_form(tabell, maks_rader):
        return tabell, _avvis(*feil, fil)
    kjent = verktoy.kjenn_igjen(tabell.overskrifter)
    celler = [r.celler for r in tabell.rader]
    if mangler := verktoy.trenger_folgefil(kjent, tabell.overskrifter, celler):
        return tabell, _ma_kobles(mangler, fil, tabell, vakt, kjent)
    return tabell, None


def _feil_form(tabell: Tabell, maks_rader: int) -> tuple[Kode, str] | None:
    if sum(bool(o) for o in tabell.overskrifter) < NODVENDIGE_KOLONNER:
        return Kode.FOR_FA_KOLONNER, meldinger.FOR_FA_KOLONNER
    if not tabell.rader:
        return Kode.TOM_FIL, meldinger.BARE_OVERSKRIFTER
    antall = len(tabell.rader)
    if antall > maks_rader:
        tekst = meldinger.FOR_MANGE_RADER.format(antall=antall, maks=maks_rader)
        return Kode.FOR_MANGE_RADER, tekst
    return None


def _les_svar(
    bok: Bok,
    tabell: Tabell,
    vakt: Vakt,
    kolonnevalg: Mapping[int, str | None] | None,
    bestilling: radene.Bestilling,
) -> Lesing:
    kjent = verktoy.kjenn_igjen(tabell.overskrifter)
    kolonner = kol.foresla(tabell, verktoy=kjent, vakt=vakt, kolonnevalg=kolonnevalg)
    rader, radavvik = radene.les_radene(tabell, kolonner, vakt, bestilling)
    mangler = not any(k.felt is Felt.SAMTYKKE for k in kolonner)
    sporr = mangler and not bestilling.samtykke_for_alle
    avvik = [*finn_filavvik(bok, tabell, kolonner), *radavvik]
    if sporr:
        avvik.insert(0, Avvik(None, Kode.SAMTYKKE_MANGLER, Felt.SAMTYKKE,
                              meldinger.INGEN_SAMTYKKEKOLONNE, lagres=False))  # fmt: skip
    fil = _filinfo(bok, tabell, vakt)
    mal = meldinger.KLAR_UTEN_SAMTYKKE if sporr else meldinger.KLAR
    return Lesing(
        utfall=Utfall.KLAR,
        melding=mal.format(lest=fil.rader, lagres=len(rader), ikke=fil.rader - len(rader)),
        fil=fil,
        kolonner=kolonner,
        rader=tuple(rader),
        avvik=tuple(avvik),
        verktoy=kjent,
        mangler_samtykkekolonne=mangler,
        overskriftsett=_overskriftsett(tabell),
    )


def _filinfo(bok: Bok, tabell: Tabell, vakt: Vakt) -> Filinfo:
    navn = rens_overskrift(tabell.ark.navn)
    return Filinfo(
        type=bok.type,
        ark=(SKJULT if vakt.finn_tall(navn) else navn) or None,
        overskriftsrad=tabell.overskriftsrad,
        rader=len(tabell.rader),
    )


def _overskriftsett(tabell: Tabell) -> str:
    return sha256("\x1f".join(nokkel(o) for o in tabell.overskrifter).encode()).hexdigest()


def _avvis(kode: Kode, melding: str, fil: Filinfo) -> Lesing:
    return Lesing(
        utfall=Utfall.AVVIST,
        melding=melding,
        fil=fil,
        avvik=(Avvik(None, kode, None, melding, lagres=False),),
    )


def _ma_kobles(
    melding: str, fil: Filinfo, tabell: Tabell, vakt: Vakt, kjent: verktoy.Verktoy
) -> Lesing:
    kolonner = kol.foresla(tabell, verktoy=kjent, vakt=vakt)
    return Lesing(
        utfall=Utfall.MA_KOBLES,
        melding=melding,
        fil=fil,
        kolonner=tuple(
            replace(
                k,
                felt=None,
                valg=None,
                eksempler=(),
                grunn=k.grunn or Grunn.UKJENT,
                sikkerhet=Sikkerhet.SJEKK,
            )
            for k in kolonner
        ),
        avvik=(Avvik(None, Kode.TRENGER_KODEBOK, None, melding, lagres=False),),
        verktoy=kjent,
        overskriftsett=_overskriftsett(tabell),
    )
