"""What staff type off a sheet: numbers in any script, beginnings of words, and mistakes."""

import pytest

from kartlegging.selectors.papir import arkets_sporsmal
from kartlegging.undersokelse.tasting import UforstattTasting, les_alder, les_ark, les_felt


@pytest.fixture
def spm(i_kommune):
    return {s.id: s for s in arkets_sporsmal()}


@pytest.mark.parametrize(
    ("id_", "tekst", "koder"),
    [
        ("interesser", "1 7 45", ["fotball", "svomming", "ungdomsklubb"]),
        ("interesser", "45,7;1", ["fotball", "svomming", "ungdomsklubb"]),
        ("interesser", "۷ ۱", ["fotball", "svomming"]),
        ("interesser", "٧، ١", ["fotball", "svomming"]),
        ("interesser", "fotb sjakk lære", None),
        ("interesser", "fotb sjakk kor", None),
        ("interesser", "fotb sjakk språkk", ["fotball", "sprakkafe", "sjakk"]),
        ("norsk", "2", ["litt"]),
        ("norsk", "l", ["litt"]),
        ("dager", "135", ["1", "3", "5"]),
        ("dager", "ma on fr", ["1", "3", "5"]),
        ("dager", "lø sø", ["6", "7"]),
        ("dager", "alle", ["1", "2", "3", "4", "5", "6", "7"]),
        ("dager", "8", ["1", "2", "3", "4", "5", "6", "7"]),
        ("reise", "gå", ["ga"]),
        ("reise", "buss", ["buss"]),
        ("behov", "10", ["ingen"]),
        ("behov", "1 10", ["barnepass"]),
        ("behov", "barn rolig", ["barnepass", "rolig"]),
        ("sprak", "ar", ["ar"]),
        ("sprak", "tigr", ["ti"]),
        ("foresatt", "1", ["forelder"]),
        ("norsk", "", []),
        ("norsk", " - ", []),
    ],
)
def test_typing_becomes_boxes(spm, id_, tekst, koder):
    if koder is None:
        with pytest.raises(UforstattTasting):
            les_felt(spm[id_], tekst)
    else:
        assert les_felt(spm[id_], tekst).koder == koder


@pytest.mark.parametrize(
    ("id_", "tekst", "melding"),
    [
        ("interesser", "58", "Rutene er 1 til 57"),
        ("interesser", "0", "Rutene er 1 til 57"),
        ("interesser", "fot", "kan være 1 Fotball"),
        ("interesser", "xyz", "Finner ikke «xyz»"),
        ("norsk", "1 2", "Bare én rute"),
        ("norsk", "12", "Bare én rute"),
        ("dager", "9", "Rutene er 1 til 8"),
        ("foresatt", "3", "Rutene er 1 til 2"),
    ],
)
def test_what_is_not_on_the_sheet_is_refused_in_words(spm, id_, tekst, melding):
    with pytest.raises(UforstattTasting) as feil:
        les_felt(spm[id_], tekst)
    assert melding in feil.value.melding


@pytest.mark.parametrize(
    ("tekst", "kode"),
    [("5", "26_39"), ("34", "26_39"), ("۳۴", "26_39"), ("26-39", "26_39"), ("26–39", "26_39"),
     ("99", "60_pluss"), ("7", "60_pluss"), ("8", "6_12")],
)  # fmt: skip
def test_age_is_a_box_a_band_or_years(spm, tekst, kode):
    assert les_alder(spm["alder"], tekst).koder == [kode]


def test_age_that_is_not_on_the_sheet(spm):
    for tekst in ("20-30", "300"):
        with pytest.raises(UforstattTasting):
            les_alder(spm["alder"], tekst)


def test_whole_sheet_with_hearts_and_times_among_the_days(spm):
    svar, feil = les_ark(
        {"alder": "5", "interesser": "1+ 7 12 *", "dager": "ma ke on", "onsker": "Ball"},
        spm.values(),
    )
    assert feil == {}
    assert svar["interesser-1"] == ["fotball", "svomming", "gruppetrening"]
    assert svar["styrke"] == {"fotball": 3, "gruppetrening": 3}
    assert (svar["dager"], svar["tider"]) == (["1", "3"], ["kveld"])
    assert (svar["onsker"], svar["norsk"]) == ("Ball", [])


def test_every_field_that_is_not_understood_is_named(spm):
    _svar, feil = les_ark({"alder": "x9", "norsk": "4", "interesser": "99"}, spm.values())
    assert set(feil) == {"alder", "norsk", "interesser"}
