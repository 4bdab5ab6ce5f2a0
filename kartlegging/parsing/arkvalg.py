"""Decides how the sheets of a workbook are read, or what to ask the sender about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kartlegging.parsing import langform, meldinger, sammen
from kartlegging.parsing.koder import Kode
from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.resultat import Avvik, Mulighet, Sporsmal
from kartlegging.parsing.tabell import GJENTAK, Tabell, les_tabell, synlige_ark, velg_ark
from kartlegging.parsing.tekst import nokkel, rens_overskrift
from kartlegging.parsing.vern import Vakt
from kommuneportal.core.spreadsheet import Ark


ALLE, BARE, KOLONNE = "alle", "bare-", "kolonne-"
FLERE_FELT, NOE_KJENT = 2, 2
VIS_ARK = 6
# What the sender has said: `ark` and `hvem`, as codes of Mulighet.
Svarform = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Forstatt:
    """The one table that is read, what should be said about it, and what may be chosen."""

    tabell: Tabell
    avvik: tuple[Avvik, ...] = ()
    sporsmal: Sporsmal | None = None

    @property
    def ma_svares(self) -> bool:
        """Return whether nothing can be read before the sender has chosen."""
        return self.sporsmal is not None and not self.sporsmal.valgt


@dataclass(slots=True)
class _Arkene:
    """The sheets with rows, each folded out, by number; and what is found out on the way."""

    tabeller: dict[int, Tabell]
    vakt: Vakt
    svarform: Svarform
    avvik: list[Avvik] = field(default_factory=list)

    def navn(self, nummer: int) -> str:
        """Return the name of a sheet for a page, or its number when the name says too much."""
        navn = rens_overskrift(self.tabeller[nummer].ark.navn)
        return f"ark {nummer}" if not navn or self.vakt.finn(navn) else navn

    def meld(self, mal: str, **deler: object) -> None:
        """Add a sentence about the file as a whole."""
        self.avvik.append(
            Avvik(None, Kode.FLERE_ARK, None, meldinger.setning(mal, **deler), lagres=True)
        )


def forsta(alle: list[Ark], vakt: Vakt, svarform: Svarform) -> Forstatt | None:
    """Return what to read; None when no sheet has a table."""
    valgt = velg_ark(alle)
    hoved = valgt[0] if valgt else None
    tabell = les_tabell(*valgt) if valgt else None
    if tabell is None:
        return None
    tabeller = {
        alle.index(a) + 1: t
        for a in synlige_ark(alle)
        if (t := tabell if a is hoved else les_tabell(a)) is not None and (t.rader or a is hoved)
    }
    arkene = _Arkene(tabeller, vakt, svarform)
    forstatt = _flere_ark(arkene, alle.index(tabell.ark) + 1)
    return forstatt if forstatt.ma_svares else _per_person(forstatt, arkene)


def _flere_ark(arkene: _Arkene, hoved: int) -> Forstatt:
    tabeller = arkene.tabeller
    like = [n for n, t in tabeller.items()
            if n == hoved or (t.rader and sammen.samme_hode(t, tabeller[hoved]))]  # fmt: skip
    if len(like) > 1:
        return _like_ark(arkene, like)
    hoved = _bytt_om_gjentatt(arkene, hoved)
    valgt = _kode(arkene, arkene.svarform.get("ark", ""))
    ark_valgt = int(valgt.removeprefix(BARE)) if valgt and valgt != ALLE else hoved
    egne = [n for n, t in tabeller.items() if n != hoved and er_svarark(t)]
    if valgt.startswith(BARE):
        _, festet = _med_tillegg(arkene, [hoved], tabeller[hoved])
        sporsmal = _hvordan(arkene, hoved, sorted({*egne, *festet}), valgt)
        return Forstatt(tabeller[ark_valgt], sporsmal=sporsmal)
    tabell, festet = _med_tillegg(arkene, [ark_valgt], tabeller[ark_valgt])
    ulike = [n for n in egne if n not in festet and ark_valgt == hoved]
    if ulike and not valgt:
        muligheter = tuple(_mulighet(arkene, n) for n in (hoved, *ulike))
        return Forstatt(tabell, sporsmal=Sporsmal(meldinger.HVILKET_AV_ULIKE, muligheter))
    if not (festet or valgt):
        return Forstatt(tabell, tuple(arkene.avvik))
    sporsmal = _hvordan(arkene, hoved, sorted({*egne, *festet}), valgt or str(hoved))
    return Forstatt(tabell, tuple(arkene.avvik), sporsmal)


def _like_ark(arkene: _Arkene, like: list[int]) -> Forstatt:
    tabeller = arkene.tabeller
    antall = sum(len(tabeller[n].rader) for n in like)
    muligheter = (
        Mulighet(ALLE, "Alle arkene samlet", antall),
        *(_mulighet(arkene, n) for n in like),
    )
    tekst = meldinger.HVILKET_ARK.format(antall=len(like))
    valgt = _kode(arkene, arkene.svarform.get("ark", "")).removeprefix(BARE)
    if valgt != ALLE and (not valgt or int(valgt) not in like):
        return Forstatt(tabeller[like[0]], sporsmal=Sporsmal(tekst, muligheter))
    brukes = like if valgt == ALLE else [int(valgt)]
    tabell = tabeller[brukes[0]]
    if len(brukes) > 1:
        navn = [arkene.navn(n) for n in brukes]
        tabell = sammen.stable([tabeller[n] for n in brukes], navn)
        arkene.meld(meldinger.ARK_STABLET, antall=len(brukes), ark=_liste(navn))
    tabell, _ = _med_tillegg(arkene, like, tabell)
    return Forstatt(tabell, tuple(arkene.avvik), Sporsmal(tekst, muligheter, valgt))


def _liste(navn: list[str]) -> str:
    return ", ".join(navn[:VIS_ARK]) + (" …" if len(navn) > VIS_ARK else "")


def _mulighet(arkene: _Arkene, nummer: int, *, bare: bool = False) -> Mulighet:
    navn = f"Bare {arkene.navn(nummer)}" if bare else arkene.navn(nummer)
    kode = f"{BARE}{nummer}" if bare else str(nummer)
    return Mulighet(kode, navn, len(arkene.tabeller[nummer].rader))


def _hvordan(arkene: _Arkene, hoved: int, andre: list[int], valgt: str) -> Sporsmal:
    navn = " og ".join([arkene.navn(hoved), *(arkene.navn(n) for n in andre)][:VIS_ARK])
    return Sporsmal(
        meldinger.HVORDAN_ARK,
        (
            Mulighet(str(hoved), f"{navn} sammen", len(arkene.tabeller[hoved].rader)),
            *(_mulighet(arkene, n, bare=True) for n in (hoved, *andre)),
        ),
        valgt,
    )


def _bytt_om_gjentatt(arkene: _Arkene, hoved: int) -> int:
    """Return the sheet with one row a person, when the best headers stand above several rows each."""
    for n, t in arkene.tabeller.items():
        if n == hoved or not t.rader or GJENTAK in t.overskrifter:
            continue
        feste = sammen.finn_feste(t, arkene.tabeller[hoved])
        if feste and feste.flere and not sammen.finn_feste(arkene.tabeller[hoved], t):
            return n
    return hoved


def _med_tillegg(arkene: _Arkene, brukt: list[int], tabell: Tabell) -> tuple[Tabell, list[int]]:
    """Return the table with every sheet beside it that hangs under it, and which those are."""
    festet = []
    base = tabell
    for n, ra in arkene.tabeller.items():
        if n in brukt or not ra.rader:
            continue
        t = _foldet(ra)
        feste = sammen.finn_feste(base, t)
        if sammen.er_andre_personer(t, feste):
            arkene.avvik.append(
                Avvik(None, Kode.MINDREARIG, None, meldinger.FLERE_ARK, lagres=False)
            )
        elif feste is None:
            if _har_svar(t):
                arkene.meld(meldinger.ARK_IKKE_LEST, ark=arkene.navn(n))
        else:
            tabell = sammen.fest(tabell, t, feste)
            festet.append(n)
            _meld_feste(arkene, brukt[0], n, base.overskrifter[feste.base], feste.uten_treff)
    return tabell, festet


def _meld_feste(arkene: _Arkene, hoved: int, n: int, kolonne: str, uten_treff: int) -> None:
    kolonne = arkene.vakt.vis(kolonne)
    arkene.meld(
        meldinger.ARK_SATT_SAMMEN, ark=arkene.navn(hoved), annet=arkene.navn(n), kolonne=kolonne
    )
    if uten_treff:
        arkene.meld(meldinger.ARK_UTEN_TREFF, antall=uten_treff, ark=arkene.navn(n),
                    hoved=arkene.navn(hoved))  # fmt: skip


def _foldet(tabell: Tabell) -> Tabell:
    try:
        return langform.fold_ut(tabell)
    except langform.UkjentPerson:
        return tabell


def er_svarark(tabell: Tabell) -> bool:
    """Return whether a sheet holds answers of its own: consent, and more."""
    if not tabell.rader or GJENTAK in tabell.overskrifter:
        return False
    mal = _kjente(tabell)
    return "samtykke" in mal and len(mal) > FLERE_FELT


def _kjente(tabell: Tabell) -> set[str]:
    return {funn.mal for o in tabell.overskrifter if (funn := gjett(o))}


def _har_svar(tabell: Tabell) -> bool:
    """Return whether a sheet that belongs to nobody still looks like rows of answers."""
    hvem = any(langform.er_hvem(o) for o in tabell.overskrifter)
    return hvem and len(_kjente(tabell)) >= NOE_KJENT


def _kode(arkene: _Arkene, sagt: str) -> str:
    """Return the code of what the sender said: a code, a sheet's number, or its name."""
    rent = nokkel(sagt)
    if rent in {ALLE, "all"}:
        return ALLE
    for n, t in arkene.tabeller.items():
        if sagt in {str(n), f"{BARE}{n}"}:
            return sagt
        if rent and rent == nokkel(t.ark.navn):
            return str(n)
    return ""


