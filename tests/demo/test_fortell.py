"""The demo's weeks, told through the services."""

import io
from collections import Counter

import pytest
from django.core.management import call_command

from kartlegging.models import Opplasting
from kobling.models import Kjoring, Kobling, Koblingsforslag
from kommuneportal.core.models import Epost, Kommune
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from organisasjoner.models import Organisasjon, Registrering, Tilbud


@pytest.fixture
def demo(settings, _grunndata):
    settings.DEMO = True
    call_command("seed_demo", stdout=io.StringIO())


@pytest.mark.tung
def test_the_demo_has_what_it_promises(demo):
    fjordvik = Kommune.objects.get(slug="fjordvik")
    with kommune_scope(fjordvik):
        former = Counter(Organisasjon.objects.values_list("form", flat=True))
        statuser = set(Registrering.objects.values_list("status", flat=True))
        koblinger = set(Kobling.objects.values_list("status", flat=True))
        bosatte = Beboer.objects.bosatte().count()
        kjoring = Kjoring.objects.order_by("-startet_at")[0]

        assert Organisasjon.objects.count() == 41
        assert Tilbud.objects.count() == 92
        assert set(Tilbud.objects.values_list("rolle", flat=True)) == {"delta", "bidra"}
        assert former["uformell"] >= 5
        assert former["frivilligsentral"] == 1
        assert Organisasjon.objects.filter(overordnet__isnull=False).count() == 4
        assert {"til_behandling", "returnert", "ubekreftet", "godkjent"} <= statuser
        assert 250 <= Beboer.objects.count() <= 280
        assert bosatte > 40
        assert Opplasting.objects.count() == 5
        assert {"i_gang", "takket_ja", "forespurt", "plass_bekreftet"} <= koblinger
        assert Koblingsforslag.objects.filter(status="foreslatt").count() > 50
        assert kjoring.gap == 0
        assert Epost.objects.ventende().count() == 0
    with kommune_scope(Kommune.objects.get(slug="nordlia")):
        assert (Organisasjon.objects.count(), Tilbud.objects.count()) == (8, 13)
        assert Beboer.objects.count() == 24


@pytest.mark.tung
def test_seeding_again_changes_nothing(demo):
    antall = Kommune.objects.count(), Kjoring.all_kommuner.count(), Beboer.all_kommuner.count()

    call_command("seed_demo", stdout=io.StringIO())

    assert antall == (
        Kommune.objects.count(), Kjoring.all_kommuner.count(), Beboer.all_kommuner.count(),
    )  # fmt: skip
