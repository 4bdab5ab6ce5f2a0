"""What is missing: the picture, one need with its letter, and why a person has no suggestion."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kobling.forms.etterlysning import EtterlysningForm
from kobling.models import Etterlysning, Udekketbehov
from kobling.selectors import etterlysning as mottakere
from kobling.selectors import kjoring, udekket
from kobling.selectors.hvorfor_ikke import hvorfor_ikke
from kobling.services import etterlysning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator
from mottak.models import Beboer


@koordinator
@require_GET
def udekket_liste(request: HttpRequest) -> HttpResponse:
    """Show what is missing, what one more place gives, who is without, and letters sent."""
    alle = udekket.alle_endringer()
    sider = Paginator(udekket.personer(), 25)
    sider.count = len(alle)
    side = sider.get_page(request.GET.get("side"))
    plasser = udekket.flere_plasser(alle)
    tilbud = udekket.nevnte_tilbud(side, plasser)
    rader = udekket.personrader(side, tilbud)
    audit.innsyn(request, [rad["beboer"] for rad in rader], side="udekket")
    innhold = {
        "side": side,
        "personer": rader,
        "behov": [udekket.behovsrad(rad) for rad in udekket.behovsliste()],
        "plasser": [{"tilbud": tilbud[i], "antall": n} for i, n in plasser if i in tilbud],
        "etterlysninger": udekket.etterlysninger(now=timezone.now()),
        "er_regnet": bool(alle) or kjoring.siste() is not None,
    }
    return render(request, "kobling/udekket_liste.html", innhold)


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def udekket_vis(request: HttpRequest, interesse: str, alder: str, hvem: str) -> HttpResponse:
    """Show one need, and write to the associations that are closest to being able to help."""
    rad, now = udekket.behov(interesse, alder, hvem), timezone.now()
    if rad is None:
        messages.info(request, _("Det mangler ikke lenger. Listen er regnet ut på nytt."))
        return redirect("kobling:udekket_liste", request.kommune.slug)  # type: ignore[attr-defined]
    kandidater = mottakere.kandidater(rad, now=now)
    valg = [(k.organisasjon.public_id, k.organisasjon.navn) for k in kandidater if k.kan_faa_brev]
    form = EtterlysningForm(
        request.POST if request.method == "POST" else None,
        valg=valg,
        initial={"til": mottakere.foreslatte(kandidater)},
    )
    if request.method == "POST" and form.is_valid() and (sendt := _send(request, rad, form, now)):
        return _sendt(request, sendt)
    innhold = {
        "behov": udekket.behovsrad(rad),
        "rad": rad,
        "tider": udekket.beste_tider(rad),
        "serier": [_("Antall")],
        "tilrettelegging": udekket.tilrettelegging(rad),
        "kandidater": kandidater,
        "form": form,
        "brev": etterlysning.brevinnhold(rad),
    }
    return render(request, "kobling/udekket_vis.html", innhold)


def _send(
    request: HttpRequest, rad: Udekketbehov, form: EtterlysningForm, now: datetime
) -> Etterlysning | None:
    """Send the letter; when nobody may get it now, the form says so."""
    try:
        return etterlysning.send_etterlysning(rad, by=request.user, now=now, **form.cleaned_data)
    except etterlysning.IngenMottakere:
        form.add_error("til", _("De du valgte, har nettopp fått et slikt brev."))
        return None


def _sendt(request: HttpRequest, sendt: Etterlysning) -> HttpResponse:
    antall = sendt.rader.count()
    tekst = ngettext(
        "Brevet går til %(n)s forening om ti minutter. Du kan angre til da.",
        "Brevet går til %(n)s foreninger om ti minutter. Du kan angre til da.",
        antall,
    )
    messages.success(request, tekst % {"n": antall})
    return redirect("kobling:udekket_liste", request.kommune.slug)  # type: ignore[attr-defined]


@koordinator
@require_POST
def etterlysning_angre(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the letters back before they leave."""
    rad = get_object_or_404(Etterlysning, public_id=public_id)
    try:
        etterlysning.angre_etterlysning(rad, by=request.user, now=timezone.now())
    except etterlysning.KanIkkeAngre:
        messages.error(request, _("Brevene er alt på vei. De kan ikke tas tilbake."))
    else:
        messages.success(request, _("Brevene er stoppet. Ingen har fått dem."))
    return redirect("kobling:udekket_liste", request.kommune.slug)  # type: ignore[attr-defined]


@koordinator
@require_GET
def udekket_person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Explain every offer that is not suggested to one person."""
    beboer = get_object_or_404(Beboer, public_id=public_id)
    bilde = hvorfor_ikke(beboer, now=timezone.now())
    audit.innsyn(request, [beboer], side="hvorfor_ikke")
    return render(request, "kobling/udekket_person.html", {"beboer": beboer, "bilde": bilde})
