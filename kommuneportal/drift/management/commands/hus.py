"""Writes docs/hus.md from the modules' first sentences."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kommuneportal.drift import hus


class Command(BaseCommand):
    """Draw the house, or check that the drawing is up to date."""

    help = "Tegner docs/hus.md på nytt fra modulenes første setning."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sjekk", action="store_true", help="bare si fra hvis den er gammel")

    def handle(self, *args: Any, **options: Any) -> None:
        rot = Path(settings.BASE_DIR)
        fil = rot / "docs" / "hus.md"
        tegning = hus.tegn(rot)
        if options["sjekk"]:
            if not fil.is_file() or fil.read_text(encoding="utf-8") != tegning:
                raise CommandError("docs/hus.md er gammel. Kjør «make fix».")
            return
        fil.parent.mkdir(exist_ok=True)
        fil.write_text(tegning, encoding="utf-8")
        self.stdout.write("docs/hus.md er tegnet.")
