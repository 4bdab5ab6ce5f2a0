"""All that is suggested, decided and learnt about one label; no reference, no centre's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
    vises = egne.filter(status__in=[S.FORESLATT, S.UTSATT, S.AVVIST, S.FORELDET])
    rader = list(med_kort(vises).prefetch_related("tilbud__tidspunkter"))
    apne = [rad for rad in rader if rad.status in {S.FORESLATT, S.UTSATT}]
    avgjorte = [rad for rad in rader if rad.status in {S.AVVIST, S.FORELDET}]
    koblinger = Kobling.objects.filter(beboer=beboer).select_related("tilbud__organisasjon")
    return Personbilde(
        beboer=beboer,
        svar=svar,
        onsker=onsker,
        laerdommer=laert.for_beboer(beboer),
        apne=sorted(apne, key=lambda rad: (-rad.poeng, rad.pk)),
        avgjorte=sorted(avgjorte, key=_nar, reverse=True)[:MEST_AVGJORTE],
        koblinger=list(koblinger.order_by("-godkjent_at", "-pk")),
    )


def _nar(rad: Koblingsforslag) -> tuple[float, int]:
    """Sort what nobody decided, but fell out, behind what somebody did."""
    return (rad.avgjort_at.timestamp() if rad.avgjort_at else 0, rad.pk)
