"""A proposal beside what is approved: everything it says, and what it would change."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from organisasjoner.models import Registrering
from organisasjoner.selectors.feltverdier import felt_fra_organisasjon, felt_fra_tilbud
from organisasjoner.selectors.visning import (
    endringer,
    ordbok,
    vis_aktivitet,
    vis_behov,
    vis_forening,
)


def forslag_til_visning(rad: Registrering) -> dict[str, Any]:
    """This function will give the parts of a proposal, with the differences where it changes."""
    ord_ = ordbok()
    deler = []
    forening = rad.felt.get("forening")
    org = rad.organisasjon
    er_avgjort = rad.avgjort_at is not None
    if forening:
        ny = vis_forening(forening)
        gammel = vis_forening(felt_fra_organisasjon(org)) if org and not er_avgjort else None
        deler.append(_del(_("Om foreningen"), ny, gammel))
    for nummer, felt in enumerate(rad.felt.get("aktiviteter", [])):
        ny = vis_aktivitet(felt, ord_)
        gammel = None
        if rad.tilbud and nummer == 0 and not er_avgjort:
            gammel = vis_aktivitet(felt_fra_tilbud(rad.tilbud), ord_)
        deler.append(_del(felt.get("navn", ""), ny, gammel))
    behov = rad.felt.get("behov", [])
    if behov:
        deler.append(_del(_("Trenger hjelp med"), vis_behov(behov), None))
    return {"registrering": rad, "deler": deler, "er_endring": org is not None}


def _del(tittel: str, ny: Any, gammel: Any) -> dict[str, Any]:
    return {
        "tittel": tittel,
        "rader": [(navn, verdi) for navn, verdi in ny if verdi],
        "endringer": endringer(gammel, ny) if gammel is not None else None,
    }
