"""One of several processes that want the same thing at the same moment; prints how it went."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import django


ROT = Path(__file__).resolve().parents[2]


def samtidig(modul: str, *argumenter: list[str], miljo: dict[str, str]) -> list[str]:
    """Start one process for each list, let them go when all are ready, give the words they say."""
    prosesser = [
        subprocess.Popen(
            [sys.executable, "-m", modul, *liste],
            cwd=ROT, env=miljo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for liste in argumenter
    ]  # fmt: skip
    for prosess in prosesser:
        assert prosess.stdout.readline() == "klar\n"
    for prosess in prosesser:
        prosess.stdin.write("start\n")
        prosess.stdin.flush()
    svar = [prosess.communicate(timeout=90)[0] for prosess in prosesser]
    return sorted(linje for alle in svar for linje in alle.splitlines())


def vent_pa_start() -> None:
    """Say that all is ready, and wait for the start."""
    print("klar", flush=True)
    assert sys.stdin.readline() == "start\n"


def kjor(handling: str, forslag: str, bruker: str, start: Barrier) -> str:
    from django.db import close_old_connections, connection
    from django.utils import timezone

    from kobling.models import Koblingsforslag
    from kobling.services import koble, vurder, vurder_flere
    from kommuneportal.core.models import Bruker, Kommune
    from kommuneportal.core.tenancy import kommune_scope

    by = Bruker.objects.get(pk=bruker)
    close_old_connections()
    with kommune_scope(Kommune.objects.get(slug="fjordvik")):
        rad = Koblingsforslag.objects.get(pk=forslag)
        # A thread of its own has a connection of its own, opened before the start.
        felles = {"versjon": 1, "by": by, "now": timezone.now()}
        start.wait()
        try:
            if handling in {"avvis", "langt"}:
                grunn = "sprak" if handling == "avvis" else "reisevei"
                vurder.avvis(rad, grunn=grunn, **felles)
            elif handling == "flere":
                felles["versjoner"] = {str(rad.public_id): felles.pop("versjon")}
                return "gikk" if vurder_flere.godkjenn_flere([rad], **felles).godtatt else "ikke"
            elif handling == "koble":
                del felles["versjon"]
                koble.koble(rad.beboer, rad.tilbud, hvorfor="x", **felles)
            else:
                vurder.godkjenn(rad, **felles)
        except (vurder.KanIkkeGodkjenne, vurder.VurdertAvAndre, koble.KanIkkeKoble) as feil:
            return type(feil).__name__
        finally:
            connection.close()
    return "gikk"


def kjor_alle(handling: str, alle: str, bruker: str) -> str:
    """Let one thread try each of several suggestions."""
    forslag = alle.split(",")
    start = Barrier(len(forslag), action=vent_pa_start)
    with ThreadPoolExecutor(len(forslag)) as trader:
        svar = trader.map(lambda pk: kjor(handling, pk, bruker, start), forslag)
        return "\n".join(svar)


if __name__ == "__main__":
    django.setup()
    print(kjor_alle(*sys.argv[1:]))
