"""Prints queries, CPU time and size of each page, with the demo's rows and with twenty times them."""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


FORSOK = 7
# What the pages should cost at most on two cores, in milliseconds of CPU.
MAL_MS = {"liste": 25, "skjema": 15, "ko": 30}


@dataclass(frozen=True)
class Sidemal:
    """One page to measure: its kind, who asks for it, and its address."""

    slag: str
    rolle: str
    sti: str


def _sider(kommune: Any) -> list[Sidemal]:
    """Choose the pages that have something to count, with objects that exist."""
    rot = f"/{kommune.slug}"
    return [
        Sidemal(slag, rolle, f"{rot}/{sti}")
        for slag, rolle, sti in (*_offentlige(), *_koordinators(), *_andres())
    ]


def _offentlige() -> list[tuple[str, str, str]]:
    from organisasjoner.models import Tilbud

    tilbud = Tilbud.objects.order_by("pk")[0]
    return [
        ("liste", "", ""),
        ("liste", "", "tilbud/"),
        ("liste", "", "tilbud/?q=fotball"),
        ("skjema", "", f"tilbud/{tilbud.public_id}/"),
        ("skjema", "", "bidra/forening/"),
        ("skjema", "", "bidra/aktivitet/"),
    ]


def _koordinators() -> list[tuple[str, str, str]]:
    from kobling.models import Kobling, Koblingsforslag, Udekket
    from organisasjoner.models import Organisasjon, Registrering

    forslag = Koblingsforslag.objects.filter(status="foreslatt").order_by("-poeng", "pk")[0]
    kobling = Kobling.objects.filter(status="plass_bekreftet").order_by("pk")[0]
    registrering = Registrering.objects.til_behandling().order_by("pk")[0]
    org, uten = Organisasjon.objects.order_by("pk")[0], Udekket.objects.order_by("pk").first()
    person = uten.beboer if uten else forslag.beboer
    sider = [
        ("liste", "oversikt/"),
        ("liste", "organisasjoner/"),
        ("liste", "organisasjoner/?fane=register"),
        ("liste", f"organisasjoner/{org.public_id}/"),
        ("skjema", f"organisasjoner/registrering/{registrering.public_id}/"),
        ("skjema", f"organisasjoner/tilbud/{forslag.tilbud.public_id}/"),
        ("ko", "kobling/forslag/"),
        ("ko", "kobling/forslag/?vis=sterke&sorter=sterkest"),
        ("ko", "kobling/forslag/?sok=fotball"),
        ("ko", f"kobling/forslag/{forslag.public_id}/"),
        ("ko", f"kobling/person/{forslag.beboer.public_id}/"),
        ("ko", f"kobling/plasser/{forslag.tilbud.public_id}/"),
        ("liste", "kobling/udekket/"),
        ("ko", f"kobling/udekket/person/{person.public_id}/"),
        ("liste", "kobling/aktive/"),
        ("liste", f"kobling/{kobling.public_id}/"),
        ("liste", "kobling/behov/"),
        ("skjema", "kobling/ny/"),
        ("liste", "kartlegging/svar/"),
        ("liste", "kartlegging/undersokelser/"),
    ]
    return [(slag, "koordinator", sti) for slag, sti in sider]


def _andres() -> list[tuple[str, str, str]]:
    return [
        ("liste", "mottaksansatt", "oppgaver/"),
        ("liste", "mottaksansatt", "mottak/"),
        ("liste", "mottaksansatt", "mottak/opplasting/"),
        ("skjema", "mottaksansatt", "mottak/opplasting/ny/"),
        ("liste", "leder", "tall/"),
        ("liste", "leder", "tall/undersokelser/"),
        ("liste", "kommuneansvarlig", "ansatte/"),
        ("liste", "kommuneansvarlig", "logg/"),
        ("liste", "kommuneansvarlig", "kartlegging/tekster/"),
        ("skjema", "kommuneansvarlig", "innstillinger/"),
        ("skjema", "kommuneansvarlig", "innstillinger/vekter/"),
    ]


def _klienter(kommune: Any) -> dict[str, Any]:
    from django.test import Client

    from kommuneportal.core.models import Bruker

    klienter = {"": Client()}
    for rolle in ("koordinator", "mottaksansatt", "leder", "kommuneansvarlig"):
        klient = Client()
        bruker = Bruker.objects.filter(medlemskap__kommune=kommune, medlemskap__rolle=rolle)
        klient.force_login(bruker.order_by("pk")[0])
        klienter[rolle] = klient
    return klienter


