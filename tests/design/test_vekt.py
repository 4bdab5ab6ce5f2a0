"""Every page is light: the page itself with the style sheets and scripts that it asks for."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from kommuneportal.core.models import Interesse
from tests import factories


STATIC = Path(settings.BASE_DIR) / "static"
OFFENTLIG_KB, ANSATT_KB = 35, 60
pytestmark = pytest.mark.skipif(
    not (STATIC / "vendor").exists(), reason="run `manage.py statikk` first"
)


def _kb(innhold: bytes) -> float:
    return len(gzip.compress(innhold, 6)) / 1024


def _vekt(klient, adresse: str) -> float:
    """Weigh a page as a browser with an empty cache fetches it. Units: kB, compressed; no font."""
    response = klient.get(adresse)
    assert response.status_code == 200, adresse
    total = _kb(response.content)
    for sti in re.findall(r'(?:<link rel="stylesheet" href|<script src)="([^"]+)"', response.text):
        if sti.startswith("/static/"):
            total += _kb((STATIC / sti.removeprefix("/static/")).read_bytes())
        else:
            total += _kb(klient.get(sti).content)
    return round(total, 1)


@pytest.fixture
def full(i_kommune):
    """A kommune whose lists are full, each row with a pictogram of its own."""
    koder = list(Interesse.objects.order_by("pk").values_list("kode", flat=True)[:40])
    tilbud = [factories.tilbud(interesser=(kode,)) for kode in koder]
    kjoring = factories.kjoring()
    for rad in tilbud:
        person = factories.beboer()
        factories.svarark(beboer=person)
        factories.forslag(beboer=person, tilbud=rad, kjoring=kjoring)
    return i_kommune


OFFENTLIGE = (
    "/", "/konto/login/", "/fjordvik/", "/fjordvik/tilbud/", "/fjordvik/bidra/",
    "/fjordvik/bidra/forening/", "/fjordvik/hvem-ser/", "/fjordvik/personvern/",
    "/fjordvik/tilgjengelighet/", "/fjordvik/hjelp/",
)  # fmt: skip
FOR_ANSATTE = ("oversikt", "kobling/forslag", "organisasjoner", "kobling/aktive", "mottak", "tall")


def test_public_pages_are_light(full, klient):
    weights = {adresse: _vekt(klient, adresse) for adresse in OFFENTLIGE}

    assert {adresse: kb for adresse, kb in weights.items() if kb > OFFENTLIG_KB} == {}


def test_staff_pages_are_light(full, koordinator):
    weights = {navn: _vekt(koordinator, f"/fjordvik/{navn}/") for navn in FOR_ANSATTE}

    assert {navn: kb for navn, kb in weights.items() if kb > ANSATT_KB} == {}
