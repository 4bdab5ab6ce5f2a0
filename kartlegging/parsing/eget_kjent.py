"""The portal's own survey in KoboToolbox, recognised by its columns when the form is not sent along."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kartlegging.parsing import eget_skjema, ordliste
from kartlegging.parsing.eget_skjema import INTERESSER, LISTE, STYRKE
from kartlegging.parsing.kodebok import Kodebok, Slag, kodenokkel, navnnokkel, ren_tekst
from kartlegging.parsing.tekst import rens
from kommuneportal.core.spreadsheet.typer import Verdi


# The form asks about the strength of each activity in a column of its own; no other form does so.
NOK_STYRKER = 10
FAERREST = 30
GRUPPE, FLERE = "svar", frozenset({"flere", "bilder"})
MELLOM = " – "
Etiketter = dict[str, list[Verdi]]


def egen_kodebok(overskrifter: Sequence[str]) -> Kodebok | None:
    """Return what the shipped form says when these are its columns, by name or by label."""
    if len(overskrifter) < FAERREST:
        return None
    styrker = _styrkenokler()
    if sum(navnnokkel(o).rpartition("/")[2] in styrker for o in overskrifter) < NOK_STYRKER:
        return None
    etiketter, valg = _etiketter(), _valg()
    bok = Kodebok(Slag.XLSFORM)
    for navn in etiketter:
        sti = [GRUPPE, "styrke", navn] if navn.startswith(STYRKE) else [GRUPPE, navn]
        s = bok.hent("/".join(sti if navn != "samtykke" else [navn]))
        s.tekst = navn
        s.flere = navn == INTERESSER or _sider().get(navn, {}).get("slag") in FLERE
        s.svar = {kodenokkel(kode): kode for kode in valg.get(_liste(navn), {})}
        bok.sporsmal.setdefault(navnnokkel(navn), s)
    return eget_skjema.gjenkjenn(bok, etiketter, valg)


def _liste(navn: str) -> str:
    return "styrke" if navn.startswith(STYRKE) else LISTE.get(navn, navn)


@lru_cache(maxsize=1)
def _sider() -> dict[str, dict[str, Any]]:
    sett = json.loads((ordliste.DATA / "undersokelse.json").read_text(encoding="utf-8"))
    return {side["id"]: side for side in sett["sider"]}


@lru_cache(maxsize=1)
def _tekster() -> tuple[dict[str, str], ...]:
    """Return the texts of every language, with the activities' names under their codes."""
    navn: dict[str, dict[str, str]] = defaultdict(dict)
    for rad in ordliste.les_csv(ordliste.KJERNEDATA / "interesser_sprak.csv"):
        navn[rad["sprak"]][STYRKE + rad["kode"]] = rad["tekst"]
    for rad in ordliste.les_csv(ordliste.KJERNEDATA / "interesser.csv"):
        for sprak in ("nb", "nn", "en"):
            navn[sprak].setdefault(STYRKE + rad["kode"], rad[sprak])
    filer = sorted((ordliste.DATA / "undersokelse").glob("*.json"))
    return tuple(json.loads(f.read_text(encoding="utf-8")) | navn[f.stem] for f in filer)


def _etiketter() -> Etiketter:
    """Return name of question -> its labels in every language."""
    ut: dict[str, list[Verdi]] = {"samtykke": [t.get("samtykke_tittel") for t in _tekster()]}
    for side in _sider().values():
        if side["slag"] == "styrke":
            for kode in eget_skjema.aktiviteter():
                ut[STYRKE + kode] = _styrkeetiketter(kode, side["tittel"])
            continue
        navn = INTERESSER if side["slag"] == "bilder" else side["id"]
        nokler = [side.get("sporsmal") or side["tittel"]]
        ut[navn] = [t[n] for t in _tekster() for n in nokler if t.get(n)]
        if side.get("bekreft"):
            ut[f"{navn}_bekreft"] = [t[side["bekreft"]] for t in _tekster() if side["bekreft"] in t]
    ut["informasjonssprak"] = ut.pop("sprak")
    return ut


def _styrkeetiketter(kode: str, tittel: str) -> list[Verdi]:
    return [
        f"{t[STYRKE + kode]}{MELLOM}{t[tittel]}"
        for t in _tekster()
        if t.get(STYRKE + kode) and t.get(tittel)
    ]


@lru_cache(maxsize=1)
def _styrkenokler() -> frozenset[str]:
    return frozenset(
        navnnokkel(ren_tekst(e)).rpartition("/")[2]
        for navn, etiketter in _etiketter().items()
        if navn.startswith(STYRKE)
        for e in (navn, *etiketter)
    )


def _valg() -> dict[str, Etiketter]:
    """Return list -> code -> its labels in every language."""
    ut: dict[str, Etiketter] = defaultdict(dict)
    for kode in ("ja", "nei"):
        ut["samtykke"][kode] = [t.get(f"samtykke_{kode}") for t in _tekster()]
    for side in _sider().values():
        for v in side.get("valg", ()):
            ut[side["id"]][v["kode"]] = [
                t[v["tekst"]].format(**v) for t in _tekster() if t.get(v["tekst"])
            ]
        for kode in ("alle", "ingen"):
            if nokkel := side.get(kode):
                ut[side["id"]][kode] = [t[nokkel] for t in _tekster() if t.get(nokkel)]
    for kode in eget_skjema.aktiviteter():
        ut[INTERESSER][kode] = [t[STYRKE + kode] for t in _tekster() if t.get(STYRKE + kode)]
    for rad in ordliste.les_csv(ordliste.KJERNEDATA / "sprak.csv"):
        ut["sprak"][rad["tag"]] = [rens(rad["egennavn"])]
    return ut
