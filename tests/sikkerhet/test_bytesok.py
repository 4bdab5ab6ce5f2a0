"""The search for planted values sees every place; otherwise its silence would mean nothing."""

from importlib import import_module
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache

from tests import factories
from tests.sikkerhet import bytesok


pytestmark = pytest.mark.django_db
VERDI = {"tekst": "Hemmelig Blåbærtue"}


def test_nothing_is_found_where_nothing_is(i_kommune):
    factories.svarark()
    assert bytesok.finn(VERDI, logg="ingenting", sider=["<p>ingenting</p>"]) == {}


STEDER = ["databasen", "hurtiglager", "økter", "fil x", "e-post", "logg", "side"]


@pytest.mark.parametrize("hvor", STEDER)
def test_each_place_is_seen(i_kommune, settings, hvor):
    ord_ = VERDI["tekst"]
    if hvor == "databasen":
        factories.svarark(annet=[ord_])
    elif hvor == "hurtiglager":
        cache.set("nokkel", {"tekst": ord_})
    elif hvor == "økter":
        okt = import_module(settings.SESSION_ENGINE).SessionStore()
        okt["tekst"] = ord_
        okt.save()
    elif hvor == "fil x":
        mappe = Path(settings.PRIVAT_MAPPE)
        mappe.mkdir(parents=True)
        (mappe / "x").write_bytes(ord_.encode("utf-16-le"))
    elif hvor == "e-post":
        mail.send_mail(ord_, "x", "a@eksempel.example", ["b@eksempel.example"])
    funn = bytesok.finn(
        VERDI, logg=ord_ if hvor == "logg" else "", sider=[ord_.upper()] if hvor == "side" else []
    )
    assert hvor in funn["tekst"]
