"""Log-ins that end, the second factor that cannot be gone round, and headers on every answer."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse

from kommuneportal.core.models import Bruker, Kommune
from tests import factories
from tests.conftest import FriskKlient


pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
OPPSETT = "/konto/2fa/totp/activate/"
PASSORD = "lang nok setning med ord"


@pytest.fixture
def uten_tofaktor(koordinator):
    Authenticator.objects.all().delete()
    return koordinator


# --- how long a log-in lasts -----------------------------------------------------------------


def test_log_in_ends_after_thirty_idle_minutes(koordinator, kommune):
    with time_machine.travel(START, tick=False) as klokke:
        koordinator.force_login(koordinator.bruker)
        klokke.shift(timedelta(minutes=29))
        assert koordinator.get("/fjordvik/oversikt/").status_code == 200
        klokke.shift(timedelta(minutes=31))
        assert koordinator.get("/fjordvik/oversikt/")["Location"].startswith("/konto/login/")


def test_log_in_ends_after_eight_hours_however_busy(koordinator, kommune):
    with time_machine.travel(START, tick=False) as klokke:
        koordinator.force_login(koordinator.bruker)
        for _nr in range(24):
            assert koordinator.get("/fjordvik/oversikt/").status_code == 200
            klokke.shift(timedelta(minutes=20))
        klokke.shift(timedelta(minutes=1))
        svar = koordinator.get("/fjordvik/oversikt/", follow=True)
        assert svar.redirect_chain[0][0].startswith("/konto/login/")
        assert "innlogget i åtte timer" in svar.content.decode()


def test_form_that_no_page_of_ours_sent_leads_to_the_log_in_and_says_so(ansvarlig, kommune):
    ansvarlig.bruker.set_password(PASSORD)
    ansvarlig.bruker.save()
    with time_machine.travel(START, tick=False) as klokke:
        ansvarlig.force_login(ansvarlig.bruker)
        klokke.shift(timedelta(minutes=31))
        data = {"navn": "Sentrum", "lat": "60", "lon": "10"}
        svar = ansvarlig.post("/fjordvik/omrader/ny/", data)
        assert svar["Location"] == "/konto/login/?next=/konto/hjem/"
        tekst = ansvarlig.get(svar["Location"]).content.decode()
        assert "det du sendte, er ikke lagret" in tekst
        Authenticator.objects.all().delete()
        ansvarlig.post(svar["Location"], {"login": ansvarlig.bruker.email, "password": PASSORD})
        factories.tofaktor(ansvarlig.bruker)
        tekst = ansvarlig.get("/fjordvik/omrader/ny/").content.decode()
        assert "Ingenting er lagret. Send det på nytt." in tekst
        assert "Sentrum" not in ansvarlig.get("/fjordvik/omrader/").content.decode()


# --- the second factor -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "side",
    [
        "/fjordvik/oversikt/", "/fjordvik/mottak/", "/fjordvik/tall/", "/konto/hjem/",
        "/konto/password/change/", "/konto/email/", "/konto/2fa/",
    ],
)  # fmt: skip
def test_without_second_factor_every_page_leads_to_enrolment(uten_tofaktor, side):
    assert uten_tofaktor.get(side)["Location"] == OPPSETT


def test_without_second_factor_nothing_can_be_sent(uten_tofaktor):
    data = {"navn": "Nytt", "slag": "akutt"}
    assert uten_tofaktor.post("/fjordvik/mottak/ny/", data)["Location"] == OPPSETT


def test_without_second_factor_one_can_leave_and_see_public_pages(uten_tofaktor):
    assert uten_tofaktor.get("/fjordvik/").status_code == 200
    assert uten_tofaktor.get("/fjordvik/personvern/").status_code == 200
    assert uten_tofaktor.post("/konto/logout/")["Location"] == "/"


def test_recovery_codes_alone_are_no_second_factor(uten_tofaktor):
    Authenticator.objects.create(user=uten_tofaktor.bruker, type="recovery_codes", data={})
    assert uten_tofaktor.get("/fjordvik/oversikt/")["Location"] == OPPSETT


def test_administration_asks_for_the_second_factor_too(systemansvarlig):
    assert systemansvarlig.get("/forvaltning/").status_code == 200
    Authenticator.objects.all().delete()
    assert systemansvarlig.get("/forvaltning/")["Location"] == OPPSETT


def test_administration_has_no_log_in_of_its_own(klient, systemansvarlig):
    svar = klient.post("/forvaltning/login/", {"username": "x", "password": "y"})
    assert svar["Location"].startswith("/konto/login/")
    svar = klient.get("/forvaltning/", follow=True)
    assert svar.redirect_chain[-1][0].startswith("/konto/login/")


def test_password_alone_does_not_log_in(klient, kommune):
    bruker = factories.bruker(kommune=kommune, rolle="koordinator")
    bruker.set_password(PASSORD)
    bruker.save()
    svar = klient.post("/konto/login/", {"login": bruker.email, "password": PASSORD})
    assert svar["Location"].startswith(reverse("mfa_authenticate"))
    assert klient.get("/fjordvik/oversikt/")["Location"].startswith("/konto/login/")


def test_password_reset_does_not_skip_the_second_factor(klient, kommune, mailoutbox):
    bruker = factories.bruker(kommune=kommune, rolle="koordinator")
    klient.post("/konto/password/reset/", {"email": bruker.email})
    lenke = re.search(r"https?://[^/]+(/konto/password/reset/key/\S+)", mailoutbox[0].body).group(1)
    side = klient.get(lenke)["Location"]
    svar = klient.post(side, {"password1": PASSORD, "password2": PASSORD})
    assert svar.status_code == 302
    bruker.refresh_from_db()
    assert bruker.check_password(PASSORD)
    assert klient.get("/fjordvik/oversikt/")["Location"].startswith("/konto/login/")


def test_nobody_can_sign_up(klient, kommune):
    data = {"email": "ny@eksempel.example", "password1": PASSORD, "password2": PASSORD}
    klient.post("/konto/signup/", data)
    assert not Bruker.objects.exists()
    assert not EmailAddress.objects.exists()


# --- who is asked for ------------------------------------------------------------------------


def test_closed_account_is_out_at_the_next_request(koordinator, kommune):
    Bruker.objects.update(is_active=False)
    assert koordinator.get("/fjordvik/oversikt/")["Location"].startswith("/konto/login/")


def test_kommune_that_is_switched_off_is_not_found(koordinator, klient, kommune):
    Kommune.objects.update(er_aktiv=False)
    assert klient.get("/fjordvik/").status_code == 404
    assert koordinator.get("/fjordvik/oversikt/").status_code == 404


# --- headers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "side",
    ["/", "/fjordvik/", "/finnes-ikke/", "/konto/login/", "/l/ukjent", "/helse/",
     "/fjordvik/oversikt/", "/forvaltning/", "/static/portal.css"],
)  # fmt: skip
def test_every_answer_carries_the_headers(klient, kommune, side):
    svar = klient.get(side)
    svar.close()
    regler = dict(del_.strip().split(" ", 1) for del_ in svar["Content-Security-Policy"].split(";"))
    assert regler["default-src"] == "'none'"
    assert regler["frame-ancestors"] == "'none'"
    assert "unsafe" not in svar["Content-Security-Policy"]
    assert svar["X-Content-Type-Options"] == "nosniff"
    assert svar["Referrer-Policy"] == ("no-referrer" if side.startswith("/l/") else "same-origin")


def test_error_in_a_view_carries_the_headers(koordinator, monkeypatch, kommune):
    koordinator.raise_request_exception = False
    monkeypatch.setattr("kommuneportal.rapport.selectors.oversikt", lambda *a, **k: 1 / 0)
    svar = koordinator.get("/fjordvik/oversikt/")
    assert svar.status_code == 500
    assert "Content-Security-Policy" in svar
    assert svar["Cache-Control"] == "no-store"


def test_pages_of_people_with_a_session_are_never_stored(koordinator, klient, kommune):
    assert koordinator.get("/fjordvik/oversikt/")["Cache-Control"] == "no-store"
    assert koordinator.get("/fjordvik/")["Cache-Control"] == "no-store"
    assert klient.get("/fjordvik/")["Cache-Control"] == "no-cache, private"


def test_cookie_of_the_setting_is_what_counts(kommune, settings):
    klient = FriskKlient()
    klient.cookies["sessionid"] = "x"
    assert klient.get("/fjordvik/")["Cache-Control"] == "no-cache, private"
    klient.cookies[settings.SESSION_COOKIE_NAME] = "x"
    assert klient.get("/fjordvik/")["Cache-Control"] == "no-store"
