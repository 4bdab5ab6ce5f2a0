"""Who could fill an offer's places, and a group accepted at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kobling import forms_manuell as forms
from kobling.selectors.plassbilde import plassbilde
from kobling.services import koble, vurder
from kobling.views import kookt, kovisning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator
from kommuneportal.design import norsk
from mottak.models import Beboer
from organisasjoner.models import Tilbud


@koordinator
@require_GET
def plass_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show everybody whom no rule keeps from an offer, and groups who can go together."""
    tilbud = get_object_or_404(Tilbud.objects.select_related("organisasjon"), public_id=public_id)
    bilde = plassbilde(tilbud, now=timezone.now())
    sett = [rad.beboer for rad in bilde.kandidater]
    sett += [rad.beboer for gruppe in bilde.grupper for rad in gruppe.medlemmer]
    audit.innsyn(request, sett, side="plasser")
    sammenheng = {
        "tilbud": tilbud,
        "bilde": bilde,
        "tilbudet": kovisning.tilbudskort(tilbud, ledige=bilde.ledige),
        "kan_angre": bool(kookt.siste_avgjorte(request)),
    }
    return render(request, "kobling/plass_vis.html", sammenheng)


@koordinator
@require_POST
def plass_gruppe(request: HttpRequest, public_id) -> HttpResponse:
    """Accept a whole group, or nobody."""
    tilbud = get_object_or_404(Tilbud, public_id=public_id)
    form = forms.GruppeForm(request.POST)
    her = redirect("kobling:plass_vis", request.kommune.slug, public_id)
    folk = Beboer.objects.filter(public_id__in=form.cleaned_data["id"]) if form.is_valid() else []
    if not folk:
        messages.error(request, _("Velg en gruppe. Ingenting ble endret."))
        return her
    try:
        koblinger = koble.koble_gruppe(tilbud, folk, by=request.user, now=timezone.now())
    except koble.KanIkkeKoble as feil:
        felter = {"hvem": feil.beboer.etikett, "hvorfor": feil.hvorfor}
        tekst = _("%(hvem)s kan ikke være med: %(hvorfor)s Ingen i gruppen er koblet.")
        messages.warning(request, tekst % felter)
        return her
    except vurder.KanIkkeGodkjenne as feil:
        messages.warning(request, _("%(feil)s Ingen i gruppen er koblet.") % {"feil": feil})
        return her
    kookt.husk_siste(request, [kobling.forslag.public_id for kobling in koblinger])
    tekst = ngettext("%(n)s person er koblet.", "%(n)s personer er koblet.", len(koblinger))
    messages.success(request, tekst % {"n": norsk.tall(len(koblinger))})
    return her
