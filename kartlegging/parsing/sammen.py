"""Puts sheets together: the same headers in several sheets, or one person's answers in several."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kartlegging.parsing import begrep, tider, verdier
from kartlegging.parsing.langform import er_fast, er_hvem, personene
from kartlegging.parsing.overskrifter import gjett
from kartlegging.parsing.tabell import GJENTAK, RADSPRANG, Rad, Tabell
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Verdi


# How tools tie a sheet of repeats to the sheet it hangs under.
PAR = (
    ("_id", "_submission__id"), ("_uuid", "_submission__uuid"), ("_index", GJENTAK),
    ("key", "parent_key"),
)  # fmt: skip
NESTEN_LIKE, NESTEN_ALLE, HALVPARTEN = 0.8, 0.9, 0.5
MINST_OVERSKRIFTER = 2
FLEST_VERDIER = 80
PERSON = frozenset({"alder?", "fodt?", "fodselsar", "grunn:fodselsdato", "grunn:navn", "grunn:kjonn"})  # fmt: skip
STYRKEORD = re.compile(
    r"(?<!\w)(?:styrke|hvor mye|hvor gjerne|kor mykje|grad|lyst|strength|how much|how strongly|"
    r"how interested|interest level)(?!\w)"
)
TELLER = frozenset({"id", "nr", "no"})
# What one person may have several of, so that a row for each is no new answer.
FLERE = frozenset({"interesser", "ukedager", "tider", "frivillig_med"})
MINST_PERSONER, MESTEPARTEN = 2, 0.6
# New headers, and the cells that a person's rows give under them.
Tillegg = tuple[list[str], Callable[[Sequence[Rad]], list[Verdi]]]


@dataclass(frozen=True, slots=True)
class Feste:
    """Which column of one sheet names the rows of another, and how the rows meet."""

    base: int
    annen: int
    flere: bool
    uten_treff: int


def samme_hode(a: Tabell, b: Tabell) -> bool:
    """Return whether two sheets ask the same: nearly all headers are shared."""
    en, to = ({nokkel(o) for o in t.overskrifter if o} for t in (a, b))
    return len(en & to) >= max(MINST_OVERSKRIFTER, len(en | to) * NESTEN_LIKE)


def finn_feste(base: Tabell, annen: Tabell) -> Feste | None:
    """Return how the rows of a sheet belong to those of another; None when no column says so."""
    funnet = [f for b, a in _par(base, annen) if (f := _feste(base, annen, b, a))]
    return min(funnet, key=lambda f: f.uten_treff, default=None)


def _par(base: Tabell, annen: Tabell) -> list[tuple[int, int]]:
    her, der = ([o.casefold() for o in t.overskrifter] for t in (base, annen))
    if kjente := [(her.index(b), der.index(a)) for b, a in PAR if b in her and a in der]:
        return kjente[:1]
    hvem = [[i for i, o in enumerate(t.overskrifter) if er_hvem(o)] for t in (base, annen)]
    alle = [(b, a) for b in hvem[0] for a in hvem[1]]
    like = [(b, a) for b, a in alle if nokkel(her[b]) == nokkel(der[a])]
    return like or alle


def _feste(base: Tabell, annen: Tabell, b: int, a: int) -> Feste | None:
    her = [t.casefold() for t in base.tekster(b) if t]
    der = [t.casefold() for t in annen.tekster(a) if t]
    if not her or not der or len(set(her)) < len(her) * NESTEN_ALLE:
        return None
    flere = len(set(der)) < len(der)
    if not flere and nokkel(base.overskrifter[b]) in TELLER:
        return None  # each sheet counts its own rows
    uten = len(annen.rader) - sum(t in set(her) for t in der)
    return Feste(b, a, flere, uten) if uten <= len(annen.rader) * HALVPARTEN else None


def _n(verdi: Verdi) -> str:
    return rens(verdi).casefold()


def er_andre_personer(annen: Tabell, feste: Feste | None) -> bool:
    """Return whether a sheet is about other people than those who answered, such as children."""
    if feste is None and GJENTAK not in annen.overskrifter:
        return False
    if begrep.nevner("BARN", nokkel(annen.ark.navn)):
        return True
    om_person = [i for i, o in enumerate(annen.overskrifter)
                 if (f := gjett(o)) and f.mal in PERSON]  # fmt: skip
    if GJENTAK in annen.overskrifter:
        return bool(om_person)
    return feste is not None and any(_varierer(annen, feste.annen, i) for i in om_person)


def _varierer(annen: Tabell, hvem: int, indeks: int) -> bool:
    sett: dict[str, set[str]] = defaultdict(set)
    for rad in annen.rader:
        if tekst := _n(rad.celler[indeks]):
            sett[_n(rad.celler[hvem])].add(tekst)
    return any(len(s) > 1 for s in sett.values())


def fest(base: Tabell, annen: Tabell, feste: Feste) -> Tabell:
    """Return the sheet with the answers of another beside it; its own rows and numbers stand."""
    annen = _med_samlede_tider(annen) if feste.flere else annen
    tas_med = [i for i, o in enumerate(annen.overskrifter)
               if i != feste.annen and o and not o.startswith("_") and o.casefold() != "key"]  # fmt: skip
    etter: dict[str, list[Rad]] = defaultdict(list)
    for rad in annen.rader:
        if not rad.skjult:
            etter[_n(rad.celler[feste.annen])].append(rad)
    etter.pop("", None)
    nye = _med_styrke(annen, tas_med) if feste.flere else None
    overskrifter = nye[0] if nye else [annen.overskrifter[i] for i in tas_med]
    rader = []
    for rad in base.rader:
        egne = etter.get(_n(rad.celler[feste.base]), [])
        celler = nye[1](egne) if nye else [samlet(egne, i) for i in tas_med]
        rader.append(replace(rad, celler=[*rad.celler, *celler]))
    samlet_tabell = replace(
        base, rader=rader, overskrifter=[*base.overskrifter, *overskrifter],
        bredde=base.bredde + len(overskrifter),
    )  # fmt: skip
    return _uten_like(samlet_tabell, base.bredde)


def samlet(rader: Sequence[Rad], indeks: int) -> Verdi:
    """Return what the rows say in one column, each answer once; one answer keeps its type."""
    gitt = {rens(r.celler[indeks]): r.celler[indeks] for r in rader if rens(r.celler[indeks])}
    if len(gitt) == 1:
        return next(iter(gitt.values()))
    return "; ".join(gitt) if gitt else None


def _med_samlede_tider(annen: Tabell) -> Tabell:
    """Put day and part of day of one row into one answer, or they would lose each other."""
    mal = [f.mal if (f := gjett(o)) else "" for o in annen.overskrifter]
    if mal.count("ukedager") != 1 or mal.count("tider") != 1:
        return annen
    dag, tid = mal.index("ukedager"), mal.index("tider")
    rader = []
    for rad in annen.rader:
        celler = list(rad.celler)
        celler[dag] = f"{rens(celler[dag])} {rens(celler[tid])}".strip()
        if tider.les_tider(rens(celler[dag])).luker:
            celler[tid] = None
        rader.append(replace(rad, celler=celler))
    return replace(annen, rader=rader)


def _med_styrke(annen: Tabell, tas_med: list[int]) -> Tillegg | None:
    """Return headers and cells with one column for each interest, when each row has a strength."""
    styrke = [i for i in tas_med if STYRKEORD.search(nokkel(annen.overskrifter[i]))]
    styrke = [i for i in styrke if _alle(annen, i, lambda t: verdier.velg("styrke", t))]
    hva = [i for i in tas_med if (f := gjett(annen.overskrifter[i])) and f.mal == "interesser"]
    if len(styrke) != 1 or len(hva) != 1 or styrke == hva:
        return None
    navn = list(dict.fromkeys(t for t in annen.tekster(hva[0]) if t))
    if len(navn) > FLEST_VERDIER:
        return None
    resten = [i for i in tas_med if i not in {styrke[0], hva[0]}]
    hode = annen.overskrifter[hva[0]]
    overskrifter = [f"{hode} [{n.replace('[', '(').replace(']', ')')}]" for n in navn]

    def celler(rader: Sequence[Rad]) -> list[Verdi]:
        gitt = {rens(r.celler[hva[0]]): rens(r.celler[styrke[0]]) for r in rader}
        return [*(gitt.get(n) for n in navn), *(samlet(rader, i) for i in resten)]

    return [*overskrifter, *(annen.overskrifter[i] for i in resten)], celler


def _alle(tabell: Tabell, indeks: int, prove: Callable[[str], object]) -> bool:
    tekster = {t for t in tabell.tekster(indeks) if t}
    return bool(tekster) and all(prove(t) for t in tekster)


def _uten_like(tabell: Tabell, fra: int) -> Tabell:
    """Drop a joined column that says what a column of the same name says already."""
    foran = {nokkel(o): i for i, o in reversed(list(enumerate(tabell.overskrifter[:fra])))}
    bort = {
        j for j in range(fra, tabell.bredde)
        if (i := foran.get(nokkel(tabell.overskrifter[j]))) is not None
        and all(_n(r.celler[j]) in {"", _n(r.celler[i])} for r in tabell.rader)
    }  # fmt: skip
    return _behold(tabell, [i for i in range(tabell.bredde) if i not in bort]) if bort else tabell


def samle_onsker(tabell: Tabell) -> Tabell:
    """
    Return one row a person for a file with one wish, or one day, a row; any other as it is.

    Everything else a person's rows say must be the same; otherwise they are several answers.
    """
    mal = [f.mal if (f := gjett(o)) else "" for o in tabell.overskrifter]
    hvem = next((i for i, m in enumerate(mal) if m == "referanse"), None)
    if hvem is None or not all(rens(r.celler[hvem]) for r in tabell.rader):
        return tabell
    personer = personene(tabell, hvem)
    med_flere = [rader for rader in personer if len(rader) > 1]
    if len(med_flere) < max(MINST_PERSONER, len(personer) * MESTEPARTEN):
        return tabell
    ulike = [i for i in range(tabell.bredde) if not all(er_fast(r, i) for r in med_flere)]
    if not any(mal[i] in FLERE for i in ulike) or not all(
        mal[i] in FLERE or STYRKEORD.search(nokkel(tabell.overskrifter[i])) for i in ulike
    ):
        return tabell
    base = replace(
        tabell, rader=[replace(r[0], celler=[None if i in ulike else samlet(r, i)
                                             for i in range(tabell.bredde)],
                               skjult=all(en.skjult for en in r)) for r in personer],
        overskrifter=["" if i in ulike else o for i, o in enumerate(tabell.overskrifter)],
    )  # fmt: skip
    egne = replace(
        tabell, overskrifter=[o if i in {hvem, *ulike} else ""
                              for i, o in enumerate(tabell.overskrifter)],
    )  # fmt: skip
    return _uten_tomme(fest(base, egne, Feste(hvem, hvem, flere=True, uten_treff=0)))


def _uten_tomme(tabell: Tabell) -> Tabell:
    return _behold(tabell, [i for i, o in enumerate(tabell.overskrifter) if o])


def _behold(tabell: Tabell, igjen: list[int]) -> Tabell:
    return replace(
        tabell,
        overskrifter=[tabell.overskrifter[i] for i in igjen],
        rader=[replace(r, celler=[r.celler[i] for i in igjen]) for r in tabell.rader],
        bredde=len(igjen),
        ark=replace(tabell.ark, skjulte_kolonner=frozenset(
            n for n, i in enumerate(igjen, start=1) if i + 1 in tabell.ark.skjulte_kolonner)),
    )  # fmt: skip


def stable(tabeller: Sequence[Tabell], navn: Sequence[str]) -> Tabell:
    """Return the rows of all sheets under the headers of the first; other columns stand last."""
    nokler: dict[tuple[str, int], str] = {}
    plasser = []
    for t in tabeller:
        ganger: dict[str, int] = defaultdict(int)
        plass = []
        for o in t.overskrifter:
            n = (nokkel(o) or o, ganger[nokkel(o)])
            ganger[nokkel(o)] += 1
            nokler.setdefault(n, o)
            plass.append(n)
        plasser.append({n: i for i, n in enumerate(plass)})
    rader = [
        Rad(k * RADSPRANG + r.nummer, [r.celler[p[n]] if n in p else None for n in nokler],
            skjult=r.skjult, ark=navn[k])
        for k, (t, p) in enumerate(zip(tabeller, plasser, strict=True))
        for r in t.rader
    ]  # fmt: skip
    forste = tabeller[0]
    return replace(
        forste, overskrifter=list(nokler.values()), rader=rader, bredde=len(nokler),
        arkene=tuple(navn),
    )  # fmt: skip
