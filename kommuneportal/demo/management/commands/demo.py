"""Sets up the invented municipalities and runs portal and worker until Ctrl-C."""

import io
import signal
import subprocess
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from kommuneportal import oppstart
from kommuneportal.core.models import Kommune
from kommuneportal.demo import koder, tjener
from kommuneportal.demo.fremdrift import Fremdrift


AVSLUTT_S = 20
STORSTE_PORT = 65535
FEIL_PORT = f"Porten må være et tall fra 1 til {STORSTE_PORT}."


class Command(BaseCommand):
    """Prepare, fill, serve, end."""

    help = "Starter en portal med to oppdiktede kommuner på denne maskinen."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=_port, default=8000, help="port på denne maskinen (8000)"
        )
        parser.add_argument(
            "--bare-sett-opp", action="store_true", help="lag innholdet, men start ingenting"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demoen startes med «python3 manage.py demo».")
        port = options["port"]
        if not 1 <= port <= STORSTE_PORT:
            raise CommandError(FEIL_PORT)
        try:
            tjener.krev_ledig(port)
        except tjener.PortenErOpptatt:
            raise CommandError(
                f"Port {port} er opptatt eller stengt. Velg en annen: "
                f"python3 manage.py demo --port {port + 1 if port < STORSTE_PORT else 8000}"
            ) from None
        fremdrift = Fremdrift(self.stdout)
        try:
            self._klargjor(fremdrift)
        except KeyboardInterrupt:
            self.stderr.write("\nAvbrutt. Kjør samme kommando igjen når du vil; den gjør resten.")
            sys.exit(1)
        if options["bare_sett_opp"]:
            return
        self._kjor(port)

    def _klargjor(self, fremdrift: Fremdrift) -> None:
        if oppstart.mangler_utseende():
            with fremdrift.steg("Henter utseendet"):
                self._hent_statikk()
        # WhiteNoise looks there too; the demo's files are found straight in static/.
        Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
        with fremdrift.steg("Klargjør databasen"):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        fremmede = Kommune.objects.exclude(slug__in=("fjordvik", "nordlia")).count()
        if fremmede:
            raise CommandError("Databasen har andre kommuner enn demoens. Demoen rører den ikke.")
        call_command("seed_demo")

    def _hent_statikk(self) -> None:
        try:
            call_command("statikk", stdout=io.StringIO())
        except CommandError as feil:
            self.stdout.write(
                f"\n  {feil}\n  Portalen virker, men utseendet er gammelt eller mangler."
            )

    def _kjor(self, port: int) -> None:
        slutt = threading.Event()
        for signalnummer in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signalnummer, lambda *_: slutt.set())
        with tjener.apen(get_wsgi_application(), port), _arbeider() as arbeider:
            self._skriv_velkomst(port)
            while not slutt.wait(1):
                if arbeider.poll() is not None:
                    self.stderr.write("Arbeideren stoppet. Start demoen på nytt.")
                    break
            self.stdout.write("\nAvslutter …")
            self.stdout.flush()
        self.stdout.write("Demoen er avsluttet.")

    def _skriv_velkomst(self, port: int) -> None:
        bredde = max(len(rad.epost) for rad in koder.innlogginger())
        linjer = [
            "",
            f"Portalen er klar:   http://localhost:{port}",
            f"Innlogging og post: http://localhost:{port}/demo/   (engangskoder og sendte brev)",
            "",
            f"Passord for alle: {koder.PASSORD}",
            *(
                f"  {rad.epost:<{bredde}}  {'; '.join(rad.roller) or 'Systemansvarlig'}"
                for rad in koder.innlogginger()
            ),
            "",
            "Ctrl-C avslutter.",
        ]
        self.stdout.write("\n".join(linjer))
        self.stdout.flush()


def _port(tekst: str) -> int:
    """Read a port from the command line, or say in bokmål what a port is."""
    if not tekst.isdecimal():
        raise ArgumentTypeError(FEIL_PORT)
    return int(tekst)


@contextmanager
def _arbeider() -> Iterator[subprocess.Popen]:
    """
    Run the worker beside the server, in a process group of its own: Ctrl-C reaches only us.

    The worker also ends when the pipe to us closes, so that it never outlives the demo.
    """
    ordre = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "arbeid", "--barn"]
    with subprocess.Popen(  # noqa: S603 - our own command
        ordre, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    ) as prosess:
        try:
            yield prosess
        finally:
            if prosess.stdin is not None:
                prosess.stdin.close()
            try:
                prosess.wait(AVSLUTT_S)
            except subprocess.TimeoutExpired:
                prosess.kill()
