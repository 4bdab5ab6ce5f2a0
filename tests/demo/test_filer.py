"""The demo's files: read as they should, and moved in time without other changes."""

from dataclasses import replace
from datetime import date

import pytest

from kartlegging.parsing import Utfall, les
from kommuneportal.demo.filer import MAPPE, navn, skyv_datoer


I_GAR = date(2026, 11, 21)
I_DAG = date(2026, 11, 22)
VENTET = {
    "01_msforms_norsk.xlsx": (50, 46),
    "03_google_forms_direct.csv": (50, 49),
    "04_google_sheets_norsk.csv": (50, 48),
    "10_excel_norsk_cp1252.csv": (51, 47),
    "11_libreoffice_norsk.ods": (50, 47),
}


def test_the_five_files_are_there():
    assert navn() == sorted(VENTET)


@pytest.mark.parametrize("filnavn", sorted(VENTET))
def test_moving_dates_changes_only_dates(filnavn):
    original = (MAPPE / filnavn).read_bytes()
    flyttet = skyv_datoer(original, filnavn, I_GAR)
    for_, etter = (les(b, opplastet=I_DAG, i_barneprosess=False) for b in (original, flyttet))
    assert (etter.utfall, etter.fil.rader, len(etter.rader)) == (Utfall.KLAR, *VENTET[filnavn])
    assert [replace(r, svart=I_DAG) for r in etter.rader] == [
        replace(r, svart=I_DAG) for r in for_.rader
    ]
    if any(k.felt == "svart" for k in etter.kolonner):
        assert (I_GAR - max(r.svart for r in etter.rader)).days <= 1
        assert (I_GAR - min(r.svart for r in etter.rader)).days < 40


def test_the_staffs_list_shows_what_is_stopped():
    lesing = les((MAPPE / "10_excel_norsk_cp1252.csv").read_bytes(), opplastet=I_DAG,
                 i_barneprosess=False)  # fmt: skip
    assert lesing.tall_per_kode == {"duplikat": 1, "identitetsnummer": 1, "uten_samtykke": 3}


def test_a_file_without_dates_is_refused():
    with pytest.raises(ValueError, match=r"tom\.csv"):
        skyv_datoer(b"Kode;Alder\r\nA;30", "tom.csv", I_GAR)
