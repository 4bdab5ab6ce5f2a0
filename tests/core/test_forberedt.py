"""Prepared queries: the same rows as the plain ones, in every kommune, with every value."""

from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, DateField, DateTimeField, EmailField, F
from django.utils import timezone

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker, Sone
from kommuneportal.core.tenancy import NoKommuneInScope, kommune_scope
from tests import factories
from tests.conftest import NOW


@forberedt()
def soner():
    return Sone.objects.order_by("pk")


def test_the_same_sql_serves_every_kommune(kommune, annen_kommune):
    hos = {}
    for her in (kommune, annen_kommune):
        with kommune_scope(her):
            hos[her.pk] = factories.sone()
            assert soner() == [hos[her.pk]]

    with kommune_scope(kommune):
        assert soner() == [hos[kommune.pk]]


def test_without_a_kommune_nothing_is_read(kommune):
    with pytest.raises(NoKommuneInScope):
        soner()


@forberedt(now=DateTimeField(), frist=DateField())
def koblinger(status, *, now, frist):
    """Ask by a value, by what is reckoned of it, by its day, and perhaps by one more."""
    rader = Kobling.objects.filter(endret_at__gt=now - timedelta(days=7), status=status)
    rader = rader.exclude(forste_gang_date__gte=timezone.localdate(now) + timedelta(days=1))
    if frist is not None:
        rader = rader.filter(forste_gang_date__lt=frist)
    return rader.select_related("tilbud__organisasjon").annotate(lag=F("tilbud__navn"))


@pytest.mark.parametrize("frist", [None, NOW.date()])
def test_values_are_new_each_time(i_kommune, frist):
    by = factories.bruker()
    for uker in (0, 2):
        factories.kobling(by=by, endret_at=NOW - timedelta(weeks=uker))
    factories.kobling(by=by, forste_gang_date=NOW.date() - timedelta(days=3), endret_at=NOW)

    for status in (Koblingsstatus.FORESPURT, Koblingsstatus.MOTT):
        for dager in (-20, -1, 0, 1, 8):
            now = NOW + timedelta(days=dager)
            fikk = koblinger(status, now=now, frist=frist)
            assert {rad.pk for rad in fikk} == {
                rad.pk for rad in koblinger.bygg(status, now=now, frist=frist)
            }
    for rad in koblinger(Koblingsstatus.FORESPURT, now=NOW, frist=None):
        assert rad.lag == rad.tilbud.navn


def test_what_comes_back_can_be_asked_for_more(i_kommune, django_assert_num_queries):
    factories.kobling(by=factories.bruker(), endret_at=NOW)

    with django_assert_num_queries(1):
        rad = koblinger(Koblingsstatus.FORESPURT, now=NOW, frist=None)[0]
        assert rad.tilbud.organisasjon.navn
    assert rad.overganger.count() == 0


@forberedt(epost=EmailField())
def ingen(*, epost):
    return Bruker.objects.none()


def test_a_query_that_cannot_have_rows_is_not_sent(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ingen(epost="a@eksempel.example") == []


@forberedt(fra=BigIntegerField())
def noen(antall, *, fra):
    return Bruker.objects.filter(pk__gte=fra).order_by("pk").values_list("pk", flat=True)[:antall]


def test_values_and_slices(db):
    alle = sorted(factories.bruker().pk for _ in range(3))

    assert noen(2, fra=alle[0]) == alle[:2]
    assert noen(2, fra=alle[2]) == alle[2:]
    assert noen(1, fra=alle[1]) == alle[1:2]
