"""One label with all its suggestions, and what rejections have taught about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kobling.models import Laerdom
from kobling.selectors import kort, laert, tur
from kobling.selectors.person import personbilde
from kobling.services import laer
from kobling.views import koutfall, kovisning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator
from mottak.models import Beboer


@koordinator
@require_GET
def person_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show all suggestions, decisions and connections of one person, known by the label."""
    beboer = get_object_or_404(
        Beboer.objects.select_related("mottak__sone", "sone"), public_id=public_id
    )
    now = timezone.now()
    bilde = personbilde(beboer, today=timezone.localdate(now))
    audit.innsyn(request, [beboer, *bilde.apne], side="person")
    sammenheng = {
        "bilde": bilde,
        "person": kovisning.personkort(beboer, bilde.svar, bilde.onsker.values()),
        "laerdommer": [(rad, laert.setning(rad.slag, rad.verdi)) for rad in bilde.laerdommer],
        "koblinger": [(rad, tur.statustekst(rad, now=now)) for rad in bilde.koblinger],
        "apne": [_rad(request, rad) for rad in bilde.apne],
        "avgjorte": [(rad, koutfall.avgjort(rad, now=now)) for rad in bilde.avgjorte],
    }
    return render(request, "kobling/person_vis.html", sammenheng)


def _rad(request, forslag) -> dict:
    return {
        "forslag": forslag,
        "ikon": kort.ikon(forslag.tilbud),
        "styrke": forslag.get_grad_display(),
        "tekst": f"{forslag.tilbud.organisasjon.navn} · {kort.tid_og_sted(forslag.tilbud)}",
        "adresse": reverse("kobling:forslag_vis", args=[request.kommune.slug, forslag.public_id]),
    }


@koordinator
@require_POST
def laerdom_opphev(request: HttpRequest, public_id) -> HttpResponse:
    """Let the person's own answer count alone again."""
    laerdom = get_object_or_404(Laerdom.objects.select_related("beboer"), public_id=public_id)
    if laer.opphev(laerdom, by=request.user, now=timezone.now()):
        messages.success(request, _("Opphevet. Nå gjelder bare det personen selv har svart."))
    else:
        messages.warning(request, _("Dette er opphevet allerede."))
    return redirect("kobling:person_vis", request.kommune.slug, laerdom.beboer.public_id)
