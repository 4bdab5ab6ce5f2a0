"""The coordinator's review queue: look, decide, go on to the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kobling import forms
from kobling.models import Kjoring, Koblingsforslag
from kobling.selectors import kjoring
from kobling.services import rutiner, vurder
from kobling.views import koflyt, kookt, kovisning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator


@koordinator
@require_GET
def forslag_liste(request: HttpRequest) -> HttpResponse:
    """Show the queue with its first suggestion; on a phone only the list."""
    return _vis(request, None, "kobling/forslag_liste.html")


@koordinator
@require_GET
def forslag_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show one suggestion with its reasons, beside the queue."""
    return _vis(request, public_id, "kobling/forslag_vis.html")


def _vis(request: HttpRequest, public_id, mal: str) -> HttpResponse:
    try:
        sammenheng = kovisning.koside(request, public_id, now=timezone.now())
    except Koblingsforslag.DoesNotExist:
        return koflyt.forsvunnet(request, public_id)
    if forslag := sammenheng["forslag"]:
        kookt.husk_vist(request, forslag.public_id)
        audit.innsyn(request, [forslag.beboer, forslag], side="forslag")
    return render(request, mal, sammenheng)


@koordinator
@require_POST
def forslag_godkjenn(request: HttpRequest, public_id) -> HttpResponse:
    """Accept: the association is asked when the undo time is over."""
    form = forms.ForslagGodkjennForm(request.POST)
    return koflyt.avgjor(request, public_id, form, vurder.godkjenn, _("Godtatt."))


@koordinator
@require_POST
def forslag_avvis(request: HttpRequest, public_id) -> HttpResponse:
    """Reject with a reason."""
    form = forms.ForslagAvvisForm(request.POST)
    return koflyt.avgjor(request, public_id, form, vurder.avvis, koflyt.avslatt)


@koordinator
@require_POST
def forslag_utsett(request: HttpRequest, public_id) -> HttpResponse:
    """Put aside."""
    form = forms.ForslagUtsettForm(request.POST)
    return koflyt.avgjor(request, public_id, form, vurder.utsett, _("Utsatt."))


@koordinator
@require_POST
def forslag_notat(request: HttpRequest, public_id) -> HttpResponse:
    """Keep a note, and stay at the suggestion."""
    forslag = Koblingsforslag.objects.filter(public_id=public_id).first()
    if forslag is None:
        return koflyt.forsvunnet(request, public_id)
    form = forms.ForslagNotatForm(request.POST)
    if not form.is_valid():
        return _vis_notatfeil(request, public_id, form)
    try:
        vurder.noter(forslag, by=request.user, now=timezone.now(), **form.cleaned_data)
    except vurder.VurdertAvAndre as feil:
        # What was written stays in the field, and can be saved when it has been looked at again.
        koflyt.meld_kollisjon(request, feil.forslag, now=timezone.now())
        return _vis_notatfeil(request, public_id, form, status=409)
    messages.success(request, _("Notatet er lagret."))
    return redirect(kovisning.adresse(request, public_id))


def _vis_notatfeil(request: HttpRequest, public_id, form, status: int = 422) -> HttpResponse:
    sammenheng = kovisning.koside(request, public_id, now=timezone.now())
    forslag = sammenheng["forslag"]
    audit.innsyn(request, [forslag.beboer, forslag], side="forslag")
    sammenheng["form"] = sammenheng["notatskjema"] = form
    return render(request, "kobling/forslag_vis.html", sammenheng, status=status)


@koordinator
@require_POST
def forslag_angre(request: HttpRequest) -> HttpResponse:
    """Take back the last decision of this log-in, and show the suggestion again."""
    ids = kookt.siste_avgjorte(request)
    rows = Koblingsforslag.objects.select_related("beboer", "tilbud")
    rader = list(rows.filter(public_id__in=ids).order_by("pk"))
    if not rader:
        messages.warning(request, _("Det er ingenting å angre."))
        return redirect(kovisning.adresse(request, None))
    angret = koflyt.angre(request, rader)
    kookt.glem_siste(request)
    if angret:
        messages.success(request, koflyt.angret_tekst(angret))
    her = (angret or rader)[0].public_id if len(rader) == 1 else None
    return redirect(kovisning.adresse(request, her))


@koordinator
@require_POST
def forslag_foresla(request: HttpRequest) -> HttpResponse:
    """Ask for a new run; it is made by the worker."""
    rutiner.be_om_kjoring(now=timezone.now())
    messages.success(
        request, _("Vi regner ut nye forslag. Er noe endret, kommer de i køen om litt.")
    )
    return redirect(kovisning.adresse(request, None))


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def hurtigtast_liste(request: HttpRequest) -> HttpResponse:
    """Tell which keys there are, and switch them off or on for this person."""
    if request.method == "POST":
        request.user.bruker_hurtigtaster = "pa" in request.POST
        request.user.save(update_fields=["bruker_hurtigtaster"])
        pa = request.user.bruker_hurtigtaster
        messages.success(request, _("Hurtigtaster er på.") if pa else _("Hurtigtaster er av."))
        return redirect("kobling:hurtigtast_liste", request.kommune.slug)
    return render(request, "kobling/hurtigtast_liste.html", {"taster": koflyt.TASTER})


@koordinator
@require_GET
def kjoring_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Tell how good one run is, and how we know."""
    rad = get_object_or_404(Kjoring, public_id=public_id)
    sammenheng = {
        "tekst": kjoring.tekst(rad),
        "rader": kjoring.rader(rad),
        "nivaer": kjoring.nivarader(rad),
    }
    return render(request, "kobling/kjoring_vis.html", sammenheng)
