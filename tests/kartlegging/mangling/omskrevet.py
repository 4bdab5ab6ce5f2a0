"""Writes a sample's answers anew, in another tool's or another person's way."""

from dataclasses import dataclass
from functools import lru_cache

from kartlegging.parsing.alder import band_for
from kartlegging.parsing.ordliste import KJERNEDATA, les_csv
from kartlegging.parsing.resultat import Rad
from tests.kartlegging.mangling import ord as mangleord
from tests.kartlegging.mangling import svarord
from tests.kartlegging.mangling.grunnlag import Prove, fasit
from tests.kartlegging.mangling.skriv import Arkdel, som_csv, som_xlsx


@dataclass(frozen=True, slots=True)
class Stil:
    """How one person writes: language of headers and answers, layout, separators, marks."""

    hode: str = "nb"
    svar: str = "nb"
    variant: int = 0
    skille: str = "; "
    # celle, kolonner (lone option columns), sporsmal (Question [Option]), skra (Question/Option)
    interesser: str = "celle"
    dager: str = "celle"
    dagnavn: str = "nn"
    # alder, ar (with the word), fodselsar, gruppe
    alder: str = "alder"
    merke: tuple[object, object] = ("x", "")
    ja_nei: str = "nb"
    boolsk: bool = False
    luker: bool = False
    fil: str = "xlsx"
    to_rader: bool = False
    navn: bool = True


FORMER = {
    "sporsmal": "{s} [{v}]", "skra": "{s}/{v}", "kolon": "{s}: {v}", "strek": "{s} - {v}",
    "punkt": "{s}.{v}", "kolonner": "{v}",
}  # fmt: skip
FELTER = (
    "alder",
    "interesser",
    "ukedager",
    "frivillig",
    "frivillig_med",
    "behov",
    "onsker",
    "svart",
)


@lru_cache(maxsize=1)
def _tekster() -> dict[tuple[str, str], str]:
    ut = {(r["kode"], s): r[s] for r in les_csv(KJERNEDATA / "interesser.csv")
          for s in ("nb", "nn", "en")}  # fmt: skip
    for r in les_csv(KJERNEDATA / "interesser_sprak.csv"):
        ut.setdefault((r["kode"], r["sprak"]), r["tekst"])
    return ut


def interessetekst(kode: str, sprak: str) -> str:
    """Return the text of an interest in a language, or in bokmål where there is none."""
    return _tekster().get((kode, sprak)) or _tekster()[kode, "nb"]


def omskriv(p: Prove, stil: Stil) -> bytes:
    """Return the sample's stored rows, and two without consent, written in another way."""
    tekst = mangleord.HODER[stil.hode]
    kolonner: list[tuple[str, str, list[object]]] = []
    rader = list(p.lesing.rader)

    def hode(navn: str) -> str:
        return tekst[navn][stil.variant % len(tekst[navn])]

    kolonner.append(("", hode("referanse"), [*(r.referanse for r in rader), "NEI-1", "NEI-2"]))
    if stil.navn:
        kolonner.append(("", hode("navn"), [f"Testperson {i}" for i in range(len(rader) + 2)]))
    kolonner.append(_alder(rader, stil, hode))
    kolonner += _interesser(rader, stil, hode("interesser"))
    kolonner.append(("", hode("onsker"), [*(r.onsker for r in rader), "", ""]))
    kolonner += _dager(rader, stil, hode("ukedager"))
    kolonner += _resten(rader, stil, hode)
    return _fil(kolonner, stil)


def _alder(rader: list[Rad], stil: Stil, hode) -> tuple[str, str, list[object]]:
    ut: list[object] = []
    for r in [*rader, rader[0], rader[0]]:
        fra, til = r.alder
        tall = (fra or 0) if til is None else ((fra or 0) + til) // 2
        # Only whole bands survive being written as one age.
        former = {"alder": tall, "ar": f"{tall} år", "desimal": float(tall),
                  "fodselsar": r.svart.year - tall,
                  "gruppe": f"{fra}-{til}" if til is not None else f"{fra}+"}  # fmt: skip
        ut.append(former[stil.alder])
    navn = {"fodselsar": "fodselsar", "gruppe": "aldersgruppe"}.get(stil.alder, "alder")
    return "", hode(navn), ut


