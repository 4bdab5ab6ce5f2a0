"""Why a request waits for its turn, and until when: what the coordinator reads while it does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Koblingsstatus, Ventegrunn
from kobling.models import Kobling
from kobling.selectors.foresporsel import UKE, ukas_brev
from kommuneportal.core.models import Kommune
from kommuneportal.design import norsk


# How long a place is held: for an answer, and again for the turn.
PLASS_HOLDES_DAYS = 21
PA_TUR = gettext_lazy("Venter på tur")


def venter(kobling: Kobling) -> bool:
    """This function will tell whether a request has been approved, but not sent yet."""
    return kobling.status == Koblingsstatus.FORESPURT and kobling.pa_vent_siden_at is not None


def statustekst(kobling: Kobling, *, now: datetime) -> str:
    """This function will name the state; what has not been sent yet has asked nobody."""
    if venter(kobling):
        return str(PA_TUR)
    if kobling.status == Koblingsstatus.FORESPURT and kobling.sendes_at > now:
        nar = norsk.klokkeslett(kobling.sendes_at)
        return _("Godtatt, foreningen blir spurt %(nar)s") % {"nar": nar}
    return str(kobling.get_status_display())


def holdes_til(kobling: Kobling) -> date | None:
    """This function will give the last day that the place is held while the request waits."""
    if kobling.pa_vent_siden_at is None:
        return None
    return timezone.localdate(kobling.pa_vent_siden_at) + timedelta(days=PLASS_HOLDES_DAYS)


def til_nar(kobling: Kobling, *, now: datetime) -> str:
    """This function will say in one sentence when the turn comes, as far as anybody knows."""
    if kobling.ventegrunn == Ventegrunn.UBESVART:
        return _til_svar(kobling)
    if kobling.ventegrunn == Ventegrunn.UKEGRENSE:
        return _til_uka_er_over(kobling, now=now)
    if kobling.ventegrunn == Ventegrunn.PAUSE:
        return _("Den blir spurt når tilbudet er åpent igjen.")
    return _("Den blir spurt når det er plass igjen.")


def _til_svar(kobling: Kobling) -> str:
    andre = Kobling.objects.hos_foreningen().exclude(pk=kobling.pk)
    andre = andre.filter(tilbud__organisasjon=kobling.tilbud.organisasjon_id)
    frist = andre.order_by("-plass_holdes_til_at").values_list("plass_holdes_til_at", flat=True)
    if (siste := frist.first()) is None:
        return _("Den blir spurt om litt.")
    dag = norsk.dato(timezone.localdate(siste))
    return _("Den blir spurt når de har svart, senest når fristen går ut %(dag)s.") % {"dag": dag}


def _til_uka_er_over(kobling: Kobling, *, now: datetime) -> str:
    grense = Kommune.objects.get(pk=kobling.kommune_id).foresporsler_per_uke
    ukas = ukas_brev(kobling.tilbud.organisasjon_id, now=now).order_by("-send_after", "-pk")
    tider = list(ukas.values_list("send_after", flat=True)[:grense])
    if not tider or len(tider) < grense:
        return _("Den blir spurt om litt.")
    dag = norsk.dato(timezone.localdate(tider[-1] + UKE))
    return _("Den blir spurt tidligst %(dag)s.") % {"dag": dag}
