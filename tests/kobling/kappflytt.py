"""One of several processes that use the same moving code at the same moment."""

import secrets
import sys

import django

from tests.kobling.kapplop import vent_pa_start


def kjor(kode: str) -> str:
    from django.utils import timezone

    from kobling.services import flytt_kort as tjeneste
    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope

    now = timezone.now()
    with kommune_scope(Kommune.objects.get(slug="nordlia")):
        rad = tjeneste.finn_flyttekode(kode, now=now)
        vent_pa_start()
        try:
            tjeneste.flytt_kort(
                rad, sone=None, sprak="nb", foresatt=False, nokkel=secrets.token_hex(), now=now
            )
        except tjeneste.FlyttekodenVirkerIkke:
            return "for sent"
    return "gikk"


if __name__ == "__main__":
    django.setup()
    print(kjor(*sys.argv[1:]))
