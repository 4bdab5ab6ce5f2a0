"""Planted values for one fate of a file, each different, and the files that carry them everywhere."""

import io
import random
import zipfile
from html import escape

from tests.kartlegging.mangling.grunnlag import hent
from tests.kartlegging.regneark import ods, odsrad, xlsx
from tests.ytelse.vernkorpus import fodselsnummer


FELT = ("Beboernr", "Alder", "Språk for informasjon", "Interesser", "Dager", "Andre ønsker",
        "Samtykke", "Svardato")  # fmt: skip
VANLIG = ("", "34", "ukrainsk", "Fotball", "Mandag", "Vil bli med", "Ja", "14.10.2026")
ONSKER = FELT.index("Andre ønsker")
EGNE = {
    "navn": "Fullt navn", "fnr": "Fødselsnummer", "dnr": "D-nummer", "duf": "DUF-nummer",
    "epost": "E-post", "telefon": "Telefon", "ip": "IP-adresse", "fodt": "Fødselsdato",
    "nasjonalitet": "Nasjonalitet", "tro": "Religion", "helse": "Helse",
}  # fmt: skip


def verdier(nr: int) -> dict[str, str]:
    """Give what a cell says, by kind; the same every time for a fate."""
    r = random.Random(nr)
    return {
        "navn": f"Oksana Qzva{nr:02}navn",
        "fnr": fodselsnummer(r),
        "dnr": fodselsnummer(r, d=True),
        "nav": fodselsnummer(r, maned=40),
        "dolly": fodselsnummer(r, maned=65),
        "tenor": fodselsnummer(r, maned=80),
        "duf": f"2023{r.randint(10_000_000, 99_999_999)}",
        "epost": f"qzva{nr:02}epost@eksempel.example",
        "telefon": f"9{r.randint(1_000_000, 9_999_999)}",
        "ip": f"203.0.113.{nr + 100}",
        "fodt": f"{r.randint(1, 28):02}.{r.randint(1, 12):02}.{1940 + nr}",
        "nasjonalitet": f"syrisk statsborger qzva{nr:02}land",
        "tro": f"praktiserende muslim qzva{nr:02}tro",
        "helse": f"har diabetes qzva{nr:02}helse",
    }


def letes_etter(nr: int) -> dict[str, list[str]]:
    """Give what must stand nowhere, by kind: the number itself, or the word that is only there."""
    ut = {}
    for slag, verdi in verdier(nr).items():
        naken = verdi.split()[-1].split("@")[0]
        dag = verdi.split(".")
        ut[slag] = [naken, "-".join(reversed(dag))] if slag == "fodt" else [naken]
    return ut


def tabell(nr: int, *, nummer: bool = True, alle_felt: bool = False) -> list[list[str]]:
    """Give a survey with every value in a column of its own, in cells of other columns, in headers."""
    alle = verdier(nr)
    egne = [alle[slag] for slag in EGNE]
    sier = [f"Svar fra {alle['navn']}", f"Ring {alle['telefon']}", f"Om {alle['fnr']}"]
    hode = [*FELT, *EGNE.values(), *sier, alle["epost"], "Merknad"]
    rader = [[f"Z{nr}-0", *VANLIG[1:], *egne, "x", "x", "x", "x", alle["navn"]]]
    rader += [
        [f"Z{nr}-{i}", *VANLIG[1:ONSKER], f"Hei. {verdi}, takk", *VANLIG[ONSKER + 1 :]]
        for i, verdi in enumerate(alle.values(), start=1)
    ]
    for kol in range(len(FELT)) if alle_felt else (0, nr % len(FELT)):
        for i, verdi in enumerate(alle.values()):
            rad = [f"Z{nr}-{kol}{i:02}", *VANLIG[1:]]
            rad[kol] = verdi
            rader.append(rad)
    # The same person twice, and one that has to be mended.
    rader += [
        [f"Z{nr}-D", *VANLIG[1:]],
        [f"Z{nr}-D", "41", *VANLIG[2:]],
        [f"Z{nr}-R", "tja", *VANLIG[2:]],
    ]
    rader += [
        [f"Z{nr}-F{i}" if nummer else "", *VANLIG[1:]] for i in range(60 if alle_felt else 30)
    ]
    return [hode, *([*rad, *[""] * (len(hode) - len(rad))] for rad in rader)]


