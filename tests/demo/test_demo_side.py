"""The demo's page, its accounts and its post office."""

import re
import time

import pytest
from allauth.mfa import app_settings
from django.core.mail import send_mail

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker
from kommuneportal.demo import grunnlag, koder, post
from tests.demo import urls


pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.BASE_DIR = tmp_path
    settings.EMAIL_BACKEND = "kommuneportal.demo.post.Postkasse"


@pytest.fixture
def demo_adresser(demo, settings):
    settings.ROOT_URLCONF = urls.__name__


@pytest.fixture
def fylt(now, _grunndata):
    for data in grunnlag.les_kommuner():
        grunnlag.lag_kommune(data, now=now)
    grunnlag.lag_systemansvarlig()


def test_the_page_does_not_exist_outside_the_demo(klient):
    assert klient.get("/demo/").status_code == 404


@pytest.mark.usefixtures("demo_adresser", "fylt")
def test_the_page_shows_every_account_with_its_code(klient, time_machine):
    time_machine.move_to("2026-11-02T09:30:10Z", tick=False)

    side = klient.get("/demo/").content.decode()

    teller = int(time.time()) // app_settings.TOTP_PERIOD
    for rad in koder.innlogginger():
        assert rad.epost in side
        assert rad.kode_na in side
    assert teller > 0
    assert "i 20 sekunder" in side


@pytest.mark.usefixtures("fylt")
def test_there_is_an_account_for_each_role_in_both_municipalities():
    tekst = [rolle for rad in koder.innlogginger() for rolle in rad.roller]

    for rolle in Rolle:
        assert sum(linje.startswith(str(rolle.label)) for linje in tekst) >= 2
    assert "Mottaksansatt, Elvedal integreringsmottak og Havna akuttinnkvartering" in tekst


@pytest.mark.usefixtures("fylt")
def test_the_shown_password_and_code_open_the_account(klient, time_machine):
    time_machine.move_to("2026-11-02T09:30:10Z", tick=False)
    rad = next(rad for rad in koder.innlogginger() if rad.epost.startswith("koordinator@"))

    side = klient.post("/konto/login/", {"login": rad.epost, "password": koder.PASSORD})
    inn = klient.post(side["Location"], {"code": rad.kode_na})

    assert inn.status_code == 302
    assert int(klient.session["_auth_user_id"]) == Bruker.objects.get(email=rad.epost).pk


@pytest.mark.usefixtures("demo_adresser")
def test_mails_are_shown_newest_first_with_links_and_without_markup(klient):
    send_mail("Første", "Hei", None, ["a@example.no"])
    send_mail("Andre", "Se http://localhost:8000/l/abc <b>nå</b>", None, ["b@example.no"])

    side = klient.get("/demo/").content.decode()

    emner = re.findall(r"<summary>\s*(.*?)\s*</summary>", side)
    assert emner == ["Andre · b@example.no", "Første · a@example.no"]
    assert '<a href="http://localhost:8000/l/abc"' in side
    assert "&lt;b&gt;" in side


@pytest.mark.usefixtures("demo")
def test_the_post_office_can_be_emptied():
    send_mail("Hei", "Hei", None, ["a@example.no"])

    post.tom()

    assert post.siste(5) == []
