"""An offer that is paused or filled while a request about it is open: each side is told."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.selectors import stengt
from kobling.services import vurder
from kommuneportal.core.models import Epost
from organisasjoner.services import tilbud as tilbudene
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kobling(i_kommune, koordinator):
    forslag = factories.forslag(tilbud=factories.tilbud(plasser=1))
    return vurder.godkjenn(forslag, versjon=1, by=koordinator.bruker, now=NOW)


def _tekst(svar):
    return html.unescape(svar.content.decode())


def _forandre(kobling, hva):
    if hva == "pause":
        tilbudene.sett_pa_pause(kobling.tilbud, now=NOW)
    else:
        tilbudene.endre_plasser(kobling.tilbud, plasser=0, now=NOW)
    kobling.tilbud.refresh_from_db()


def test_nothing_is_said_about_an_open_offer(kobling):
    for til in (stengt.til_foreningen, stengt.til_ansatte):
        assert til(kobling) == ""
    assert stengt.til_koordinator(kobling, today=NOW.date()) == ""


def test_the_coordinator_reads_that_the_person_must_be_told(kobling):
    kobling.status, kobling.tilbud_endret_at = "takket_ja", NOW
    assert "De ansatte skal si fra" in stengt.til_koordinator(kobling, today=NOW.date())
    kobling.tilbud.status = "avsluttet"
    assert "Tilbudet er avsluttet." in stengt.til_koordinator(kobling, today=NOW.date())


@pytest.mark.parametrize(
    ("hva", "forening", "ansatt"),
    [
        ("pause", "Dere har satt tilbudet på pause", "Foreningen har satt tilbudet på pause"),
        ("fullt", "Dere har satt ned antall plasser", "Foreningen har nå færre plasser"),
    ],
)
def test_each_side_is_told(i_kommune, kobling, klient, koordinator, hva, forening, ansatt):
    nokkel = next(x for x in Epost.objects.last().tekst.split() if "/l/" in x).partition("/l/")[2]
    side = klient.get(f"/l/{nokkel}").url
    _forandre(kobling, hva)
    assert forening in _tekst(klient.get(side))
    adresse = reverse("kobling:kobling_vis", args=[i_kommune.slug, kobling.public_id])
    assert ansatt in _tekst(koordinator.get(adresse))
    # The association decides: a yes after that is a yes, and the staff are told to ask first.
    klient.post(side, {"svar": "plass_bekreftet"})
    kobling.refresh_from_db()
    assert kobling.status == "plass_bekreftet"
    assert ansatt in stengt.til_ansatte(kobling)
    assert stengt.til_foreningen(kobling) == ""


@pytest.mark.parametrize("status", ["ikke_plass", "takket_nei", "mott", "i_gang", "avsluttet"])
def test_nobody_is_told_when_nobody_can_come_in_vain(kobling, status):
    _forandre(kobling, "pause")
    kobling.status = status
    assert stengt.hvorfor_stengt(kobling) == ""


def test_nobody_is_invited_to_what_has_ended(i_kommune, kobling, koordinator):
    kobling.tilbud.status = "avsluttet"
    kobling.tilbud.save()
    for status in ("plass_bekreftet", "beboer_spurt"):
        type(kobling).objects.filter(pk=kobling.pk).update(status=status)
    type(kobling.beboer).objects.update(tilknytning="kommune", mottak=None)
    side = reverse("kobling:oppgave_vis", args=[i_kommune.slug, kobling.public_id])
    tekst = _tekst(koordinator.get(side))
    assert "Foreningen har avsluttet tilbudet" in tekst
    assert "Fortell dette" not in tekst
    assert "Lapp å gi til personen" not in tekst


def test_an_agreed_day_when_nobody_is_there_is_said_to_all_staff(kobling):
    kobling.status, kobling.forste_gang_date = "takket_ja", NOW.date() + timedelta(days=1)
    assert stengt.til_koordinator(kobling, today=NOW.date()) == ""
    kobling.forste_gang_date = NOW.date() + timedelta(days=2)
    ventet = (
        "Avtalt dag er onsdag 4. november, men aktiviteten er tirsdag 18–20. Avtal en annen dag."
    )
    assert stengt.til_koordinator(kobling, today=NOW.date()) == ventet
    assert stengt.til_koordinator(kobling, today=NOW.date() + timedelta(days=3)) == ""
