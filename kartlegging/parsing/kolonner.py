"""Suggests what each column is: by header, by options in the header, and by content."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kartlegging.parsing import alder, dato, innhold, tvetydig, valgkolonner
from kartlegging.parsing.funn import Funn
from kartlegging.parsing.koder import Felt, Grunn, Sikkerhet
from kartlegging.parsing.overskrifter import Gjett, bart, gjett, rang
from kartlegging.parsing.resultat import Kolonne
from kartlegging.parsing.tabell import Tabell
from kartlegging.parsing.tekst import nokkel
from kartlegging.parsing.verktoy import Verktoy
from kartlegging.parsing.vern import IDENTITET, SKJULT, TALL, Vakt


EKSEMPLER = 3
DATOLENGDE = 10
I_OVERSKRIFT = TALL | {Funn.NAVN}
TYDELIG = 35
SVARAR = 1900  # ages only: a birth year is no example
UTEN_EKSEMPLER = frozenset(
    {
        Grunn.NAVN, Grunn.EPOST, Grunn.TELEFON, Grunn.ADRESSE, Grunn.IDENTITETSNUMMER,
        Grunn.FODSELSDATO, Grunn.NASJONALITET, Grunn.RELIGION, Grunn.HELSE, Grunn.IP, Grunn.ROM,
        Grunn.TILRETTELEGGING, Grunn.KJONN, Grunn.TALESPRAK, Grunn.UKJENT, Grunn.ANKOMST,
    }
)  # fmt: skip
ENKLE = frozenset(
    {Felt.REFERANSE, Felt.SAMTYKKE, Felt.SVART, Felt.INFORMASJONSSPRAK, Felt.NORSK, Felt.ENGELSK,
     Felt.FRIVILLIG, Felt.REISE, Felt.GRUPPE, Felt.FODSELSAR, Felt.ALDER, Felt.ALDERSGRUPPE}
)  # fmt: skip
HVA = frozenset({"hva", "what", "med hva", "что", "що", "ماذا", "چه"})
FLERE_LOV = frozenset({Felt.SAMTYKKE, Felt.ALDER, Felt.ALDERSGRUPPE, Felt.FODSELSAR})


@dataclass(slots=True)
class Forslag:
    """One column on its way: target and option, before the columns are weighed together."""

    indeks: int
    overskrift: str
    tekster: list[str]
    felt: Felt | None = None
    grunn: Grunn | None = None
    valg: str | None = None
    sikker: bool = True
    poeng: int = 0


def foresla(
    tabell: Tabell,
    *,
    verktoy: Verktoy,
    vakt: Vakt,
    kolonnevalg: Mapping[int, str | None] | None = None,
) -> tuple[Kolonne, ...]:
    """Suggest a field, or a reason for none, for every column; the user's mapping wins."""
    forslag = [Forslag(i, o, tabell.tekster(i)) for i, o in enumerate(tabell.overskrifter)]
    i_valg = valgkolonner.finn_grupper(tabell.overskrifter, [f.tekster for f in forslag])
    for f in forslag:
        _foresla_en(f, verktoy, i_valg.get(f.indeks), vakt)
    _rett_tvetydige(forslag)
    _velg_svardato(forslag)
    _etter_frivillig(forslag)
    _fjern_doble(forslag, i_valg)
    for f in forslag:
        if kolonnevalg and f.indeks in kolonnevalg:
            _bruk_valget(f, kolonnevalg[f.indeks], i_valg.get(f.indeks))
    return tuple(_ferdig(f, vakt, skjult=f.indeks + 1 in tabell.ark.skjulte_kolonner)
                 for f in forslag)  # fmt: skip


