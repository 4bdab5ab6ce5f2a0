"""The outbox, the marks and the limiter."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import RequestFactory

from kommuneportal.core import bremse, endringsmerke, utboks
from kommuneportal.core.enums import Endringsslag, Eposttilstand
from kommuneportal.core.models import Bremse, Endringsmerke, Epost


@pytest.fixture
def legg(i_kommune, now, settings, tmp_path):
    (tmp_path / "prove.txt").write_text("Hei {{ navn|safe }}", encoding="utf-8")
    (tmp_path / "prove.html").write_text("<p>Hei {{ navn }}</p>", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    def inner(**felt):
        return utboks.legg_i_utboks(
            "prove",
            **{
                "til": "lag@eksempel.example",
                "emne": "Et emne\nBcc: noen@eksempel.example",
                "mal": "prove",
                "kontekst": {"navn": "<b>"},
                "objekt_id": uuid4(),
                "now": now,
            }
            | felt,
        )

    return inner


def test_mail_is_stored_and_not_sent(legg, now, mailoutbox):
    epost = legg(send_after=now + timedelta(minutes=10))
    assert (epost.tekst, epost.html) == ("Hei <b>\n", "<p>Hei &lt;b&gt;</p>")
    assert epost.tilstand == Eposttilstand.VENTER
    assert epost.send_after == now + timedelta(minutes=10)
    assert mailoutbox == []


def test_subject_cannot_carry_another_header(legg):
    assert "\n" not in legg().emne


def test_waiting_mail_can_be_stopped_once(legg):
    epost = legg()
    assert utboks.avbestill("prove", epost.objekt_id) is True
    stanset = Epost.objects.get()
    assert (stanset.tilstand, stanset.tekst, stanset.html) == (Eposttilstand.AVBRUTT, "", "")
    assert utboks.avbestill("prove", epost.objekt_id) is False


def test_sent_mail_is_not_stopped(legg):
    epost = legg()
    Epost.objects.update(tilstand=Eposttilstand.SENDT)
    assert utboks.avbestill("prove", epost.objekt_id) is False


def test_one_open_mark_a_kind(i_kommune, now):
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    endringsmerke.sett(Endringsslag.TILBUD, now=now)
    assert Endringsmerke.objects.count() == 2
    assert endringsmerke.hent(Endringsslag.SVAR, now=now) is True
    assert endringsmerke.hent(Endringsslag.SVAR, now=now) is False
    endringsmerke.sett(Endringsslag.SVAR, now=now)
    assert endringsmerke.hent(Endringsslag.SVAR, now=now) is True


def prov(adresse, now, **hode):
    request = RequestFactory().get("/", REMOTE_ADDR=adresse, **hode)
    return bremse.slipp_gjennom(request, "prove", antall=2, vindu_s=600, now=now)


def test_limiter_counts_per_place_and_window(db, now):
    assert [prov("192.0.2.1", now) for _ in range(3)] == [True, True, False]
    assert prov("192.0.2.2", now) is True
    assert prov("192.0.2.1", now + timedelta(minutes=10)) is True


def test_limiter_never_stores_the_address(db, now):
    prov("192.0.2.1", now)
    assert "192.0.2.1" not in str(list(Bremse.objects.values()))


def test_forwarded_address_counts_only_behind_a_trusted_proxy(db, now, settings):
    for nr in range(3):
        svar = prov("192.0.2.1", now, HTTP_X_FORWARDED_FOR=f"198.51.100.{nr}")
    assert svar is False
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert prov("192.0.2.1", now, HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.9") is True
    assert prov("192.0.2.1", now, HTTP_X_FORWARDED_FOR="2.2.2.2, 198.51.100.9") is True
    assert prov("192.0.2.1", now, HTTP_X_FORWARDED_FOR="3.3.3.3, 198.51.100.9") is False


def test_old_counts_are_forgotten(db, now):
    prov("192.0.2.1", now)
    assert bremse.rydd(now=now + timedelta(days=2)) == 1
