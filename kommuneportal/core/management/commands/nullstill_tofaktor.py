"""Removes a lost second factor that no kommuneansvarlig may remove."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kommuneportal.core.models import Bruker
from kommuneportal.core.services import nullstill_tofaktor_fra_driften


class Command(BaseCommand):
    """For system administrators, and for staff with roles in several kommuner."""

    help = "Nullstiller totrinnsinnloggingen til en bruker. Passordet er det samme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("epost")

    def handle(self, *args: Any, epost: str, **options: Any) -> None:
        """This function will reset one account by its e-mail address."""
        bruker = Bruker.objects.filter(email=epost.strip().lower()).first()
        if bruker is None:
            raise CommandError(f"Fant ingen konto med {epost}.")
        nullstill_tofaktor_fra_driften(bruker, now=timezone.now())
        self.stdout.write(f"{bruker.email} setter opp totrinnsinnlogging ved neste innlogging.")
