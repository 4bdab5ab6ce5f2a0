"""Single cells: yes and no, languages, lists, days, dates, headers."""

import time
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartlegging.parsing import alder, dato, lister, ordliste, tider, verdier
from kartlegging.parsing.overskrifter import gjett, rang
from kartlegging.parsing.tekst import nokkel, rens, rens_overskrift
from kartlegging.parsing.vern import finn


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [("Ja", "ja"), ("НІ", "nei"), ("ربما", "kanskje"), ("Ja / Yes", "ja"), ("0", "nei"),
     ("ኣይፋል", "nei"), ("USANN", "nei"), ("Ja, gjerne", "ja"), ("hest", None)],
)  # fmt: skip
def test_yes_no_maybe(tekst, ventet):
    assert verdier.ja_nei(tekst) == ventet


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [("Ukrainsk", "uk"), ("українська (Україна)", "uk"), ("Tigrinya", "ti"), ("ትግርኛ", "ti"),
     ("Norsk (bokmål)", "nb"), ("English (United States)", "en"), ("Arabic / العربية", "ar"),
     ("Kurdish (Kurmanji)", "kmr"), ("Soomaali", "so"), ("klingon", None)],
)  # fmt: skip
def test_languages(tekst, ventet):
    assert verdier.sprak(tekst) == ventet


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("Kor, sang, Fotball", ["Kor, sang", "Fotball"]),
        ("Matlaging (bakst, middag), Ski", ["Matlaging (bakst, middag)", "Ski"]),
        ("Fotball og svømming", ["Fotball", "svømming"]),
        ("Klatring og buldring; Ski", ["Klatring og buldring", "Ski"]),
        ("كرة القدم، السباحة", ["كرة القدم", "السباحة"]),
        ("ሙዚቃ፣ ሳዕሳዒት", ["ሙዚቃ", "ሳዕሳዒት"]),
        ("Gym / strength training", ["Gym / strength training"]),
        ("Шахи\nПлавання", ["Шахи", "Плавання"]),
        ("Søm og strikking;Kunst og håndverk;", ["Søm og strikking", "Kunst og håndverk"]),
    ],
)
def test_lists_keep_known_options_whole(tekst, ventet):
    assert lister.del_opp(tekst, lister.er_kjent_interesse) == ventet


@pytest.mark.parametrize(
    ("tekst", "dager", "luker", "deler"),
    [
        ("Mandag;Onsdag;", {1, 3}, set(), set()),
        ("man-fre", {1, 2, 3, 4, 5}, set(), set()),
        ("lørdag–mandag", {1, 6, 7}, set(), set()),
        ("hverdager", {1, 2, 3, 4, 5}, set(), set()),
        ("Every day", {1, 2, 3, 4, 5, 6, 7}, set(), set()),
        ("Mandag kveld, onsdag 17-20", {1, 3}, {(1, "kveld"), (3, "kveld")}, set()),
        ("Onsdag 10-14", {3}, {(3, "formiddag"), (3, "ettermiddag")}, set()),
        ("Kveld;Formiddag", set(), set(), {"kveld", "formiddag"}),
        ("etter 17", set(), set(), {"kveld"}),
        ("kl 18.30", set(), set(), {"kveld"}),
        ("5 pm - 8 pm", set(), set(), {"kveld"}),
        ("الأحد;الخميس", {4, 7}, set(), set()),
        ("П'ятниця, неділя", {5, 7}, set(), set()),
        ("ma, ti", {1, 2}, set(), set()),
        ("Monday Wednesday", {1, 3}, set(), set()),
        ("الاثنين والأربعاء", {1, 3}, set(), set()),
        ("alle dager unntatt fredag", {1, 2, 3, 4, 6, 7}, set(), set()),
        ("Mandager og onsdager", {1, 3}, set(), set()),
    ],
)
def test_days_and_parts(tekst, dager, luker, deler):
    lest = tider.les_tider(tekst)
    assert (lest.dager, lest.luker, lest.deler, lest.ukjent) == (dager, luker, deler, [])


def test_words_that_differ_between_languages_follow_the_column():
    fransk = tider.kolonnesprak(["mardi", "lundi", "ma"])
    assert tider.les_tider("ma", fransk).dager == {2}
    assert tider.les_tider("ma").dager == {1}
    assert ordliste.interesse(nokkel("kayak"), frozenset({"tr"})) == "skigaing"
    assert ordliste.interesse(nokkel("kayak"), frozenset({"en"})) == "padling_bat"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 110))
def test_every_age_has_one_band(alderen):
    fra, til = alder.band_for(alderen)
    assert fra <= alderen <= (til if til is not None else alderen)
    assert alder.les_alder(str(alderen), svarar=2026) == (fra, til)
    assert alder.les_fodselsar(str(2026 - alderen), svarar=2026) == (fra, til)


