"""The survey as an XLSForm: what KoboToolbox and ODK ask, and what a translator fills in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import xlsxwriter

from kartlegging.undersokelse.sider import REFERANSE, Side, alle_sider
from kartlegging.undersokelse.svar import ALLE, INGEN
from kartlegging.undersokelse.tekster import (
    INTERESSE,
    RESERVE,
    Undersokelsessprak,
    interessekoder,
    sprakene,
)


SKJEMA_ID = "kommuneportal_undersokelse"
# Two texts in one label: no label is the name of an activity alone.
OG = " – "
# An answer in its own right has another name than any choice.
NAVN = {"sprak": "informasjonssprak"}
# Sentences before the questions; those with values that only the portal knows are left out.
FOR_SAMTYKKE = ("intro_hvem", "intro_tid", "intro_frivillig", "intro_sak", "intro_navn",
                "intro_ser", "intro_sperret", "samtykke_tekst", "samtykke_uten_folger")  # fmt: skip
# A centre's own key has a digit and never eight in a row: names, telephones and identity numbers
# stop on the device, before any server has them.
SIFFER = "[0-9٠-٩۰-۹]"
ET_NUMMER = f"regex(., '.*{SIFFER}.*') and not(regex(., '.*{SIFFER}{{8}}.*'))"
KOLONNER = ("type", "name", "required", "relevant", "constraint", "appearance")
# Values of a row that stand in its texts.
VERDIER = ("fra", "til", "maks")
OVERSATTE = ("label", "hint", "constraint_message")
Rad = dict[str, str]
# One text key, or words that are the same in every language.
Finn = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Skjema:
    """The rows of the three sheets; `label`, `hint` and the like hold keys of texts."""

    survey: list[Rad]
    choices: list[Rad]


def bygg() -> Skjema:
    """Return the form with keys of texts where people's words go."""
    survey: list[Rad] = [{"type": "start", "name": "start"}, {"type": "end", "name": "end"}]
    survey += [_rad("note", f"om_{nokkel}", nokkel) for nokkel in FOR_SAMTYKKE]
    survey.append(_rad("select_one samtykke", "samtykke", "samtykke_tittel", required="yes"))
    survey.append({"type": "begin_group", "name": "svar", "relevant": "${samtykke} = 'ja'"})
    har_interesser = False
    for side in alle_sider().values():
        if side.slag == "bilder" and har_interesser:
            continue
        har_interesser = har_interesser or side.slag == "bilder"
        survey += _sporsmal(side)
    survey.append({"type": "end_group", "name": "svar"})
    return Skjema(survey, _valg())


def _rad(slag: str, navn: str, label: str, **felt: str) -> Rad:
    return {"type": slag, "name": navn, "label": label, **{n: v for n, v in felt.items() if v}}


def _sporsmal(side: Side) -> list[Rad]:
    if side.slag == "bilder":
        return [_rad("select_multiple interesser", "interesser", side.tittel, hint=side.hint,
                     appearance="columns")]  # fmt: skip
    if side.slag == "styrke":
        return _styrker(side)
    if side.id == REFERANSE:
        return [_rad("text", side.id, side.tittel, hint=side.hint,
                     constraint=f"{_lengde(side)} and {ET_NUMMER}",
                     constraint_message="feil_persondata")]  # fmt: skip
    if side.slag == "tekst":
        return [_rad("text", side.id, side.tittel, hint=side.advarsel, appearance="multiline",
                     constraint=_lengde(side), constraint_message="feil_for_lang",
                     maks=str(side.maks))]  # fmt: skip
    slag = "select_multiple" if side.slag == "flere" else "select_one"
    rad = _rad(f"{slag} {side.id}", NAVN.get(side.id, side.id), side.sporsmal or side.tittel, hint=side.hint,
               required="yes" if side.krav else "", relevant=_relevant(side))  # fmt: skip
    if side.slag == "flere" and side.ingen:
        rad |= {"constraint": f"not(selected(., '{INGEN}')) or count-selected(.) = 1",
                "constraint_message": side.ingen}  # fmt: skip
    if not side.bekreft:
        return [rad]
    # Nobody who is under age and has no adult's yes can send the form.
    rad |= {"constraint": f". != '{INGEN}'", "constraint_message": "foresatt_mangler"}
    return [rad, _rad("acknowledge", f"{side.id}_bekreft", side.bekreft, required="yes",
                      relevant=f"{_relevant(side)} and ${{{side.id}}} != ''")]  # fmt: skip


def _lengde(side: Side) -> str:
    return f"string-length(.) <= {side.maks}"


def _styrker(side: Side) -> list[Rad]:
    """Return one question for each activity, asked about those that were chosen."""
    gruppe = _rad("begin_group", "styrke", side.tittel, appearance="field-list",
                  relevant="${interesser} != ''")  # fmt: skip
    rader = [
        _rad("select_one styrke", f"styrke_{kode}", f"{INTERESSE}{kode}{OG}{side.tittel}",
             relevant=f"selected(${{interesser}}, '{kode}')", appearance="horizontal-compact")
        for kode in interessekoder()
    ]  # fmt: skip
    return [gruppe, *rader, {"type": "end_group", "name": "styrke"}]


