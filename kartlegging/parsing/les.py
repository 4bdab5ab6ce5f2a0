"""The door of the reader: one file in, one Lesing out; a bad file is an answer, not an error."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Unpack

from kartlegging.parsing import grunnlag as gl
from kartlegging.parsing import kolonner as kol
from kartlegging.parsing import meldinger, radene
from kartlegging.parsing.filavvik import finn_filavvik
from kartlegging.parsing.koder import Felt, Kode, Utfall
from kartlegging.parsing.resultat import Avvik, Filinfo, Lesing
from kartlegging.parsing.vern import Vakt
from kommuneportal.core.spreadsheet import (
    Grenser,
    KanIkkeLese,
    les_bok,
    les_i_barneprosess,
)


MAKS_RADER = 5000
SLAKK = 500


@contextmanager
def _uten_opprydding() -> Iterator[None]:
    # Millions of cells and no cycles: looking for cycles among them takes a tenth of the time.
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            gc.enable()


@_uten_opprydding()
def les(
    innhold: bytes,
    *,
    opplastet: date,
    folgefil: bytes | Sequence[bytes] | None = None,
    kolonnevalg: Mapping[int, str | None] | None = None,
    svarform: Mapping[str, str] | None = None,
    maks_rader: int = MAKS_RADER,
    i_barneprosess: bool = True,
    **valg: Unpack[radene.Bestilt],
) -> Lesing:
    """
    Read a survey file and say what may be stored, what may not, and why.

    Units: row numbers are the spreadsheet's own, 1-based. Source: uploads.md section 3.
    """
    lese = les_i_barneprosess if i_barneprosess else les_bok
    leser = partial(lese, grenser=Grenser(rader=maks_rader + SLAKK, svar=maks_rader))
    try:
        bok = leser(innhold)
    except KanIkkeLese as feil:
        return gl.avvis(Kode(feil.kode), feil.melding, Filinfo(feil.filtype))
    vakt = Vakt(ar=opplastet.year)
    grunnlag = gl.finn(bok, gl.les_folge(folgefil or (), leser), vakt, maks_rader, svarform or {})
    if isinstance(grunnlag, Lesing):
        return grunnlag
    bestilling = radene.bestill(opplastet, valg)
    return _les_svar(grunnlag, vakt, kolonnevalg, bestilling)


def _les_svar(
    g: gl.Grunnlag,
    vakt: Vakt,
    kolonnevalg: Mapping[int, str | None] | None,
    bestilling: radene.Bestilling,
) -> Lesing:
    kolonner = kol.foresla(g.tabell, verktoy=g.kjent, vakt=vakt, kolonnevalg=kolonnevalg)
    kolonner = gl.uten_koder(kolonner, g.udekket, tuple(kolonnevalg or ()))
    lest = radene.les_radene(g.tabell, kolonner, vakt, bestilling)
    rader = lest.rader
    mangler = not any(k.felt is Felt.SAMTYKKE for k in kolonner)
    sporr = mangler and not bestilling.samtykke_for_alle
    rettet = {r.rad: bestilling.rettelser.get(r.rad, {}) for r in rader}
    alle = [
        *gl.om_koder(kolonner),
        *gl.om_ukjente(g, kolonner, rettet, vakt),
        *g.avvik,
        *lest.avvik,
    ]
    avvik = [*finn_filavvik(g.bok, g.tabell, kolonner), *sorted(alle, key=lambda a: a.rad or 0)]
    if sporr:
        avvik.insert(0, Avvik(None, Kode.SAMTYKKE_MANGLER, Felt.SAMTYKKE,
                              meldinger.INGEN_SAMTYKKEKOLONNE, lagres=False))  # fmt: skip
    fil = gl.filinfo(g.bok, g.tabell, vakt)
    return Lesing(
        utfall=Utfall.KLAR,
        melding=_hvordan_det_gikk(fil.rader, len(rader), sporr=sporr),
        fil=fil,
        kolonner=kolonner,
        rader=tuple(rader),
        eldre=tuple((v, e) for v, e in lest.eldre if v in {r.rad for r in rader}),
        avvik=tuple(avvik),
        verktoy=g.kjent,
        mangler_samtykkekolonne=mangler,
        overskriftsett=gl.overskriftsett(g.tabell),
        sporsmal=g.sporsmal,
        arkene=g.tabell.arkene,
    )


def _hvordan_det_gikk(lest: int, lagres: int, *, sporr: bool) -> str:
    klar = meldinger.KLAR if lagres < lest else meldinger.KLAR_ALLE
    mal = meldinger.KLAR_UTEN_SAMTYKKE if sporr else klar
    return meldinger.setning(mal, lest=lest, lagres=lagres, ikke=lest - lagres)
