"""The registry as the coordinator sees it: the queue, the associations, likely duplicates."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kommuneportal.core.models import Hendelse
from organisasjoner.enums import Behovsstatus, Tilbudsstatus
from organisasjoner.models import Organisasjon, Registrering, Tilbud
from organisasjoner.parsing import les_organisasjonsnummer, normaliser_navn
from organisasjoner.selectors.katalog import BEKREFTET_DAGER, med_alt


HENDELSER = {
    "registrering_mottatt": gettext_lazy("Foreningen sendte inn"),
    "registrering_bekreftet": gettext_lazy("Foreningen bekreftet e-postadressen"),
    "registrering_godkjent": gettext_lazy("En koordinator godkjente"),
    "registrering_returnert": gettext_lazy("En koordinator sendte tilbake"),
    "registrering_trukket": gettext_lazy("Foreningen trakk registreringen"),
    "organisasjon_registrert": gettext_lazy("En koordinator registrerte organisasjonen"),
    "organisasjon_endret": gettext_lazy("En koordinator endret organisasjonen"),
    "organisasjon_avsluttet": gettext_lazy("En koordinator avsluttet organisasjonen"),
    "tilbud_registrert": gettext_lazy("En koordinator la til et tilbud"),
    "tilbud_endret": gettext_lazy("En koordinator endret et tilbud"),
    "tilbud_pauset": gettext_lazy("Et tilbud ble satt på pause"),
    "tilbud_gjenopptatt": gettext_lazy("Et tilbud ble tatt opp igjen"),
    "tilbud_plasser_endret": gettext_lazy("Antall plasser ble endret"),
    "tilbud_bekreftet": gettext_lazy("Et tilbud ble bekreftet"),
    "tilbud_avsluttet": gettext_lazy("Et tilbud ble avsluttet"),
}
APNE_BEHOV = (Behovsstatus.MELDT, Behovsstatus.UNDER_ARBEID)


@dataclass(frozen=True)
class Likhet:
    """An association that a proposal may be about, and why."""

    organisasjon: Organisasjon
    grunn: str


def registreringer_til_behandling() -> QuerySet[Registrering]:
    """This function will give what waits for a coordinator, the oldest first."""
    rader = Registrering.objects.til_behandling().select_related("organisasjon", "tilbud")
    return rader.order_by("bekreftet_at", "pk")


def antall_til_behandling() -> int:
    """This function will count what waits for a coordinator."""
    return Registrering.objects.til_behandling().count()


def lignende_organisasjoner(registrering: Registrering) -> list[Likhet]:
    """
    This function will find the associations that a new proposal may be about.

    Same number, same normalised name, or same address (decisions 15); the strongest first.
    """
    if registrering.organisasjon_id:
        return []
    nummer = registrering.felt.get("forening", {}).get("organisasjonsnummer", "")
    navn = normaliser_navn(registrering.navn)
    sok = Q(navn_normalisert=navn)
    if nummer:
        sok |= Q(organisasjonsnummer=nummer)
    if registrering.epost:
        sok |= Q(epost__iexact=registrering.epost)
    funnet = []
    for org in Organisasjon.objects.filter(sok).order_by("navn", "pk")[:10]:
        if nummer and org.organisasjonsnummer == nummer:
            funnet.append((0, Likhet(org, _("Samme organisasjonsnummer"))))
        elif org.navn_normalisert == navn:
            funnet.append((1, Likhet(org, _("Samme navn"))))
        else:
            funnet.append((2, Likhet(org, _("Samme e-postadresse"))))
    return [likhet for _rang, likhet in sorted(funnet, key=lambda rad: rad[0])]


def organisasjoner(
    *, q: str = "", form: str = "", vis: str = "", today: date
) -> QuerySet[Organisasjon]:
    """This function will list associations with their counts of offers and open needs."""
    rader = Organisasjon.objects.filter(avsluttet_at__isnull=vis != "avsluttet")
    if q:
        rader = rader.filter(_navn_eller_nummer(q))
    if form:
        rader = rader.filter(form=form)
    if vis == "behov":
        rader = rader.filter(stottebehov__status__in=APNE_BEHOV)
    if vis == "ubekreftet":
        grense = today - timedelta(days=BEKREFTET_DAGER)
        rader = rader.filter(
            Q(sist_bekreftet_at__isnull=True) | Q(sist_bekreftet_at__date__lt=grense)
        )
    publiserte = Q(tilbud__status=Tilbudsstatus.PUBLISERT)
    rader = rader.annotate(
        antall_tilbud=Count("tilbud", filter=publiserte, distinct=True),
        antall_behov=Count(
            "stottebehov", filter=Q(stottebehov__status__in=APNE_BEHOV), distinct=True
        ),
    )
    return rader.order_by("navn", "pk")


def _navn_eller_nummer(q: str) -> Q:
    sok = Q(navn__icontains=q) | Q(navn_normalisert__contains=normaliser_navn(q))
    try:
        nummer = les_organisasjonsnummer(q)
    except ValueError:
        return sok
    return sok | Q(organisasjonsnummer=nummer)


def historikk(org: Organisasjon, tilbud: list[Tilbud]) -> list[dict[str, Any]]:
    """This function will list what has happened to an association and its offers, newest first."""
    navn: dict[uuid.UUID | None, str] = {
        org.public_id: "",
        **{rad.public_id: rad.navn for rad in tilbud},
    }
    innsendt = org.registreringer.values("public_id")
    om = Q(objekt_id__in=navn) | Q(objekt_id__in=innsendt)
    rader = Hendelse.objects.filter(om, handling__in=HENDELSER)
    return [
        {"tittel": HENDELSER[rad.handling], "tekst": navn.get(rad.objekt_id, ""), "nar": rad.at}
        for rad in rader.order_by("-at", "-pk")[:20]
    ]


def tilbud_i(org: Organisasjon) -> list[Tilbud]:
    """This function will give all offers of an association, those in use first, fully loaded."""
    rekkefolge = {status: n for n, status in enumerate(Tilbudsstatus.values)}
    rader = med_alt(Tilbud.objects.filter(organisasjon=org)).order_by("navn", "pk")
    return sorted(rader[:200], key=lambda tilbud: rekkefolge[tilbud.status])


def forvalter(objekt_id: uuid.UUID) -> tuple[Organisasjon | None, Registrering | None]:
    """
    This function will find what a *forvalt* link is about: an association, or a proposal.

    A proposal leads on to its association only when that answers to the same address: a stranger
    whose proposal was joined with an association does not become its keeper.
    """
    org = Organisasjon.objects.aktive().filter(public_id=objekt_id).first()
    if org is not None:
        return org, None
    rad = Registrering.objects.select_related("organisasjon").filter(public_id=objekt_id).first()
    if rad is None:
        return None, None
    org = rad.organisasjon
    if org is not None and rad.epost and org.epost == rad.epost and org.avsluttet_at is None:
        return org, rad
    return None, rad
