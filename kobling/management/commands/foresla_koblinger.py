"""Pulls what is new and proposes; run by hand, by the worker, or nightly."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kobling.models import Kjoring
from kobling.services.foresla import KjoringPagar, foresla
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope


class Command(BaseCommand):
    """One run of the matching for one kommune."""

    help = "Foreslår koblinger for en kommune, og sier hvor gode forslagene er."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kommune", required=True, metavar="SLUG")
        parser.add_argument("--json", action="store_true", help="skriv ett JSON-objekt")

    def handle(self, *args: Any, **options: Any) -> None:
        kommune = Kommune.objects.aktive().filter(slug=options["kommune"]).first()
        if kommune is None:
            raise CommandError(f"Det finnes ingen kommune med adressen «{options['kommune']}».")
        with kommune_scope(kommune):
            try:
                kjoring = foresla(by=None, utlost_av="kommando", now=timezone.now())
            except KjoringPagar as feil:
                raise CommandError("En kjøring pågår allerede. Prøv igjen om litt.") from feil
        if options["json"]:
            self.stdout.write(json.dumps(tall(kjoring)))
            return
        bevis = "beviselig best mulig" if kjoring.gap == 0 else f"gap {kjoring.gap}"
        self.stdout.write(
            f"{kjoring.get_status_display()}: {kjoring.dekket} av {kjoring.personer} personer har "
            f"forslag blant {kjoring.tilbud_antall} tilbud ({bevis}, {kjoring.sekunder:.2f} s)."
        )


def tall(kjoring: Kjoring) -> dict[str, Any]:
    """This function will give the figures of a run that operators and later work rely on."""
    return {
        "status": kjoring.status,
        "people": kjoring.personer,
        "offers": kjoring.tilbud_antall,
        "pairs": kjoring.par,
        "covered": kjoring.dekket,
        "value": kjoring.verdi,
        "bound": kjoring.grense,
        "gap": kjoring.gap,
        "levels": kjoring.nivaer,
        "method": kjoring.metode,
        "weight_version": kjoring.vektversjon,
        "seconds": kjoring.sekunder,
    }
