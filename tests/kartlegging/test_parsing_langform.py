"""Files with one answer a row become one row a person, or are asked about."""

import pytest

from kartlegging.parsing import Kode, Utfall
from tests.kartlegging.lesing import les_csv


SVAR = (
    "A-001;14.09.2026;Alder;34", "A-001;14.09.2026;Interesser;Sjakk",
    "A-001;14.09.2026;Interesser;Dans", "A-001;14.09.2026;Samtykke;Ja",
    "A-002;15.09.2026;Alder;40", "A-002;15.09.2026;Samtykke;Nei",
    "A-003;15.09.2026;Alder;20", "A-003;15.09.2026;Interesser;Fotball",
    "A-003;15.09.2026;Samtykke;Ja",
)  # fmt: skip


@pytest.mark.parametrize(
    "hode",
    ["Beboerkode;Svardato;Spørsmål;Svar", "Respondent-ID;Svardato;Question;Answer",
     "id;Svardato;variable;value"],
)  # fmt: skip
def test_one_answer_a_row_becomes_one_row_a_person(hode):
    lesing = les_csv(hode, *SVAR)
    assert lesing.tall == {"lest": 3, "lagres": 2, "ikke_lagres": 1}
    assert [(r.rad, [i.kode for i in r.interesser]) for r in lesing.rader] == [
        (2, ["sjakk", "dans"]),
        (8, ["fotball"]),
    ]
    assert [(a.rad, a.kode) for a in lesing.avvik if a.rad] == [(6, Kode.UTEN_SAMTYKKE)]


def test_resident_codes_are_not_taken_for_answer_codes():
    rader = [f"A-{n:03};{s};{v}" for n in (1, 2)
             for s, v in (("Alder", "30"), ("Interesser", "Sjakk"), ("Samtykke", "Ja"))]  # fmt: skip
    assert les_csv("Kode;Spørsmål;Svar", *rader).tall["lagres"] == 2


def test_answers_of_nobody_are_asked_about():
    uten = [rad.partition(";")[2] for rad in SVAR]
    lesing = les_csv("Svardato;Spørsmål;Svar", *uten)
    assert (lesing.utfall, lesing.rader) == (Utfall.MA_KOBLES, ())
    assert "én rad per person" in lesing.melding


def test_an_ordinary_table_with_such_words_is_left_alone():
    lesing = les_csv("Kode;Alder;Interesser;Spørsmål;Samtykke", "A-1;30;Sjakk;Når;Ja")
    assert lesing.tall["lagres"] == 1
