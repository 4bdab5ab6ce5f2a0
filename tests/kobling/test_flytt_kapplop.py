"""Four at once with the same moving code, in processes of their own: exactly one wins."""

import os
import sqlite3

import pytest
from django.db import connection

from kartlegging.models import Svarark
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests.kobling import test_kapplop as kapplop
from tests.kobling.flytting import flyttekode, person
from tests.kobling.kapplop import samtidig


pytestmark = [
    pytest.mark.tung,
    pytest.mark.kapplop,
    pytest.mark.django_db(transaction=True),
]


def _antall(tmp_path, kommuner):
    """Count people and answers in each kommune, where the processes were."""
    if connection.vendor != "sqlite":
        rader = []
        for kommune in kommuner:
            with kommune_scope(kommune):
                rader.append((Beboer.objects.count(), Svarark.objects.count()))
        return rader
    with sqlite3.connect(tmp_path / "kapplop.sqlite3") as base:
        rader = [
            tuple(
                base.execute(f"SELECT COUNT(*) FROM {tabell} WHERE kommune_id=?", (k.pk,)).fetchone()[0]
                for tabell in ("mottak_beboer", "kartlegging_svarark")
            )
            for k in kommuner
        ]  # fmt: skip
    base.close()
    return rader


def test_of_four_at_once_exactly_one_moves_the_wishes(kommune, annen_kommune, tmp_path):
    person(kommune)
    kode = flyttekode()
    miljo = os.environ | {
        "DATABASE_URL": kapplop._adresse(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kommuneportal.settings",
    }
    svar = samtidig("tests.kobling.kappflytt", *[[kode]] * 4, miljo=miljo)

    assert svar == ["for sent"] * 3 + ["gikk"]
    assert _antall(tmp_path, (kommune, annen_kommune)) == [(0, 0), (1, 1)]
