"""The newest activities as the cards of the front page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kommuneportal.core.models import Kommune
from kommuneportal.design import norsk
from kommuneportal.design.kontekst import adresse
from organisasjoner.models import Tilbud


def kort(tilbud: Tilbud, kommune: Kommune) -> dict[str, Any]:
    """This function will give what a card shows of an offer whose parts are loaded."""
    interesser = list(tilbud.interesser.all())
    tider = sorted(tilbud.tidspunkter.all(), key=lambda tid: (tid.ukedag, tid.fra))
    nar = ", ".join(norsk.tidsrom(tid.ukedag, tid.fra, tid.til) for tid in tider[:2])
    linjer = [
        ("Calendar", nar[:1].upper() + nar[1:]),
        ("LocationPin", tilbud.sted),
        ("Wallet", _("Gratis") if tilbud.pris_kr == 0 else ""),
    ]
    return {
        "ikon": interesser[0].ikon if interesser else "PersonGroup",
        "tittel": tilbud.navn,
        "arrangor": tilbud.organisasjon.navn,
        "linjer": [(ikon, tekst) for ikon, tekst in linjer if tekst],
        "adresse": adresse("organisasjoner:tilbud_vis", kommune, public_id=tilbud.public_id),
    }
