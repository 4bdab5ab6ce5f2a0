"""Pages that anybody may see: front door, health, invitation, and what a kommune says of itself."""

import uuid

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kommuneportal.core import lenker, services, sidetekster
from kommuneportal.core.access import offentlig
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.forms import InvitasjonForm
from kommuneportal.core.models import Kommune
from kommuneportal.core.personvernside import lagret
from kommuneportal.core.selectors import invitert


@offentlig
def forside(request: HttpRequest) -> HttpResponse:
    """This function will show the kommuner that use the portal."""
    kommuner = Kommune.objects.aktive().order_by("navn", "pk")
    return render(request, "core/forside.html", {"kommuner": kommuner})


@offentlig
def helse(request: HttpRequest) -> HttpResponse:
    """This function will answer a load balancer: the server runs and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})


@offentlig
def invitasjon_besvar(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """
    This function will let an invited person choose a password, and go on to a second factor.

    A link that does not work raises LenkeVirkerIkke, which the middleware answers.
    """
    now = timezone.now()
    lenke = lenker.fra_okt(request, public_id, Lenkeslag.INVITASJON, now=now)
    medlemskap = invitert(lenke)
    if medlemskap is None:
        raise lenker.LenkeVirkerIkke
    form = InvitasjonForm(request.POST or None, bruker=medlemskap.bruker)
    if not form.is_valid():
        sammenheng = {"form": form, "medlemskap": medlemskap, "steg": sidetekster.STEG}
        return render(request, "core/invitasjon_besvar.html", sammenheng)
    bruker = services.godta_invitasjon(lenke, passord=form.cleaned_data["passord"], now=now)
    # The password was typed just now, so enrolment need not ask for it again.
    record_authentication(request, bruker, method="password", reauthenticated=True)
    return perform_login(request, bruker, redirect_url=reverse("mfa_activate_totp"))


@offentlig
def hvem_ser(request: HttpRequest) -> HttpResponse:
    """This function will tell in plain words who sees what somebody answers."""
    return render(request, "core/hvem_ser.html", {"tilgang": sidetekster.TILGANG})


@offentlig
def personvern(request: HttpRequest) -> HttpResponse:
    """This function will tell what is stored, why, and for how long."""
    kommune = request.kommune  # type: ignore[attr-defined]
    sammenheng = {"tabeller": lagret(kommune), "kontakt": sidetekster.kontakt(kommune)}
    return render(request, "core/personvern.html", sammenheng)


@offentlig
def tilgjengelighet(request: HttpRequest) -> HttpResponse:
    """This function will show the accessibility statement and where to report a barrier."""
    return render(request, "core/tilgjengelighet.html")


@offentlig
def hjelp(request: HttpRequest) -> HttpResponse:
    """This function will show where to get help."""
    return render(request, "core/hjelp.html", {"deler": sidetekster.HJELP})
