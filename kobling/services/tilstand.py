"""flytt(): the one way a connection goes from one state to another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from kobling.enums import KOBLING_ANGRE, KOBLING_OVERGANGER, Koblingsstatus
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.plasser import avtrykk
from kobling.services.behov import skriv_om_ventende_svar
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker


K = Koblingsstatus
# When a state was reached is kept beside the history, so that lists need no join.
TIDSFELT: dict[str, str] = {
    K.PLASS_BEKREFTET: "besvart_at",
    K.IKKE_PLASS: "besvart_at",
    K.TRENGER_TILRETTELEGGING: "besvart_at",
    K.BEBOER_SPURT: "spurt_at",
    K.TAKKET_JA: "svarte_at",
    K.TAKKET_NEI: "svarte_at",
    K.MOTT: "mott_at",
    K.I_GANG: "fire_uker_at",
    K.AVSLUTTET: "avsluttet_at",
}


# The person is told about the offer as it is then; a later change must be told too.
FORTELLES_OM = frozenset({K.BEBOER_SPURT, K.TAKKET_JA})


class UlovligOvergang(Exception):
    """The connection cannot go there from where it is now."""


def las(kobling: Kobling) -> Kobling:
    """This function will read the connection again and keep others from changing it meanwhile."""
    rows = Kobling.objects.select_for_update(of=("self",))
    return rows.select_related("beboer", "tilbud__organisasjon").get(pk=kobling.pk)


@transaction.atomic
def flytt(
    kobling: Kobling,
    *,
    til: str,
    by: Bruker | None,
    now: datetime,
    grunn: str = "",
    dag: date | None = None,
) -> Kobling:
    """
    This function will move a connection along the table of transitions and keep the step.

    `by` is None when the association answered by link, the person by the own code, or the
    portal's own clock acted. `dag` is the first day that this step agreed on.

    Raises: UlovligOvergang.
    Source: decisions 17; domain.md 5.6.
    """
    kobling = las(kobling)
    if til not in KOBLING_OVERGANGER[kobling.status]:
        raise UlovligOvergang(f"{kobling.status} -> {til}")
    felt = TIDSFELT.get(til)
    if felt:
        setattr(kobling, felt, now)
    if kobling.pa_vent_siden_at is not None and til != K.AVSLUTTET:
        # An answer has come, so it has been asked, and does not wait for its turn any more. What
        # ended in the queue keeps why: nobody outside has heard of it.
        kobling.pa_vent_siden_at, kobling.ventegrunn, kobling.sendes_at = None, "", now
    if til in FORTELLES_OM:
        kobling.tilbud_avtrykk, kobling.tilbud_endret_at = avtrykk(kobling.tilbud), None
    if til in {K.TAKKET_JA, K.TAKKET_NEI} and kobling.spurt_at is None:
        kobling.spurt_at = now
    steg = {"til": til, "at": now, "av": by, "grunn": grunn, "dag": dag}
    return _lagre(kobling, steg, handling=f"kobling_{til}")


@transaction.atomic
def flytt_tilbake(
    kobling: Kobling, *, til: str, by: Bruker, now: datetime, grunn: str = ""
) -> Kobling:
    """
    This function will take back a step that staff took by mistake, and keep that too.

    The connection must be locked; what else the step wrote is set back on it before.

    Raises: UlovligOvergang.
    """
    if til not in KOBLING_ANGRE.get(kobling.status, frozenset()) | {kobling.status}:
        raise UlovligOvergang(f"{kobling.status} -> {til}")
    if til != kobling.status and (felt := TIDSFELT.get(kobling.status)):
        forrige = kobling.overganger.filter(til=til, er_angring=False).order_by("-at", "-pk")
        setattr(kobling, felt, forrige[0].at if felt == TIDSFELT.get(til) and forrige else None)
    steg = {"til": til, "at": now, "av": by, "grunn": grunn, "er_angring": True}
    return _lagre(kobling, steg, handling="kobling_angret")


def merk(
    kobling: Kobling,
    *,
    by: Bruker | None,
    now: datetime,
    handling: str,
    grunn: str = "",
    dag: date | None = None,
) -> Kobling:
    """This function will keep that something happened which left the state as it was."""
    steg = {"til": kobling.status, "at": now, "av": by, "grunn": grunn, "dag": dag}
    return _lagre(kobling, steg, handling=handling)


def _lagre(kobling: Kobling, steg: dict[str, Any], *, handling: str) -> Kobling:
    fra, til, by, now = kobling.status, steg["til"], steg["av"], steg["at"]
    kobling.status, kobling.grunn, kobling.endret_at = til, steg["grunn"], now
    kobling.versjon += 1
    kobling.save()
    Koblingsovergang.objects.create(kobling=kobling, fra=fra, **steg)
    audit.record(handling, kobling, by=by, now=now, fra=fra, til=til, grunn=steg["grunn"])
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
    if fra != til and K.TRENGER_TILRETTELEGGING in {fra, til}:
        skriv_om_ventende_svar(kobling.tilbud, now=now)
    return kobling
