"""The order in which the demo's weeks are told: offers, answers, suggestions, decisions."""

from __future__ import annotations

from datetime import datetime

from kobling.services.udekket import regn_udekket
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Kommune
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.demo import foreninger, svar
from kommuneportal.demo.fremdrift import Fremdrift
from kommuneportal.demo.koblinger import Fortelling
from kommuneportal.demo.undersokelser import hold_undersokelser


# Days ago, and how many suggestions were decided that day.
VURDERINGSDAGER = {
    "fjordvik": ((46, 16), (32, 8), (20, 8), (11, 7), (3, 4)),
    "nordlia": ((7, 4),),
}


def fortell(kommune: Kommune, fremdrift: Fremdrift, *, now: datetime) -> None:
    """This function will fill one of the demo's municipalities, oldest event first."""
    with kommune_scope(kommune):
        by = svar.koordinator(kommune)
        with fremdrift.steg("  Foreninger melder inn tilbud"):
            foreninger.fyll(kommune, by=by, now=now)
        with fremdrift.steg("  Svarfiler lastes opp, og koblinger følges"):
            _uker(kommune, Fortelling(kommune, by=by, now=now), now=now)
        _rydd_utboks(now=now)


def _uker(kommune: Kommune, fortelling: Fortelling, *, now: datetime) -> None:
    filer = list(svar.FILER[kommune.slug])
    for dager_siden, antall in VURDERINGSDAGER[kommune.slug]:
        while filer and filer[0].dager_siden > dager_siden:
            svar.last_opp(kommune, filer.pop(0), now=now)
        fortelling.foresla(dager_siden)
        fortelling.vurder(dager_siden, antall)
    for fil in filer:
        svar.last_opp(kommune, fil, now=now)
    hold_undersokelser(kommune, by=svar.koordinator(kommune), now=now)
    fortelling.foresla(0)
    regn_udekket(now=now)
    svar.apne_undersokelse(kommune, now=now)


def _rydd_utboks(*, now: datetime) -> None:
    """Count what left long ago as sent; only what leaves from now on is shown in the demo."""
    for brev in Epost.objects.ventende().filter(send_after__lt=now):
        Epost.objects.filter(pk=brev.pk).update(
            tilstand=Eposttilstand.SENDT, sendt_at=brev.send_after, tekst="", html=""
        )
