"""Several suggestions at once: choose strong ones, look them over, accept them together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kobling.models import Koblingsforslag
from kobling.selectors import flere
from kobling.services import vurder_flere
from kobling.views import koflyt, kookt, kovisning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator
from kommuneportal.design import norsk


@koordinator
@require_POST
def forslag_velg(request: HttpRequest, public_id) -> HttpResponse:
    """Choose a strong suggestion for later, or take the choice back; nothing is decided."""
    forslag = get_object_or_404(Koblingsforslag, public_id=public_id)
    valgt_for = str(public_id) in kookt.valgte(request)
    if not valgt_for and not vurder_flere.kan_velges(forslag):
        tekst = _("Bare sterke forslag uten noe å sjekke kan godtas sammen.")
        messages.warning(request, tekst)
        return redirect(kovisning.adresse(request, public_id))
    if not valgt_for and len(kookt.valgte(request)) >= kookt.MEST_VALGTE:
        tekst = _("Du har valgt %(n)s. Se over dem før du velger flere.")
        messages.warning(request, tekst % {"n": kookt.MEST_VALGTE})
        return redirect(kovisning.adresse(request, public_id))
    if not kookt.velg(request, public_id):
        messages.success(request, _("Ikke valgt lenger."))
        return redirect(kovisning.adresse(request, public_id))
    antall = len(kookt.valgte(request))
    tekst = ngettext("Valgt. %(n)s er valgt.", "Valgt. %(n)s er valgt.", antall)
    return koflyt.videre(request, tekst % {"n": norsk.tall(antall)}, now=timezone.now())


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def forslag_flere(request: HttpRequest) -> HttpResponse:
    """Look over those that are chosen, or the strongest of the list; accept what is ticked."""
    if request.method == "POST":
        return _godta(request)
    valg, now = kovisning.valgene(request), timezone.now()
    siden = kookt.siden_sist(request, now=now)
    valgte = kookt.valgte(request)
    rader = flere.se_over(valgte, valg, now=now, siden=siden, mest=kookt.MEST_VALGTE)
    audit.innsyn(
        request, [x for rad in rader for x in (rad.forslag.beboer, rad.forslag)], side="forslag"
    )
    sammenheng = {
        "rader": rader,
        "er_valgte": bool(valgte),
        "antall_klare": sum(not rad.hindring for rad in rader),
        "liste_adresse": kovisning.adresse(request, None),
        "sporring": request.GET.urlencode(),
    }
    return render(request, "kobling/forslag_flere.html", sammenheng)


def _godta(request: HttpRequest) -> HttpResponse:
    if "tom" in request.POST:
        kookt.velg_bort(request)
        return redirect(kovisning.adresse(request, None))
    ids = request.POST.getlist("id")[: kookt.MEST_VALGTE]
    versjoner = {i: flere.tall(request.POST.get(f"versjon-{i}", "")) for i in ids}
    rader = flere.les(ids)
    now = timezone.now()
    utfall = vurder_flere.godkjenn_flere(rader, versjoner=versjoner, by=request.user, now=now)
    kookt.velg_bort(request)
    if utfall.godtatt:
        kookt.husk_siste(request, [rad.public_id for rad in utfall.godtatt])
    _fortell(request, utfall)
    _fortell_borte(request, len(set(ids)) - len(rader))
    return redirect(kovisning.adresse(request, None, side=""))


def _fortell(request: HttpRequest, utfall: vurder_flere.Utfall) -> None:
    antall = len(utfall.godtatt)
    if antall:
        tekst = ngettext(
            "%(n)s forslag er godtatt. Foreningen får e-post om ti minutter.",
            "%(n)s forslag er godtatt. Foreningene får e-post om ti minutter.",
            antall,
        )
        messages.success(request, tekst % {"n": norsk.tall(antall)})
    elif not utfall.ikke and not request.POST.getlist("id"):
        messages.warning(request, _("Ingen var krysset av. Ingenting ble endret."))
    for rad, hvorfor in utfall.ikke:
        felter = {"hvem": rad.beboer.etikett, "hva": rad.tilbud.navn, "hvorfor": hvorfor}
        messages.warning(request, _("%(hvem)s til %(hva)s: %(hvorfor)s") % felter)


def _fortell_borte(request: HttpRequest, antall: int) -> None:
    """Say that a run has taken some away since they were looked over."""
    if antall:
        tekst = ngettext(
            "%(n)s av dem du krysset av, er ikke lenger aktuelt.",
            "%(n)s av dem du krysset av, er ikke lenger aktuelle.",
            antall,
        )
        messages.warning(request, tekst % {"n": norsk.tall(antall)})
