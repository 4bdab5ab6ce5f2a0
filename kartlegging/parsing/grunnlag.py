"""Finds what there is to read: the table, decoded by its companion, or why it cannot be read."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from kartlegging.parsing import arkvalg, avkoding, eget_skjema, meldinger, verktoy
from kartlegging.parsing import folgefil as ff
from kartlegging.parsing import kolonner as kol
from kartlegging.parsing.eget_kjent import egen_kodebok
from kartlegging.parsing.kodebok import Kodebok, Slag
from kartlegging.parsing.koder import Grunn, Kode, Sikkerhet, Utfall
from kartlegging.parsing.resultat import Avvik, Filinfo, Kolonne, Lesing, Sporsmal
from kartlegging.parsing.tabell import Tabell
from kartlegging.parsing.tekst import nokkel, rens, rens_overskrift
from kartlegging.parsing.vern import SKJULT, Vakt
from kommuneportal.core.spreadsheet import Ark, Bok, KanIkkeLese


NODVENDIGE_KOLONNER = 2
BLIR_STAENDE = frozenset({Grunn.SYSTEM, Grunn.DOBBEL, Grunn.TOM})
Leser = Callable[[bytes], Bok]


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """
    What the rows are read from, and how the sheets may be read otherwise.

    `udekket` are columns with codes that nobody explained, `ukjente` such codes one by one, with
    their rows, in columns where most are explained.
    """

    bok: Bok
    tabell: Tabell
    kjent: verktoy.Verktoy
    udekket: tuple[int, ...] = ()
    ukjente: tuple[tuple[int, int, str], ...] = ()
    avvik: tuple[Avvik, ...] = ()
    sporsmal: Sporsmal | None = None


@dataclass(frozen=True, slots=True)
class Folge:
    """The companions put together, or the sentence about why they cannot be used."""

    kodebok: Kodebok | None = None
    feil: str = ""


def les_folge(filer: bytes | Sequence[bytes], leser: Leser) -> Folge:
    """Read the companions; a bad one is a sentence, not an error."""
    boker = []
    for innhold in [filer] if isinstance(filer, bytes) else filer:
        try:
            kodebok = ff.les_folgefil(leser(innhold))
        except KanIkkeLese as feil:
            return Folge(feil=meldinger.FOLGEFIL_ULESELIG.format(grunn=feil.melding))
        if kodebok is None:
            return Folge(feil=meldinger.FOLGEFIL_UKJENT)
        boker.append(kodebok)
    return Folge(ff.samle(boker))


def finn(
    bok: Bok, folge: Folge, vakt: Vakt, maks_rader: int, svarform: arkvalg.Svarform
) -> Grunnlag | Lesing:
    """Return what to read, or the reading of a file that cannot be read any further."""
    svarark, innebygd = ff.del_arkene(bok)
    if innebygd and not any(_har_innhold(a) for a in svarark):
        navn = "skjema" if innebygd.slag is Slag.XLSFORM else "kodebok"
        return avvis(Kode.FEIL_STED, verktoy.FEIL_STED[navn], Filinfo(bok.type))
    bok = replace(bok, ark=svarark)
    forstatt = arkvalg.forsta(bok.ark, vakt, svarform)
    if forstatt is None:
        return avvis(Kode.TOM_FIL, meldinger.TOM_FIL, Filinfo(bok.type))
    tabell = forstatt.tabell
    if feil := verktoy.feil_sted(bok, tabell) or _feil_form(tabell, maks_rader):
        return avvis(*feil, filinfo(bok, tabell, vakt))
    kjent = verktoy.kjenn_igjen(tabell.overskrifter)
    g = Grunnlag(bok, tabell, kjent, avvik=forstatt.avvik, sporsmal=forstatt.sporsmal)
    if forstatt.sporsmal and forstatt.ma_svares:
        return ma_kobles(forstatt.sporsmal.tekst, g, vakt, kode=Kode.FLERE_ARK)
    return _med_tekster(g, folge, innebygd, vakt)


def _har_innhold(ark: Ark) -> bool:
    return any(rens(c) for rad in ark.rader for c in rad)


def _med_tekster(g: Grunnlag, folge: Folge, innebygd: Kodebok | None, vakt: Vakt) -> Grunnlag | Lesing:  # fmt: skip
    celler = [r.celler for r in g.tabell.rader]
    mangler = verktoy.trenger_folgefil(g.kjent, g.tabell.overskrifter, celler)
    kodebok = ff.samle(k for k in (folge.kodebok, innebygd) if k)
    kodebok = kodebok or egen_kodebok(g.tabell.overskrifter)
    if folge.feil or kodebok is None:
        setning = folge.feil
    else:
        funnet = _avkod(g, kodebok, vakt, koder=bool(mangler))
        if isinstance(funnet, Grunnlag):
            return funnet
        setning = funnet if folge.kodebok else ""
    if mangler:
        return replace(
            ma_kobles(setning or mangler, g, vakt), folgefil_passer=not _feil_fil(setning)
        )
    if setning:
        tekst = meldinger.FOLGEFIL_IKKE_BRUKT.format(grunn=setning)
        om_filen = Avvik(None, Kode.UKJENT_VERDI, None, tekst, lagres=True)
        return replace(g, avvik=(*g.avvik, om_filen))
    return g


def _feil_fil(setning: str) -> bool:
    trenger_mer = (meldinger.FOLGEFIL_UTEN_SVAR, meldinger.FOLGEFIL_UTEN_SPORSMAL)
    return bool(setning) and setning not in trenger_mer


def _avkod(g: Grunnlag, kodebok: Kodebok, vakt: Vakt, *, koder: bool) -> Grunnlag | str:
    try:
        funnet = avkoding.avkod(eget_skjema.samle_styrker(g.tabell, kodebok), kodebok)
    except avkoding.HorerIkkeSammen:
        return meldinger.FOLGEFIL_ANDRE_SPORSMAL
    except avkoding.FlertydigKode as feil:
        return meldinger.FOLGEFIL_FLERTYDIG.format(kode=vakt.vis(feil.kode))
    if koder and not kodebok.har_svar:
        return meldinger.FOLGEFIL_UTEN_SVAR
    if not kodebok.har_sporsmal and verktoy.bare_variabler(funnet.tabell.overskrifter):
        return meldinger.FOLGEFIL_UTEN_SPORSMAL
    return replace(g, tabell=funnet.tabell, udekket=funnet.udekket, ukjente=tuple(funnet.ukjente))


def om_ukjente(
    g: Grunnlag, kolonner: tuple[Kolonne, ...], rader: Mapping[int, Container[str]], vakt: Vakt
) -> list[Avvik]:
    """
    Return the codes that nobody explained, in columns that are read and rows that are stored.

    `rader` are those rows, each with the fields that were corrected by hand.
    """
    return [
        Avvik(rad, Kode.UKJENT_VERDI, k.felt,
              meldinger.UKJENT_SVARKODE.format(verdi=vakt.vis(kode), kolonne=k.overskrift), lagres=True)
        for rad, i, kode in g.ukjente
        if (k := kolonner[i]).felt and rad in rader and k.felt not in rader[rad]
    ]  # fmt: skip


def uten_koder(
    kolonner: tuple[Kolonne, ...], udekket: Sequence[int], valgt: Sequence[int]
) -> tuple[Kolonne, ...]:
    """Take columns with unexplained codes out, unless the sender has said what they are."""
    return tuple(
        replace(k, felt=None, valg=None, grunn=Grunn.KODER, sikkerhet=Sikkerhet.SJEKK)
        if k.indeks in udekket and k.indeks not in valgt and k.grunn not in BLIR_STAENDE
        else k
        for k in kolonner
    )


def om_koder(kolonner: tuple[Kolonne, ...]) -> list[Avvik]:
    """Return the deviation that names the columns that were left out since codes lack a text."""
    navn = [k.overskrift for k in kolonner if k.grunn is Grunn.KODER]
    if not navn:
        return []
    vist = ", ".join(f"«{n}»" for n in navn[:6]) + (" …" if len(navn) > len(navn[:6]) else "")
    tekst = meldinger.KOLONNER_UTEN_KODER.format(kolonner=vist)
    return [Avvik(None, Kode.UKJENT_VERDI, None, tekst, lagres=True)]


def _feil_form(tabell: Tabell, maks_rader: int) -> tuple[Kode, str] | None:
    if sum(bool(o) for o in tabell.overskrifter) < NODVENDIGE_KOLONNER:
        return Kode.FOR_FA_KOLONNER, meldinger.FOR_FA_KOLONNER
    if not tabell.rader:
        return Kode.TOM_FIL, meldinger.BARE_OVERSKRIFTER
    antall = len(tabell.rader)
    if antall > maks_rader:
        tekst = meldinger.setning(meldinger.FOR_MANGE_RADER, antall=antall, maks=maks_rader)
        return Kode.FOR_MANGE_RADER, tekst
    return None


def filinfo(bok: Bok, tabell: Tabell, vakt: Vakt) -> Filinfo:
    """Return what kind of file it was and where the table stands in it."""
    navn = ", ".join(tabell.arkene) or rens_overskrift(tabell.ark.navn)
    return Filinfo(
        type=bok.type,
        ark=(SKJULT if vakt.finn(navn) else navn) or None,
        overskriftsrad=tabell.overskriftsrad,
        rader=len(tabell.rader),
    )


def overskriftsett(tabell: Tabell) -> str:
    """Return the hash that recognises the same set of headers next time."""
    return sha256("\x1f".join(nokkel(o) for o in tabell.overskrifter).encode()).hexdigest()


def avvis(kode: Kode, melding: str, fil: Filinfo) -> Lesing:
    """Return the reading of a file that cannot be used."""
    return Lesing(
        utfall=Utfall.AVVIST,
        melding=melding,
        fil=fil,
        avvik=(Avvik(None, kode, None, melding, lagres=False),),
    )


def ma_kobles(
    melding: str, g: Grunnlag, vakt: Vakt, *, kode: Kode = Kode.TRENGER_KODEBOK
) -> Lesing:
    """Return the reading of a file that lacks something: its columns by name, and nothing else."""
    kolonner = kol.foresla(g.tabell, verktoy=g.kjent, vakt=vakt)
    return Lesing(
        utfall=Utfall.MA_KOBLES,
        melding=melding,
        fil=filinfo(g.bok, g.tabell, vakt),
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
        avvik=(Avvik(None, kode, None, melding, lagres=False),),
        verktoy=g.kjent,
        sporsmal=g.sporsmal,
        overskriftsett=overskriftsett(g.tabell),
    )
