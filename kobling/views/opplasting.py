"""Staff take an import or a person back; only this storey knows which requests have gone out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kartlegging.models import Opplasting
from kartlegging.selectors import opplastinger_for, svar_for
from kartlegging.services import KanIkkeAngre, kan_angres
from kobling.services.angre_import import angre_import, rader_med_foresporsel
from kobling.services.trekk import slett_svar
from kommuneportal.core.access import folger_opp
from kommuneportal.design.norsk import tall


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_angre(request, public_id: UUID) -> HttpResponse:
    """Say what goes and what stays, then take the import back."""
    alle = opplastinger_for(request.user, request.roller)
    opplasting = get_object_or_404(alle.exclude(bekreftet_at=None), public_id=public_id)
    now = timezone.now()
    if request.method == "POST":
        try:
            opplasting = angre_import(opplasting, by=request.user, now=now)
        except KanIkkeAngre:
            messages.error(request, _forgjeves(opplasting))
        else:
            melding = _("%(antall)s svar er tatt bort.") % {
                "antall": tall(opplasting.antall["angret"])
            }
            messages.success(request, melding)
        return redirect("kartlegging:opplasting_kvittering", request.kommune.slug, public_id)
    beholdes = rader_med_foresporsel(opplasting)
    sammenheng = {
        "opplasting": opplasting,
        "kan_angres": kan_angres(opplasting, now=now),
        "beholdes": sorted(beholdes.values()),
        "antall": opplasting.antall.get("importert", 0) - len(beholdes),
    }
    return render(request, "kobling/opplasting_angre.html", sammenheng)


def _forgjeves(opplasting: Opplasting) -> str:
    """Say why nothing was taken back: somebody did it before, or the time is out."""
    opplasting.refresh_from_db(fields=["angret_at"])
    if opplasting.angret_at:
        return _("Importen er allerede angret.")
    return _("Importen kan ikke angres lenger.")


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def svar_slett(request, public_id: UUID) -> HttpResponse:
    """Ask once, then delete the person and all answers, and end all that is open."""
    alle = svar_for(request.user, request.roller)
    ark = get_object_or_404(alle, public_id=public_id)
    if request.method != "POST":
        return render(request, "kobling/svar_slett.html", {"beboer": ark.beboer})
    etikett = ark.beboer.etikett
    slett_svar(ark.beboer, by=request.user, now=timezone.now())
    messages.success(request, _("%(etikett)s og alle svar er slettet.") % {"etikett": etikett})
    return redirect("kartlegging:svar_liste", request.kommune.slug)
