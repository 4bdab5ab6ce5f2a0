"""Numbers, dates and times in the Norwegian form."""

from datetime import UTC, date, datetime, time

import pytest

from kommuneportal.design import norsk


NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
H = norsk.HARDT


@pytest.mark.parametrize(
    ("verdi", "ventet"), [(0, "0"), (999, "999"), (1234, f"1{H}234"), (1234567, f"1{H}234{H}567")]
)
def test_tall_groups_thousands(verdi: int, ventet: str):
    assert norsk.tall(verdi) == ventet


@pytest.mark.parametrize(("verdi", "ventet"), [(2.8, "2,8"), (3.0, "3"), (1234.56, f"1{H}234,6")])
def test_desimal_uses_a_comma(verdi: float, ventet: str):
    assert norsk.desimal(verdi) == ventet


def test_kilometer_has_a_hard_space():
    assert norsk.kilometer(2.8) == f"2,8{H}km"


def test_klokkeslett_is_in_the_local_zone():
    assert norsk.klokkeslett(datetime(2026, 11, 2, 16, 35, tzinfo=UTC)) == f"kl.{H}17.35"


def test_dato_is_written_out():
    assert norsk.dato(date(2026, 11, 14)) == "14. november 2026"
    assert norsk.dato(date(2026, 11, 14), med_ar=False) == "14. november"


@pytest.mark.parametrize(
    ("fra", "til", "ventet"),
    [
        (time(18), time(19), "mandag 18–19"),
        (time(18, 30), time(20), "mandag 18.30–20"),
        (time(0), None, "mandag 0"),
        (None, None, "mandag"),
    ],
)
def test_tidsrom_reads_as_a_timetable(fra, til, ventet: str):
    assert norsk.tidsrom(1, fra, til) == ventet


@pytest.mark.parametrize(
    ("verdi", "ventet"),
    [
        (datetime(2026, 11, 2, 9, 30, tzinfo=UTC), "nå nettopp"),
        (datetime(2026, 11, 2, 9, 29, tzinfo=UTC), "for 1 minutt siden"),
        (datetime(2026, 11, 2, 8, 50, tzinfo=UTC), "for 40 minutter siden"),
        (datetime(2026, 11, 2, 6, 0, tzinfo=UTC), "i dag"),
        (date(2026, 11, 1), "i går"),
        (date(2026, 11, 3), "i morgen"),
        (date(2026, 11, 5), "om 3 dager"),
        (date(2026, 10, 29), "for 4 dager siden"),
        (date(2026, 8, 2), "for 3 måneder siden"),
        (date(2023, 11, 2), "for 3 år siden"),
    ],
)
def test_siden_uses_words_for_people(verdi, ventet: str):
    assert norsk.siden(verdi, now=NOW) == ventet


def test_lesbar_turns_codes_into_words():
    assert norsk.lesbar("forslag_godkjent") == "Forslag godtatt"
    assert norsk.lesbar("forslag_avvist") == "Forslag avslått"
    assert norsk.lesbar("koblinger_foreslatt") == "Koblinger foreslått"
    assert norsk.lesbar("slettet_utlopte") == "Slettet utløpte"
    assert norsk.lesbar("laerdom_opphevet") == "Lærdom opphevet"
