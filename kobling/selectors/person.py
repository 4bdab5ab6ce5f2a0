"""All that is suggested, decided and learnt about one label; no reference, no centre's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kartlegging.models import Svarark
from kobling.enums import Forslagsstatus
from kobling.models import Kobling, Koblingsforslag, Laerdom
from kobling.selectors import laert
from kobling.selectors.ko import med_kort, svar_og_onsker
from mottak.models import Beboer


S = Forslagsstatus
MEST_AVGJORTE = 20


@dataclass(frozen=True)
class Personbilde:
    """One person as the coordinator sees them."""

    beboer: Beboer
    svar: Svarark | None
    onsker: dict[str, str]
    laerdommer: list[Laerdom]
    apne: list[Koblingsforslag]
    avgjorte: list[Koblingsforslag]
    koblinger: list[Kobling]


def personbilde(beboer: Beboer, *, today: date) -> Personbilde:
    """This function will read one person in a constant number of queries."""
    svar, onsker = svar_og_onsker(beboer, today=today)
    egne = Koblingsforslag.objects.filter(beboer=beboer)
    avgjorte = egne.filter(status__in=[S.AVVIST, S.FORELDET])
    koblinger = Kobling.objects.filter(beboer=beboer).select_related("tilbud__organisasjon")
    return Personbilde(
        beboer=beboer,
        svar=svar,
        onsker=onsker,
        laerdommer=laert.for_beboer(beboer),
        apne=_rader(egne.apne().order_by("-poeng", "pk")),
        avgjorte=_rader(avgjorte.order_by("-avgjort_at", "-pk")[:MEST_AVGJORTE]),
        koblinger=list(koblinger.order_by("-godkjent_at", "-pk")),
    )


def _rader(rows: QuerySet) -> list[Koblingsforslag]:
    return list(med_kort(rows).prefetch_related("tilbud__tidspunkter"))
