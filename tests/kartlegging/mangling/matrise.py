"""The whole matrix: every sample in every mangling, and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kartlegging.parsing import Utfall
from tests.kartlegging.mangling import omskrevet, ra
from tests.kartlegging.mangling.grunnlag import NAVN, Prove, fasit, forskjell, hent, les_her
from tests.kartlegging.mangling.omskrevet import Stil


RA: dict[str, ra.Mangling] = {
    "som_xlsx": ra.som_ren_xlsx,
    "som_tekst": ra.som_tekstark,
    "stokket": ra.stokket,
    "tittel": ra.med_tittel,
    "bred_tittel": ra.med_bred_tittel,
    "gruppehode": ra.med_gruppehode,
    "tomme": ra.med_tomme,
    "bunn": ra.med_bunn,
    "sum": ra.med_sum,
    "forside": ra.med_forside,
    "skjulte": ra.med_skjulte,
    "luft": ra.med_luft,
    "utf8bom": ra.csvfil(koding="utf-8-sig"),
    "komma": ra.csvfil(skille=",", sitat=True),
    "utf16tab": ra.csvfil(skille="\t", koding="utf-16"),
    "utf16be": ra.csvfil(skille=";", koding="utf-16-be"),
    "sep": ra.csvfil(skille="|", forst="sep=|\r\n"),
    "lf": ra.csvfil(linje="\n"),
}
BARE_TEKST: dict[str, ra.Mangling] = {
    "nummer": ra.med_nummer,
    "store": ra.med_store,
    **{f"hode_{s}{v}": ra.omdopt(s, v) for s, ant in
       {"nb": 3, "nn": 2, "en": 3, "uk": 2, "ru": 2, "ar": 2, "fa": 2, "fr": 2, "tr": 2, "so": 2,
        "ti": 2}.items() for v in range(ant)},
}  # fmt: skip
DATOER = {f"dato_{f}": ra.datoer(f) for f in
          ("norsk", "kort", "iso", "us", "uk", "lang", "engelsk", "us_lang", "serie", "ekte")}  # fmt: skip
STILER = {
    "komma_ja": Stil(skille=", ", alder="ar"),
    "linjer": Stil(skille="\n", dagnavn="kort_nb", alder="fodselsar"),
    "strek": Stil(skille=" | ", dagnavn="punkt", variant=1),
    "skra": Stil(skille=" / ", dagnavn="flertall", variant=2, alder="gruppe"),
    "punkttegn": Stil(skille=" • ", dagnavn="kort_en", alder="desimal", fil="csv"),
    "pluss": Stil(skille=" + ", dagnavn="nn"),
    "og": Stil(skille=" og "),
    "x_kolonner": Stil(interesser="kolonner", dager="kolonner", merke=("X", "")),
    "boolske": Stil(interesser="kolonner", dager="kolonner", merke=(True, False), boolsk=True),
    "klammer": Stil(interesser="sporsmal", dager="sporsmal", merke=(1, 0), hode="en", svar="en",
                    dagnavn="kort_en", ja_nei="en"),
    "skrastrek": Stil(interesser="skra", dager="skra", merke=("Ja", "Nei"), hode="nn", svar="nn"),
    "kolon": Stil(interesser="kolon", dager="kolon", merke=("✓", ""), variant=1),
    "bindestrek": Stil(interesser="strek", dager="strek", merke=("TRUE", "FALSE"), variant=2),
    "to_rader": Stil(interesser="kolonner", dager="kolonner", merke=("x", ""), to_rader=True),
    "to_rader_en": Stil(interesser="kolonner", dager="kolonner", merke=("1", "0"), to_rader=True,
                        hode="en", svar="en", dagnavn="kort_en", ja_nei="en"),
    "luker": Stil(luker=True, dagnavn="nn"),
    **{f"alt_{s}": Stil(hode=s, svar=s, ja_nei=s if s in {"en", "uk", "ru", "ar", "fa", "fr", "tr", "so",
                                                         "ti"} else "nb",
                        dagnavn={"en": "kort_en", "nn": "nn"}.get(s, s)) for s in
       ("nn", "en", "uk", "ru", "ar", "fa", "fr", "tr", "so", "ti")},
    **{f"kol_{s}": Stil(hode=s, svar=s, ja_nei=s, dagnavn=s, interesser="kolonner", dager="kolonner",
                        variant=1) for s in ("uk", "ru", "ar", "fa", "fr", "tr", "so", "ti")},
}  # fmt: skip
UTEN_RADER = frozenset({"13", "14"})


@dataclass(frozen=True, slots=True)
class Utfallet:
    """One sample in one mangling: {} in `feil` means the same as untouched."""

    nr: str
    mangling: str
    utfall: str
    feil: dict[str, int]


def manglinger(p: Prove) -> dict[str, Callable[[], bytes]]:
    """Return what can be done to a sample."""
    valgt: dict[str, ra.Mangling] = dict(RA)
    if not p.kodet and p.nr not in UTEN_RADER:
        valgt |= BARE_TEKST
        if any(k.felt == "svart" for k in p.lesing.kolonner):
            valgt |= DATOER
    ut = {navn: (lambda m=m: m(p)) for navn, m in valgt.items()}
    if p.nr not in UTEN_RADER:
        ut |= {n: (lambda s=s: omskrevet.omskriv(p, s)) for n, s in STILER.items()}
    return ut


def prov(p: Prove, navn: str, innhold: bytes) -> Utfallet:
    """Read one mangled sample and compare it with the untouched one."""
    if navn in STILER:
        stil = STILER[navn]
        lesing = les_her(innhold)
        feil = forskjell(omskrevet.ventet(p, stil), fasit(lesing), omskrevet.felter(stil))
        feil |= {"annet": n} if (n := _annet(p, fasit(lesing))) else {}
    else:
        lesing = les_her(innhold, p.folge)
        feil = forskjell(fasit(p.lesing), fasit(lesing))
    if lesing.utfall is not p.lesing.utfall or (p.lesing.utfall is Utfall.AVVIST and (
            lesing.avvik[0].kode is not p.lesing.avvik[0].kode)):  # fmt: skip
        feil["utfall"] = 1
    return Utfallet(p.nr, navn, str(lesing.utfall), feil)


def _annet(p: Prove, fikk: list[dict]) -> int:
    return max(
        0, sum(len(r["annet"]) for r in fikk) - sum(len(r["annet"]) for r in fasit(p.lesing))
    )


def kjor(*, hele: bool, bare: tuple[str, ...] = (), nr: tuple[str, ...] = ()) -> Iterator[Utfallet]:
    """Run the matrix, or a part of it."""
    for n in nr or tuple(NAVN):
        p = hent(n, hele=hele)
        for navn, lag in manglinger(p).items():
            if not bare or navn in bare:
                yield prov(p, navn, lag())
