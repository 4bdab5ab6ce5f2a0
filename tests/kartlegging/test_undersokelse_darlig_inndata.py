"""What goes wrong on a telephone: no cookies, a break too long, signs of another script."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as innstillinger
from django.utils import timezone

from kartlegging.models import Svarark, Svarkladd
from kartlegging.services.innsending import slett_gamle_kladder
from kartlegging.undersokelse.tekster import Tekster, sprakene
from kommuneportal.core import koder
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u


MINE = "/fjordvik/mine-svar/nb/"
KODE = "0000-0000-0000-0"


@pytest.fixture
def runde(i_kommune):
    return factories.runde(sprak=list(sprakene()))


@pytest.fixture
def kort(i_kommune):
    dag = timezone.localdate()
    ark = factories.svarark(svart_date=dag, gyldig_til_date=dag + timedelta(days=30))
    return sett_beboerkode(ark.beboer, KODE, now=factories.NOW)


def test_without_cookies_every_language_says_what_to_do(runde):
    klient = FriskKlient(enforce_csrf_checks=True)
    for sti in (f"{u.rot(runde)}ar/samtykke/", MINE, "/fjordvik/mine-svar/ar/flytt/"):
        svar = klient.post(sti, {"samtykke": "ja"})
        tekst = svar.content.decode()
        assert svar.status_code == 403
        for tag in ("nb", "en"):
            assert Tekster(tag)["feil_kake"] in tekst
    assert not Svarkladd.objects.exists()


def test_an_old_page_is_asked_to_try_again(runde):
    klient = FriskKlient(enforce_csrf_checks=True)
    klient.cookies[innstillinger.CSRF_COOKIE_NAME] = "a" * 32
    svar = klient.post(f"{u.rot(runde)}nb/samtykke/", {"samtykke": "ja"})
    assert str(Tekster("nb")["feil_sendt"]) in svar.content.decode()


def test_staff_keep_the_page_of_their_own(i_kommune):
    svar = FriskKlient(enforce_csrf_checks=True).post("/fjordvik/bidra/forening/", {})
    assert str(Tekster("nb")["feil_kake"]) not in svar.content.decode()


def test_a_break_too_long_is_explained_and_nothing_is_kept(klient, runde):
    u.si_ja(klient, runde, "nb")
    klient.post(f"{u.rot(runde)}nb/norsk/", {"norsk": "litt", "handling": "neste"})
    senere = timezone.now() + timedelta(hours=2, minutes=5)
    assert slett_gamle_kladder(now=senere - timedelta(hours=1)) == 0
    assert slett_gamle_kladder(now=senere) == 1
    with time_machine.travel(senere):
        svar = klient.post(
            f"{u.rot(runde)}nb/engelsk/", {"engelsk": "litt", "handling": "neste"}, follow=True
        )
    assert str(Tekster("nb")["feil_tid"]) in svar.content.decode()
    assert not Svarkladd.objects.exists()


def test_whoever_only_opens_a_question_is_not_blamed(klient, runde):
    svar = klient.get(f"{u.rot(runde)}nb/norsk/", follow=True)
    assert str(Tekster("nb")["feil_tid"]) not in svar.content.decode()


def test_own_answers_closed_in_the_middle_say_so(kort):
    klient = FriskKlient()
    klient.post(MINE, {"kode": KODE})
    klient.post(MINE + "endre/")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        svar = klient.post(
            MINE + "side/norsk/", {"norsk": "godt", "handling": "neste"}, follow=True
        )
    assert str(Tekster("nb")["feil_tid"]) in svar.content.decode()
    assert 'name="kode"' in svar.content.decode()
    assert Svarark.objects.get().norsk == "litt"


@pytest.mark.parametrize(
    "skrevet",
    ["٠٠٠٠-٠٠٠٠-٠٠٠٠-٠", "۰۰۰۰ ۰۰۰۰ ۰۰۰۰ ۰", "oooo-oooo-oooo-o", "0000–0000–0000–0",
     "\u200f0000\u00a00000 0000 0\u200e"],
)  # fmt: skip
def test_digits_and_marks_of_any_script_are_read(kort, skrevet):
    assert FriskKlient().post(MINE, {"kode": skrevet}).status_code == 302


def test_round_code_in_other_digits(klient, i_kommune):
    factories.runde(kode="12345678")
    assert klient.get("/fjordvik/s/۱۲۳۴۵۶۷۸/").status_code == 200


def test_a_code_that_was_made_anew_opens_nothing(kort):
    sett_beboerkode(kort, koder.ny_beboerkode(), now=factories.NOW)
    svar = FriskKlient().post(MINE, {"kode": KODE})
    assert str(svar.context["feil"]) == str(Tekster("nb")["feil_kode"])


@pytest.mark.parametrize(
    ("tekst", "sier"),
    [("jeg har diabetes og vil gå tur", "onsker_advarsel"), ("Ring 412 34 567", "feil_persondata"),
     ("زنگ بزنید ۰۹۱۲۳۴۵۶۷۸۹", "feil_persondata")],
)  # fmt: skip
def test_the_message_is_about_what_was_written_and_nothing_is_kept(klient, runde, tekst, sier):
    u.si_ja(klient, runde, "nb")
    svar = klient.post(f"{u.rot(runde)}nb/onsker/", {"onsker": tekst, "handling": "neste"})
    assert str(svar.context["feil"]) == str(Tekster("nb")[sier])
    assert tekst not in svar.content.decode()
    assert "onsker" not in Svarkladd.objects.get().svar
