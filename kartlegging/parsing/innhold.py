"""Decides by the content of a column what the header left open, and finds what must not be read."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from kartlegging.parsing import lister, tider, verdier
from kartlegging.parsing.funn import Funn
from kartlegging.parsing.koder import Felt, Grunn
from kartlegging.parsing.tekst import nokkel, tall_i_ascii
from kartlegging.parsing.vern import Vakt


AR = re.compile(r"^(?:19|20)\d\d$")
DATO = re.compile(r"^\d{1,4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,4}(?:[ T].*)?$")
STED = re.compile(r"\(.+\)")
NESTEN_ALLE, MESTEPARTEN, HALVPARTEN = 0.9, 0.6, 0.5
KORT = 60
MINST_CELLER = 3
PROVE = 200
FUNN_GRUNN = {
    Funn.IDENTITETSNUMMER: Grunn.IDENTITETSNUMMER,
    Funn.DUF: Grunn.IDENTITETSNUMMER,
    Funn.EPOST: Grunn.EPOST,
    Funn.TELEFON: Grunn.TELEFON,
    Funn.IP: Grunn.IP,
    Funn.FODSELSDATO: Grunn.FODSELSDATO,
    Funn.NASJONALITET: Grunn.NASJONALITET,
    Funn.RELIGION: Grunn.RELIGION,
    Funn.HELSE: Grunn.HELSE,
    Funn.NAVN: Grunn.NAVN,
}


def andel(tekster: Iterable[str], prove: Callable[[str], object]) -> float:
    """
    Return the share of non-blank cells that pass a test.

    Units: 0-1; 0 for a blank column.
    """
    fylte = [t for t in tekster if not verdier.er_tom(t)][:PROVE]
    return sum(bool(prove(t)) for t in fylte) / len(fylte) if fylte else 0.0


def avgjor(mal: str, tekster: list[str], *, msforms: bool) -> str:
    """Settle a target that ends in a question mark, and split age into its kinds."""
    if mal in {"alder?", "fodt?", "fodselsar"}:
        return _alderslag(mal, tekster)
    if mal == "sprak?":
        return _spraklag(tekster, msforms=msforms)
    if mal == "transport?":
        reise = andel(tekster, lambda t: verdier.velg("reise", t)) >= HALVPARTEN
        return "reise" if reise else "behov:skyss"
    if mal == "grunn:fodselsdato" and andel(tekster, _er_ar) >= MESTEPARTEN:
        return "fodselsar"
    if mal in {"frivillig", "ukedager", "tider"}:
        return _frivillig_eller_tid(mal, tekster)
    return mal


def _er_ar(tekst: str) -> bool:
    return bool(AR.match(tall_i_ascii(tekst)))


def _alderslag(mal: str, tekster: list[str]) -> str:
    if andel(tekster, lambda t: DATO.match(tall_i_ascii(t))) >= HALVPARTEN:
        return "grunn:fodselsdato"
    if mal == "fodselsar" or andel(tekster, _er_ar) >= HALVPARTEN:
        return "fodselsar"
    if mal == "fodt?":
        return "grunn:fodselsdato"
    if andel(tekster, lambda t: verdier.velg("myndig", t) or verdier.ja_nei(t)) >= MESTEPARTEN:
        return "myndig"
    spenn = andel(tekster, lambda t: not tall_i_ascii(t).replace(".", "").isdigit())
    return "aldersgruppe" if spenn >= HALVPARTEN else "alder"


def _spraklag(tekster: list[str], *, msforms: bool) -> str:
    flere = any(len(lister.STERKE.split(t.strip("; "))) > 1 or "," in t for t in tekster)
    kjent = andel(tekster, verdier.sprak) >= MESTEPARTEN
    med_sted = andel(tekster, STED.search) >= HALVPARTEN
    return (
        "informasjonssprak" if kjent and not flere and (msforms or med_sted) else "grunn:talesprak"
    )


def _frivillig_eller_tid(mal: str, tekster: list[str]) -> str:
    if mal == "frivillig":
        fri = any(tekster) and andel(tekster, verdier.ja_nei) < HALVPARTEN
        return "frivillig_med" if fri else "frivillig"
    if andel(tekster, lambda t: tider.les_tider(t).luker or tider.les_tider(t).deler) >= HALVPARTEN:
        return "tider"
    if andel(tekster, lambda t: tider.les_tider(t).dager) >= HALVPARTEN:
        return "ukedager"
    return mal


def _proven(felt: Felt, valg: str | None) -> Callable[[str], object] | None:
    prover: dict[Felt, Callable[[str], object]] = {
        Felt.FRIVILLIG: verdier.ja_nei,
        Felt.NORSK: lambda t: verdier.velg("niva", t),
        Felt.ENGELSK: lambda t: verdier.velg("niva", t),
        Felt.REISE: lambda t: verdier.velg("reise", t),
        Felt.GRUPPE: lambda t: verdier.velg("gruppe", t),
        Felt.UKEDAGER: lambda t: tider.les_tider(t).dager,
        Felt.TIDER: lambda t: tider.les_tider(t).dager or tider.les_tider(t).deler,
        Felt.INFORMASJONSSPRAK: verdier.sprak,
        Felt.MYNDIG: lambda t: verdier.velg("myndig", t) or verdier.ja_nei(t),
    }
    return verdier.ja_nei if felt is Felt.BEHOV and valg else prover.get(felt)


def passer(felt: Felt, valg: str | None, tekster: list[str]) -> bool:
    """Return whether the content can be what the header says; a blank column always can."""
    prove = _proven(felt, valg)
    return prove is None or not any(tekster) or andel(tekster, prove) >= HALVPARTEN


def bekrefter(felt: Felt, valg: str | None, tekster: list[str]) -> bool:
    """Return whether the content makes a likely header certain."""
    egne: dict[Felt, Callable[[str], object]] = {
        Felt.SAMTYKKE: verdier.samtykke,
        Felt.FORESATT_SAMTYKKE: verdier.foresatt,
        Felt.INTERESSER: _har_interesse,
        Felt.REFERANSE: lambda t: any(c.isdigit() for c in t) and len(t) <= KORT,
        Felt.FRIVILLIG_MED: lambda t: len(t) <= KORT,
    }
    prove = _proven(felt, valg) or egne.get(felt)
    return prove is not None and andel(tekster, prove) >= NESTEN_ALLE


def gjett_felt(tekster: list[str]) -> Felt | None:
    """Return the field whose values these plainly are: weekdays, or interests; else None."""
    if sum(bool(t) for t in tekster) < MINST_CELLER:
        return None
    if andel(tekster, _bare_dager) >= MESTEPARTEN:
        return Felt.UKEDAGER
    if andel(tekster, _har_interesse) >= MESTEPARTEN:
        return Felt.INTERESSER
    return None


def er_interesser(tekster: list[str]) -> bool:
    """Return whether half the cells name interests we know."""
    return andel(tekster, _har_interesse) >= HALVPARTEN


def _bare_dager(tekst: str) -> bool:
    lest = tider.les_tider(tekst)
    return bool(lest.dager) and not lest.ukjent


def _har_interesse(tekst: str) -> bool:
    stykker = lister.del_opp(tekst, lister.er_kjent_interesse)
    kjente = sum(lister.er_kjent_interesse(nokkel(s)) for s in stykker)
    return kjente * 2 > len(stykker)


def sensitivt(tekster: list[str], vakt: Vakt, *, kjent: bool) -> Grunn | None:
    """
    Return the reason not to read a column in which half the cells hold personal information.

    In a column whose header is known, nearly all must; a single cell is stopped by itself.
    """
    fylte = [t for t in tekster if t][:PROVE]
    teller: Counter[Grunn] = Counter()
    for tekst in fylte:
        for funn in vakt.finn(tekst):
            if funn in FUNN_GRUNN:
                teller[FUNN_GRUNN[funn]] += 1
    if not teller:
        return None
    grunn, antall = teller.most_common(1)[0]
    if kjent:
        return grunn if antall > len(fylte) * NESTEN_ALLE and antall >= MINST_CELLER else None
    return grunn if antall >= len(fylte) * HALVPARTEN else None
