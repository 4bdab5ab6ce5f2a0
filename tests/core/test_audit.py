"""The log: append-only in Python and in the database."""

import importlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from kommuneportal.core import audit
from kommuneportal.core.models import Driftshendelse, Hendelse
from kommuneportal.core.models.hendelse import KanIkkeEndreHendelse
from kommuneportal.core.tenancy import NoKommuneInScope
from tests import factories


vern = importlib.import_module("kommuneportal.core.migrations.0003_hendelse_kan_ikke_endres")
tom = importlib.import_module("kommuneportal.core.migrations.0008_loggen_kan_ikke_tommes")


def test_record_keeps_who_what_when(i_kommune, now):
    bruker = factories.bruker()
    org = factories.organisasjon()
    linje = audit.record("godkjent", org, by=bruker, now=now, antall=3)
    assert (linje.bruker_id, linje.objekt_id) == (bruker.public_id, org.public_id)
    assert (linje.handling, linje.objekt_type, linje.koder) == (
        "godkjent",
        "organisasjon",
        {"antall": 3},
    )


def test_record_outside_scope_refuses(db, now):
    with pytest.raises(NoKommuneInScope):
        audit.record("godkjent", None, by=None, now=now)


def test_reading_is_one_line_with_all_ids(i_kommune):
    request = RequestFactory().get("/")
    request.user = factories.bruker()
    ark = [factories.svarark(), factories.svarark()]
    audit.innsyn(request, ark, side="svar_liste")
    linje = Hendelse.objects.get(handling="innsyn")
    assert linje.koder == {"ids": sorted(str(a.public_id) for a in ark)}


def test_reading_nothing_leaves_nothing(i_kommune):
    request = RequestFactory().get("/")
    request.user = factories.bruker()
    audit.innsyn(request, [], side="svar_liste")
    assert not Hendelse.objects.exists()


def test_python_refuses_to_change_the_log(i_kommune, now):
    linje = audit.record("x", None, by=None, now=now)
    with pytest.raises(KanIkkeEndreHendelse):
        linje.save()
    with pytest.raises(KanIkkeEndreHendelse):
        linje.delete()
    with pytest.raises(KanIkkeEndreHendelse):
        Hendelse.objects.update(handling="y")


def test_database_refuses_to_change_the_log(i_kommune, now):
    audit.record("x", None, by=None, now=now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE core_hendelse SET handling = 'y'")
    assert Hendelse.objects.get().handling == "x"


def test_database_keeps_young_lines_and_lets_old_ones_go(i_kommune):
    if connection.vendor == "sqlite":
        # conftest takes this trigger away for the sake of transactional tests.
        with connection.cursor() as cursor:
            for setning in vern.SQLITE.format(t="core_hendelse", d=30).split("END;"):
                if "beholdt" in setning:
                    cursor.execute(setning + "END;")
    audit.record("gammel", None, by=None, now=timezone.now() - timedelta(days=40))
    audit.record("ny", None, by=None, now=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_hendelse WHERE handling = 'ny'")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_hendelse WHERE handling = 'gammel'")
    assert Hendelse.objects.get().handling == "ny"


def test_database_refuses_to_replace_a_line_or_empty_the_log(i_kommune, now):
    linje = audit.record("x", None, by=None, now=now)
    sqlite = connection.vendor == "sqlite"
    sql = "REPLACE INTO core_hendelse SELECT * FROM core_hendelse" if sqlite else ""
    if not sqlite:
        # conftest takes this trigger away for the sake of transactional tests.
        sql = "TRUNCATE core_hendelse CASCADE"
        with connection.cursor() as cursor:
            cursor.execute(tom.POSTGRES_BORT.format(t="core_hendelse"))
            cursor.execute(tom.POSTGRES.format(t="core_hendelse"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Hendelse.objects.get().pk == linje.pk


def test_acts_outside_a_kommune_have_their_own_log(db, now):
    bruker = factories.bruker()
    audit.record_drift("systemansvarlig_opprettet", bruker, by=None, now=now)
    assert Driftshendelse.objects.get().objekt_id == bruker.public_id
