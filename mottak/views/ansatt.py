"""Staff: who is in, who comes, who goes, and a lost second factor."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kommuneportal.core import services as konto
from kommuneportal.core.access import kommuneansvarlig
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Medlemskap
from kommuneportal.core.selectors import ansatte_i
from mottak import services
from mottak.forms import AnsattForm, MottakvalgForm
from mottak.models import Ansatt, Mottak
from mottak.selectors import mottaksnavn


@kommuneansvarlig
def ansatt_liste(request: HttpRequest) -> HttpResponse:
    """This function will list everybody with a role in the kommune."""
    side = Paginator(ansatte_i(request.kommune), 50).get_page(request.GET.get("side"))
    navn = mottaksnavn()
    rader = [
        (rad, navn.get(rad.bruker_id, []) if rad.rolle == Rolle.MOTTAKSANSATT else [])
        for rad in side
    ]
    return render(request, "mottak/ansatt_liste.html", {"side": side, "rader": rader})


@kommuneansvarlig
def ansatt_inviter(request: HttpRequest) -> HttpResponse:
    """This function will invite a colleague."""
    form = AnsattForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.inviter(
                request.kommune, **form.cleaned_data, by=request.user, now=timezone.now()
            )
        except konto.HarAlleredeRollen:
            form.add_error("rolle", _("Denne personen har allerede rollen."))
        else:
            messages.success(request, _("Invitasjonen er på vei."))
            return redirect("mottak:ansatt_liste", request.kommune.slug)
    har_mottak = Mottak.objects.aktive().exists()
    return render(request, "mottak/ansatt_inviter.html", {"form": form, "har_mottak": har_mottak})


@kommuneansvarlig
def ansatt_endre(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will show one person's role, and change at which centres it holds."""
    medlemskap = _medlemskap(request, public_id)
    form = None
    if medlemskap.rolle == Rolle.MOTTAKSANSATT:
        har = Ansatt.objects.filter(bruker=medlemskap.bruker)
        valgte = list(har.values_list("mottak__public_id", flat=True))
        sendt = request.POST if request.method == "POST" else None
        form = MottakvalgForm(sendt, initial={"mottak": valgte})
    if request.method == "POST" and form is not None and form.is_valid():
        services.sett_mottak(
            medlemskap, mottak=form.cleaned_data["mottak"], by=request.user, now=timezone.now()
        )
        messages.success(request, _("Endringen er lagret."))
        return redirect("mottak:ansatt_liste", request.kommune.slug)
    sammenheng = {
        "medlemskap": medlemskap,
        "form": form,
        "er_meg": medlemskap.bruker_id == request.user.pk,
    }
    return render(request, "mottak/ansatt_endre.html", sammenheng)


@kommuneansvarlig
@require_POST
def ansatt_send(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will send the invitation again; the link in the former stops working."""
    medlemskap = _medlemskap(request, public_id)
    try:
        konto.send_pa_nytt(medlemskap, by=request.user, now=timezone.now())
    except konto.KanIkkeSendePaNytt:
        messages.info(request, _("Denne personen har alt tatt kontoen i bruk."))
    else:
        messages.success(
            request, _("Invitasjonen er sendt på nytt. Den forrige lenken virker ikke lenger.")
        )
    return redirect("mottak:ansatt_endre", request.kommune.slug, medlemskap.public_id)


@kommuneansvarlig
def ansatt_avslutt(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will end a role, after asking."""
    medlemskap = _medlemskap(request, public_id)
    if request.method == "POST":
        try:
            services.avslutt(medlemskap, by=request.user, now=timezone.now())
        except konto.KanIkkeAvslutteSegSelv:
            messages.error(
                request, _("Du kan ikke avslutte din egen rolle. Be en kollega gjøre det.")
            )
        else:
            messages.success(request, _("Rollen er avsluttet, og gjelder ikke lenger."))
        return redirect("mottak:ansatt_liste", request.kommune.slug)
    return render(request, "mottak/ansatt_avslutt.html", {"medlemskap": medlemskap})


@kommuneansvarlig
def ansatt_nullstill(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """This function will reset a lost second factor, after asking."""
    medlemskap = _medlemskap(request, public_id)
    if request.method == "POST":
        try:
            konto.nullstill_tofaktor(medlemskap, by=request.user, now=timezone.now())
        except konto.KanIkkeNullstille:
            messages.error(
                request,
                _(
                    "Du kan ikke nullstille denne. Egen innlogging, og den til ansatte i flere kommuner, må systemansvarlig nullstille."
                ),
            )
        else:
            messages.success(
                request, _("Totrinnsinnloggingen er nullstilt, og personen får en e-post om det.")
            )
        return redirect("mottak:ansatt_liste", request.kommune.slug)
    return render(request, "mottak/ansatt_nullstill.html", {"medlemskap": medlemskap})


def _medlemskap(request: HttpRequest, public_id: uuid.UUID) -> Medlemskap:
    return get_object_or_404(ansatte_i(request.kommune), public_id=public_id)