def _per_person(forstatt: Forstatt, arkene: _Arkene) -> Forstatt:
    """Fold one answer, or one wish, a row out to one row a person; ask when nobody can tell."""
    for_ = forstatt.tabell
    try:
        tabell = langform.fold_ut(for_, hvem=_kolonne(arkene.svarform.get("hvem", "")))
    except langform.UkjentPerson as feil:
        navn = ((i, arkene.vakt.vis(for_.overskrifter[i])) for i in feil.kan_vaere)
        muligheter = tuple(Mulighet(f"{KOLONNE}{i + 1}", n) for i, n in navn)
        tekst = meldinger.HVEM_ER_HVEM if muligheter else meldinger.ETT_SVAR_PER_RAD
        return replace(forstatt, sporsmal=Sporsmal(tekst, muligheter))
    tabell = sammen.samle_onsker(tabell)
    if len(tabell.rader) == len(for_.rader):
        return replace(forstatt, tabell=tabell)
    arkene.meld(meldinger.SAMLET_PER_PERSON, rader=len(for_.rader), personer=len(tabell.rader))
    return replace(forstatt, tabell=tabell, avvik=tuple(arkene.avvik))


def _kolonne(kode: str) -> int | None:
    tall = kode.removeprefix(KOLONNE)
    return int(tall) - 1 if tall.isdecimal() else None
