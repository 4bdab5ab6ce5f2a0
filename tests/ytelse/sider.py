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
    from kobling.models import Kobling, Koblingsforslag
    from organisasjoner.models import Organisasjon, Registrering, Tilbud

    rot = f"/{kommune.slug}"
    forslag = Koblingsforslag.objects.filter(status="foreslatt").order_by("-poeng", "pk")[0]
    kobling = Kobling.objects.filter(status="plass_bekreftet").order_by("pk")[0]
    registrering = Registrering.objects.til_behandling().order_by("pk")[0]
    tilbud, org = Tilbud.objects.order_by("pk")[0], Organisasjon.objects.order_by("pk")[0]
    return [
        Sidemal("liste", "", f"{rot}/"),
        Sidemal("liste", "", f"{rot}/tilbud/"),
        Sidemal("liste", "", f"{rot}/tilbud/?q=fotball"),
        Sidemal("skjema", "", f"{rot}/tilbud/{tilbud.public_id}/"),
        Sidemal("skjema", "", f"{rot}/bidra/forening/"),
        Sidemal("skjema", "", f"{rot}/bidra/aktivitet/"),
        Sidemal("liste", "koordinator", f"{rot}/oversikt/"),
        Sidemal("liste", "koordinator", f"{rot}/organisasjoner/"),
        Sidemal("liste", "koordinator", f"{rot}/organisasjoner/?fane=register"),
        Sidemal("skjema", "koordinator", f"{rot}/organisasjoner/{org.public_id}/"),
        Sidemal(
            "skjema", "koordinator", f"{rot}/organisasjoner/registrering/{registrering.public_id}/"
        ),
        Sidemal("ko", "koordinator", f"{rot}/kobling/forslag/"),
        Sidemal("ko", "koordinator", f"{rot}/kobling/forslag/{forslag.public_id}/"),
        Sidemal("liste", "koordinator", f"{rot}/kobling/aktive/"),
        Sidemal("skjema", "koordinator", f"{rot}/kobling/{kobling.public_id}/"),
        Sidemal("liste", "mottaksansatt", f"{rot}/oppgaver/"),
        Sidemal("liste", "mottaksansatt", f"{rot}/mottak/"),
        Sidemal("liste", "mottaksansatt", f"{rot}/mottak/opplasting/"),
        Sidemal("liste", "leder", f"{rot}/tall/"),
        Sidemal("liste", "kommuneansvarlig", f"{rot}/ansatte/"),
        Sidemal("skjema", "kommuneansvarlig", f"{rot}/innstillinger/"),
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
    import random

    from django.utils import timezone

    from kobling.services.foresla import foresla
    from kommuneportal.core.models import Sone
    from kommuneportal.demo.storrelse import Fabrikk, Storrelse
    from mottak.models import Beboer, Mottak
    from organisasjoner.models import Organisasjon, Tilbud

    mer = ganger - 1
    storrelse = Storrelse(
        organisasjoner=mer * Organisasjon.objects.count(),
        tilbud=mer * Tilbud.objects.count(),
        beboere=mer * Beboer.objects.count(),
    )
    fabrikk = Fabrikk(random.Random(1), timezone.now())
    fabrikk.fyll_opp(storrelse, list(Sone.objects.all()), list(Mottak.objects.all()))
    kjoring = foresla(by=None, utlost_av="kommando", now=timezone.now())
    print(f"\n{ganger} ganger radene: {kjoring.personer} personer, {kjoring.tilbud_antall} tilbud, "
          f"{kjoring.par} par, {kjoring.sekunder:.1f} s\n")  # fmt: skip


def main() -> None:
    """Make a demo in a temporary file and measure it at both sizes."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--ganger", type=int, default=20, help="hvor mange ganger demoens rader")
    ganger = leser.parse_args().ganger
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
        _mal_alt(ganger)


def _mal_alt(ganger: int) -> None:
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
        if ganger > 1:
            voks(kommune, ganger)
            mal(kommune, _sider(kommune))


if __name__ == "__main__":
    main()
