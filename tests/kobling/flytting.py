"""Somebody who moves from one kommune to another with the card, and what the tests look at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from kartlegging.models import Svarark
from kommuneportal.core.tenancy import kommune_scope
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u


KODE = "0000-0000-0000-0"
GAMMEL, NY = "/fjordvik/mine-svar/nb/", "/nordlia/mine-svar/nb/"
HIT = NY + "flytt/"


def person(kommune: Any, **felt: Any) -> Svarark:
    """Make somebody at a centre, with a card and answers of many kinds."""
    dag = timezone.localdate()
    with kommune_scope(kommune):
        ark = factories.svarark(
            **{
                "onsker": ("fotball", "sprakkafe"), "tider": ((2, "kveld"), (6, "formiddag")),
                "annet": ["Drageflyging"], "behov": ["barnepass"], "reise": "buss",
                "frivillig": "ja", "frivillig_med": ["Lage mat"], "gruppe": "liten",
                "svart_date": dag, "gyldig_til_date": dag + timedelta(days=90),
            } | felt,
        )  # fmt: skip
        Svarark.objects.filter(pk=ark.pk).update(onsker="Spille ute om kvelden")
        sett_beboerkode(ark.beboer, KODE, now=factories.NOW)
    return ark


def flyttekode() -> str:
    """Ask for a moving code on a telephone of one's own, and read it."""
    klient = FriskKlient()
    klient.post(GAMMEL, {"kode": KODE})
    return u.koden(klient.post(GAMMEL + "flyttekode/", {"flytt": "ja"}))


def skriv(kode: str, klient: Any = None) -> Any:
    """Type a moving code in the new kommune, and give the telephone."""
    klient = klient or FriskKlient()
    klient.siste = klient.post(HIT, {"kode": kode}, follow=True)
    return klient


def antall(kommune: Any, *modeller: Any) -> list[int]:
    """Count the rows of these models in one kommune."""
    with kommune_scope(kommune):
        return [modell.objects.count() for modell in modeller]