def _foresla_en(f: Forslag, verktoy: Verktoy, gruppe: valgkolonner.Valg | None, vakt: Vakt) -> None:
    if gruppe:
        f.felt, f.grunn, f.valg = gruppe.felt, gruppe.grunn, gruppe.valg
        return
    funn = _systemkolonne(f, verktoy) or gjett(f.overskrift)
    if (funn is None or not funn.sikker) and (
        valg := valgkolonner.hel_interesse(f.overskrift, f.tekster)
    ):
        f.felt, f.valg = Felt.INTERESSER, valg
        return
    if funn:
        f.poeng = funn.poeng
        f.sikker = funn.sikker
        _sett_mal(f, funn, verktoy)
    if funn is None or (f.grunn is Grunn.UKJENT and not funn.mal.startswith("grunn:")):
        _etter_innhold(f)
    if f.felt in {Felt.INTERESSER, Felt.ONSKER} and not f.valg and any(f.tekster):
        _bare_ja_og_nei(f)
    if f.felt in {Felt.INTERESSER, Felt.ONSKER, None} and (nummer := rang(f.overskrift)):
        _sett_rang(f, nummer)
    _sperr_sensitivt(f, vakt)


def _bare_ja_og_nei(f: Forslag) -> None:
    if valgkolonner.bare_merker(f.tekster):
        f.valg = valgkolonner.valg_i_overskrift(f.overskrift)
        f.felt = valgkolonner.felt_for(f.valg) if f.valg else None
        f.grunn = None if f.felt else Grunn.UKJENT
        f.sikker = False


def _sett_rang(f: Forslag, nummer: int) -> None:
    if innhold.er_interesser(f.tekster):
        f.felt, f.grunn, f.valg = Felt.INTERESSER, None, f"rang:{nummer}"


def _systemkolonne(f: Forslag, verktoy: Verktoy) -> Gjett | None:
    navn = f.overskrift.casefold()
    if verktoy is Verktoy.MSFORMS and (
        navn == "id" or navn.startswith(("points - ", "feedback - ", "poeng - "))
    ):
        return Gjett("grunn:system", 1000)
    if verktoy is Verktoy.KOBO and navn.startswith("_") and navn != "_submission_time":
        return Gjett("grunn:system", 1000)
    if verktoy is Verktoy.SURVEYXACT and navn.startswith("statoverall_"):
        return Gjett("grunn:system", 1000)
    if verktoy is Verktoy.NETTSKJEMA and navn.startswith("$") and navn != "$created":
        return Gjett("grunn:system", 1000)
    if navn in {"id", "nr", "nr."} and verktoy is Verktoy.EGEN:
        return Gjett("referanse", 1)
    return None


def _sett_mal(f: Forslag, funn: Gjett, verktoy: Verktoy) -> None:
    mal = innhold.avgjor(funn.mal, f.tekster, msforms=verktoy is Verktoy.MSFORMS)
    slag, _, resten = mal.partition(":")
    if slag == "grunn":
        f.grunn = Grunn(resten)
        f.sikker = f.sikker or f.poeng >= TYDELIG
        return
    f.felt = Felt(slag)
    f.valg = mal if slag in {"behov", "svart"} and resten else None
    if not innhold.passer(f.felt, f.valg, f.tekster):
        f.felt, f.valg, f.grunn, f.sikker = None, None, Grunn.UKJENT, False
    elif not f.sikker:
        f.sikker = innhold.bekrefter(f.felt, f.valg, f.tekster)


def _etter_innhold(f: Forslag) -> None:
    f.valg = valgkolonner.enkelt_valg(f.overskrift, f.tekster)
    if f.valg:
        f.felt, f.grunn = valgkolonner.felt_for(f.valg), None
        return
    f.felt = innhold.gjett_felt(f.tekster)
    f.sikker = False
    f.grunn = None if f.felt else (Grunn.UKJENT if any(f.tekster) else Grunn.TOM)


def _sperr_sensitivt(f: Forslag, vakt: Vakt) -> None:
    if f.grunn not in {None, Grunn.UKJENT} or f.felt is Felt.SVART:
        return
    grunn = innhold.sensitivt(f.tekster, vakt, kjent=f.felt is not None)
    if grunn:
        f.felt, f.valg, f.grunn = None, None, grunn


def _rett_tvetydige(forslag: list[Forslag]) -> None:
    interesser = [f for f in forslag if (f.valg or "").startswith("interesse:")]
    rett = tvetydig.i_overskrifter(f.overskrift for f in interesser)
    for f in interesser:
        if f.overskrift in rett:
            f.valg = f"interesse:{rett[f.overskrift]}"


