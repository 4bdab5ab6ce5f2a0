"""Fetches the front-end assets into static/vendor."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kommuneportal.drift import statikk


class Command(BaseCommand):
    """Run npm in a temporary folder and copy what the portal uses."""

    help = "Henter stilark, ikoner og skrift til static/vendor."
    requires_system_checks = ()

    def handle(self, *args, **options):
        """Fetch, build and say where the files are."""
        try:
            place = statikk.hent(Path(settings.BASE_DIR), self.stdout.write)
        except statikk.KanIkkeHenteStatikk as error:
            raise CommandError(str(error)) from error
        size = sum(path.stat().st_size for path in place.iterdir()) // 1024
        self.stdout.write(f"Ferdig: {place} ({size} kB).")
