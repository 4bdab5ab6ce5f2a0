"""Reads single cells: yes and no, consent, levels, languages, choices."""

import re

from kartlegging.parsing import ordliste
from kartlegging.parsing.tekst import nokkel


BOOLSK = {
    "sann": "ja", "usann": "nei", "true": "ja", "false": "nei", "x": "ja", "✓": "ja", "✔": "ja",
    "☑": "ja", "☒": "ja", "yes": "ja", "no": "nei", "y": "ja", "n": "nei", "j": "ja", "1": "ja",
    "0": "nei", "vrai": "ja", "faux": "nei", "wahr": "ja", "falsch": "nei", "sant": "ja",
    "да": "ja", "так": "ja", "n a": "nei", "not selected": "nei", "ikke valgt": "nei",
    "valgt": "ja", "selected": "ja", "checked": "ja", "unchecked": "nei", "avkrysset": "ja",
}  # fmt: skip
DELERE = re.compile(r"\s*[/|\n]\s*|\s+[–—-]\s+")
FORSTE_LEDD = re.compile(r"[,.;:،፣፡–—/|\n(]| - ")
NEKTING = re.compile(
    r"\b(?:ikke|ikkje|not|don't|dont|no|nei|не|ні|нет|pas|ne|non|nicht|değil|hayır|aldri|unntatt|"
    r"bortsett|except|but|men|але|но|لا|لكن|غير|ليس|نه|نخیر|نە|ኣይ\w*|አይ\w*|ma|maya)\b"
)
UKLARE_TEGN = frozenset({"1", "0", "n", "y", "j", "т", "н", "k", "m"})
SAMTYKKE_NEI = (
    "jeg samtykker ikke", "samtykker ikke", "ikke samtykke", "eg samtykkjer ikkje", "i do not agree",
    "i don't agree", "i do not consent", "i don't consent", "do not consent", "disagree",
    "nei takk", "no thanks", "не згоден", "не згодна", "не погоджуюсь", "не согласен",
    "не согласна", "لا أوافق", "غير موافق", "je refuse", "no acepto", "onaylamıyorum",
)  # fmt: skip
SAMTYKKE_JA = (
    "jeg samtykker", "samtykker", "eg samtykkjer", "jeg er enig", "godtar", "jeg godtar", "i agree",
    "agree", "i consent", "i accept", "yes i agree", "yes i consent", "я погоджуюся", "погоджуюсь",
    "згоден", "згодна", "даю згоду", "надаю згоду", "я согласен", "я согласна", "согласен",
    "согласна", "даю согласие", "أوافق", "موافق", "أنا موافق", "موافقة", "j'accepte", "je consens",
    "je suis d'accord", "acepto", "estoy de acuerdo", "kabul ediyorum", "onaylıyorum",
    "ja jeg samtykker", "ja samtykker", "ja takk",
)  # fmt: skip
HAKE = frozenset({"✓", "✔", "☑", "☒", "√"})
SLURVETE = frozenset({"jo", "jepp", "t", "ok", "okay", "okei", "ага", "greit", "mhm"})
TOMME = frozenset({"", "-", "–", "—", ".", "?"})


def er_tom(tekst: str) -> bool:
    """Return whether a cell holds nothing, or only a dash."""
    return tekst in TOMME


def ja_nei(tekst: str) -> str | None:
    """Read yes, no or maybe in any of the survey's languages; None when it is neither."""
    if tekst in HAKE:
        return "ja"
    ord_ = nokkel(tekst)
    svar = BOOLSK.get(ord_) or ordliste.ja_nei_ord().get(ord_)
    if svar:
        return svar
    deler = {ja_nei(d) for d in DELERE.split(tekst) if d.strip() and d != tekst}
    if len(deler) == 1:
        return next(iter(deler))
    forste = FORSTE_LEDD.split(tekst, maxsplit=1)[0].strip()
    return ordliste.ja_nei_ord().get(nokkel(forste)) if forste != tekst else None


