"""A form that meets an ended log-in or an old token is shown again whole, to its own sender only."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from kommuneportal.core.models import Sone
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.conftest import FriskKlient


pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
NY = "/fjordvik/omrader/ny/"
VAR = {"HTTP_ORIGIN": "http://testserver"}
SKREVET = {"navn": 'Øvre "By" <b>\r\nlinje', "lat": "60", "lon": "10"}


def skjulte(side: str) -> dict[str, str]:
    funn = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', side)
    return {navn: html.unescape(verdi) for navn, verdi in funn}


@pytest.fixture
def streng(ansvarlig):
    """Holds the token of the forms to be ours, as a browser meets it."""
    klient = FriskKlient(enforce_csrf_checks=True)
    klient.force_login(ansvarlig.bruker)
    klient.bruker = ansvarlig.bruker
    return klient


def token(klient, sti: str = NY) -> str:
    return skjulte(klient.get(sti).content.decode())["csrfmiddlewaretoken"]


def test_everything_typed_comes_through_an_ended_log_in_once(streng, kommune):
    data = SKREVET | {"navn": "Øvre By", "csrfmiddlewaretoken": token(streng)}
    with time_machine.travel(START, tick=False) as klokke:
        streng.force_login(streng.bruker)
        klokke.shift(timedelta(minutes=31))
        utlogget = streng.post(NY, data, **VAR)
        assert utlogget.status_code == 401
        assert utlogget["Cache-Control"] == "no-store"
        baret = skjulte(utlogget.content.decode())

        # A log-in changes the token, so the first try is answered with the form once more.
        streng.cookies.pop("csrf")
        streng.force_login(streng.bruker)
        token(streng)
        gammel = streng.post(NY, baret, **VAR)
        assert gammel.status_code == 403
        assert "Trykk «Send på nytt»" in gammel.content.decode()
        sendt = streng.post(NY, skjulte(gammel.content.decode()), **VAR)

    assert sendt.status_code == 302
    with kommune_scope(kommune):
        assert Sone.objects.get().navn == "Øvre By"


def test_typed_text_stands_in_the_page_exactly_and_nowhere_else(klient, kommune):
    svar = klient.post(f"{NY}?x=1&y=2", SKREVET | {"tag": ["a", "b"]}, **VAR)

    side = svar.content.decode()
    assert skjulte(side) == SKREVET | {"tag": "b", "csrfmiddlewaretoken": token_i(side)}
    assert 'name="tag" value="a"' in side
    assert 'action="/fjordvik/omrader/ny/?x=1&amp;y=2"' in side
    assert 'target="_blank" rel="noopener"' in side
    assert "ingenting er borte" in side
    # Nothing is kept on the server: no session was made for it.
    assert "okt" not in svar.cookies


def token_i(side: str) -> str:
    return skjulte(side)["csrfmiddlewaretoken"]


def test_page_that_sent_the_form_is_asked_for_when_the_browser_names_no_origin(klient, kommune):
    assert klient.post(NY, SKREVET, HTTP_REFERER=f"http://testserver{NY}").status_code == 401


@pytest.mark.parametrize(
    "hoder",
    [
        {},
        {"HTTP_ORIGIN": "https://ond.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "null", "HTTP_REFERER": f"http://testserver{NY}"},
        {"HTTP_ORIGIN": "http://testserver.ond.example"},
        {"HTTP_REFERER": "http://testserver.ond.example/"},
        {"HTTP_REFERER": "https://testserver/x"},
    ],
)
@pytest.mark.parametrize("er_innlogget", [True, False])
def test_another_site_gets_nothing_shown(streng, klient, kommune, hoder, er_innlogget):
    avsender = streng if er_innlogget else klient
    svar = avsender.post(NY, SKREVET, **hoder)

    assert svar.status_code == (403 if er_innlogget else 302)
    assert "Øvre" not in svar.content.decode()
    assert er_innlogget or svar["Location"] == "/konto/login/?next=/konto/hjem/"


@pytest.mark.parametrize(
    "sti",
    ["/konto/password/change/", "/konto/email/", "/konto/login/", "/konto/reauthenticate/",
     "/konto/2fa/totp/activate/", "/forvaltning/core/kommune/add/", "/fjordvik/mine-svar/"],
)  # fmt: skip
@pytest.mark.parametrize("er_innlogget", [True, False])
def test_accounts_and_public_pages_echo_nothing(streng, kommune, sti, er_innlogget):
    klient = streng if er_innlogget else FriskKlient(enforce_csrf_checks=True)
    svar = klient.post(sti, {"oldpassword": "HEMMELIGZQ", "kode": "HEMMELIGZQ"}, **VAR)

    assert svar.status_code in {302, 403, 404}
    assert "HEMMELIGZQ" not in svar.content.decode()


def test_passwords_and_tokens_are_left_out(klient, kommune):
    data = SKREVET | {"passord": "HEMMELIGZQ", "Password2": "HEMMELIGZQ"}
    side = klient.post(NY, data | {"csrfmiddlewaretoken": "HEMMELIGZQ"}, **VAR).content.decode()

    assert "HEMMELIGZQ" not in side


@pytest.mark.parametrize(
    "data", [{"navn": "Z" * 200_001}, {f"felt{nr}": "1" for nr in range(1001)}]
)
def test_huge_form_is_told_to_go_back(klient, kommune, data):
    svar = klient.post(NY, data, **VAR)

    side = svar.content.decode()
    assert svar.status_code == 401
    assert "Gå tilbake i nettleseren" in side
    assert "ZZZZ" not in side
    assert len(side) < 20_000


def test_body_beyond_every_limit_is_refused_before_it_is_read(klient, kommune):
    assert klient.post(NY, {"navn": "Z" * 2_700_000}, **VAR).status_code == 400


def test_file_must_be_chosen_again(klient, kommune):
    fil = SimpleUploadedFile("svar.csv", b"a;b\n1;2\n")
    side = klient.post(
        "/fjordvik/mottak/opplasting/ny/", {"sted": "x", "fil": fil}, **VAR
    ).content.decode()

    assert 'enctype="multipart/form-data"' in side
    assert "Velg filen på nytt" in side
    assert 'type="file" id="fil_1" name="fil"' in side
    assert "svar.csv" not in side


def test_somebody_else_who_logs_in_gets_no_further_than_the_role(kommune, klient):
    baret = skjulte(klient.post(NY, SKREVET, **VAR).content.decode())
    feil_rolle = FriskKlient()
    feil_rolle.force_login(factories.bruker(kommune=kommune, rolle="leder"))

    assert feil_rolle.post(NY, baret, **VAR).status_code == 404
    with kommune_scope(kommune):
        assert not Sone.objects.exists()


def test_unknown_id_and_known_id_look_alike_to_nobody(klient, kommune, i_kommune):
    sone = factories.sone()
    ukjent = "00000000-0000-4000-8000-000000000000"
    sider = [
        klient.post(f"/fjordvik/omrader/{pk}/endre/", SKREVET, **VAR).content.decode()
        for pk in (sone.public_id, ukjent)
    ]

    kjent = re.sub(r'value="[^"]{64}"', "", sider[0].replace(str(sone.public_id), ukjent))
    assert kjent == re.sub(r'value="[^"]{64}"', "", sider[1])


def test_other_verbs_lead_to_the_log_in(klient, kommune):
    svar = klient.put(NY, b"navn=x", **VAR)

    assert svar["Location"].startswith("/konto/login/")
