"""Plants one value in every place where something may be left behind, in a process of its own."""

from __future__ import annotations

import logging
import os
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings


NR = 0


def kontroll() -> None:
    """Leave one planted value in each place, as careless code would: the search must see them all."""
    from django.core.cache import cache

    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope
    from tests import factories
    from tests.sikkerhet.plantet import verdier

    verdi = verdier(NR)["helse"]
    with kommune_scope(Kommune.objects.get(slug="fjordvik")):
        factories.svarark(annet=[verdi], onsker=())
    cache.set("nokkel", {"tekst": verdi})
    okt = import_module(settings.SESSION_ENGINE).SessionStore()
    okt["tekst"] = verdi
    okt.save()
    for mappe in (Path(settings.PRIVAT_MAPPE), Path(os.environ["TMPDIR"])):
        mappe.mkdir(parents=True, exist_ok=True)
        (mappe / f"fil-i-{mappe.name}").write_text(verdi)
    logging.getLogger("django").warning("Kan ikke lese %s", verdi)


if __name__ == "__main__":
    django.setup()
    kontroll()
    print("ferdig")
