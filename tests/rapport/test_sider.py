"""Front page of a kommune, and the coordinator's overview."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kommuneportal.rapport import selectors
from tests import factories


NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def klokke():
    with time_machine.travel(NOW, tick=False) as reisende:
        yield reisende


def fyll(by, antall=1):
    """Give one wish with a place, and wishes that nobody offers."""
    tilbud = factories.tilbud(navn="Åpen hall", plasser=1)
    for _nr in range(antall):
        factories.svarark(onsker=("fotball",))
        factories.svarark(onsker=("svomming",))
    ark = factories.svarark(onsker=("fotball",))
    factories.forslag(beboer=ark.beboer, tilbud=tilbud, opprettet_at=NOW - timedelta(days=4))
    return tilbud


def test_forside_shows_three_ways_in_to_anybody(klient, kommune, i_kommune):
    factories.tilbud(navn="Strikkekafé")
    svar = klient.get("/fjordvik/")
    assert svar.status_code == 200
    tekst = svar.content.decode()
    for ord_ in ("Vi er en forening", "Jeg vil være med", "Logg inn", "Strikkekafé"):
        assert ord_ in tekst


def test_forside_is_empty_with_a_next_step(klient, kommune):
    assert "Ingen aktiviteter ennå" in klient.get("/fjordvik/").content.decode()


def test_forside_does_not_show_the_other_kommune(klient, kommune, annen_kommune):
    from kommuneportal.core.tenancy import kommune_scope

    with kommune_scope(annen_kommune):
        factories.tilbud(navn="Kanarifugl")
    assert "Kanarifugl" not in klient.get("/fjordvik/").content.decode()
    assert "Kanarifugl" in klient.get("/nordlia/").content.decode()


def test_unknown_kommune_is_not_found(klient, kommune):
    assert klient.get("/finnesikke/").status_code == 404


def test_oversikt_tells_what_waits_and_what_is_missing(koordinator, i_kommune, klokke):
    fyll(koordinator.bruker, 2)
    factories.registrering(status="til_behandling", navn="Turlaget", bekreftet_at=NOW)
    factories.registrering(status="til_behandling", navn="Speiderne", bekreftet_at=NOW)
    forslag = factories.forslag(
        tilbud=factories.tilbud(plasser=1), status="godkjent", avgjort_at=NOW,
        avgjort_by=koordinator.bruker,
    )  # fmt: skip
    factories.kobling(by=koordinator.bruker, forslag=forslag, endret_at=NOW - timedelta(days=15))
    tekst = koordinator.get("/fjordvik/oversikt/").content.decode()
    for ord_ in (
        "God dag",
        "Tre ting venter på deg i dag.",
        "1 forslag å vurdere",
        "Eldste har ventet i 4 dager",
        "2 registreringer å godkjenne",
        "Turlaget og Speiderne",
        "1 uten svar i 14 dager",
        "Fotball mangler 2 plasser.",
        "2 ønsker svømming, men ingen tilbyr det ennå.",
    ):
        assert ord_ in tekst, ord_


def test_oversikt_without_anything_says_how_to_begin(koordinator, i_kommune, klokke):
    tekst = koordinator.get("/fjordvik/oversikt/").content.decode()
    assert "Ingenting venter på deg akkurat nå." in tekst
    assert "Kom i gang" in tekst


@pytest.mark.parametrize("rolle", ["mottaksansatt", "leder", "ansvarlig"])
def test_oversikt_is_for_coordinators_only(request, rolle, kommune):
    assert request.getfixturevalue(rolle).get("/fjordvik/oversikt/").status_code == 404


def test_oversikt_of_another_kommune_is_not_found(annen_koordinator, kommune):
    assert annen_koordinator.get("/fjordvik/oversikt/").status_code == 404


def test_oversikt_asks_for_log_in(klient, kommune):
    assert klient.get("/fjordvik/oversikt/")["Location"].startswith("/konto/login/")


def test_oversikt_costs_the_same_for_one_and_many(koordinator, i_kommune, klokke):
    fyll(koordinator.bruker, 1)
    koordinator.get("/fjordvik/oversikt/")
    with CaptureQueriesContext(
        connection,
    ) as en:
        koordinator.get("/fjordvik/oversikt/")
    fyll(koordinator.bruker, 3)
    with CaptureQueriesContext(connection) as flere:
        koordinator.get("/fjordvik/oversikt/")
    assert len(flere) == len(en)
    assert len([q for q in en if q["sql"].startswith("SELECT")]) <= 12


def test_wish_is_open_until_the_person_has_a_place(i_kommune, koordinator):
    tilbud = factories.tilbud(plasser=3)
    ark = factories.svarark(onsker=("fotball", "svomming"))
    factories.svarark(onsker=("fotball",))
    forslag = factories.forslag(
        beboer=ark.beboer,
        tilbud=tilbud,
        status="godkjent",
        avgjort_at=NOW,
        avgjort_by=koordinator.bruker,
    )
    factories.kobling(by=koordinator.bruker, forslag=forslag)
    rader = {r.navn: (r.onsker, r.ledige, r.tilbud) for r in selectors.onsker_og_plasser(now=NOW)}
    assert rader == {"Svømming": (1, 0, 0), "Fotball": (1, 2, 1)}


def test_steps_count_people_and_never_rise(i_kommune, koordinator):
    factories.svarark()
    factories.forslag()
    factories.kobling(by=koordinator.bruker, status="mott", mott_at=NOW)
    assert selectors.fra_svar_til_deltakelse(i_kommune, now=NOW) == {
        "svart": 3,
        "forslag": 2,
        "godtatt": 1,
        "ja": 1,
        "deltatt": 1,
    }


def test_menu_counts_come_in_one_query(koordinator, i_kommune, django_assert_num_queries):
    factories.forslag()
    factories.registrering(status="til_behandling")
    with django_assert_num_queries(1):
        tall = selectors.menytall(
            i_kommune, bruker=koordinator.bruker, roller=frozenset({"koordinator"}), now=NOW
        )
    assert tall == {"forslag": 1, "registreringer": 1, "oppgaver": 0}


def test_forside_costs_the_same_for_one_and_many(klient, i_kommune):
    factories.tilbud()
    with CaptureQueriesContext(connection) as en:
        klient.get("/fjordvik/")
    for _nr in range(3):
        factories.tilbud()
    with CaptureQueriesContext(connection) as flere:
        klient.get("/fjordvik/")
    assert len(flere) == len(en) <= 10


def test_menu_counts_tasks_of_the_own_centre(mottaksansatt, koordinator, i_kommune):
    mottak = factories.mottak()
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    mitt = factories.svarark(beboer=factories.beboer(mottak=mottak)).beboer
    for beboer in (mitt, factories.svarark().beboer):
        forslag = factories.forslag(
            beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=koordinator.bruker
        )
        factories.kobling(by=koordinator.bruker, forslag=forslag, status="plass_bekreftet")
    roller = frozenset({"mottaksansatt"})
    tall = selectors.menytall(i_kommune, bruker=mottaksansatt.bruker, roller=roller, now=NOW)
    assert tall == {"oppgaver": 1}


def test_oversikt_warns_before_answers_of_settled_people_expire(koordinator, i_kommune, klokke):
    bosatt = factories.beboer(tilknytning="kommune")
    factories.svarark(beboer=bosatt, gyldig_til_date=NOW.date() + timedelta(days=29))
    factories.svarark(gyldig_til_date=NOW.date() + timedelta(days=29))
    tekst = koordinator.get("/fjordvik/oversikt/").content.decode()
    assert "1 svar fra bosatte slettes innen 30 dager." in tekst