def mal(kommune: Any, sider: list[Sidemal]) -> None:
    """Ask for each page several times and print what it cost."""
    from django.db import connection

    klienter = _klienter(kommune)
    print(f"{'side':<58} {'svar':>4} {'spørringer':>10} {'ms CPU':>7} {'mål':>4} {'kB':>6}")
    for side in sider:
        klient = klienter[side.rolle]
        klient.get(side.sti)
        sporringer: list[str] = []
        with connection.execute_wrapper(_teller(sporringer)):
            svar = klient.get(side.sti)
        tider = []
        for _ in range(FORSOK):
            start = time.process_time()
            klient.get(side.sti)
            tider.append(1000 * (time.process_time() - start))
        kb = len(gzip.compress(svar.content)) / 1024
        sti = side.sti if len(side.sti) < 58 else side.sti[:54] + "..."
        print(
            f"{sti:<58} {svar.status_code:>4} {len(sporringer):>10} "
            f"{statistics.median(tider):>7.1f} {MAL_MS[side.slag]:>4} {kb:>6.1f}"
        )


def _teller(sporringer: list[str]) -> Any:
    def wrapper(execute: Any, sql: str, *args: Any) -> Any:
        sporringer.append(sql)
        return execute(sql, *args)

    return wrapper


def voks(kommune: Any, ganger: int) -> None:
    """Fill the municipality up to so many times its rows, and make suggestions of them."""
    from mottak.models import Beboer
    from organisasjoner.models import Organisasjon, Tilbud

    mer = ganger - 1
    _fyll(
        f"{ganger} ganger radene",
        organisasjoner=mer * Organisasjon.objects.count(),
        tilbud=mer * Tilbud.objects.count(),
        beboere=mer * Beboer.objects.count(),
    )


def vent(ventende: int) -> None:
    """Fill the municipality up until so many suggestions wait for a decision."""
    from kobling.models import Koblingsforslag

    # A person gets nearly three suggestions when there are offers enough.
    mangler = max(0, ventende - Koblingsforslag.objects.apne().count())
    beboere = round(mangler / 2.7)
    _fyll("Mange venter", organisasjoner=beboere // 20, tilbud=beboere // 3, beboere=beboere)
    print(f"{Koblingsforslag.objects.apne().count()} forslag venter\n")


def _fyll(hva: str, **mengder: int) -> None:
    import random

    from django.utils import timezone

    from kobling.services.foresla import foresla
    from kommuneportal.core.models import Sone
    from kommuneportal.demo.storrelse import Fabrikk, Storrelse
    from mottak.models import Mottak

    fabrikk = Fabrikk(random.Random(1), timezone.now())
    fabrikk.fyll_opp(Storrelse(**mengder), list(Sone.objects.all()), list(Mottak.objects.all()))
    kjoring = foresla(by=None, utlost_av="kommando", now=timezone.now())
    print(f"\n{hva}: {kjoring.personer} personer, {kjoring.tilbud_antall} tilbud, "
          f"{kjoring.par} par, {kjoring.sekunder:.1f} s\n")  # fmt: skip


def main() -> None:
    """Make a demo in a temporary file and measure it at both sizes."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--ganger", type=int, default=20, help="hvor mange ganger demoens rader")
    leser.add_argument("--ventende", type=int, default=0, help="køen når så mange forslag venter")
    valg = leser.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        os.environ.update(
            DEMO="true",
            HTTPS="false",
            DATABASE_URL=f"sqlite:///{Path(mappe) / 'sider.sqlite3'}",
            PRIVAT_MAPPE=str(Path(mappe) / "privat"),
            ALLOWED_HOSTS="testserver",
            DJANGO_SETTINGS_MODULE="kommuneportal.settings",
        )
        import django

        django.setup()
        _mal_alt(valg.ganger, valg.ventende)


def _mal_alt(ganger: int, ventende: int) -> None:
    from django.core.management import call_command

    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("seed_demo")
    kommune = Kommune.objects.get(slug="fjordvik")
    with kommune_scope(kommune):
        print("\nDemoens rader\n")
        mal(kommune, _sider(kommune))
        if ventende:
            vent(ventende)
            mal(kommune, [side for side in _sider(kommune) if side.slag == "ko"])
        elif ganger > 1:
            voks(kommune, ganger)
            mal(kommune, _sider(kommune))


if __name__ == "__main__":
    main()
