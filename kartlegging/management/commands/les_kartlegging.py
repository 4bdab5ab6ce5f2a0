"""Reads a survey file the way the page does, and prints what was understood."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from kartlegging.selectors import avvist_som_json, opplasting_som_json, utelatt_etter_grunn
from kartlegging.services import (
    ErIkkeApen,
    ErImportertFor,
    KanIkkeBekrefte,
    KanIkkeMottaOpplasting,
    bekreft_opplasting,
    les_opplasting,
    motta_opplasting,
    slett_original,
)
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.design.norsk import tall
from mottak.models import Mottak


class Command(BaseCommand):
    """Nothing is stored without --bekreft; nothing is left behind in either case."""

    help = "Leser en fil med svar, og viser hva som ble forstått. Lagrer bare med --bekreft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("fil", type=Path)
        parser.add_argument(
            "folgefil",
            type=Path,
            nargs="*",
            help="kodebok, skjemadefinisjon eller liste over koder",
        )
        parser.add_argument("--kommune", required=True, metavar="SLUG")
        hvem = parser.add_mutually_exclusive_group(required=True)
        hvem.add_argument("--mottak", metavar="SLUG")
        hvem.add_argument("--bosatte", action="store_true")
        parser.add_argument(
            "--ark", default="", help="arket som skal leses: nummer, navn eller alle"
        )
        parser.add_argument(
            "--person-i", default="", metavar="NUMMER", help="kolonnen som sier hvem raden gjelder"
        )
        parser.add_argument("--json", action="store_true", help="skriv ett JSON-objekt")
        parser.add_argument("--bekreft", action="store_true", help="lagre svarene")

    def handle(self, **valg: Any) -> None:
        """
        Read, print, and store when asked to.

        Raises: CommandError when the kommune, the centre or the file does not exist.
        """
        kommune = Kommune.objects.filter(slug=valg["kommune"]).first()
        if kommune is None:
            raise CommandError(f"Kommunen «{valg['kommune']}» finnes ikke.")
        with kommune_scope(kommune):
            mottak = None
            if valg["mottak"]:
                mottak = Mottak.objects.filter(slug=valg["mottak"]).first()
                if mottak is None:
                    raise CommandError(f"Mottaket «{valg['mottak']}» finnes ikke.")
            for fil in (valg["fil"], *valg["folgefil"]):
                if not fil.is_file():
                    raise CommandError(f"Filen «{fil}» finnes ikke.")
            form = {"ark": valg["ark"], "hvem": valg["person_i"]}
            ute: list[dict[str, Any]] = []
            svar = les_fil(
                valg["fil"], valg["folgefil"], mottak=mottak, bekreft=valg["bekreft"],
                form={navn: verdi for navn, verdi in form.items() if verdi}, ute=ute,
            )  # fmt: skip
        linjer = [json.dumps(svar, ensure_ascii=False)]
        if not valg["json"]:
            linjer = [svar["melding"], *(_i_ord(grunn) for grunn in ute)]
        self.stdout.write("\n".join(linjer))


def _i_ord(grunn: dict[str, Any]) -> str:
    """Write one reason as the receipt does: how many rows, why, and which."""
    rader = ", ".join(grunn["rader"])
    flere = f" og {tall(grunn['flere'])} til" if grunn["flere"] else ""
    return f"{tall(grunn['antall'])} · {grunn['tekst']} (rad {rader}{flere})"


def les_fil(
    fil: Path,
    folge: Sequence[Path] = (),
    *,
    mottak: Mottak | None,
    bekreft: bool,
    form: Mapping[str, str] | None = None,
    ute: list[dict[str, Any]],
) -> dict[str, Any]:
    """
    Run one file, with what explains its codes, through the services of the page.

    Nothing stays unless the answers were stored. `ute` gets the reasons for rows left out.
    """
    now = timezone.now()
    originaler: list[str] = []
    try:
        with transaction.atomic():
            opplasting = motta_opplasting(
                fil.read_bytes(), filnavn=fil.name, mottak=mottak, by=None, now=now,
                folgefil=[f.read_bytes() for f in folge], form=form, igjen=not bekreft,
            )  # fmt: skip
            originaler = [opplasting.privat_navn, *opplasting.folgefiler]
            opplasting = les_opplasting(opplasting, now=now)
            svar = opplasting_som_json(opplasting)
            ute[:] = utelatt_etter_grunn(opplasting)
            if not bekreft:
                transaction.set_rollback(True)
                return svar
            opplasting = bekreft_opplasting(opplasting, by=None, now=now)
            ute[:] = utelatt_etter_grunn(opplasting)
            return svar | {"utfall": "importert", "melding": opplasting.melding}
    except ErImportertFor as feil:
        return avvist_som_json(feil.melding, kode="", utfall="importert")
    except KanIkkeMottaOpplasting as feil:
        return avvist_som_json(feil.melding, kode=feil.kode)
    except (ErIkkeApen, KanIkkeBekrefte):
        return svar
    finally:
        slett_original(*originaler)
