"""Nightly: deletes what is past its date, kommune by kommune."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kommuneportal.core.models import Kommune
from kommuneportal.core.sletting import rydd_felles, slett_utlopte, tom_skrivelogg
from kommuneportal.core.tenancy import kommune_scope


class Command(BaseCommand):
    """Delete what is past its date, or say what would go."""

    help = "Sletter det som er eldre enn fristene, kommune for kommune."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tort", action="store_true", help="bare vis hva som ville gått")
        parser.add_argument("--kommune", default="", help="bare denne kommunen (adressen)")

    def handle(self, *args: Any, tort: bool, kommune: str, **options: Any) -> None:
        """This function will run the deletion in each kommune, each in its own transaction."""
        now = timezone.now()
        kommuner = Kommune.objects.order_by("navn", "pk")
        if kommune:
            kommuner = kommuner.filter(slug=kommune)
            if not kommuner:
                raise CommandError(f"Fant ingen kommune med adressen {kommune}.")
        for rad in kommuner:
            with kommune_scope(rad):
                gjort = slett_utlopte(now=now, torr=tort)
            tekst = ", ".join(f"{navn}: {antall}" for navn, antall in gjort.items())
            self.stdout.write(f"{rad.slug}  {tekst or 'ingenting å slette'}")
        if not tort:
            rydd_felles(now=now)
            tom_skrivelogg()
