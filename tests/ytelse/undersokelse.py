"""Answers the survey against gunicorn on PostgreSQL: so many steps a second, and no error."""

from __future__ import annotations

import argparse
import http.client
import os
import queue
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg2

from tests.kartlegging.undersokelse import SVAR, svar_til


ROT = Path(__file__).resolve().parents[2]
STANDARD = "postgres://portal@127.0.0.1:55432/postgres"
BASE = "ytelse_undersokelse"
TRADER = 24
# Bounded by itself: a run never takes longer than this, whatever is asked for.
LENGST_S, VARSEL_MS = 120, 250
MERKE = "b" * 32


@dataclass
class Resultat:
    """What the steps took, and what went wrong."""

    ms: list[float] = field(default_factory=list)
    feil: Counter[str] = field(default_factory=Counter)
    kort: int = 0
    etternolere: int = 0


class Beboer:
    """One telephone: a cookie, and the next step to post."""

    def __init__(self, port: int, sti: str) -> None:
        self.port, self.rot, self.neste = port, sti, f"{sti}nb/samtykke/"
        self.kake = ""

    def steg(self) -> tuple[int, bool]:
        """Post one step, as a browser does, and give the status and whether the card came."""
        navn = self.neste.rstrip("/").rsplit("/", 1)[-1]
        if navn == "se-over":
            self.neste = f"{self.rot}nb/send/"
            felt: dict[str, Any] = {}
        else:
            felt = {"samtykke": "ja"} if navn == "samtykke" else svar_til(navn, SVAR)
        felt["csrfmiddlewaretoken"] = MERKE
        forbindelse = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            forbindelse.request("POST", self.neste, urlencode(felt, doseq=True), {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": f"csrf={MERKE}; {self.kake}",
                "Host": f"127.0.0.1:{self.port}",
            })  # fmt: skip
            svar = forbindelse.getresponse()
            svar.read()
        finally:
            forbindelse.close()
        for navn_, verdi in svar.getheaders():
            if navn_ == "Set-Cookie" and verdi.startswith("svar-"):
                self.kake = verdi.split(";")[0]
        sted = svar.getheader("Location")
        self.neste = sted or f"{self.rot}nb/samtykke/"
        return svar.status, svar.status == http.HTTPStatus.OK


def last(port: int, sti: str, *, rate: int, sekunder: int) -> Resultat:
    """Post steps at an even rate; one that waits for its turn counts from when it was due."""
    ut, las, start = Resultat(), threading.Lock(), time.perf_counter()
    ledige: queue.SimpleQueue[Beboer] = queue.SimpleQueue()
    for _ in range(TRADER):
        ledige.put(Beboer(port, sti))
    nummer = iter(range(rate * sekunder))

    def arbeid() -> None:
        while True:
            with las:
                nr = next(nummer, None)
            if nr is None:
                return
            frist = start + nr / rate
            time.sleep(max(0.0, frist - time.perf_counter()))
            _ett_steg(ledige, ut, las, frist)

    trader = [threading.Thread(target=arbeid) for _ in range(TRADER)]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()
    ut.etternolere = sum(ms > VARSEL_MS for ms in ut.ms)
    return ut


def _ett_steg(
    ledige: queue.SimpleQueue[Beboer], ut: Resultat, las: threading.Lock, frist: float
) -> None:
    beboer = ledige.get()
    try:
        status, kort = beboer.steg()
        feil = "" if status in {200, 302} else str(status)
    except OSError as unntak:
        feil, kort = type(unntak).__name__, False
    ledige.put(beboer)
    with las:
        ut.ms.append((time.perf_counter() - frist) * 1000)
        ut.kort += kort
        if feil:
            ut.feil[feil] += 1


def forbered() -> str:
    """Make a kommune with an open round, and give the path of the round."""
    import django

    django.setup()
    from django.core.management import call_command

    from kommuneportal.core.tenancy import kommune_scope
    from tests import factories

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with kommune_scope(factories.kommune(slug="fjordvik", navn="Fjordvik kommune")):
        return f"/fjordvik/s/{factories.runde().kode}/"


def _egen_base(adresse: str) -> str:
    """Make an empty database beside the one named, and give its address."""
    _fjern_base(adresse)
    _utfor(adresse, f"CREATE DATABASE {BASE}")
    return urlunsplit(urlsplit(adresse)._replace(path=f"/{BASE}"))


def _fjern_base(adresse: str) -> None:
    _utfor(adresse, f"DROP DATABASE IF EXISTS {BASE} WITH (FORCE)")


def _utfor(adresse: str, setning: str) -> None:
    base = psycopg2.connect(adresse)
    base.autocommit = True
    with base.cursor() as peker:
        peker.execute(setning)
    base.close()


def _ledig_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _vent_pa(port: int) -> None:
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("gunicorn svarte ikke")


def main() -> None:
    """Start a server of its own, load it, stop it, and print rate and times."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--rate", type=int, default=60, help="steg (POST) i sekundet")
    leser.add_argument("--sekunder", type=int, default=60)
    leser.add_argument("--arbeidere", type=int, default=2)
    leser.add_argument("--base", default=os.environ.get("DATABASE_URL", STANDARD))
    valg = leser.parse_args()
    sekunder = min(valg.sekunder, LENGST_S)
    os.environ.update(
        DATABASE_URL=_egen_base(valg.base), HTTPS="false", ALLOWED_HOSTS="127.0.0.1",
        SECRET_KEY=secrets.token_urlsafe(48), DJANGO_SETTINGS_MODULE="kommuneportal.settings",
        WHITENOISE_FINN="true",
    )  # fmt: skip
    try:
        sti, port = forbered(), _ledig_port()
        tjener = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "kommuneportal.wsgi", "--bind",
             f"127.0.0.1:{port}", "--workers", str(valg.arbeidere), "--log-level", "error"],
            cwd=ROT,
        )  # fmt: skip
        try:
            _vent_pa(port)
            last(port, sti, rate=10, sekunder=2)
            skriv(last(port, sti, rate=valg.rate, sekunder=sekunder), valg.rate, sekunder)
        finally:
            tjener.send_signal(signal.SIGTERM)
            tjener.wait(timeout=30)
    finally:
        _fjern_base(valg.base)


def skriv(ut: Resultat, rate: int, sekunder: int) -> None:
    """Print what was asked for and what came; ends with 1 when anything failed."""
    ms = sorted(ut.ms)
    p = {q: ms[min(len(ms) - 1, int(len(ms) * q))] for q in (0.5, 0.95, 0.99)}
    print(f"ønsket {rate}/s i {sekunder} s: {len(ms)} steg, {ut.kort} ferdige svar, "
          f"{sum(ut.feil.values())} feil {dict(ut.feil) or ''}")  # fmt: skip
    print(f"ms: median {statistics.median(ms):.0f}, p95 {p[0.95]:.0f}, p99 {p[0.99]:.0f}, "
          f"lengst {ms[-1]:.0f}; over {VARSEL_MS} ms: {ut.etternolere}")  # fmt: skip
    sys.exit(1 if ut.feil else 0)


if __name__ == "__main__":
    main()