def samtykke(tekst: str) -> str | None:
    """
    Read a consent cell: ja, nei, or None when it is unclear; only words of high trust count.

    Source: decisions.md on words of consent; anything conditional is unclear.
    """
    ord_ = nokkel(tekst)
    if tekst in HAKE or ord_ in {"x", "sann", "true", "y", "j"}:
        return "ja"
    if ord_ in {"usann", "false", "n"}:
        return "nei"
    if ord_ in UKLARE_TEGN:
        return None
    if ord_ in _nei_ord():
        return "nei"
    if ord_ in _ja_ord():
        return "ja"
    return _sammensatt_samtykke(tekst)


def _sammensatt_samtykke(tekst: str) -> str | None:
    deler = [d for d in DELERE.split(tekst) if d.strip()]
    if len(deler) > 1:
        svar = {samtykke(d) for d in deler}
        return next(iter(svar)) if len(svar) == 1 else None
    forste, *resten = FORSTE_LEDD.split(tekst, maxsplit=1)
    if not resten or not forste.strip():
        return None
    start = nokkel(forste)
    if start in _nei_ord():
        return "nei"
    rest = nokkel(resten[0])
    if start in _ja_ord() and not NEKTING.search(rest) and (not rest or rest in _ja_ord()):
        return "ja"
    return None


def _ja_ord() -> frozenset[str]:
    return _samtykkeord("ja", SAMTYKKE_JA)


def _nei_ord() -> frozenset[str]:
    return _samtykkeord("nei", SAMTYKKE_NEI)


_husk: dict[str, frozenset[str]] = {}


def _samtykkeord(svar: str, egne: tuple[str, ...]) -> frozenset[str]:
    if svar not in _husk:
        motsatt = {"ja": ("nei", "kanskje"), "nei": ("ja", "kanskje")}[svar]
        alle = ordliste.ord_etter_betydning()
        andre = {o for m in motsatt for o in alle[m]}
        sikre = {o for o, sprak in alle[svar].items() if "high" in sprak.values()}
        hele = set(alle[f"{svar}_samtykke"]) | {nokkel(e) for e in egne}
        _husk[svar] = frozenset((sikre - andre - UKLARE_TEGN - SLURVETE) | hele)
    return _husk[svar]


def foresatt(tekst: str) -> str | None:
    """Read a guardian's answer: ja, nei, or None when it is unclear."""
    ord_ = nokkel(tekst)
    alle = ordliste.ord_etter_betydning()
    if ord_ in alle["foresatt_ja"] or ord_ in {"mor", "far", "verge", "representant", "foresatt"}:
        return "ja"
    if ord_ in alle["foresatt_nei"]:
        return "nei"
    return samtykke(tekst)


def velg(familie: str, tekst: str) -> str | None:
    """Read one choice of a family (niva, reise, gruppe, styrke, behov, myndig), also bilingual."""
    ord_er = ordliste.valg()[familie]
    verdi = ord_er.get(nokkel(tekst))
    if verdi:
        return verdi
    deler = {ord_er.get(nokkel(d)) for d in DELERE.split(tekst) if d.strip()} - {None}
    if len(deler) == 1:
        return next(iter(deler))
    forste = FORSTE_LEDD.split(tekst, maxsplit=1)[0].strip()
    return ord_er.get(nokkel(forste)) if forste != tekst else None


def sprak(tekst: str) -> str | None:
    """Read one language as its tag, from own, Norwegian or English name, with or without a place."""
    ord_er = ordliste.sprakord()
    for forsok in (
        tekst,
        tekst.split("(", maxsplit=1)[0],
        tekst.replace("(", " ").replace(")", " "),
    ):
        if tag := ord_er.get(nokkel(forsok)):
            return tag
    deler = {ord_er.get(nokkel(d)) for d in DELERE.split(tekst)} - {None}
    return next(iter(deler)) if len(deler) == 1 else None