def test_birth_years_of_two_digits_and_wrong_years():
    assert alder.les_fodselsar("89", svarar=2026) == (26, 39)
    assert alder.les_fodselsar("08", svarar=2026) == (18, 25)
    assert alder.les_fodselsar("2031", svarar=2026) is None
    assert alder.les_fodselsar("ukjent", svarar=2026) is None


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("2026/09/14 10:22:31 PM GMT+2", datetime(2026, 9, 14, 22, 22, 31)),  # noqa: DTZ001
        ("14.09.2026 kl. 10.22.31", datetime(2026, 9, 14, 10, 22, 31)),  # noqa: DTZ001
        ("2026-09-07T16:53:27.000+02:00", datetime(2026, 9, 7, 16, 53, 27)),  # noqa: DTZ001
        ("17-09-2026 01:34:51", datetime(2026, 9, 17, 1, 34, 51)),  # noqa: DTZ001
        ("٠٧/٠٧/٢٠٢٦", datetime(2026, 7, 7)),  # noqa: DTZ001
        (46279.5, datetime(2026, 9, 14)),  # noqa: DTZ001
        (date(2026, 9, 14), datetime(2026, 9, 14)),  # noqa: DTZ001
        ("", None),
    ],
)
def test_dates_in_the_forms_of_the_tools(tekst, ventet):
    lest = dato.les_dato(tekst, orden=dato.Orden.UKJENT, opplastet=date(2026, 10, 1))
    assert lest == ventet


def test_order_of_day_and_month_is_found_from_the_column():
    assert dato.finn_orden(["9/14/26", "9/3/26"]) is dato.Orden.MANED_FORST
    assert dato.finn_orden(["14/9/26", "3/9/26"]) is dato.Orden.DAG_FORST
    assert dato.finn_orden(["3/9/26", "14/9/26", "9/14/26"]) is dato.Orden.UKJENT
    assert dato.finn_orden(["3.9.26"]) is dato.Orden.DAG_FORST


@pytest.mark.parametrize(
    ("overskrift", "mal"),
    [
        ("Jeg samtykker til at svarene brukes til å finne aktiviteter", "samtykke"),
        ("Samtykke fra foresatt", "foresatt_samtykke"),
        ("Navn på foresatt", "grunn:navn"),
        ("Samtykke til bilder", None),
        ("3. Hvilke dager kan du delta?", "ukedager"),
        ("Hva liker du, eller hva vil du prøve?", "interesser"),
        ("Які дні?", "ukedager"),
        ("Vil du hjelpe til som frivillig?", "frivillig"),
        ("Hva kan du hjelpe til med?", "frivillig_med"),
        ("Hvilket språk vil du ha informasjon på?", "informasjonssprak"),
        ("Hvilke språk snakker du?", "grunn:talesprak"),
        ("Statsborgerskap", "grunn:nasjonalitet"),
        ("Fødselsnummer (11 siffer)", "grunn:identitetsnummer"),
        ("xyzzy", None),
    ],
)
def test_headers_by_meaning(overskrift, mal):
    funn = gjett(overskrift)
    assert (funn.mal if funn else None) == mal


def test_hostile_texts_take_no_time():
    tekster = [" " * 5000 + "x", "a" * 9999 + "(", "1 " * 5000, "man " * 2500, "(" * 9999, "@ " * 5000,
               "," * 9999, "og " * 3000, "a:" * 5000, "1." * 5000, "/ " * 5000]  # fmt: skip
    start = time.monotonic()
    for tekst in map(rens, tekster):
        finn(tekst)
        gjett(rens_overskrift(tekst))
        tider.les_tider(tekst)
        verdier.ja_nei(tekst)
        verdier.samtykke(tekst)
        lister.del_opp(tekst, lister.er_kjent_interesse)
        alder.les_alder(tekst, svarar=2026)
    assert time.monotonic() - start < 8


def test_ranks():
    overskrifter = ["Førstevalg", "Interesse 2", "1. valg", "Second choice", "Interesser"]
    assert [rang(o) for o in overskrifter] == [1, 2, 1, 2, None]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(tekst):
    for les in (
        verdier.ja_nei,
        verdier.samtykke,
        verdier.sprak,
        tider.les_tider,
        gjett,
        rang,
        rens,
    ):
        les(tekst)
    lister.del_opp(tekst, lister.er_kjent_interesse)
    assert nokkel(nokkel(tekst)) == nokkel(tekst)
    assert alder.les_alder(tekst, svarar=2026) is None or any(t.isdigit() for t in tekst)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(sorted(ordliste.interesseord())), min_size=1, max_size=4))
def test_known_interests_survive_any_joining(valgte):
    stykker = lister.del_opp(";".join(valgte), lister.er_kjent_interesse)
    assert [nokkel(s) for s in stykker] == [nokkel(v) for v in valgte]
