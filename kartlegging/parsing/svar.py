"""Reads the answers of one row: interests, wishes, days, help, needs and choices."""

from collections.abc import Callable
from functools import lru_cache, partial

from kartlegging.parsing import lister, ordliste, tvetydig, verdier
from kartlegging.parsing.celler import Celler
from kartlegging.parsing.koder import Felt, Kode
from kartlegging.parsing.meldinger import TRO_ELLER_POLITIKK
from kartlegging.parsing.resultat import Avvik, Interesseonske, Kolonne
from kartlegging.parsing.tekst import nokkel, rens
from kommuneportal.core.spreadsheet.typer import Verdi


LENGSTE_ONSKE = 200
VANLIG = 2
Interesseleser = Callable[[Celler, Kolonne, str], tuple[list[Interesseonske], dict[str, None]]]
STYRKE_FOR_SVAR = {"ja": 2, "kanskje": 1, "nei": 0}


def enkel_tekst(verdi: Verdi) -> str:
    """Return a cell as one line of text."""
    return " ".join(rens(verdi).split())


def informasjonssprak(celler: Celler) -> str | None:
    """Return the tag of the language for information."""
    funn = celler.forste(Felt.INFORMASJONSSPRAK)
    if not funn:
        return None
    tag = celler.vakt.en_gang(verdier.sprak, funn[1])
    if tag is None:
        celler.ukjent(*funn)
    return tag


def ett_valg(celler: Celler, felt: Felt, familie: str) -> str | None:
    """Return one choice of a closed list."""
    funn = celler.forste(felt)
    if not funn or verdier.er_tom(funn[1]):
        return None
    verdi = celler.vakt.en_gang(_velger(familie), funn[1])
    if verdi is None:
        celler.ukjent(*funn)
    return verdi


def frivillig(celler: Celler) -> str | None:
    """Return ja, nei or kanskje."""
    funn = celler.forste(Felt.FRIVILLIG)
    if not funn or verdier.er_tom(funn[1]):
        return None
    svaret = celler.vakt.en_gang(verdier.ja_nei, funn[1])
    if svaret is None:
        celler.ukjent(*funn)
    return svaret


def interesser(
    celler: Celler, sprak: frozenset[str]
) -> tuple[tuple[Interesseonske, ...], tuple[str, ...]]:
    """Return recognised interests, strongest first where one is named twice, and other texts."""
    kjente: dict[str, Interesseonske] = {}
    annet: dict[str, None] = {}
    les = _interesseleser(sprak)
    for kolonne in celler.kolonner(Felt.INTERESSER):
        sagt = celler.i_kolonnen(kolonne, les)
        if sagt is None:
            continue
        onsker_her, annet_her = sagt
        for onske in onsker_her:
            forrige = kjente.get(onske.kode)
            if forrige is None or forrige.styrke < onske.styrke:
                kjente[onske.kode] = onske
        annet |= annet_her
    return tuple(kjente.values()), tuple(annet)


@lru_cache(maxsize=32)
def _interesseleser(sprak: frozenset[str]) -> Interesseleser:
    return partial(_les_interesser, sprak)


def _les_interesser(
    sprak: frozenset[str], celler: Celler, kolonne: Kolonne, tekst: str
) -> tuple[list[Interesseonske], dict[str, None]]:
    kjente: list[Interesseonske] = []
    annet: dict[str, None] = {}
    stykker = _stykker(celler, kolonne, tekst)
    her = tvetydig.sprak_i((celler.vakt.en_gang(nokkel, s), 1) for s, _ in stykker)
    for stykke, styrke in stykker:
        kode = _interessekode(celler, stykke, kolonne, (her, sprak))
        if kode in ordliste.aldri_lagret():
            _meld_tro(celler, kolonne)
        elif kode:
            kjente.append(Interesseonske(kode, stykke, styrke))
        elif funn := celler.vakt.finn(stykke):
            celler.meld_funn(funn, kolonne)
        else:
            annet[stykke[:LENGSTE_ONSKE]] = None
    return kjente, annet


def _stykker(celler: Celler, kolonne: Kolonne, tekst: str) -> list[tuple[str, int]]:
    slag, _, resten = (kolonne.valg or "").partition(":")
    if slag in {"interesse", "tekst"}:
        styrke = _styrke(celler, kolonne, tekst)
        navn = kolonne.overskrift if slag == "interesse" else resten
        return [(_alternativ(navn, kolonne), styrke)] if styrke else []
    styrke = 4 - int(resten) if slag == "rang" else VANLIG
    return [
        (s, styrke)
        for s in celler.vakt.en_gang(_interessestykker, tekst)
        if (ord_ := celler.vakt.en_gang(nokkel, s)) and ord_ not in ordliste.ingen_ord()
    ]


def _interessestykker(tekst: str) -> list[str]:
    return lister.del_opp(tekst, lister.er_kjent_interesse)


