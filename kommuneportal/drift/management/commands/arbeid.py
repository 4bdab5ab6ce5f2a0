"""Runs the worker beside the web server."""

import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kommuneportal.drift.arbeid import Arbeid


class Command(BaseCommand):
    """Work until told to end; with --en-gang, do what is due and return."""

    help = (
        "Kjører oppgaver, sender e-post, setter i gang kobling etter endringer og tar nattrutinene."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--en-gang", action="store_true", help="gjør det som skal gjøres nå, og avslutt"
        )

        parser.add_argument(
            "--barn", action="store_true", help="slutt når standard inn lukkes (brukes av demo)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        arbeid = Arbeid(alene=options["barn"])
        if options["en_gang"]:
            arbeid.kjor_en_gang()
            return
        arbeid.lytt_etter_signaler()
        if options["barn"]:
            threading.Thread(target=_vent_pa_forelder, args=(arbeid,), daemon=True).start()
        self.stdout.write("Arbeider. Ctrl-C avslutter.")
        self.stdout.flush()
        arbeid.kjor()
        self.stdout.write("Arbeidet er avsluttet.")


def _vent_pa_forelder(arbeid: Arbeid) -> None:
    """End the worker when whoever started it is gone, however it went."""
    sys.stdin.read()
    arbeid.avslutt()
