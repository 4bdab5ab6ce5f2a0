"""Looks through a zipped spreadsheet before anything opens it: sizes, passwords, macros, DTD."""

import io
import zipfile
import zlib

from kommuneportal.core.spreadsheet.typer import Grenser, avvisning


KRYPTERT = 0x1
BIT = 64 * 1024
FORBUDTE_DELER = (
    ("vbaproject.bin", "makroer"),
    ("xl/macrosheets/", "makroer"),
    ("basic/", "makroer"),
    ("scripts/", "makroer"),
    ("xl/externallinks/", "eksterne_lenker"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "dokument"),
    ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"),
)


def pakk_ut(innhold: bytes, grenser: Grenser) -> tuple[str, dict[str, bytes]]:
    """
    Unpack a spreadsheet within the limits and say whether it is xlsx or ods.

    Raises: KanIkkeLese for bombs, passwords, macros, DTD, and zips that are no spreadsheet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(innhold)) as pakke:
            _sjekk_katalog(pakke, grenser)
            deler = _les_deler(pakke, grenser)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as feil:
        raise avvisning("odelagt") from feil
    except (RuntimeError, UnicodeDecodeError, ValueError, KeyError) as feil:
        raise avvisning("odelagt") from feil
    _sjekk_innhold(deler)
    return _filtype(deler), deler


def _sjekk_katalog(pakke: zipfile.ZipFile, grenser: Grenser) -> None:
    deler = pakke.infolist()
    if len(deler) > grenser.filer_i_pakke:
        raise avvisning("for_stor_pakket")
    if sum(d.file_size for d in deler) > grenser.pakket_ut:
        raise avvisning("for_stor_pakket")
    if any(d.flag_bits & KRYPTERT for d in deler):
        raise avvisning("kryptert")
    navn = [d.filename for d in deler]
    if len(set(navn)) != len(navn):
        raise avvisning("odelagt")
    if any(n.startswith(("/", "\\")) or ".." in n.split("/") for n in navn):
        raise avvisning("odelagt")
    _sjekk_navn(navn)


def _sjekk_navn(navn: list[str]) -> None:
    for n in navn:
        for start, kode in FORBUDTE_DELER:
            if n.lower().startswith(start) or n.lower().endswith("/" + start):
                raise avvisning(kode)


def _les_deler(pakke: zipfile.ZipFile, grenser: Grenser) -> dict[str, bytes]:
    igjen = grenser.pakket_ut
    deler = {}
    for info in pakke.infolist():
        biter = []
        with pakke.open(info) as strom:
            while bit := strom.read(BIT):
                igjen -= len(bit)
                if igjen < 0:
                    raise avvisning("for_stor_pakket")
                biter.append(bit)
        if info.filename.lower().endswith((".xml", ".rels", "mimetype")):
            deler[info.filename] = b"".join(biter)
    return deler


def _sjekk_innhold(deler: dict[str, bytes]) -> None:
    for navn, data in deler.items():
        hode = data.replace(b"\x00", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data
        if b"<!DOCTYPE" in hode or b"<!ENTITY" in hode:
            raise avvisning("odelagt")
        if navn == "META-INF/manifest.xml" and b"encryption-data" in data:
            raise avvisning("kryptert")
        if navn == "[Content_Types].xml" and b"macroEnabled" in data:
            raise avvisning("makroer")


def _filtype(deler: dict[str, bytes]) -> str:
    if "xl/workbook.xml" in deler or (
        "[Content_Types].xml" in deler and b"spreadsheetml" in deler["[Content_Types].xml"]
    ):
        return "xlsx"
    if "content.xml" in deler:
        if b"opendocument.text" in deler.get("mimetype", b""):
            raise avvisning("dokument")
        return "ods"
    raise avvisning("zip")