def _alternativ(navn: str, kolonne: Kolonne) -> str:
    kode = (kolonne.valg or "").partition(":")[2]
    if ordliste.interesse(nokkel(navn)) == kode:
        return navn
    for tegn in ("[", "/", ".", ":", " - "):
        kort = navn.partition(tegn)[2].strip(" ]")
        while kort:
            if ordliste.interesse(nokkel(kort)) == kode:
                return kort
            kort = kort.partition(tegn)[2].strip(" ]")
    return navn


def _styrke(celler: Celler, kolonne: Kolonne, tekst: str) -> int:
    ordet = celler.vakt.en_gang(_velger("styrke"), tekst)
    if ordet is not None:
        return int(ordet)
    svaret = celler.vakt.en_gang(verdier.ja_nei, tekst)
    if svaret is None:
        celler.ukjent(kolonne, tekst)
        return 0
    return STYRKE_FOR_SVAR[svaret]


def _interessekode(
    celler: Celler, stykke: str, kolonne: Kolonne, sprak: tuple[frozenset[str], ...]
) -> str | None:
    slag, _, kode = (kolonne.valg or "").partition(":")
    if slag == "interesse":
        return kode
    ord_ = celler.vakt.en_gang(nokkel, stykke)
    if funn := ordliste.interesse(ord_, *sprak):
        return funn
    koder = {ordliste.interesse(nokkel(d), *sprak) for d in verdier.DELERE.split(stykke)} - {None}
    return next(iter(koder)) if len(koder) == 1 else None


def _meld_tro(celler: Celler, kolonne: Kolonne) -> None:
    melding = TRO_ELLER_POLITIKK.format(rad=celler.rad.navn, kolonne=kolonne.overskrift)
    celler.avvik.append(
        Avvik(celler.rad.nummer, Kode.PERSONOPPLYSNING, Felt.INTERESSER, melding, lagres=True)
    )


def onsker(celler: Celler) -> str:
    """Return the free text of a row, at most 200 characters, after the guard."""
    deler = []
    for kolonne in celler.kolonner(Felt.ONSKER):
        tekst = celler.tekst(kolonne)
        if not verdier.er_tom(tekst):
            deler.append((kolonne, tekst))
    hele = "\n".join(t for _, t in deler)
    if len(hele) > LENGSTE_ONSKE:
        celler.meld(Kode.FOR_LANGT, deler[0][0], rest="Bare de første 200 tegnene blir lagret.")
    return hele[:LENGSTE_ONSKE].rstrip()


def frivillig_med(celler: Celler) -> tuple[str, ...]:
    """Return what the person could help with, as written."""
    return celler.samlet(celler.kolonner(Felt.FRIVILLIG_MED), _les_frivillig_med)


def _les_frivillig_med(celler: Celler) -> tuple[str, ...]:
    ut: dict[str, None] = {}
    for kolonne in celler.kolonner(Felt.FRIVILLIG_MED):
        tekst = celler.tekst(kolonne)
        if verdier.er_tom(tekst):
            continue
        slag, _, alternativ = (kolonne.valg or "").partition(":")
        if slag == "hjelp":
            stykker = (
                [alternativ]
                if celler.vakt.en_gang(verdier.ja_nei, tekst) in {"ja", "kanskje"}
                else []
            )
        else:
            stykker = lister.del_opp(tekst, lister.er_kjent_hjelp)
        for s in stykker:
            if nokkel(s) not in ordliste.ingen_ord():
                ut[s[:LENGSTE_ONSKE]] = None
    return tuple(ut)


def behov(celler: Celler) -> tuple[str, ...]:
    """Return needs from the closed list; anything else is reported, never kept."""
    return celler.samlet(celler.kolonner(Felt.BEHOV), _les_behov)


def _les_behov(celler: Celler) -> tuple[str, ...]:
    ut: dict[str, None] = {}
    for kolonne in celler.kolonner(Felt.BEHOV):
        tekst = celler.tekst(kolonne)
        if not verdier.er_tom(tekst):
            les = _ett_behov if kolonne.valg else _flere_behov
            ut |= dict.fromkeys(les(celler, kolonne, tekst))
    return tuple(ut)


def _ett_behov(celler: Celler, kolonne: Kolonne, tekst: str) -> list[str]:
    svaret = celler.vakt.en_gang(verdier.ja_nei, tekst)
    if svaret is None:
        celler.ukjent(kolonne, tekst)
    return [(kolonne.valg or "").removeprefix("behov:")] if svaret == "ja" else []


def _flere_behov(celler: Celler, kolonne: Kolonne, tekst: str) -> list[str]:
    ut = []
    for stykke in lister.del_opp(tekst, lister.er_kjent_behov):
        if funn := verdier.velg("behov", stykke):
            ut.append(funn)
        elif nokkel(stykke) not in ordliste.ingen_ord():
            celler.ukjent(kolonne, stykke)
    return ut


@lru_cache(maxsize=32)
def _velger(familie: str) -> Callable[[str], str | None]:
    return partial(verdier.velg, familie)
