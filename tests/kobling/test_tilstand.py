"""The table of transitions, held by the service and by the database."""

import pytest
from django.db import IntegrityError, transaction

from kobling.enums import (
    FORSLAG_OVERGANGER,
    KOBLING_ANGRE,
    KOBLING_OVERGANGER,
    Forslagsstatus,
    Koblingsstatus,
)
from kobling.models import Kobling, Koblingsforslag
from kobling.services.tilstand import UlovligOvergang, flytt, flytt_tilbake
from kommuneportal.core.models import Endringsmerke, Hendelse
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
PAR = [(fra, til) for fra in Koblingsstatus.values for til in Koblingsstatus.values if fra != til]


def _kobling(fra, by):
    felt = {"avsluttet_at": NOW} if fra == "avsluttet" else {}
    return factories.kobling(by=by, status=fra, **felt)


def test_flytt_follows_the_table_and_keeps_the_step(i_kommune, koordinator):
    tillatt = [(fra, til) for fra, alle in KOBLING_OVERGANGER.items() for til in alle]
    for fra, til in tillatt:
        kobling = _kobling(fra, koordinator.bruker)
        ny = flytt(kobling, til=til, by=koordinator.bruker, now=NOW, grunn="annet")
        steg = kobling.overganger.get()
        assert (ny.status, steg.fra, steg.til, steg.av) == (til, fra, til, koordinator.bruker)
        assert ny.versjon == kobling.versjon + 1
    assert Hendelse.objects.filter(handling__startswith="kobling_").count() == len(tillatt)
    assert Endringsmerke.objects.count() == 1


def test_flytt_refuses_everything_else(i_kommune, koordinator):
    forbudt = [(fra, til) for fra, til in PAR if til not in KOBLING_OVERGANGER[fra]]
    for fra in Koblingsstatus.values:
        kobling = _kobling(fra, koordinator.bruker)
        for til in [til for f, til in forbudt if f == fra]:
            with pytest.raises(UlovligOvergang):
                flytt(kobling, til=til, by=koordinator.bruker, now=NOW)
        assert not kobling.overganger.exists()


def test_flytt_tilbake_follows_its_own_table(i_kommune, koordinator):
    for fra, til in PAR:
        kobling = _kobling(fra, koordinator.bruker)
        if til in KOBLING_ANGRE.get(fra, ()):
            ny = flytt_tilbake(kobling, til=til, by=koordinator.bruker, now=NOW)
            assert ny.status == til
        else:
            with pytest.raises(UlovligOvergang):
                flytt_tilbake(kobling, til=til, by=koordinator.bruker, now=NOW)


def test_database_refuses_states_that_the_table_lacks(i_kommune, koordinator):
    for fra, til in PAR:
        kobling = _kobling(fra, koordinator.bruker)
        rows = Kobling.objects.filter(pk=kobling.pk)
        if til in KOBLING_OVERGANGER[fra] | KOBLING_ANGRE.get(fra, frozenset()):
            assert rows.update(status=til, avsluttet_at=NOW) == 1
        else:
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(status=til, avsluttet_at=NOW)


def test_database_refuses_states_of_suggestions_that_the_table_lacks(i_kommune, koordinator):
    felt = {"avgjort_at": NOW, "avgjort_by": koordinator.bruker, "grunn": "annet",
            "utsatt_til_date": NOW.date()}  # fmt: skip
    for fra in Forslagsstatus.values:
        for til in set(Forslagsstatus.values) - {fra}:
            forslag = factories.forslag(status=fra, **felt)
            rows = Koblingsforslag.objects.filter(pk=forslag.pk)
            if til in FORSLAG_OVERGANGER[fra]:
                assert rows.update(status=til) == 1
            else:
                with pytest.raises(IntegrityError), transaction.atomic():
                    rows.update(status=til)


def test_kobling_cannot_exist_without_the_one_who_approved(i_kommune, koordinator):
    forslag = factories.forslag()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.kobling(by=None, forslag=forslag)
