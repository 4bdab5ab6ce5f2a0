"""Runs the worker beside the web server."""

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

    def handle(self, *args: Any, **options: Any) -> None:
        arbeid = Arbeid()
        if options["en_gang"]:
            arbeid.kjor_en_gang()
            return
        arbeid.lytt_etter_signaler()
        self.stdout.write("Arbeider. Ctrl-C avslutter.")
        self.stdout.flush()
        arbeid.kjor()
        self.stdout.write("Arbeidet er avsluttet.")
