"""The spreadsheet reader: types by content, limits, encodings, hidden parts, hostile files."""

import io
import struct
import time
import zipfile

import pytest

from kommuneportal.core.spreadsheet import Grenser, KanIkkeLese, les_bok, les_i_barneprosess, skjult
from tests.kartlegging.regneark import csvfil, ods, odsrad, xlsx


def kode(innhold: bytes, grenser: Grenser | None = None) -> str:
    with pytest.raises(KanIkkeLese) as feil:
        les_bok(innhold, grenser)
    assert feil.value.melding.endswith(".")
    return feil.value.kode


def test_csv_row_numbers_count_quoted_breaks_once_and_blank_lines():
    bok = les_bok(csvfil("Kode;Svar", '"a";"en\r\nto"', "", "b;x"))
    assert bok.type == "csv"
    assert bok.ark[0].rader == [["Kode", "Svar"], ["a", "en\r\nto"], [], ["b", "x"]]


@pytest.mark.parametrize("skille", [";", ",", "\t"])
def test_csv_delimiter_is_found(skille):
    rader = [skille.join(["Kode", "Ønsker", "Alder"]), skille.join(["1", "Å lære", "20"])]
    assert les_bok(csvfil(*rader)).ark[0].rader[1] == ["1", "Å lære", "20"]


def test_csv_delimiter_ignores_commas_inside_texts():
    innhold = csvfil("Kode;Interesser", "1;Kor, sang, dans", "2;Fotball", "3;Fotball, ski")
    assert les_bok(innhold).ark[0].rader[1] == ["1", "Kor, sang, dans"]


@pytest.mark.parametrize(
    "koding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_csv_encodings(koding):
    innhold = csvfil("Kode;Ønsker", "1;Blåbær og fløte", koding=koding)
    assert les_bok(innhold).ark[0].rader == [["Kode", "Ønsker"], ["1", "Blåbær og fløte"]]


def test_csv_of_bare_carriage_returns_and_sep_line():
    assert les_bok(b"Kode;Svar\r1;a\r2;b").ark[0].rader[2] == ["2", "b"]
    assert les_bok(b"sep=;\r\nKode;Svar\r\n1;a").ark[0].rader == [["Kode", "Svar"], ["1", "a"]]


def test_one_column_is_still_a_sheet():
    assert les_bok(b"Kode\r\n1\r\n2").ark[0].rader == [["Kode"], ["1"], ["2"]]


@pytest.mark.parametrize(
    ("innhold", "ventet"),
    [
        (b"", "tom_fil"),
        (b"\xef\xbb\xbf\r\n  ", "tom_fil"),
        (b"%PDF-1.7 x", "feil_filtype"),
        (b"\x89PNG\r\n\x1a\n", "feil_filtype"),
        (b"<!DOCTYPE html><html>", "feil_filtype"),
        (b"PK\x03\x04 not really", "odelagt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "feil_filtype"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kryptert"),
        (bytes(range(32)) * 50, "feil_filtype"),
    ],
)
def test_other_files_end_in_one_sentence(innhold, ventet):
    assert kode(innhold) == ventet


def test_too_large_file_is_refused_before_reading():
    assert kode(b"a;b\n" * 10, Grenser(byte=20)) == "for_stor"
    with pytest.raises(KanIkkeLese):
        les_i_barneprosess(b"a;b\n" * 10, Grenser(byte=20))


def test_xlsx_types_hidden_rows_columns_and_sheets():
    innhold = xlsx(
        ("Svar", [["Kode", "Alder"], ["a", 34], [], ["b", True]]),
        ("Gjemt", [["x"]]),
        skjulte_rader=(4,),
        skjulte_kolonner=(2,),
        skjulte_ark=("Gjemt",),
    )
    svar, gjemt = les_bok(innhold).ark
    assert svar.rader == [["Kode", "Alder"], ["a", 34], ["", ""], ["b", True]]
    assert svar.skjulte_rader == frozenset({4})
    assert svar.skjulte_kolonner == frozenset({2})
    assert (svar.skjult, gjemt.skjult) == (False, True)


def test_ods_hidden_rows_count_repeats():
    tabell = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        + odsrad("Kode", "Alder")
        + '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        + odsrad("a", "20", attributter='table:visibility="collapse"')
        + odsrad("b", "30", attributter='table:visibility="filter"')
    )
    ark = les_bok(ods(tabell)).ark[0]
    assert ark.skjulte_rader == frozenset({4, 5})
    assert ark.skjulte_kolonner == frozenset({2})
    assert ark.rader[4] == ["b", "30"]


