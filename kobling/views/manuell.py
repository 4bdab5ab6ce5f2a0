"""Connect a person and an offer that the portal did not suggest, with open eyes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kobling import forms_manuell as forms
from kobling.selectors import ko, plasser
from kobling.selectors.par import dom
from kobling.services import koble, vurder
from kobling.views import kookt, kovisning
from kommuneportal.core import audit
from kommuneportal.core.access import koordinator


@koordinator
@require_http_methods(["GET", "HEAD", "POST"])
def kobling_ny(request: HttpRequest) -> HttpResponse:
    """Choose who and what, see which rules stand in the way, confirm each, and connect."""
    if request.method == "POST":
        return _koble(request)
    begge = {"person", "tilbud"} <= set(request.GET)
    valg = forms.ManuellValgForm(request.GET if begge else None, initial=request.GET.dict())
    if not valg.is_valid():
        return _vis(request, valg, status=422 if valg.is_bound else 200)
    return _vis(request, valg, dommen=_dom(valg))


def _dom(valg):
    return dom(valg.cleaned_data["person"], valg.cleaned_data["tilbud"], now=timezone.now())


def _vis(request, valg, *, dommen=None, form=None, status=200) -> HttpResponse:
    sammenheng = {"valg": valg, "dom": dommen, "skjult_form": form}
    if dommen is not None:
        sammenheng |= _kortene(request, valg.cleaned_data)
        sammenheng["form"] = form or forms.ManuellForm(advarsler=dommen.advarsler)
    return render(request, "kobling/kobling_ny.html", sammenheng, status=status)


def _kortene(request, data) -> dict:
    beboer, tilbud = data["person"], data["tilbud"]
    audit.innsyn(request, [beboer], side="manuell")
    svar, onsker = ko.svar_og_onsker(beboer, today=timezone.localdate())
    return {
        "person": kovisning.personkort(beboer, svar, onsker.values()),
        "tilbudet": kovisning.tilbudskort(tilbud, ledige=plasser.ledige_plasser(tilbud)),
    }


def _koble(request) -> HttpResponse:
    valg = forms.ManuellValgForm(request.POST)
    if not valg.is_valid():
        return _vis(request, valg, status=422)
    dommen = _dom(valg)
    form = forms.ManuellForm(request.POST, advarsler=dommen.advarsler)
    if dommen.stenger or not form.is_valid():
        return _vis(request, valg, dommen=dommen, form=form, status=422)
    data = valg.cleaned_data
    try:
        kobling = koble.koble(
            data["person"], data["tilbud"], by=request.user, now=timezone.now(), **form.svar()
        )
    except (koble.KanIkkeKoble, vurder.KanIkkeGodkjenne) as feil:
        form.add_error(None, str(feil))
        return _vis(request, valg, dommen=_dom(valg), form=form, status=422)
    kookt.husk_siste(request, [kobling.forslag.public_id])
    messages.success(request, _("Koblet. Foreningen får e-post om ti minutter."))
    return redirect("kobling:person_vis", request.kommune.slug, data["person"].public_id)
