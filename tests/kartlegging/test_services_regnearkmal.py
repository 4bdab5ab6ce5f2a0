"""The template workbook: what is chosen from its lists comes back exactly, in three languages."""

import io
import zipfile
from datetime import date, datetime

import pytest

from kartlegging.parsing import Felt, Sikkerhet, Utfall, les
from kartlegging.parsing.ordliste import DATA, KJERNEDATA, les_csv
from kartlegging.services.regnearkmal import SPRAK, lag_regnearkmal, malens_valg
from kommuneportal.core.spreadsheet import les_bok
from tests.kartlegging.mangling.skriv import Arkdel, som_xlsx


OPPLASTET = date(2026, 10, 1)


def utfylt(sprak):
    """Fill the template in: one row for each choice of the longest list."""
    valg = malens_valg(sprak)
    kolonner = les_csv(DATA / "mal.csv")
    bok = les_bok(lag_regnearkmal(sprak))
    antall = max(len(v) for v in valg.values()) - 1
    rader = [list(bok.ark[0].rader[0])]
    for i in range(antall):
        rad = []
        for nr, k in enumerate(kolonner):
            slag, liste = k["slag"], valg.get(k["slag"], ["", ""])[1:]
            if slag == "referanse":
                rad.append(f"A-{i:03}")
            elif slag == "dato":
                rad.append(datetime(2026, 9, 14))  # noqa: DTZ001 - a spreadsheet has no zone
            elif slag == "tekst":
                rad.append("Vil bli med på tur")
            else:
                rad.append(liste[(i + nr) % len(liste)])
        rad[-2], rad[-1] = valg["janei"][1], valg["janei"][1]
        rader.append(rad)
    return som_xlsx(Arkdel(bok.ark[0].navn, rader), *(Arkdel(a.navn, a.rader) for a in bok.ark[1:]))


@pytest.mark.parametrize("sprak", SPRAK)
def test_every_column_of_the_template_is_known(sprak):
    lesing = les(utfylt(sprak), opplastet=OPPLASTET, i_barneprosess=False)

    assert lesing.utfall is Utfall.KLAR
    assert [(k.overskrift, k.grunn) for k in lesing.kolonner if k.felt is None] == []
    assert {
        k.overskrift for k in lesing.kolonner if k.sikkerhet is not Sikkerhet.GJENKJENT
    } == set()
    assert [(a.rad, str(a.kode), a.melding) for a in lesing.avvik] == []
    assert lesing.tall["ikke_lagres"] == 0


@pytest.mark.parametrize("sprak", SPRAK)
def test_every_choice_of_the_template_comes_back(sprak):
    lesing = les(utfylt(sprak), opplastet=OPPLASTET, i_barneprosess=False)
    rader = lesing.rader
    koder = {r["kode"] for r in les_csv(KJERNEDATA / "interesser.csv")}

    assert len({i.kode for r in rader for i in r.interesser}) > len(koder) - 5
    assert all(not r.annet and sorted(i.styrke for i in r.interesser) == [1, 2, 3] for r in rader)
    assert {r.alder for r in rader} == {(0, 5), (6, 12), (13, 17), (18, 25), (26, 39), (40, 59), (60, None)}  # fmt: skip
    assert {r.norsk for r in rader} == {r.engelsk for r in rader} == {"ikke", "litt", "godt"}
    assert {r.reise for r in rader} == {"ga", "buss", "langt"}
    assert {r.gruppe for r in rader} == {"liten", "stor", "likt"}
    assert {r.frivillig for r in rader} == {"ja", "nei", "kanskje"}
    assert all(r.ukedager == (1, 2, 3, 4, 5, 6, 7) and r.svart == date(2026, 9, 14) for r in rader)
    assert len({b for r in rader for b in r.behov}) == 9
    assert all(r.informasjonssprak and r.onsker and r.frivillig_med for r in rader)


def test_the_empty_template_says_that_it_has_no_answers():
    lesing = les(lag_regnearkmal("nb"), opplastet=OPPLASTET, i_barneprosess=False)

    assert (lesing.utfall, str(lesing.avvik[0].kode)) == (Utfall.AVVIST, "tom_fil")


@pytest.mark.parametrize("sprak", SPRAK)
def test_lists_to_choose_from_and_no_formulas(sprak):
    with zipfile.ZipFile(io.BytesIO(lag_regnearkmal(sprak))) as pakke:
        ark = pakke.read("xl/worksheets/sheet1.xml").decode()
        deler = pakke.namelist()

    lister = [
        k for k in les_csv(DATA / "mal.csv") if k["slag"] not in {"referanse", "dato", "tekst"}
    ]
    assert ark.count("<dataValidation ") == len(lister)
    assert "<f>" not in ark
    assert not [d for d in deler if "vba" in d.lower() or "external" in d.lower()]
    assert Felt.SAMTYKKE in {k.felt for k in les(utfylt(sprak), opplastet=OPPLASTET, i_barneprosess=False).kolonner}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("sprak", SPRAK)
def test_the_page_leads_to_the_template(mottaksansatt, eget_sted, sprak):
    side = mottaksansatt.get("/fjordvik/mottak/opplasting/ny/")
    svar = mottaksansatt.get(f"/fjordvik/mottak/opplasting/mal/?sprak={sprak}")

    assert f"/fjordvik/mottak/opplasting/mal/?sprak={sprak}" in side.content.decode()
    assert svar.headers["Content-Disposition"] == f'attachment; filename="kartlegging-{sprak}.xlsx"'
    assert les_bok(svar.content).ark[0].rader[0] == [k[sprak] for k in les_csv(DATA / "mal.csv")]


@pytest.mark.django_db
def test_other_languages_have_no_template(mottaksansatt, eget_sted):
    assert mottaksansatt.get("/fjordvik/mottak/opplasting/mal/?sprak=xx").status_code == 404
