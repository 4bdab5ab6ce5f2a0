"""Fills a database with invented municipalities: the demo's own, or any number from a seed."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.demo import grunnlag
from kommuneportal.demo.fortell import fortell
from kommuneportal.demo.fremdrift import Fremdrift
from kommuneportal.demo.storrelse import Storrelse, fyll


STORRELSER = ("kommuner", "organisasjoner", "tilbud", "beboere")


class Command(BaseCommand):
    """Without sizes: the demo's content. With sizes: generated rows, the same for the same seed."""

    help = "Fyller databasen med oppdiktede kommuner, foreninger, tilbud og svar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kommuner", type=int, help="antall kommuner")
        parser.add_argument("--organisasjoner", type=int, help="antall i hver kommune")
        parser.add_argument("--tilbud", type=int, help="antall i hver kommune")
        parser.add_argument("--beboere", type=int, help="antall i hver kommune")
        parser.add_argument("--fro", type=int, default=1, help="samme frø gir samme innhold")

    def handle(self, *args: Any, **options: Any) -> None:
        fremdrift = Fremdrift(self.stdout)
        if any(options[navn] is not None for navn in STORRELSER):
            self._i_storrelse(fremdrift, options)
        else:
            self._demo(fremdrift)

    def _i_storrelse(self, fremdrift: Fremdrift, options: dict[str, Any]) -> None:
        if min(options[navn] or 0 for navn in STORRELSER) < 0:
            raise CommandError("Størrelsene kan ikke være negative.")
        storrelse = Storrelse(
            organisasjoner=options["organisasjoner"] or 0,
            tilbud=options["tilbud"] or 0,
            beboere=options["beboere"] or 0,
        )
        antall = 1 if options["kommuner"] is None else options["kommuner"]
        with fremdrift.steg(f"Lager {antall} kommuner, frø {options['fro']}"):
            kommuner = list(fyll(antall, storrelse, fro=options["fro"], now=timezone.now()))
        self.stdout.write("\n".join(kommune.slug for kommune in kommuner))

    def _demo(self, fremdrift: Fremdrift) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Demoens kontoer har kjente passord. Sett DEMO=true, eller oppgi størrelser."
            )
        now = timezone.now()
        if not Bruker.objects.filter(email=grunnlag.DRIFT).exists():
            grunnlag.lag_systemansvarlig()
        for data in grunnlag.les_kommuner():
            if Kommune.objects.filter(slug=data["slug"]).exists():
                continue
            self.stdout.write(f"  {data['navn']}")
            with transaction.atomic():
                fortell(grunnlag.lag_kommune(data, now=now), fremdrift, now=now)