def som_csv(nr: int, rader: list[list[str]] | None = None) -> bytes:
    """Give the survey as separated text."""
    return "\r\n".join(";".join(rad) for rad in rader or tabell(nr)).encode()


def _omslag(nr: int) -> dict[str, str]:
    """Give what a spreadsheet says beside its cells: who made it, comments, titles."""
    alt = escape(" ".join(verdier(nr).values()))
    ns = "http://schemas.openxmlformats.org"
    return {
        "docProps/core.xml": f"<cp:coreProperties xmlns:cp='{ns}/package/2006/metadata/core-properties'"
        f" xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{alt}</dc:creator>"
        f"<dc:title>{alt}</dc:title></cp:coreProperties>",
        "xl/comments1.xml": f"<comments xmlns='{ns}/spreadsheetml/2006/main'><authors><author>{alt}"
        f"</author></authors><commentList><comment ref='A2' authorId='0'><text><t>{alt}</t></text>"
        "</comment></commentList></comments>",
        "customXml/item1.xml": f"<x>{alt}</x>",
    }


def som_xlsx(nr: int) -> bytes:
    """Give the survey as a workbook: named sheets, hidden rows and columns, defined names."""
    alle, rader = verdier(nr), tabell(nr, alle_felt=True)
    bok = xlsx(
        (alle["navn"], rader), (f"Gml {alle['telefon']}", [["Notat"], [alle["fnr"]]]),
        skjulte_rader=(3, 4, 60), skjulte_kolonner=(9, 10, 21), skjulte_ark=(f"Gml {alle['telefon']}",),
        ekstra=_omslag(nr),
    )  # fmt: skip
    navn = "".join(
        f'<definedName name="N{i}_{escape(v.split()[-1])}" comment="{escape(v)}">"{escape(v)}"</definedName>'
        for i, v in enumerate(alle.values())
    )
    return _bytt(
        bok, "xl/workbook.xml", "</sheets>", f"</sheets><definedNames>{navn}</definedNames>"
    )


def som_ods(nr: int) -> bytes:
    """Give the survey as OpenDocument: a named table, a note in a cell, and who made it."""
    alle = verdier(nr)
    alt = escape(" ".join(alle.values()))
    innhold = "".join(odsrad(*rad) for rad in tabell(nr))
    bok = ods(innhold, ekstra={"meta.xml": f"<m>{alt}</m>"})
    bok = _bytt(bok, "content.xml", 'table:name="Ark1"', f'table:name="{escape(alle["navn"])}"')
    notat = f"<office:annotation><text:p>{alt}</text:p></office:annotation><text:p>Beboernr"
    return _bytt(bok, "content.xml", "<text:p>Beboernr", notat)


def som_koder(nr: int) -> bytes:
    """Give the coded export of Nettskjema, with two columns of values beside it."""
    v = verdier(nr)
    hode, *rader = hent("05").innhold.decode("utf-8-sig").splitlines()
    rader = [f'{rad};"{list(v.values())[i % len(v)]}";"{v["navn"]}"' for i, rad in enumerate(rader)]
    return "\r\n".join([f'{hode};"Merknad";"Fullt navn"', *rader]).encode()


def _bytt(bok: bytes, del_: str, gammelt: str, nytt: str) -> bytes:
    ut = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bok)) as fra,
        zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as til,
    ):
        for navn in fra.namelist():
            innhold = fra.read(navn)
            if navn == del_:
                assert gammelt.encode() in innhold
                innhold = innhold.replace(gammelt.encode(), nytt.encode(), 1)
            til.writestr(navn, innhold)
    return ut.getvalue()


def filnavn(nr: int, endelse: str) -> str:
    """Give a file name that says everything."""
    alle = verdier(nr)
    return f"{alle['navn']} {alle['fnr']} {alle['telefon']} {alle['helse']}.{endelse}"
