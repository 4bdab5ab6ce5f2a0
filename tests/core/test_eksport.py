"""Downloads are text to every spreadsheet program, and the reader takes the mark away again."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartlegging.parsing.tekst import rens
from kommuneportal.core.eksport import csv_svar, trygg_celle


@pytest.mark.parametrize("tegn", ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"])
def test_trygg_celle_marks_what_a_program_could_run(tegn):
    assert trygg_celle(f"{tegn}1+1") == f"'{tegn}1+1"


@pytest.mark.parametrize("tekst", ["", "Fotball", "a=b", "'sitat", " =1"])
def test_trygg_celle_leaves_plain_text(tekst):
    assert trygg_celle(tekst) == tekst


@given(st.text(alphabet="=+-@abc æ1", max_size=12))
def test_what_is_exported_is_read_back(tekst):
    assert rens(trygg_celle(tekst.strip())) == tekst.strip()


def test_csv_svar_is_a_file_that_norwegian_excel_opens():
    svar = csv_svar([("Rad", "Å"), ("1", '=HYPERLINK("x")')], filnavn="a.csv")

    assert svar.content.startswith("\ufeff".encode())
    assert svar["Content-Disposition"] == 'attachment; filename="a.csv"'
    assert svar["X-Content-Type-Options"] == "nosniff"
    rader = csv.reader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";")
    assert list(rader) == [["Rad", "Å"], ["1", '\'=HYPERLINK("x")']]
