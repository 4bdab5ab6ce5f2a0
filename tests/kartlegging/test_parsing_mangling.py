"""Tables that nobody has shown us: other words, orders, encodings, layouts, and extra rows."""

import pytest

from kartlegging.parsing import Felt, Utfall
from kartlegging.parsing.overskrifter import gjett
from tests.kartlegging.mangling import matrise
from tests.kartlegging.mangling import ord as mangleord
from tests.kartlegging.mangling.grunnlag import NAVN, hent, les_her
from tests.kartlegging.mangling.skriv import Arkdel, som_csv, som_xlsx


EGNE_NAVN = {
    "barnepass": "behov:barnepass", "skyss": "behov:skyss", "aldersgruppe": "alder?",
    "alder": "alder?", **{n: f"grunn:{n}" for n in
                          ("navn", "epost", "kjonn", "talesprak", "rom", "tilrettelegging")},
}  # fmt: skip
LAG = [n for n in NAVN if n not in matrise.UTEN_RADER]
ALLE = (*matrise.RA, *matrise.BARE_TEKST, *matrise.DATOER, *matrise.STILER)


@pytest.mark.parametrize("sprak", mangleord.HODER)
def test_headers_are_understood_in_many_wordings(sprak):
    feilene = {}
    for felt, ord_er in mangleord.HODER[sprak].items():
        for ord_ in ord_er:
            funn = gjett(ord_)
            if funn is None or not funn.mal.startswith(EGNE_NAVN.get(felt, felt)):
                feilene[ord_] = funn and funn.mal
    assert feilene == {}


@pytest.mark.parametrize(("nummer", "mangling"), list(enumerate(ALLE)))
def test_each_mangling_changes_nothing(nummer, mangling):
    lag = [n for n in LAG if mangling in matrise.manglinger(hent(n))]
    p = hent(lag[nummer % len(lag)])
    utfall = matrise.prov(p, mangling, matrise.manglinger(p)[mangling]())
    assert (p.nr, utfall.feil) == (p.nr, {})


# A file of each tool, for the gate; `python -m tests.kartlegging.mangling --hele` tries them all.
@pytest.mark.tung
@pytest.mark.parametrize("nr", [n for n in NAVN if n in {"03", "05", "07"}])
def test_every_sample_in_every_mangling(nr):
    funn = list(matrise.kjor(hele=False, nr=(nr,)))
    assert [(u.mangling, u.feil) for u in funn if u.feil] == []


@pytest.mark.parametrize(("celle", "andre", "kode"), [
    ("Kayak", "Yüzme; Koşu", "skigaing"), ("Kayak", "Swimming; Music", "padling_bat"),
    ("Kayak; Balık tutma", "Fotball", "skigaing"), ("Kayak", "Fotball", "padling_bat"),
])  # fmt: skip
def test_kayak_is_skiing_in_turkish_and_a_boat_elsewhere(celle, andre, kode):
    lesing = les_her(som_csv([["Kode", "Alder", "Interesser", "Samtykke"], ["A-1", "34", celle, "Ja"],
                              ["A-2", "34", andre, "Ja"]]))  # fmt: skip
    assert lesing.rader[0].interesser[0].kode == kode


@pytest.mark.parametrize(("andre", "kode"), [("Müzik", "skigaing"), ("Chess", "padling_bat")])
def test_kayak_over_a_column_is_read_by_the_other_headers(andre, kode):
    lesing = les_her(som_csv([["Kode", "Alder", "Samtykke", "Kayak", andre, "Balık tutma" if kode == "skigaing" else "Fishing"],
                              ["A-1", "34", "Ja", "x", "x", ""], ["A-2", "34", "Ja", "", "x", "x"]]))  # fmt: skip
    assert lesing.rader[0].interesser[0].kode == kode


def test_two_header_rows_are_one_header():
    lesing = les_her(som_xlsx(Arkdel("Ark1", [
        ["Beboernr", "Alder", "Hva liker du?", None, None, "Hvilke dager passer?", None, "Samtykke"],
        [None, None, "Fotball", "Sjakk", "Dans", "Mandag", "Fredag", None],
        ["A-1", 34, "x", None, "x", "x", None, "Ja"],
        ["A-2", 45, None, "x", None, None, "x", "Ja"],
    ])))  # fmt: skip

    assert lesing.fil.overskriftsrad == 2
    assert [sorted(i.kode for i in r.interesser) for r in lesing.rader] == [
        ["dans", "fotball"],
        ["sjakk"],
    ]
    assert [r.ukedager for r in lesing.rader] == [(1,), (5,)]


def test_parts_of_the_day_under_each_day():
    lesing = les_her(som_xlsx(Arkdel("Ark1", [
        ["Kode", "Alder", "Samtykke", "Mandag", None, "Torsdag", None],
        [None, None, None, "Formiddag", "Kveld", "Formiddag", "Kveld"],
        ["A-1", 34, "Ja", "x", None, None, "x"],
        ["A-2", 45, "Ja", None, "x", "x", None],
    ])))  # fmt: skip

    assert [r.tider for r in lesing.rader] == [
        ((1, "formiddag"), (4, "kveld")),
        ((1, "kveld"), (4, "formiddag")),
    ]


def test_an_answer_is_never_taken_for_a_header():
    lesing = les_her(som_csv([
        ["Kode", "Alder", "Interesser", "Dager", "Samtykke"],
        ["A-1", "", "Fotball", "Mandag", "Ja"],
        ["A-2", "34", "Sjakk", "Tirsdag", "Ja"],
    ]))  # fmt: skip

    assert (lesing.fil.overskriftsrad, lesing.fil.rader) == (1, 2)


@pytest.mark.parametrize("dato", ["14. september 2026", "14 Sep 2026", "Sep 14, 2026", "14.9.26",
                                  "14 вересня 2026", "14 septembre 2026", "14 Eylül 2026",
                                  "mandag 14. september 2026"])  # fmt: skip
def test_dates_with_the_month_in_letters(dato):
    lesing = les_her(som_csv([["Kode", "Alder", "Svardato", "Samtykke"], ["A-1", "34", dato, "Ja"],
                              ["A-2", "34", "15.09.2026", "Ja"]]))  # fmt: skip

    assert lesing.rader[0].svart.isoformat() == "2026-09-14"


def test_who_filled_in_the_form_is_a_name():
    lesing = les_her(
        som_csv([["Kode", "Alder", "Samtykke", "Utfylt av"], ["A-1", "34", "Ja", "KN"]])
    )

    assert lesing.utfall is Utfall.KLAR
    assert lesing.kolonner[3].felt is not Felt.SVART
