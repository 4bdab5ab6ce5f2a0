"""A new offer that begins as a copy of one there is."""

import html
from datetime import date
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Registrering, Tilbud
from tests import factories


@pytest.fixture
def tilbud(kommune):
    with kommune_scope(kommune):
        return factories.tilbud(
            navn="Skøytekveld", sted="Banen", plasser=7,
            sesong_fra_date=date(2026, 11, 1), sesong_til_date=date(2027, 2, 28),
        )  # fmt: skip


@pytest.fixture
def hjem(klient, kommune, tilbud):
    with kommune_scope(kommune):
        adresse = lenker.lag(
            Lenkeslag.FORVALT, tilbud.organisasjon.public_id, now=timezone.now()
        )  # fmt: skip
    return klient.get(urlparse(adresse).path, follow=True).request["PATH_INFO"]


def _side(klient, adresse):
    svar = klient.get(adresse)
    return svar, html.unescape(svar.content.decode())


def test_own_page_offers_a_copy_of_each_offer(klient, hjem, tilbud):
    assert f'href="{hjem}ny/?fra={tilbud.public_id}"' in _side(klient, hjem)[1]


def test_copy_has_everything_but_the_season_and_stores_nothing(klient, hjem, tilbud, kommune):
    svar, side = _side(klient, f"{hjem}ny/?fra={tilbud.public_id}")

    verdier = svar.context["form"].initial
    assert verdier["navn"] == "Skøytekveld"
    assert verdier["sted"] == "Banen"
    assert 'value="7"' in side
    assert not [navn for navn in verdier if navn.startswith("sesong_")]
    with kommune_scope(kommune):
        assert Tilbud.objects.count() == 1
        assert not Registrering.objects.exists()


@pytest.mark.parametrize("fra", ["", "tull", "' OR 1=1"])
def test_what_is_no_offer_gives_an_empty_form(klient, hjem, fra):
    svar, _tekst = _side(klient, f"{hjem}ny/?fra={fra}")

    assert svar.status_code == 200
    assert not svar.context["form"].initial.get("navn")


def test_offer_of_another_association_or_kommune_is_not_found(klient, hjem, kommune, annen_kommune):
    for sted in (kommune, annen_kommune):
        with kommune_scope(sted):
            annet = factories.tilbud()
        assert klient.get(f"{hjem}ny/?fra={annet.public_id}").status_code == 404
