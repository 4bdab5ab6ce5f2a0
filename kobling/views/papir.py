"""Takes a sheet of paper back; here because only this storey knows which requests have gone out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kartlegging.selectors.registrer import papirark_for
from kartlegging.services.papir import ANGRET, KanIkkeAngrePapir, som_skrevet
from kobling.services.angre_papir import HarForesporsel, angre_ark
from kommuneportal.core.access import folger_opp


@folger_opp
@require_POST
def papir_angre(request, public_id: UUID) -> HttpResponse:
    """Take one sheet back, and go on with the next."""
    ark = get_object_or_404(papirark_for(request.user, request.roller), public_id=public_id)
    etikett, runde = ark.beboer.etikett, ark.runde
    skrevet = som_skrevet(ark)
    try:
        angre_ark(ark, by=request.user, now=timezone.now())
    except HarForesporsel:
        messages.error(request, _("En forespørsel om personen er sendt, så arket blir stående."))
    except KanIkkeAngrePapir:
        messages.error(request, _("Arket kan ikke angres lenger."))
    else:
        request.session[ANGRET] = skrevet
        melding = _("%(etikett)s er tatt bort. Det du skrev, står i skjemaet.")
        messages.success(request, melding % {"etikett": etikett})
    return redirect("kartlegging:papir_registrer", request.kommune.slug, runde.public_id)