def _velg_svardato(forslag: list[Forslag]) -> None:
    datoer = [f for f in forslag if f.felt is Felt.SVART]
    datoer.sort(key=lambda f: (f.valg or "svart:9", f.indeks))
    for f in datoer:
        f.valg = None
    for f in datoer[1:]:
        f.felt, f.grunn = None, Grunn.SYSTEM


def _etter_frivillig(forslag: list[Forslag]) -> None:
    spurt = any(f.felt is Felt.FRIVILLIG for f in forslag)
    if not spurt or any(f.felt is Felt.FRIVILLIG_MED for f in forslag):
        return
    apne = [f for f in forslag if nokkel(bart(f.overskrift)) in HVA
            and (f.grunn is Grunn.UKJENT or not f.sikker)]  # fmt: skip
    ved_siden = [f for forrige, f in pairwise(forslag)
                 if f in apne and forrige.felt is Felt.FRIVILLIG]  # fmt: skip
    for f in (ved_siden or apne)[:1]:
        f.felt, f.grunn, f.sikker = Felt.FRIVILLIG_MED, None, bool(ved_siden)


def _fjern_doble(forslag: list[Forslag], i_valg: Mapping[int, valgkolonner.Valg]) -> None:
    sporsmal = {nokkel(v.sporsmal) for v in i_valg.values()}
    etter_felt: dict[Felt, list[Forslag]] = defaultdict(list)
    for f in forslag:
        if f.indeks not in i_valg and nokkel(f.overskrift) in sporsmal and f.felt:
            f.felt, f.grunn = None, Grunn.DOBBEL
        elif f.felt in ENKLE - FLERE_LOV:
            etter_felt[f.felt].append(f)
    for like in etter_felt.values():
        like.sort(key=lambda f: (-f.poeng, f.indeks))
        for f in like[1:]:
            f.felt, f.grunn, f.sikker = None, Grunn.DOBBEL, False


def _bruk_valget(f: Forslag, valgt: str | None, gruppe: valgkolonner.Valg | None) -> None:
    f.sikker = True
    if valgt is None:
        if f.felt is not None:
            f.grunn = Grunn.VALGT_BORT
        f.felt, f.valg = None, None
        f.grunn = f.grunn or Grunn.VALGT_BORT
        return
    felt = Felt(valgt)
    if felt is not f.felt:
        f.valg = None
        nytt = valgkolonner.enkelt_valg(gruppe.alternativ if gruppe else f.overskrift, f.tekster)
        if nytt and valgkolonner.felt_for(nytt) is felt:
            f.valg = nytt
    f.felt, f.grunn = felt, None


def _ferdig(f: Forslag, vakt: Vakt, *, skjult: bool) -> Kolonne:
    sikker = f.sikker and not skjult and (f.felt is not None or f.grunn is not Grunn.UKJENT)
    return Kolonne(
        indeks=f.indeks,
        overskrift=SKJULT if vakt.finn(f.overskrift) & I_OVERSKRIFT else f.overskrift,
        felt=f.felt,
        grunn=None if f.felt else f.grunn or Grunn.UKJENT,
        sikkerhet=Sikkerhet.GJENKJENT if sikker else Sikkerhet.SJEKK,
        eksempler=() if f.grunn in UTEN_EKSEMPLER and not f.felt else _eksempler(f, vakt),
        valg=f.valg,
    )


def _eksempler(f: Forslag, vakt: Vakt) -> tuple[str, ...]:
    if f.felt is Felt.FODSELSAR:
        return ()
    if f.felt is Felt.ALDER:
        lest = (alder.les_alder(t, svarar=SVARAR) for t in f.tekster)
        return tuple(dict.fromkeys(_band(a) for a in lest if a))[:EKSEMPLER]
    ulike = dict.fromkeys(t for t in f.tekster if t)
    if f.felt is Felt.SVART:
        hele = (t for t in ulike if dato.ligner(t) and not vakt.finn(t) & IDENTITET)
        dager = (t.split(" ")[0][:DATOLENGDE] for t in hele)
        return tuple(d for d in dager if Funn.FODSELSDATO not in vakt.finn(d))[:EKSEMPLER]
    return tuple(vakt.vis(t) for t in list(ulike)[:EKSEMPLER])


def _band(lest: alder.Alder) -> str:
    fra, til = lest
    return f"{fra}–{til}" if til is not None else f"{fra} eller eldre"
