"""The guard that refuses to guess which kommune is meant."""

import contextvars
import threading

import pytest
from django import forms
from django.db.models import Count, Exists, OuterRef

from kommuneportal.core.checks import SHARED, every_table_has_a_kommune
from kommuneportal.core.tenancy import (
    NoKommuneInScope,
    WrongKommune,
    claim,
    current_kommune_id,
    kommune_scope,
)
from organisasjoner.models import Organisasjon, Tilbud
from tests import factories


class Skjema(forms.ModelForm):
    """Built at import time, outside any scope."""

    class Meta:
        model = Tilbud
        fields = ("organisasjon", "navn")


AT_IMPORT = Tilbud.objects.publiserte().order_by("pk")


@pytest.fixture
def begge(kommune, annen_kommune):
    for k in (kommune, annen_kommune):
        with kommune_scope(k):
            factories.tilbud(organisasjon=factories.organisasjon(navn="IL"))
    return kommune, annen_kommune


LESING = [
    lambda: list(Tilbud.objects.all()),
    Tilbud.objects.count,
    Tilbud.objects.exists,
    Tilbud.objects.first,
    Tilbud.objects.get,
    lambda: list(Tilbud.objects.values("pk")),
    lambda: Tilbud.objects.aggregate(Count("pk")),
    lambda: list(Tilbud.objects.iterator()),
    lambda: Tilbud.objects.in_bulk([1]),
    lambda: Tilbud.objects.update(navn="x"),
    lambda: Tilbud.objects.all().delete(),
    lambda: list(AT_IMPORT),
    lambda: list(Skjema().fields["organisasjon"].choices),
    lambda: list(Organisasjon.objects.prefetch_related("tilbud")),
    lambda: list(
        Organisasjon.objects.filter(Exists(Tilbud.objects.filter(organisasjon=OuterRef("pk"))))
    ),
    lambda: list(Tilbud.objects.publiserte() | Tilbud.objects.filter(pk=1)),
    lambda: list(Tilbud.objects.none()),
    factories.organisasjon,
    lambda: Organisasjon.objects.bulk_create([Organisasjon(navn="x")]),
    lambda: Organisasjon.objects.get_or_create(navn="x"),
    lambda: Organisasjon.objects.update_or_create(navn="x"),
]


@pytest.mark.parametrize("les", LESING)
def test_outside_scope_refuses(begge, les):
    with pytest.raises(NoKommuneInScope):
        les()


def test_inside_scope_sees_only_own(begge):
    for k in begge:
        with kommune_scope(k):
            assert {t.kommune_id for t in Tilbud.objects.all()} == {k.pk}
            assert {t.kommune_id for t in AT_IMPORT.all()} == {k.pk}
            assert len(Skjema().fields["organisasjon"].choices) == 2
            assert len(Organisasjon.objects.prefetch_related("tilbud").get().tilbud.all()) == 1
    assert Tilbud.all_kommuner.count() == 2


def test_related_from_foreign_object_is_empty(begge):
    fremmed = Organisasjon.all_kommuner.get(kommune=begge[1])
    with kommune_scope(begge[0]):
        assert list(fremmed.tilbud.all()) == []


def test_form_rejects_foreign_pk(begge):
    fremmed = Organisasjon.all_kommuner.get(kommune=begge[1])
    with kommune_scope(begge[0]):
        skjema = Skjema({"organisasjon": fremmed.pk, "navn": "x"})
        assert not skjema.is_valid()
        assert "organisasjon" in skjema.errors


def test_writes_refuse_foreign_rows_and_keys(begge):
    fremmed = Organisasjon.all_kommuner.get(kommune=begge[1])
    with kommune_scope(begge[0]):
        eget = Tilbud.objects.get()
        with pytest.raises(WrongKommune):
            fremmed.save()
        with pytest.raises(WrongKommune):
            Tilbud.objects.update(organisasjon=fremmed)
        with pytest.raises(WrongKommune):
            Tilbud.objects.update(kommune=begge[1])
        with pytest.raises(WrongKommune):
            Tilbud.objects.bulk_create([Tilbud(organisasjon=fremmed)])
        with pytest.raises(WrongKommune):
            Tilbud(organisasjon_id=fremmed.pk).save()
        eget.organisasjon = fremmed
        with pytest.raises(WrongKommune):
            eget.save()
        with pytest.raises(WrongKommune):
            Tilbud.objects.bulk_update([eget], ["organisasjon"])


def test_saving_some_fields_looks_at_their_keys_alone(begge, django_assert_num_queries):
    fremmed = Organisasjon.all_kommuner.get(kommune=begge[1])
    with kommune_scope(begge[0]):
        eget = Tilbud.objects.get()
        with django_assert_num_queries(1):
            eget.save(update_fields=["navn"])
        for felt in ("organisasjon", "organisasjon_id"):
            eget.organisasjon_id = fremmed.pk
            with pytest.raises(WrongKommune):
                eget.save(update_fields=["navn", felt])


def test_update_and_delete_stay_inside(begge):
    with kommune_scope(begge[0]):
        assert Tilbud.objects.update(navn="endret") == 1
        Tilbud.objects.all().delete()
    assert Tilbud.all_kommuner.get().navn != "endret"


def test_scope_is_one_sql_parameter(begge, django_assert_num_queries):
    with kommune_scope(begge[0]), django_assert_num_queries(1) as sporringer:
        list(Tilbud.objects.all())
    assert "kommune_id" in sporringer.captured_queries[0]["sql"]


def test_scope_nests_and_restores(begge):
    with kommune_scope(begge[0]):
        with kommune_scope(begge[1]):
            assert current_kommune_id() == begge[1].pk
        assert current_kommune_id() == begge[0].pk
    with pytest.raises(NoKommuneInScope):
        current_kommune_id()


def test_claim_costs_one_query_per_key(begge, django_assert_num_queries):
    with kommune_scope(begge[0]):
        org = Organisasjon.objects.get()
        with django_assert_num_queries(0):
            claim([Tilbud(organisasjon=org) for _ in range(1000)])
        with django_assert_num_queries(1):
            claim([Tilbud(organisasjon_id=org.pk) for _ in range(1000)])


def test_new_thread_starts_without_scope(begge):
    sett = []

    def arbeid():
        try:
            current_kommune_id()
        except NoKommuneInScope:
            sett.append("nektet")

    with kommune_scope(begge[0]):
        trad = threading.Thread(target=arbeid)
        trad.start()
        trad.join()
    assert sett == ["nektet"]


def test_fresh_context_hides_ambient_scope(begge):
    def inne():
        with pytest.raises(NoKommuneInScope):
            list(Tilbud.objects.all())

    with kommune_scope(begge[0]):
        contextvars.Context().run(inne)


def test_check_finds_forgotten_table(monkeypatch):
    assert every_table_has_a_kommune(None) == []
    monkeypatch.delitem(SHARED, "core.Kommune")
    [feil] = every_table_has_a_kommune(None)
    assert feil.id == "core.E001"
