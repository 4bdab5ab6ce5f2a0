"""From button to saved suggestions for one kommune, database included, on an empty own database."""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path


def main(argumenter: list[str] | None = None) -> int:
    """Seed a kommune of the wanted size, run the matching three ways, and print seconds."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--beboere", type=int, default=1400)
    leser.add_argument("--tilbud", type=int, default=150)
    leser.add_argument("--fro", type=int, default=1)
    valg = leser.parse_args(argumenter)
    with tempfile.TemporaryDirectory() as mappe:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(mappe) / 'ytelse.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "kommuneportal.settings"
        print(json.dumps(_mal(valg), indent=1))
    return 0


def _mal(valg: argparse.Namespace) -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command(
        "seed_demo", "--kommuner", "1", "--organisasjoner", str(max(1, valg.tilbud * 2 // 3)),
        "--tilbud", str(valg.tilbud), "--beboere", str(valg.beboere), "--fro", str(valg.fro),
        stdout=Path(os.devnull).open("w", encoding="utf-8"),  # noqa: SIM115
    )  # fmt: skip
    return _kjor_tre_ganger()


def _kjor_tre_ganger() -> dict[str, object]:
    """Empty database, every suggestion renewed, and nothing new."""
    from django.utils import timezone

    from kartlegging.models import Svarark
    from kobling.models import Koblingsforslag
    from kobling.services.foresla import foresla
    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope

    sekunder = {}
    with kommune_scope(Kommune.objects.get()):
        for navn in ("nye", "fornyet", "uendret"):
            if navn == "fornyet":
                Svarark.objects.update(gruppe="likt")
            start = time.perf_counter()
            kjoring = foresla(by=None, utlost_av="knapp", now=timezone.now())
            sekunder[f"seconds_{navn}"] = round(time.perf_counter() - start, 3)
        return {
            "people": kjoring.personer,
            "offers": kjoring.tilbud_antall,
            "pairs": kjoring.par,
            "covered": kjoring.dekket,
            "gap": kjoring.gap,
            "suggestions": Koblingsforslag.objects.count(),
            **sekunder,
        }


if __name__ == "__main__":
    sys.exit(main())
