"""From button to saved suggestions for one kommune, database included, on an empty own database."""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(argumenter: list[str] | None = None) -> int:
    """Seed a kommune of the wanted size, run the matching three ways, and print seconds."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--beboere", type=int, default=1400)
    leser.add_argument("--tilbud", type=int, default=150)
    leser.add_argument("--fro", type=int, default=1)
    leser.add_argument("--database", help="address of an empty database; without it, a new file")
    valg = leser.parse_args(argumenter)
    with tempfile.TemporaryDirectory() as mappe:
        fil = f"sqlite:///{Path(mappe) / 'ytelse.sqlite3'}"
        os.environ["DATABASE_URL"] = valg.database or fil
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
    """Empty database, every suggestion renewed, nothing new, and what is missing at the end."""
    from django.utils import timezone

    from kartlegging.models import Svarark
    from kobling.models import Koblingsforslag
    from kobling.services.foresla import foresla
    from kobling.services.udekket import regn_udekket
    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope

    malt: dict[str, object] = {}
    with kommune_scope(Kommune.objects.get()):
        malt["stages"] = _trinnvis()
        for navn in ("nye", "fornyet", "uendret"):
            if navn == "fornyet":
                Svarark.objects.update(gruppe="likt")
            with _Maler(malt, navn):
                kjoring = foresla(by=None, utlost_av="knapp", now=timezone.now())
        with _Maler(malt, "udekket"):
            uten = regn_udekket(now=timezone.now())
        return {
            "people": kjoring.personer,
            "offers": kjoring.tilbud_antall,
            "pairs": kjoring.par,
            "covered": kjoring.dekket,
            "without": uten,
            "gap": kjoring.gap,
            "method": kjoring.metode,
            "suggestions": Koblingsforslag.objects.count(),
            **malt,
            "peak_memory_mb": _minne_mb(),
        }


def _trinnvis() -> dict[str, object]:
    """Take the stages of a run one by one, without saving: CPU seconds, and the peak of memory."""
    from django.utils import timezone

    from kobling.engine.avtrykk import avtrykk
    from kobling.engine.par import finn_par
    from kobling.engine.plan import planlegg
    from kobling.selectors.motor import engine_input
    from kobling.services.foresla import provd

    malt: dict[str, object] = {}

    def trinn(navn: str, gjor: Callable[..., Any], *med: Any) -> Any:
        start = time.process_time()
        ut = gjor(*med)
        malt[navn] = {
            "cpu_seconds": round(time.process_time() - start, 3), "peak_memory_mb": _minne_mb()
        }  # fmt: skip
        return ut

    grunnlag = trinn("read", lambda: engine_input(now=timezone.now()))
    trinn("fingerprint", avtrykk, grunnlag)
    par = trinn("pairs", finn_par, grunnlag)
    plan = trinn("plan", planlegg, par, grunnlag)
    trinn("proof", provd, par, plan, grunnlag)
    return malt


def _minne_mb() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


class _Maler:
    """Seconds on the clock, CPU seconds and queries of one piece of work."""

    def __init__(self, malt: dict[str, object], navn: str) -> None:
        from django.db import connection

        self.malt, self.navn, self.sporringer = malt, navn, 0
        self.lytter = connection.execute_wrapper(self._tell)

    def __enter__(self) -> None:
        self.lytter.__enter__()
        self.vegg, self.cpu = time.perf_counter(), time.process_time()

    def __exit__(self, *feil: object) -> None:
        vegg, cpu = time.perf_counter() - self.vegg, time.process_time() - self.cpu
        self.lytter.__exit__(None, None, None)
        self.malt[self.navn] = {
            "seconds": round(vegg, 3),
            "cpu_seconds": round(cpu, 3),
            "queries": self.sporringer,
        }

    def _tell(self, execute: Callable[..., object], *args: object) -> object:
        self.sporringer += 1
        return execute(*args)


if __name__ == "__main__":
    sys.exit(main())
