"""Small spreadsheets made by hand, for tests of the reader."""

import io
import zipfile
from html import escape


def csvfil(*rader: str, koding: str = "utf-8", linje: str = "\r\n") -> bytes:
    """Return rows of separated text as bytes."""
    return linje.join(rader).encode(koding)


def xlsx(
    *ark: tuple[str, list[list[object]]],
    skjulte_rader: tuple[int, ...] = (),
    skjulte_kolonner: tuple[int, ...] = (),
    skjulte_ark: tuple[str, ...] = (),
    ekstra: dict[str, str] | None = None,
) -> bytes:
    """Return a plain xlsx with inline strings; row and column numbers are 1-based."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        pakke.writestr("[Content_Types].xml", _innholdstyper(len(ark)))
        pakke.writestr("_rels/.rels", _RELS)
        navn = [n for n, _ in ark]
        pakke.writestr("xl/workbook.xml", _bok(navn, skjulte_ark))
        pakke.writestr("xl/_rels/workbook.xml.rels", _bokrels(len(ark)))
        for i, (_, rader) in enumerate(ark, start=1):
            innhold = _ark(rader, skjulte_rader, skjulte_kolonner)
            pakke.writestr(f"xl/worksheets/sheet{i}.xml", innhold)
        for sti, tekst in (ekstra or {}).items():
            pakke.writestr(sti, tekst)
    return ut.getvalue()


_NS = "http://schemas.openxmlformats.org"
_RELS = (
    f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)


def _innholdstyper(antall: int) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    ark = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{main}.worksheet+xml"/>'
        for i in range(1, antall + 1)
    )
    return (
        f'<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{ark}</Types>'
    )


def _bok(navn: list[str], skjulte: tuple[str, ...]) -> str:
    ark = "".join(
        f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if n in skjulte else ''}/>"
        for i, n in enumerate(navn, start=1)
    )
    return (
        f'<workbook xmlns="{_NS}/spreadsheetml/2006/main" '
        f'xmlns:r="{_NS}/officeDocument/2006/relationships"><sheets>{ark}</sheets></workbook>'
    )


def _bokrels(antall: int) -> str:
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{_NS}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, antall + 1)
    )
    return f'<Relationships xmlns="{_NS}/package/2006/relationships">{rels}</Relationships>'


def _ark(rader, skjulte_rader, skjulte_kolonner) -> str:
    kolonner = "".join(f'<col min="{k}" max="{k}" hidden="1"/>' for k in skjulte_kolonner)
    innhold = "".join(
        f'<row r="{i}"{" hidden=" + chr(34) + "1" + chr(34) if i in skjulte_rader else ""}>'
        f"{''.join(_celle(c, i, k) for k, c in enumerate(rad))}</row>"
        for i, rad in enumerate(rader, start=1)
    )
    return (
        f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main">'
        f"{'<cols>' + kolonner + '</cols>' if kolonner else ''}"
        f"<sheetData>{innhold}</sheetData></worksheet>"
    )


def _celle(verdi: object, rad: int, kolonne: int) -> str:
    bokstav = ""
    nummer = kolonne + 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        bokstav = chr(ord("A") + rest) + bokstav
    if verdi is None or verdi == "":
        return ""
    if isinstance(verdi, bool):
        return f'<c r="{bokstav}{rad}" t="b"><v>{int(verdi)}</v></c>'
    if isinstance(verdi, int | float):
        return f'<c r="{bokstav}{rad}"><v>{verdi}</v></c>'
    if str(verdi).startswith("#REF"):
        return f'<c r="{bokstav}{rad}" t="e"><v>{verdi}</v></c>'
    return f'<c r="{bokstav}{rad}" t="inlineStr"><is><t>{escape(str(verdi))}</t></is></c>'


def ods(tabell: str, *, ekstra: dict[str, str] | None = None) -> bytes:
    """Return an ods whose one table holds the given XML."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    xml = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0" '
        f'xmlns:text="{ns}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Ark1">{tabell}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as pakke:
        pakke.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pakke.writestr("META-INF/manifest.xml", "<manifest/>")
        pakke.writestr("content.xml", xml)
        for sti, tekst in (ekstra or {}).items():
            pakke.writestr(sti, tekst)
    return ut.getvalue()


def odsrad(*celler: str, attributter: str = "") -> str:
    """Return one row of an ods table with string cells."""
    innhold = "".join(
        '<table:table-cell office:value-type="string" xmlns:office='
        '"urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
        f"<text:p>{escape(c)}</text:p></table:table-cell>"
        for c in celler
    )
    return f"<table:table-row {attributter}>{innhold}</table:table-row>"
