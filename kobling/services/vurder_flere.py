"""Accepts several strong suggestions that a coordinator has looked over, each by the same rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kobling.enums import Forslagsstatus, Grad
from kobling.models import Koblingsforslag
from kobling.services import vurder
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from organisasjoner.models import Tilbud


APNE = frozenset({Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT})


@dataclass
class Utfall:
    """What became of each: accepted, or why not; one refusal never stops the others."""

    godtatt: list[Koblingsforslag] = field(default_factory=list)
    ikke: list[tuple[Koblingsforslag, str]] = field(default_factory=list)


def kan_velges(forslag: Koblingsforslag) -> bool:
    """This function will tell whether a suggestion is strong, open, and has nothing to check."""
    return forslag.status in APNE and forslag.grad == Grad.STERK and not forslag.antall_forbehold


def godkjenn_flere(
    rader: list[Koblingsforslag], *, versjoner: Mapping[str, int], by: Bruker, now: datetime
) -> Utfall:
    """
    This function will accept suggestions one by one, each with its own line in the log.

    `versjoner` says which version of each was looked over. All rows are locked in one order, so
    that two coordinators who accept many at once cannot stop each other.
    """
    utfall = Utfall()
    with transaction.atomic():
        _las({rad.tilbud_id for rad in rader}, {rad.beboer_id for rad in rader})
        for rad in rader:
            feil = _prov(rad, versjon=versjoner.get(str(rad.public_id), 0), by=by, now=now)
            if feil:
                utfall.ikke.append((rad, feil))
            else:
                utfall.godtatt.append(rad)
    return utfall


def _las(tilbud: set[int], folk: set[int]) -> None:
    list(Tilbud.objects.select_for_update(of=("self",)).filter(pk__in=tilbud).order_by("pk"))
    list(Beboer.objects.select_for_update(of=("self",)).filter(pk__in=folk).order_by("pk"))


def _prov(rad: Koblingsforslag, *, versjon: int, by: Bruker, now: datetime) -> str:
    """Accept one; returns why not, or nothing."""
    if rad.status not in APNE:
        return _allerede(rad, by=by)
    if not kan_velges(rad):
        return _("Dette må du se på for seg. Bare sterke uten noe å sjekke godtas sammen.")
    try:
        vurder.godkjenn(rad, versjon=versjon, by=by, now=now)
    except vurder.VurdertAvAndre:
        return _("En kollega vurderte dette imens. Ingenting ble overskrevet.")
    except vurder.KanIkkeGodkjenne as feil:
        return str(feil)
    return ""


def _allerede(rad: Koblingsforslag, *, by: Bruker) -> str:
    """Say what has become of a suggestion that is not open any more."""
    if rad.status == Forslagsstatus.FORELDET:
        return _("Forslaget er ikke lenger aktuelt.")
    if rad.avgjort_by_id == by.pk:
        return _("Du har vurdert dette allerede. Ingenting ble endret nå.")
    return _("En kollega vurderte dette imens. Ingenting ble overskrevet.")
