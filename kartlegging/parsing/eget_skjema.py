"""The portal's own survey as an XLSForm: its answers are known by name, whatever its words are."""

import json
from dataclasses import replace
from functools import lru_cache

from kartlegging.parsing import ordliste
from kartlegging.parsing.kodebok import Kodebok, kodenokkel, navnnokkel, ren_tekst
from kartlegging.parsing.tabell import Rad, Tabell
from kartlegging.parsing.tekst import rens
from kommuneportal.core.spreadsheet.typer import Ark, Verdi


SKJEMA_ID = "kommuneportal_undersokelse"
INTERESSER, STYRKE = "interesser", "styrke_"
# Name of each question -> the words the reader knows it by.
OVERSKRIFT = {
    "samtykke": "Samtykke",
    "informasjonssprak": "Språk for informasjon",
    "norsk": "Hvor mye norsk",
    "engelsk": "Hvor mye engelsk",
    "alder": "Aldersgruppe",
    "foresatt": "Samtykke fra foresatt",
    # Cannot be sent unticked; who said yes stands above.
    "foresatt_bekreft": "_bekreft",
    INTERESSER: "Interesser",
    "onsker": "Andre ønsker",
    "dager": "Ukedager",
    "tider": "Tid på dagen",
    "reise": "Hvor langt kan du reise",
    "gruppe": "Liten eller stor gruppe",
    "frivillig": "Vil du bidra som frivillig",
    "hva": "Hva kan du bidra med",
    "behov": "Hva trenger du",
    "referanse": "Referanse",
}
# Questions whose list of choices has another name.
LISTE = {"informasjonssprak": "sprak"}
# What is stored for some choices is not what they say.
SVAR = {
    "samtykke": {"ja": "Ja", "nei": "Nei"},
    "foresatt": {"forelder": "Ja", "representant": "Ja", "ingen": "Nei"},
    "behov": {"ingen": "Ingen"},
    "dager": {"alle": "Alle dager"},
}


def er_eget(ark: list[Ark]) -> bool:
    """Return whether the sheet of settings carries the portal's own form id."""
    for a in ark:
        hode = [rens(c).casefold() for c in a.rader[0]] if a.rader else []
        if "form_id" in hode and len(a.rader) > 1:
            kol = hode.index("form_id")
            return kol < len(a.rader[1]) and rens(a.rader[1][kol]) == SKJEMA_ID
    return False


@lru_cache(maxsize=1)
def _svar() -> dict[str, dict[str, str]]:
    """Return question -> code -> words the reader knows, from the shipped question set."""
    sett = json.loads((ordliste.DATA / "undersokelse.json").read_text(encoding="utf-8"))
    nb = json.loads((ordliste.DATA / "undersokelse" / "nb.json").read_text(encoding="utf-8"))
    ut = {
        side["id"]: {v["kode"]: nb[v["tekst"]].format(**v) for v in side.get("valg", ())}
        for side in sett["sider"]
    }
    ut["informasjonssprak"] = {
        r["tag"]: r["egennavn"] for r in ordliste.les_csv(ordliste.KJERNEDATA / "sprak.csv")
    }
    ut[INTERESSER] = {
        r["kode"]: r["nb"] for r in ordliste.les_csv(ordliste.KJERNEDATA / "interesser.csv")
    }
    return {navn: ut.get(navn, {}) | SVAR.get(navn, {}) for navn in {*ut, *SVAR}}


def aktiviteter() -> tuple[str, ...]:
    """Return the codes of all activities."""
    return tuple(_svar()[INTERESSER])


def gjenkjenn(
    bok: Kodebok,
    navn_til_etiketter: dict[str, list[Verdi]],
    valg: dict[str, dict[str, list[Verdi]]],
) -> Kodebok:
    """
    Return the form with the reader's own words, found by name and by label in every language.

    `navn_til_etiketter` is name of question -> labels; `valg` is list -> code -> labels.
    """
    for s in {id(s): s for s in bok.sporsmal.values()}.values():
        navn = s.navn.rpartition("/")[2]
        if navn.startswith(STYRKE):
            kode = navn.removeprefix(STYRKE)
            s.tekst = f"{OVERSKRIFT[INTERESSER]} [{_svar()[INTERESSER].get(kode, kode)}]"
        elif navn in OVERSKRIFT:
            s.tekst = OVERSKRIFT[navn]
        for etikett in navn_til_etiketter.get(navn, ()):
            bok.sporsmal.setdefault(navnnokkel(ren_tekst(etikett)), s)
        liste = "styrke" if navn.startswith(STYRKE) else LISTE.get(navn, navn)
        kjente = _svar().get("styrke" if navn.startswith(STYRKE) else navn, {})
        s.svar = (
            {kodenokkel(k): kjente.get(k, t) for k, t in s.svar.items()}
            if not kjente
            else {
                kodenokkel(kode): tekst
                for kode, tekst in kjente.items()
                if kodenokkel(kode) in s.svar
            }
        )
        for kode, etiketter in valg.get(liste, {}).items():
            for etikett in etiketter:
                if kode in kjente:
                    s.svar.setdefault(kodenokkel(ren_tekst(etikett)), kjente[kode])
    bok.eget = True
    return bok


def samle_styrker(tabell: Tabell, bok: Kodebok) -> Tabell:
    """Return the table where an activity with a strength of its own is not also just chosen."""
    if not bok.eget:
        return tabell
    valgt = {s.navn.rpartition("/")[2]: i for i, o in enumerate(tabell.overskrifter)
             if (s := bok.finn(o))}  # fmt: skip
    styrker = {n.removeprefix(STYRKE): i for n, i in valgt.items() if n.startswith(STYRKE)}
    samlet = valgt.get(INTERESSER)
    en_og_en = _alternativkolonner(tabell, bok)
    rader = []
    for rad in tabell.rader:
        celler = list(rad.celler)
        med_styrke = {kode for kode, i in styrker.items() if i < len(celler) and rens(celler[i])}
        for kode in med_styrke & en_og_en.keys():
            celler[en_og_en[kode]] = ""
        if samlet is not None and samlet < len(celler):
            igjen = [d for d in rens(celler[samlet]).split() if d not in med_styrke]
            celler[samlet] = " ".join(igjen) if med_styrke else celler[samlet]
        rader.append(Rad(rad.nummer, celler, skjult=rad.skjult, ark=rad.ark))
    return replace(tabell, rader=rader)


def _alternativkolonner(tabell: Tabell, bok: Kodebok) -> dict[str, int]:
    """Return activity -> the column that says whether it was chosen."""
    kode_av = {tekst: kode for kode, tekst in _svar()[INTERESSER].items()}
    ut: dict[str, int] = {}
    for i, overskrift in enumerate(tabell.overskrifter):
        for plass in [j for j, tegn in enumerate(overskrift) if tegn in "/.:"]:
            s = bok.finn(overskrift[:plass])
            if s is None or s.navn.rpartition("/")[2] != INTERESSER:
                continue
            tekst = s.svar.get(kodenokkel(overskrift[plass + 1 :]))
            if tekst in kode_av:
                ut[kode_av[tekst]] = i
    return ut
