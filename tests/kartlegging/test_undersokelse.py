"""The question set: the same texts in every language, and what the codes become."""

import json
import re
from datetime import date

import pytest

from kartlegging.undersokelse import sider
from kartlegging.undersokelse.svar import UgyldigSvar, fra_innhold, rens_tekst, som_rad
from kartlegging.undersokelse.tekster import MAPPE, Tekster, sprakene
from kommuneportal.core.enums import Behov, Dagsdel, Frivillig, Gruppe, Niva, Reise


DAG = date(2026, 11, 2)
VOKSEN = {"alder": ["26_39"]}


def ord_i(tag):
    return json.loads((MAPPE / "undersokelse" / f"{tag}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", list(sprakene()))
def test_every_language_has_every_text_with_the_same_values(tag):
    mal, andre = ord_i("nb"), ord_i(tag)
    assert set(andre) == set(mal)
    for nokkel in set(mal) - {"_meta"}:
        verdier = [sorted(re.findall(r"{\w+}", d[nokkel])) for d in (mal, andre)]
        assert verdier[0] == verdier[1], nokkel
        assert not set(andre[nokkel]) & set(
            "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )


def test_eighteen_languages_and_only_the_written_ones_count_as_checked():
    assert len(sprakene()) == 18
    assert [s.tag for s in sprakene().values() if s.er_kvalitetssikret] == ["nb", "nn", "en"]
    assert {s.tag for s in sprakene().values() if s.retning == "rtl"} == {
        "ar", "fa", "prs", "ps", "ckb",
    }  # fmt: skip


def test_choices_are_the_stored_vocabulary():
    alle = sider.alle_sider()
    for side, enum in (("norsk", Niva), ("engelsk", Niva), ("tider", Dagsdel), ("reise", Reise),
                       ("gruppe", Gruppe), ("frivillig", Frivillig), ("behov", Behov)):  # fmt: skip
        assert alle[side].koder == set(enum.values)


def test_what_a_language_lacks_is_norwegian_and_says_so(monkeypatch):
    t = Tekster("ar")
    monkeypatch.setattr(t, "_ord", {})
    assert t["neste"] == '<span lang="nb" dir="ltr">Neste</span>'


def test_values_are_escaped_and_stand_apart():
    tekst = Tekster("ar").tekst("intro_hvem", kommune="<b>Fjordvik</b>")
    assert '<bdi dir="auto">&lt;b&gt;Fjordvik&lt;/b&gt;</bdi>' in tekst


def test_a_day_without_a_part_is_all_parts_and_says_so():
    rad = som_rad({**VOKSEN, "dager": ["2"]}, sprak="nb", dag=DAG)
    assert rad["tider"] == [(2, "formiddag"), (2, "ettermiddag"), (2, "kveld")]
    assert rad["dager_uten_tid"] is True
    assert som_rad({**VOKSEN, "tider": ["kveld"]}, sprak="nb", dag=DAG)["tider"] == []


def test_parts_of_the_day_are_asked_only_of_who_named_a_day():
    assert sider.neste("dager", VOKSEN) == "reise"
    assert sider.neste("dager", {**VOKSEN, "dager": []}) == "reise"
    assert sider.neste("dager", {**VOKSEN, "dager": ["2"]}) == "tider"


def test_nothing_is_invented_where_everything_is_skipped():
    rad = som_rad(VOKSEN, sprak="ti", dag=DAG)
    assert rad["alder"] == (26, 39)
    assert rad["informasjonssprak"] == "ti"
    assert not any(rad[n] for n in ("norsk", "engelsk", "reise", "gruppe", "frivillig", "behov",
                                    "frivillig_med", "onsker", "interesser", "tider"))  # fmt: skip


@pytest.mark.parametrize(
    "svar", [{}, {"alder": ["13_17"]}, {"alder": ["0_5"], "foresatt": ["ingen"]}]
)
def test_no_age_and_no_guardian_are_refused(svar):
    with pytest.raises(UgyldigSvar):
        som_rad(svar, sprak="nb", dag=DAG)


def test_answers_come_back_as_they_were():
    svar = {
        **VOKSEN, "sprak": ["ar"], "norsk": ["litt"], "engelsk": [], "reise": ["buss"],
        "gruppe": ["likt"], "frivillig": ["ja"], "hva": ["mat"], "behov": ["rolig"],
        "onsker": "ball", "annet": ["x"], "dager": ["1"], "tider": ["kveld"],
        "interesser-1": ["fotball"], "styrke": {"fotball": 3},
    }  # fmt: skip
    rad = som_rad(svar, sprak="ar", dag=DAG)
    innhold = {**rad, "interesser": [[i["kode"], i["styrke"]] for i in rad["interesser"]]}
    tilbake = fra_innhold(innhold, {"fotball": "ballspill"})
    assert {n: v for n, v in tilbake.items() if v} == {n: v for n, v in svar.items() if v}


def test_marks_that_turn_a_line_are_taken_out():
    assert rens_tekst(" spille\u202e ball\n\u2066nå ") == "spille ball nå"
