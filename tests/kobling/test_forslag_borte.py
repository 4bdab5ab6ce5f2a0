"""A suggestion that falls out of the plan while a coordinator looks at it: told why, nothing lost."""

import html

import pytest
import time_machine
from django.urls import reverse

from kobling.models import Koblingsforslag
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


def _adresse(kommune, navn, forslag):
    return reverse(f"kobling:forslag_{navn}", args=[kommune.slug, forslag.public_id])


@pytest.mark.parametrize(
    ("grunn", "setning"),
    [
        ("fullt", "Plassene trengs til andre."),
        ("annet", "Personen har fått andre forslag, eller er spurt om noe annet."),
        ("trukket", "Svaret fra personen er trukket eller for gammelt."),
        ("tilbud_endret", "Tilbudet er endret eller avsluttet."),
        ("reisevei", "Grunn: for langt."),
    ],
)
def test_why_it_fell_out_is_said(i_kommune, koordinator, grunn, setning):
    forslag = factories.forslag(status="foreldet", grunn=grunn)
    tekst = html.unescape(koordinator.get(_adresse(i_kommune, "vis", forslag)).content.decode())
    assert f"Forslaget er ikke lenger aktuelt. {setning}" in tekst


def test_a_note_that_meets_another_change_stays_in_the_field(i_kommune, koordinator):
    forslag = factories.forslag(versjon=2)
    side = _adresse(i_kommune, "notat", forslag)
    svar = koordinator.post(side, {"versjon": 1, "notat": "Ring foreningen først"})
    assert svar.status_code == 409
    assert "Ring foreningen først</textarea>" in svar.content.decode()
    assert Koblingsforslag.objects.get().notat == ""
    koordinator.post(side, {"versjon": 2, "notat": "Ring foreningen først"})
    assert Koblingsforslag.objects.get().notat == "Ring foreningen først"


def test_a_note_about_a_suggestion_that_is_gone_is_told_kindly(i_kommune, koordinator):
    forslag = factories.forslag()
    koordinator.get(_adresse(i_kommune, "vis", forslag))
    Koblingsforslag.objects.all().delete()
    svar = koordinator.post(
        _adresse(i_kommune, "notat", forslag), {"versjon": 1, "notat": "Ring"}, follow=True
    )
    assert "Forslaget er ikke lenger aktuelt" in html.unescape(svar.content.decode())
