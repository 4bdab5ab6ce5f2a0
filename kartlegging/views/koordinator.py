"""The answers there are, and a person who wants to be taken out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kartlegging.selectors import svar_for, svarrader
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp
from kommuneportal.core.enums import Rolle
from mottak.services import slett_beboer


@folger_opp
@require_GET
def svar_liste(request) -> HttpResponse:
    """Show answers by label; centre staff see their own people with the centre's row key."""
    sok = request.GET.get("etikett", "").strip()[:12]
    alle = svar_for(request.user, request.roller, sok=sok)
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    audit.innsyn(request, [ark.beboer for ark in side], side="svar_liste")
    egne = Rolle.KOORDINATOR not in request.roller
    return render(
        request,
        "kartlegging/svar_liste.html",
        {"side": side, "rader": svarrader(side), "sok": sok, "egne": egne},
    )


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def svar_slett(request, public_id: UUID) -> HttpResponse:
    """Ask once, then delete the person and all answers."""
    alle = svar_for(request.user, request.roller)
    ark = get_object_or_404(alle, public_id=public_id)
    if request.method != "POST":
        return render(request, "kartlegging/svar_slett.html", {"beboer": ark.beboer})
    etikett = ark.beboer.etikett
    slett_beboer(ark.beboer, by=request.user, now=timezone.now())
    messages.success(request, _("%(etikett)s og alle svar er slettet.") % {"etikett": etikett})
    return redirect("kartlegging:svar_liste", request.kommune.slug)
