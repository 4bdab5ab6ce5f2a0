"""The door for links in mails."""

import uuid

import pytest

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Hendelse, Lenke
from kommuneportal.drift.views import offentlig


pytestmark = pytest.mark.django_db


def test_every_kind_of_link_has_a_page():
    assert set(offentlig.SIDER) == set(Lenkeslag)


@pytest.mark.parametrize("tilstand", ["ukjent", "brukt", "gammel", "trukket"])
def test_all_bad_links_get_the_same_page(tilstand, klient, i_kommune, now, time_machine):
    time_machine.move_to(now)
    adresse = lenker.lag(Lenkeslag.BEKREFT, uuid.uuid4(), now=now)
    endring = {
        "brukt": {"brukt_at": now},
        "gammel": {"gyldig_til_at": now},
        "trukket": {"trukket_at": now},
    }.get(tilstand)
    if endring:
        Lenke.objects.update(**endring)
    sti = "/l/ukjent" if tilstand == "ukjent" else "/l/" + adresse.rsplit("/", 1)[1]

    svar = klient.get(sti)
    fasit = klient.get("/l/noe-helt-annet")

    assert (svar.status_code, svar.content) == (404, fasit.content)
    assert svar["Referrer-Policy"] == "no-referrer"


def test_opening_a_link_changes_only_the_session(klient, i_kommune, now, time_machine):
    time_machine.move_to(now)
    adresse = lenker.lag(Lenkeslag.SVAR, uuid.uuid4(), now=now)
    rad = Lenke.objects.get()

    klient.get("/l/" + adresse.rsplit("/", 1)[1])

    assert Lenke.objects.get().brukt_at is None
    assert Hendelse.objects.count() == 0
    assert klient.session["lenker"] == [str(rad.public_id)]