def _interesser(rader: list[Rad], stil: Stil, sporsmal: str) -> list[tuple[str, str, list[object]]]:
    def tekstene(r: Rad) -> list[str]:
        return [interessetekst(i.kode, stil.svar) for i in r.interesser] + list(r.annet)

    if stil.interesser == "celle":
        return [("", sporsmal, [*(stil.skille.join(tekstene(r)) for r in rader), "", ""])]
    alle = sorted({i.kode for r in rader for i in r.interesser})
    return [
        (sporsmal, FORMER[stil.interesser].format(s=sporsmal, v=interessetekst(k, stil.svar)),
         [*(stil.merke[0] if any(i.kode == k for i in r.interesser) else stil.merke[1]
            for r in rader), *stil.merke])
        for k in alle
    ]  # fmt: skip


def _dager(rader: list[Rad], stil: Stil, sporsmal: str) -> list[tuple[str, str, list[object]]]:
    navn = svarord.DAGER[stil.dagnavn]
    if stil.luker:
        celler = [stil.skille.join(f"{navn[d - 1]} {t}" for d, t in r.tider) for r in rader]
        return [("", sporsmal, [*celler, "", ""])]
    if stil.dager == "celle":
        celler = [stil.skille.join(navn[d - 1] for d in r.ukedager) for r in rader]
        return [("", sporsmal, [*celler, "", ""])]
    return [
        (sporsmal, FORMER[stil.dager].format(s=sporsmal, v=navn[d - 1]),
         [*(stil.merke[0] if d in r.ukedager else stil.merke[1] for r in rader), "", ""])
        for d in range(1, 8)
    ]  # fmt: skip


def _resten(rader: list[Rad], stil: Stil, hode) -> list[tuple[str, str, list[object]]]:
    ord_er: tuple[object, ...] = svarord.JA_NEI[stil.ja_nei]
    svar = dict(zip(("ja", "nei", "kanskje"), ord_er, strict=True)) | {None: ""}
    ja, nei = (True, False) if stil.boolsk else (svar["ja"], svar["nei"])
    return [
        ("", hode("frivillig"), [*(svar[r.frivillig] for r in rader), "", ""]),
        ("", hode("frivillig_med"), [*("; ".join(r.frivillig_med) for r in rader), "", ""]),
        (
            "",
            hode("barnepass"),
            [*(ja if "barnepass" in r.behov else nei for r in rader), nei, nei],
        ),
        ("", hode("skyss"), [*(ja if "skyss" in r.behov else nei for r in rader), nei, nei]),
        ("", hode("samtykke"), [*(ja for _ in rader), nei, nei]),
        ("", hode("svart"), [*(r.svart.strftime("%d.%m.%Y") for r in rader), "", ""]),
    ]


def _fil(kolonner: list[tuple[str, str, list[object]]], stil: Stil) -> bytes:
    lengde = len(kolonner[0][2])
    rader = [[k[2][i] for k in kolonner] for i in range(lengde)]
    if not stil.to_rader:
        hode = [[k[1] for k in kolonner]]
    else:
        over = [(k[0] if i == 0 or kolonner[i - 1][0] != k[0] else "") or ("" if k[0] else k[1])
                for i, k in enumerate(kolonner)]  # fmt: skip
        hode = [over, [k[1] if k[0] else "" for k in kolonner]]
    if stil.fil == "csv":
        return som_csv([*hode, *rader])
    return som_xlsx(Arkdel("Svar", [*hode, *rader]))


def ventet(p: Prove, stil: Stil) -> list[dict]:
    """Return what the rewritten file must give: the same answers, with what the style cannot say."""
    return [_ventet_rad(rad, stil) for rad in fasit(p.lesing)]


def _ventet_rad(rad: dict, stil: Stil) -> dict:
    fra, til = rad["alder"]
    ny = {"behov": [b for b in rad["behov"] if b in {"barnepass", "skyss"}],
          "interesser": sorted((k, 2) for k, _ in rad["interesser"])}  # fmt: skip
    if stil.alder != "gruppe":
        ny["alder"] = list(band_for((fra or 0) if til is None else ((fra or 0) + til) // 2))
    if stil.luker:
        ny["ukedager"] = sorted({d for d, _ in rad["tider"]})
    return rad | ny


def felter(stil: Stil) -> tuple[str, ...]:
    """Return the fields that the style writes."""
    return (*FELTER, "tider") if stil.luker else FELTER
