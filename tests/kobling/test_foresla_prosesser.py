"""Two processes at once, and one that is killed in the middle, on both databases."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection


ROT = Path(__file__).resolve().parents[2]
SEED = (
    "seed_demo",
    "--kommuner",
    "1",
    "--organisasjoner",
    "8",
    "--tilbud",
    "12",
    "--beboere",
    "40",
)
FELLES = """
import sys, time
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from kartlegging.models import Svarark
from kobling.models import Kjoring, Koblingsforslag
from kobling.services import foresla as modul
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope
"""
HENGER = """
def henger(*args, **kwargs):
    print("midt i", flush=True)
    time.sleep(60)
modul.planlegg = henger
with kommune_scope(Kommune.objects.get()):
    Svarark.objects.update(gruppe="likt")
    modul.foresla(by=None, utlost_av="knapp", now=timezone.now())
"""
SENERE = """
with kommune_scope(Kommune.objects.get()):
    for_ = Koblingsforslag.objects.count()
    kjoring = modul.foresla(by=None, utlost_av="knapp", now=timezone.now() + timedelta(minutes=6))
    siste = list(Kjoring.objects.order_by("pk").values_list("status", flat=True))
    print(for_, kjoring.status, *siste)
"""


@pytest.fixture
def miljo(request, transactional_db, _grunndata):
    """Point processes to a database with a small kommune: a file, or PostgreSQL's test database."""
    if connection.vendor == "sqlite":
        adresse = f"sqlite:///{request.getfixturevalue('egen_base')}"
    else:
        valg = connection.settings_dict
        adresse = "postgres://{USER}@{HOST}:{PORT}/{NAME}".format(**valg)
    miljo = os.environ | {
        "DATABASE_URL": adresse,
        "DJANGO_SETTINGS_MODULE": "kommuneportal.settings",
    }
    fylt = manage(miljo, *SEED)
    assert fylt.returncode == 0, fylt.stderr
    return miljo


def manage(miljo, *argumenter):
    """Run a management command and return what it did."""
    kommando = [sys.executable, "manage.py", *argumenter]
    return subprocess.run(kommando, cwd=ROT, env=miljo, capture_output=True, text=True, check=False)


def python(miljo, kode):
    kommando = [sys.executable, "-c", FELLES + kode]
    return subprocess.Popen(kommando, cwd=ROT, env=miljo, stdout=subprocess.PIPE, text=True)


@pytest.mark.tung
@pytest.mark.kapplop
def test_two_at_once_are_refused_and_a_killed_one_leaves_the_old_result(miljo):
    forste = manage(miljo, "foresla_koblinger", "--kommune", "provekommune-1")
    assert forste.returncode == 0, forste.stderr

    with python(miljo, HENGER) as prosess:
        assert prosess.stdout.readline().strip() == "midt i"
        samtidig = manage(miljo, "foresla_koblinger", "--kommune", "provekommune-1")
        prosess.send_signal(signal.SIGKILL)

    assert samtidig.returncode == 1
    assert "En kjøring pågår allerede" in samtidig.stderr
    with python(miljo, SENERE) as prosess:
        antall, status, *kjoringer = prosess.stdout.read().split()
    assert int(antall) > 0
    assert (status, kjoringer) == ("ferdig", ["ferdig", "feilet", "ferdig"])
