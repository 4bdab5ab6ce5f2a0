"""The address is confirmed by a link, with one button."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from kommuneportal.core.models import Epost
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Registrering
from tests.conftest import FriskKlient
from tests.organisasjoner.data import fyll_ut, send


def _registrering(kommune):
    with kommune_scope(kommune):
        return Registrering.objects.get()


def _bekreft(kommune):
    with kommune_scope(kommune):
        tekst = Epost.objects.get(slag="registrering_bekreft").tekst
    return next(ord_ for ord_ in tekst.split() if "/l/" in ord_).split("localhost:8000")[-1]


def test_opening_the_link_changes_nothing(kommune, klient):
    fyll_ut(klient)
    send(klient)
    adresse = _bekreft(kommune)
    for _ in range(3):
        assert klient.get(adresse, follow=True).status_code == 200
    assert _registrering(kommune).status == "ubekreftet"


def test_confirming_twice_shows_the_same_receipt(kommune, klient):
    fyll_ut(klient)
    send(klient)
    side = klient.get(_bekreft(kommune), follow=True).request["PATH_INFO"]
    forst, igjen = klient.post(side), klient.post(side)
    assert forst["Location"] == igjen["Location"]
    assert _registrering(kommune).status == "til_behandling"


def test_old_link_is_the_page_for_bad_links(kommune, klient):
    fyll_ut(klient)
    send(klient)
    adresse = _bekreft(kommune)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert klient.get(adresse, follow=True).status_code == 404


def test_link_page_without_the_key_is_the_page_for_bad_links(kommune, klient):
    fyll_ut(klient)
    send(klient)
    side = klient.get(_bekreft(kommune), follow=True).request["PATH_INFO"]
    assert FriskKlient().get(side).status_code == 404
