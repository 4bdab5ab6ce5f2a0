"""Chromium, a server with real transactions, log-in with a code, and rules of accessibility."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa import app_settings
from allauth.mfa.totp.internal import auth as totp
from django.test import override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from kommuneportal.core import utboks_sending
from kommuneportal.core.models import Bruker
from tests import factories
from tests.conftest import FriskKlient
from tests.reiser.nettleser import Side


FLAGG = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BREDDER = {
    "bred": {"width": 1440, "height": 900},
    "smal": {"width": 390, "height": 844},
    "minst": {"width": 320, "height": 640},
}
ROT = Path(__file__).resolve().parents[2]


def _mangler() -> str:
    """Say what a journey needs and this machine lacks."""
    if not _chromium():
        return "Chromium mangler: sudo apt install chromium fonts-noto-core"
    if not (ROT / "static" / "vendor").is_dir():
        return "Utseendet mangler: python3 manage.py statikk"
    return ""


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every journey; in the quality gate, what cannot run is a failure."""
    grunn = _mangler()
    for item in items:
        if "tests/reiser/" not in item.nodeid:
            continue
        item.add_marker(pytest.mark.nettleser)
        item.add_marker(pytest.mark.django_db(transaction=True))
        if grunn and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason=grunn))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all journeys."""
    if grunn := _mangler():
        pytest.fail(grunn)
    # Playwright holds an event loop in this thread, and Django then takes it for asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        nettleser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGG)
        yield nettleser
        nettleser.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup: None) -> Iterator[LiveServer]:
    """Serve plain http from the start: middleware reads its settings once, before any test."""
    with override_settings(
        HTTPS=False,
        SECURE_SSL_REDIRECT=False,
        SESSION_COOKIE_SECURE=False,
        CSRF_COOKIE_SECURE=False,
        SESSION_COOKIE_NAME="okt",
        CSRF_COOKIE_NAME="csrf",
    ):
        tjener = LiveServer("localhost")
        yield tjener
        tjener.stop()


@pytest.fixture
def apne(
    chromium: Any, live_server: Any, settings: Any, _grunndata: None
) -> Iterator[Callable[..., Side]]:
    """Open a fresh browser profile: `apne("smal", js=False)`."""
    settings.NETTSTED = live_server.url
    kontekster = []
    sider: list[Side] = []

    def _apne(bredde: str = "bred", *, js: bool = True) -> Side:
        kontekst = chromium.new_context(
            viewport=BREDDER[bredde],
            java_script_enabled=js,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            base_url=live_server.url,
        )
        kontekst.set_default_timeout(30_000)
        kontekster.append(kontekst)
        side = Side(
            kontekst.new_page(), bredde=BREDDER[bredde]["width"], js=js, rot=live_server.url
        )
        sider.append(side)
        return sider[-1]

    yield _apne
    if mappe := os.environ.get("SKJERMBILDER"):
        for nr, side in enumerate(sider):
            side.side.screenshot(path=Path(mappe) / f"side-{nr}.png", full_page=True)
    for kontekst in kontekster:
        kontekst.close()
    feil = [melding for side in sider for melding in side.feil]
    assert feil == [], "nettleseren meldte feil"


@pytest.fixture
def post(mailoutbox: list[Any]) -> Callable[[], list[Any]]:
    """Send what waits in the outbox, also what can be undone for ten minutes yet."""

    def _send() -> list[Any]:
        om_litt = timezone.now() + timedelta(minutes=11)
        utboks_sending.send_ventende(klokke=lambda: om_litt, stopp=lambda: False)
        return mailoutbox

    return _send


@pytest.fixture
def logg_inn() -> Callable[[Side, Bruker], None]:
    """Log in as a person does: address, password, code."""

    def _logg_inn(side: Side, bruker: Bruker) -> None:
        passord = "et langt passord her"
        bruker.set_password(passord)
        bruker.save()
        side.ga("/konto/login/")
        side.fyll(login=bruker.email, password=passord)
        side.send()
        side.fyll(code=engangskode())
        side.send()

    return _logg_inn


@pytest.fixture
def er_inne() -> Callable[[Side, Bruker], None]:
    """Be logged in already, for journeys that are about something else."""

    def _er_inne(side: Side, bruker: Bruker) -> None:
        klient = FriskKlient()
        klient.force_login(bruker)
        side.lan_kaker(klient)

    return _er_inne


def engangskode() -> str:
    """Compute the code of this half-minute, waiting when it is about to end."""
    igjen = app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD
    if igjen < 2:
        time.sleep(igjen)
    teller = int(time.time()) // app_settings.TOTP_PERIOD
    return totp.format_hotp_value(totp.hotp_value(factories.HEMMELIGHET, teller))