def _relevant(side: Side) -> str:
    deler = [
        " or ".join(f"${{{annen}}} = '{kode}'" for kode in koder) or f"${{{annen}}} != ''"
        for annen, koder in side.vis_hvis.items()
    ]
    return " and ".join(f"({del_})" for del_ in deler)


def _valg() -> list[Rad]:
    rader = [_alternativ("samtykke", "ja", "samtykke_ja"),
             _alternativ("samtykke", "nei", "samtykke_nei")]  # fmt: skip
    for side in alle_sider().values():
        if side.slag == "sprak":
            rader += [_alternativ(side.id, tag, f"={s.egennavn}") for tag, s in sprakene().items()]
        for valg in side.valg:
            grenser = {n: str(valg[n]) for n in ("fra", "til") if n in valg}
            rader.append(_alternativ(side.id, valg["kode"], valg["tekst"]) | grenser)
        if side.alle:
            rader.append(_alternativ(side.id, ALLE, side.alle))
        if side.ingen:
            rader.append(_alternativ(side.id, INGEN, side.ingen))
    rader += [_alternativ("interesser", k, f"{INTERESSE}{k}") for k in interessekoder()]
    return rader


def _alternativ(liste: str, navn: str, label: str) -> Rad:
    return {"list_name": liste, "name": navn, "label": label}


def sprakmerke(sprak: Undersokelsessprak) -> str:
    """Return what a language is called in the heads of columns: its own name, and the tag."""
    navn = sprak.egennavn.partition(" (")[0]
    return f"{navn[:1].upper()}{navn[1:]} ({sprak.tag})"


def som_arbeidsbok(
    tekster: Mapping[str, Mapping[str, str]],
    *,
    tagger: Iterable[str],
    kommune: str,
    versjon: str,
    med_reserve: bool,
) -> bytes:
    """
    Return the form as xlsx with the words of each language; no cell is ever a formula.

    With `med_reserve` a missing text is Norwegian, for those who answer; without it the cell is
    empty, for those who translate.
    """
    skjema, valgte = bygg(), [RESERVE, *(t for t in tagger if t != RESERVE)]

    def finn(nokkel: str, tag: str) -> str:
        tekst = tekster.get(tag, {}).get(nokkel, "")
        return tekst or (tekster[RESERVE].get(nokkel, "") if med_reserve else "")

    ut = io.BytesIO()
    valg = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(ut, valg) as bok:
        _skriv(bok, "survey", KOLONNER, skjema.survey, finn, valgte, kommune)
        _skriv(bok, "choices", ("list_name", "name"), skjema.choices, finn, valgte, kommune)
        innstillinger = {
            "form_title": tekster[RESERVE].get("intro_tittel", ""),
            "form_id": SKJEMA_ID,
            "version": versjon,
            "default_language": sprakmerke(sprakene()[RESERVE]),
        }
        ark = bok.add_worksheet("settings")
        for nr, (navn, verdi) in enumerate(innstillinger.items()):
            ark.write_string(0, nr, navn)
            ark.write_string(1, nr, verdi)
    return ut.getvalue()


def _skriv(
    bok: xlsxwriter.Workbook,
    navn: str,
    kolonner: tuple[str, ...],
    rader: list[Rad],
    finn: Finn,
    tagger: list[str],
    kommune: str,
) -> None:
    ark = bok.add_worksheet(navn)
    ark.freeze_panes(1, 2)
    ark.set_column(0, len(kolonner) + len(tagger), 24)
    brukt = [n for n in OVERSATTE if any(n in rad for rad in rader)]
    hode = [*kolonner, *(f"{n}::{sprakmerke(sprakene()[t])}" for n in brukt for t in tagger)]
    for x, tekst in enumerate(hode):
        ark.write_string(0, x, tekst)
    for y, rad in enumerate(rader, start=1):
        celler = [rad.get(n, "") for n in kolonner]
        celler += [_ord(rad, n, t, finn, kommune) for n in brukt for t in tagger]
        for x, tekst in enumerate(celler):
            if tekst:
                ark.write_string(y, x, tekst)


def _ord(rad: Rad, felt: str, tag: str, finn: Finn, kommune: str) -> str:
    """Return the words of one cell, with the values that are known beforehand put in."""
    nokkel = rad.get(felt, "")
    if nokkel.startswith("="):
        return nokkel.removeprefix("=")
    deler = [finn(del_, tag) for del_ in nokkel.split(OG)] if nokkel else [""]
    tekst = OG.join(deler) if all(deler) else ""
    verdier = {"kommune": kommune} | {n: rad[n] for n in VERDIER if n in rad}
    for navn, verdi in verdier.items():
        tekst = tekst.replace(f"{{{navn}}}", verdi)
    return tekst
