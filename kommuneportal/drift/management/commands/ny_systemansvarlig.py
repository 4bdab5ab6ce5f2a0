"""Makes the first system administrator, or one more."""

import getpass
import sys
import warnings
from argparse import ArgumentParser
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from kommuneportal.core.audit import record_drift
from kommuneportal.core.models import Bruker


class Command(BaseCommand):
    """Ask for a password, store the account, record it."""

    help = "Lager en systemansvarlig. Andre faktor settes opp ved første innlogging."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("epost")
        parser.add_argument("--navn", required=True)
        parser.add_argument(
            "--passord-fra-stdin", action="store_true", help="les passordet fra standard inn"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        epost = options["epost"].strip().lower()
        try:
            validate_email(epost)
        except ValidationError as feil:
            raise CommandError(f"{epost} er ikke en e-postadresse.") from feil
        if Bruker.objects.filter(email=epost).exists():
            raise CommandError(f"Det finnes allerede en konto med {epost}.")
        bruker = Bruker(email=epost, navn=options["navn"], is_staff=True, is_superuser=True)
        passord = self._passord(fra_stdin=options["passord_fra_stdin"])
        try:
            validate_password(passord, bruker)
        except ValidationError as feil:
            raise CommandError("\n".join(feil.messages)) from feil
        with transaction.atomic():
            bruker.set_password(passord)
            bruker.save()
            # Whoever sits at the server vouches for the address; there may be no mail yet.
            EmailAddress.objects.create(user=bruker, email=epost, verified=True, primary=True)
            record_drift("ny_systemansvarlig", bruker, by=None, now=timezone.now())
        self.stdout.write(
            f"{epost} er systemansvarlig. Logg inn på /konto/login/ og sett opp engangskoder."
        )

    def _passord(self, *, fra_stdin: bool) -> str:
        if fra_stdin:
            return sys.stdin.readline().rstrip("\n")
        try:
            with warnings.catch_warnings(action="error", category=getpass.GetPassWarning):
                forste = getpass.getpass("Passord (minst 15 tegn): ")
                andre = getpass.getpass("En gang til: ")
        except (EOFError, getpass.GetPassWarning) as feil:
            raise CommandError(
                "Her er det ingen å spørre. Send passordet inn med --passord-fra-stdin."
            ) from feil
        if forste != andre:
            raise CommandError("De to var ikke like.")
        return forste
