"""One of several processes that want the same thing at the same moment; prints how it went."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import django


def kjor(handling: str, forslag: str, bruker: str, start: str) -> str:
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
        time.sleep(max(0.0, float(start) - time.time()))
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


def kjor_alle(handling: str, alle: str, bruker: str, start: str) -> str:
    """Let one thread try each of several suggestions."""
    forslag = alle.split(",")
    with ThreadPoolExecutor(len(forslag)) as trader:
        svar = trader.map(lambda pk: kjor(handling, pk, bruker, start), forslag)
        return "\n".join(svar)


if __name__ == "__main__":
    django.setup()
    print(kjor_alle(*sys.argv[1:]))
