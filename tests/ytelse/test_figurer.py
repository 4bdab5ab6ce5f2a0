"""The figures to reach: queries a page, whatever the number of rows, and bytes a page."""

import gzip
import random
import re
from pathlib import Path

import pytest
from django.conf import settings as innstillinger
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kobling.selectors import ko
from kobling.services.foresla import foresla
from kommuneportal.core.models import Sone
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.demo.storrelse import Fabrikk, Storrelse
from mottak.models import Mottak
from tests.conftest import FriskKlient
from tests.sikkerhet import verden as v


LISTER, SKJEMAER, KO = 12, 10, 15
SIDER = {
    "oversikt/": LISTER,
    "tilbud/": LISTER,
    "organisasjoner/": LISTER,
    "organisasjoner/?fane=register": LISTER,
    "kobling/aktive/": LISTER,
    "oppgaver/": LISTER,
    "mottak/": LISTER,
    "mottak/opplasting/": LISTER,
    "kartlegging/svar/": LISTER,
    "ansatte/": LISTER,
    "omrader/": LISTER,
    "logg/": LISTER,
    "bidra/forening/": SKJEMAER,
    "bidra/aktivitet/": SKJEMAER,
    "organisasjoner/ny/": SKJEMAER,
    "mottak/ny/": SKJEMAER,
    "mottak/opplasting/ny/": SKJEMAER,
    "ansatte/inviter/": SKJEMAER,
    "omrader/ny/": SKJEMAER,
    "innstillinger/": SKJEMAER,
    "tall/": LISTER,
    "kobling/forslag/": KO,
}
# Pages of one thing, by the table it lies in.
ETT = {
    "organisasjoner/{organisasjon}/": LISTER,
    "organisasjoner/registrering/{registrering}/": SKJEMAER,
    "kobling/forslag/{koblingsforslag}/": KO,
    "kobling/{kobling}/": LISTER,
    "oppgaver/{kobling}/": SKJEMAER,
    "mottak/opplasting/{opplasting}/kvittering/": SKJEMAER,
}
OFFENTLIGE = ("", "tilbud/", "bidra/", "bidra/forening/", "bidra/aktivitet/", "hvem-ser/")
ANSATTE = ("oversikt/", "organisasjoner/", "kobling/forslag/", "oppgaver/", "kartlegging/svar/")
OFFENTLIG_KB, ANSATT_KB = 35, 60
ROT = Path(innstillinger.BASE_DIR)


@pytest.fixture
def fylt(kommune):
    return v.lag(kommune, merke="Prove")


def voks() -> None:
    """Add what fills more than one page of every list."""
    fabrikk = Fabrikk(random.Random(1), timezone.now())
    mange = Storrelse(organisasjoner=30, tilbud=60, beboere=60)
    fabrikk.fyll_opp(mange, list(Sone.objects.all()), list(Mottak.objects.all()))
    foresla(by=None, utlost_av="knapp", now=timezone.now())


def _voks(kommune) -> None:
    with kommune_scope(kommune):
        voks()


def _sporringer(klient, sti: str) -> int:
    with CaptureQueriesContext(connection) as fanget:
        assert klient.get(f"/fjordvik/{sti}").status_code == 200, sti
    return sum(not rad["sql"].startswith(("SAVEPOINT", "RELEASE")) for rad in fanget)


@pytest.mark.usefixtures("klokken")
def test_queries_stay_within_the_figures_and_do_not_grow(fylt, kommune):
    klient = FriskKlient()
    klient.force_login(fylt.alt)
    ider = {navn: rader[0].public_id for navn, rader in fylt.rader.items() if navn in str(ETT)}
    sider = SIDER | {sti.format(**ider): grense for sti, grense in ETT.items()}
    for sti in sider:
        klient.get(f"/fjordvik/{sti}")

    fa = {sti: _sporringer(klient, sti) for sti in sider}
    _voks(kommune)
    for sti in sider:
        klient.get(f"/fjordvik/{sti}")
    mange = {sti: _sporringer(klient, sti) for sti in sider}

    assert {sti: n for sti, n in mange.items() if n > sider[sti]} == {}
    # In a queue that is empty nobody asks for its rows, what they are about, and the open one.
    vokst = {s: (fa[s], n) for s, n in mange.items() if n > fa[s] + (3 if sider[s] == KO else 1)}
    assert vokst == {}


def test_a_suggestion_from_outside_the_page_costs_no_more(fylt, kommune):
    klient = FriskKlient()
    klient.force_login(fylt.alt)
    _voks(kommune)
    with kommune_scope(kommune):
        sist = ko.ko("alle", today=timezone.localdate()).last()
    klient.get("/fjordvik/kobling/forslag/")

    assert _sporringer(klient, f"kobling/forslag/{sist.public_id}/") <= KO


def _kb(klient, sti: str) -> float:
    """Give what a browser fetches for a page, compressed, without the font and later visits."""
    side = klient.get(f"/fjordvik/{sti}", follow=True).content
    filer = re.findall(rb'(?:href|src)="/static/([^"?]+\.(?:css|js|svg))', side)
    innhold = [side, *((ROT / "static" / fil.decode()).read_bytes() for fil in set(filer))]
    return sum(len(gzip.compress(del_, 9)) for del_ in innhold) / 1024


@pytest.mark.skipif(
    not (ROT / "static" / "vendor").is_dir(), reason="python3 manage.py statikk er ikke kjørt"
)
def test_pages_are_light(fylt, kommune):
    _voks(kommune)
    klient, ansatt = FriskKlient(), FriskKlient()
    ansatt.force_login(fylt.alt)

    tunge = {sti: _kb(klient, sti) for sti in OFFENTLIGE}
    assert {sti: kb for sti, kb in tunge.items() if kb > OFFENTLIG_KB} == {}
    tunge = {sti: _kb(ansatt, sti) for sti in ANSATTE}
    assert {sti: kb for sti, kb in tunge.items() if kb > ANSATT_KB} == {}
