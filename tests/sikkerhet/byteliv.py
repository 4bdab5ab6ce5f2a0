"""Lives through every way in which answers come and go, in a process and a database of its own."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

import django


# One word a fate, which stands nowhere else.
SKJEBNER = ("slettet", "endret", "halvferdig", "flyttet", "fjernet", "angret", "avbrutt", "feilet",
            "forlatt", "utlopt")  # fmt: skip
HODE = "Beboernr;Alder;Språk for informasjon;Interesser;Dager;Andre ønsker;Samtykke;Svardato"


def ord_for(skjebne: str) -> str:
    return f"Qzv{skjebne}wxq bukett"


def svar(runde: Any, skjebne: str) -> str:
    """Answer the survey with a free text, and give the code from the card."""
    from tests.conftest import FriskKlient
    from tests.kartlegging import undersokelse as u

    klient = FriskKlient()
    u.svar_pa_alt(klient, runde, onsker=ord_for(skjebne))
    return "" if skjebne == "halvferdig" else u.koden(u.send(klient, runde))


def med_kort(kode: str) -> Any:
    from tests.conftest import FriskKlient

    klient = FriskKlient()
    klient.raise_request_exception = False
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": kode}).status_code == 302
    return klient


def slett(kode: str, kommune: str = "fjordvik") -> None:
    from tests.conftest import FriskKlient

    klient, mine = FriskKlient(), f"/{kommune}/mine-svar/nb/"
    klient.post(mine, {"kode": kode})
    assert "Svarene er slettet" in klient.post(mine + "slett/", {"slett": "ja"}).content.decode()


def endre(kode: str) -> None:
    """Take the text out, so that only the replaced answer holds it."""
    klient, mine = med_kort(kode), "/fjordvik/mine-svar/nb/"
    klient.post(mine + "endre/")
    klient.post(mine + "side/onsker/", {"onsker": "", "handling": "neste"})
    assert klient.post(mine + "send/").status_code == 200


def flytt(kode: str) -> None:
    """Move to the other kommune, and delete there."""
    from tests.conftest import FriskKlient
    from tests.kartlegging import undersokelse as u

    flyttekode = u.koden(med_kort(kode).post("/fjordvik/mine-svar/nb/flyttekode/", {"flytt": "ja"}))
    ny, hit = FriskKlient(), "/nordlia/mine-svar/nb/flytt/"
    ny.post(hit, {"kode": flyttekode})
    slett(u.koden(ny.post(hit, {"flytt": "ja"})), "nordlia")


def last_opp(klient: Any, kommune: Any, mottak: Any, skjebne: str) -> str:
    from tests.kartlegging.filer import csv
    from tests.kartlegging.veiviser import last_opp as veiviser

    rader = [
        f"{skjebne}-{nr};34;ukrainsk;Fotball;Mandag;{ord_for(skjebne)};Ja;{DATO}" for nr in (1, 2)
    ]
    return veiviser(klient, kommune, mottak, csv(*rader, hode=HODE))


DATO = "14.10.2026"


def filene(klient: Any, kommune: Any, mottak: Any) -> None:
    """Import and undo, cancel, crash in the middle, and leave for good."""
    from kartlegging.services import bekreftelse

    sti = last_opp(klient, kommune, mottak, "angret")
    klient.post(sti + "importer/")
    klient.post(sti + "angre/")
    klient.post(last_opp(klient, kommune, mottak, "avbrutt") + "avbryt/")
    ekte, klient.raise_request_exception = bekreftelse.lagre_svarark, False
    try:
        bekreftelse.lagre_svarark = _krasj
        sti = last_opp(klient, kommune, mottak, "feilet")
        assert klient.post(sti + "importer/").status_code == 500
    finally:
        bekreftelse.lagre_svarark = ekte
    last_opp(klient, kommune, mottak, "forlatt")


def _krasj(*_args: Any, **_kwargs: Any) -> None:
    raise RuntimeError("databasen gikk ned")


def liv() -> None:
    """Do everything, as people and staff do it, through the pages."""
    from django.utils import timezone

    from kartlegging.models import Svarark
    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope
    from tests import factories
    from tests.kartlegging.veiviser import ansatt_ved

    globals()["DATO"] = f"{timezone.localdate() - timedelta(days=3):%d.%m.%Y}"
    kommune = Kommune.objects.get(slug="fjordvik")
    with kommune_scope(kommune):
        runde = factories.runde()
    koder = {navn: svar(runde, navn) for navn in ("slettet", "endret", "flyttet", "fjernet")}
    for navn in ("halvferdig", "utlopt"):
        svar(runde, navn)
    slett(koder["slettet"])
    endre(koder["endret"])
    flytt(koder["flyttet"])
    ansatt = ansatt_ved(kommune, runde.mottak)
    with kommune_scope(kommune):
        ark = Svarark.objects.get(onsker=ord_for("fjernet"))
    assert ansatt.post(f"/fjordvik/kartlegging/svar/{ark.public_id}/slett/").status_code == 302
    filene(ansatt, kommune, runde.mottak)


def natt(days: int) -> None:
    """Let the hours and nights pass as the worker does, so many days from now."""
    import time_machine
    from django.utils import timezone

    from kommuneportal.core.sletting import tom_skrivelogg
    from kommuneportal.drift import rutiner

    with time_machine.travel(timezone.now() + timedelta(days=days, hours=2)):
        rutiner.timesrutiner.call("time")
        rutiner.nattrutiner.call("natt")
        tom_skrivelogg()


if __name__ == "__main__":
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    {"liv": liv, "angrefrist": lambda: natt(1), "lagringstid": lambda: natt(200)}[sys.argv[1]]()
    print("ferdig")