def zipfil(**deler: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for navn, data in deler.items():
            pakke.writestr(navn, data)
    return ut.getvalue()


def test_zip_bombs_are_refused_by_declared_and_by_real_size():
    bombe = zipfil(**{"xl/workbook.xml": b"<x/>", "xl/a.xml": b" " * (70 * 1024 * 1024)})
    assert len(bombe) < 200_000
    assert kode(bombe) == "for_stor"
    lognaktig = bytearray(bombe)
    sentral = lognaktig.rindex(b"PK\x01\x02")
    struct.pack_into("<I", lognaktig, sentral + 24, 100)
    assert kode(bytes(lognaktig)) in {"for_stor", "odelagt"}


@pytest.mark.parametrize(
    ("deler", "ventet"),
    [
        ({"xl/vbaProject.bin": "x"}, "makroer"),
        ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "makroer"),
        ({"xl/media.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "odelagt"),
        ({"../ute.xml": "<x/>"}, "odelagt"),
    ],
)
def test_macros_links_and_entities_are_refused(deler, ventet):
    assert kode(xlsx(("A", [["a", "b"], [1, 2]]), ekstra=deler)) == ventet


def test_encrypted_zip_and_ods_are_refused():
    vanlig = bytearray(xlsx(("A", [["a", "b"]])))
    for merke, plass in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = vanlig.find(merke)
        while start >= 0:
            vanlig[start + plass] |= 1
            start = vanlig.find(merke, start + 4)
    assert kode(bytes(vanlig)) == "kryptert"
    with_key = {"META-INF/manifest2.xml": "<x/>"}
    assert les_bok(ods(odsrad("a", "b"), ekstra=with_key)).type == "ods"


def test_zip_without_a_sheet_and_word_documents():
    assert kode(zipfil(**{"readme.txt": b"x"})) == "feil_filtype"
    assert kode(zipfil(**{"word/document.xml": b"<x/>"})) == "feil_filtype"


def test_cells_far_away_are_refused_quickly():
    langt = xlsx(("A", [["a", "b"], [1, 2]])).replace(b"", b"")
    fjern = _med_celle(langt, b'<c r="XFD1048576"><v>1</v></c>')
    start = time.monotonic()
    assert kode(fjern) in {"for_mange_rader", "for_mange_kolonner"}
    assert time.monotonic() - start < 1


def test_formatting_far_below_is_no_content():
    assert les_bok(_med_celle(xlsx(("A", [["a", "b"]])), b'<c r="A1000000" s="0"/>')).ark


def _med_celle(innhold: bytes, celle: bytes) -> bytes:
    deler = {}
    with zipfile.ZipFile(io.BytesIO(innhold)) as pakke:
        for navn in pakke.namelist():
            deler[navn] = pakke.read(navn)
    ark = deler["xl/worksheets/sheet1.xml"]
    nummer = celle.split(b'"')[1].lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rad = b'<row r="' + nummer + b'">' + celle + b"</row></sheetData>"
    deler["xl/worksheets/sheet1.xml"] = ark.replace(b"</sheetData>", rad)
    return zipfil(**deler)


def test_too_many_rows_and_columns():
    assert kode(csvfil(*["a;b"] * 30), Grenser(rader=20)) == "for_mange_rader"
    assert kode(csvfil(";".join("abcdefgh")), Grenser(kolonner=5)) == "for_mange_kolonner"
    gjentatt = odsrad("a", "b", attributter='table:number-rows-repeated="1000000"')
    assert kode(ods(gjentatt)) == "for_mange_rader"


def test_endless_cell_is_cut_or_refused():
    bok = les_bok(csvfil("Kode;Tekst", "1;" + "x" * 20_000))
    assert len(bok.ark[0].rader[1][1]) == 10_001
    assert kode(csvfil("Kode;Tekst", "1;" + "x" * 200_000)) == "for_langt"


def test_child_gives_the_same_book_as_this_process():
    for innhold in (csvfil("Kode;Svar", "1;ø"), xlsx(("A", [["a", "b"], ["c", 1.5]]))):
        assert les_i_barneprosess(innhold) == les_bok(innhold)


def test_child_is_killed_when_it_takes_too_long():
    with pytest.raises(KanIkkeLese) as feil:
        les_i_barneprosess(csvfil("a;b", "c;d"), Grenser(sekunder=0.001))
    assert feil.value.kode == "tok_for_lang_tid"


def test_child_without_memory_is_one_sentence():
    with pytest.raises(KanIkkeLese) as feil:
        les_i_barneprosess(csvfil("a;b", "c;d"), Grenser(minne=60 * 1024 * 1024, byte=64 * 2**20))
    assert feil.value.kode in {"for_stor", "tok_for_lang_tid"}


def test_child_carries_refusals_back():
    with pytest.raises(KanIkkeLese) as feil:
        les_i_barneprosess(b"%PDF-1.4")
    assert feil.value.kode == "feil_filtype"


def test_columns_without_references_and_endless_blank_lines():
    ark = '<row><c t="str"><v>x</v></c></row>'.replace(
        '<c t="str"><v>x</v></c>', '<c t="str"><v>x</v></c>' * 12
    )
    deler = {}
    with zipfile.ZipFile(io.BytesIO(xlsx(("A", [["a"]])))) as pakke:
        for navn in pakke.namelist():
            deler[navn] = pakke.read(navn)
    sti = "xl/worksheets/sheet1.xml"
    deler[sti] = deler[sti].replace(b"</sheetData>", ark.encode() + b"</sheetData>")
    assert kode(zipfil(**deler), Grenser(kolonner=10)) == "for_mange_kolonner"
    assert kode(b"a;b\n" + b"\n" * 150_000) == "for_mange_rader"


@pytest.mark.parametrize(("rader", "kolonner"), [(5500, 500), (20_500, 26), (9, 1), (99, 702)])
def test_only_cells_outside_the_limits_are_far_away(rader, kolonner):
    monster = skjult._langt_ute(rader, kolonner)
    for rad in (1, 8, 9, 10, 98, 99, 100, 5499, 5500, 5501, 6000, 9999, 20_500, 20_501, 1_048_576):
        for bokstaver in ("A", "B", "Z", "AA", "SE", "SF", "SG", "TA", "ZZ", "AAA", "XFD"):
            celle = f'<c r="{bokstaver}{rad}">'.encode()
            langt = rad > rader or skjult._kolonnenummer(bokstaver.encode()) > kolonner
            assert bool(monster.search(celle)) is langt, celle
