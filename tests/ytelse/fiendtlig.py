"""Files that mean harm: `python -m tests.ytelse.fiendtlig` prints how soon they are refused."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from datetime import date

from kartlegging.parsing import Lesing, les
from tests.kartlegging.regneark import xlsx


OPPLASTET = date(2026, 10, 1)
MIB = 1024 * 1024
MILLION = 1_000_000


def _zip(**deler: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for navn, data in deler.items():
            pakke.writestr(navn, data)
    return ut.getvalue()


def _xlsx_med(ark: bytes) -> bytes:
    deler = {}
    with zipfile.ZipFile(io.BytesIO(xlsx(("Ark1", [["a", "b"]])))) as pakke:
        deler = {navn: pakke.read(navn) for navn in pakke.namelist()}
    deler["xl/worksheets/sheet1.xml"] = ark
    return _zip(**deler)


def _millionark() -> bytes:
    hode = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    rader = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (i, i)
                     for i in range(1, MILLION + 1))  # fmt: skip
    return hode + rader + b"</sheetData></worksheet>"


def filer() -> dict[str, bytes]:
    """Return each kind of file that tries to take the machine down."""
    return {
        "million rader, csv": b"a;b\n" + b"1;2\n" * MILLION,
        "million rader, xlsx": _xlsx_med(_millionark()),
        "bombe, xlsx": _xlsx_med(b" " * (600 * MIB)),
        "bombe, ods": _zip(**{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                              "content.xml": b" " * (600 * MIB)}),
        "million gjentatte rader, ods": _zip(**{"content.xml": ODS}),
    }  # fmt: skip


ODS = (
    b'<x xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table table:name="A">'
    b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell><p>x</p>'
    b"</table:table-cell></table:table-row></table:table></x>"
)


def main() -> None:
    """Print the code, the time, and how this process went on working meanwhile."""
    print(f"{'fil':32}{'MB':>7}{'kode':>20}{'sekunder':>10}{'lengste stans her':>20}")
    for navn, innhold in filer().items():
        svar: list[Lesing] = []
        stans = 0.0
        start = time.perf_counter()
        traad = threading.Thread(target=lambda i=innhold, s=svar: s.append(les(i, opplastet=OPPLASTET)))  # fmt: skip
        traad.start()
        while traad.is_alive():
            for_ = time.perf_counter()
            time.sleep(0.01)  # another request that wants its turn
            stans = max(stans, time.perf_counter() - for_ - 0.01)
        tatt = time.perf_counter() - start
        kode = svar[0].avvik[0].kode
        print(f"{navn:32}{len(innhold) / 1e6:7.1f}{kode:>20}{tatt:9.2f}s{stans:19.2f}s")


if __name__ == "__main__":
    main()
