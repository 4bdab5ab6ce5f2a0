"""The tasks of those who follow people up: ask, the first time, four weeks; and the slip."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kartlegging.selectors import antall_utloper
from kartlegging.undersokelse.tekster import sprakene
from kobling.forms.felles import VersjonForm
from kobling.models import Kobling
from kobling.selectors import kort, oppgaver
from kobling.selectors import slipp as slippen
from kobling.selectors.plasser import antall_opptatte
from kobling.services import angresteg
from kobling.services import oppfolging as tjenester
from kobling.views import oppgaveflyt
from kommuneportal.core import audit
from kommuneportal.core.access import folger_opp


RADER = 20
FLERE = 2
FANER = (
    ("na", gettext_lazy("Å gjøre nå")),
    ("senere", gettext_lazy("Senere")),
    ("ferdig", gettext_lazy("Ferdig")),
)


def _mine(request: HttpRequest):
    return oppgaver.for_bruker(request.user, request.roller)


def _finn(request: HttpRequest, public_id) -> Kobling:
    rows = oppgaver.med_tilbud(_mine(request)).annotate(opptatt=antall_opptatte())
    return get_object_or_404(rows, public_id=public_id)


@folger_opp
@require_GET
def oppgave_liste(request: HttpRequest) -> HttpResponse:
    """List what this member of staff has to do now, later, and did lately."""
    now = timezone.now()
    vis = request.GET.get("vis", "na")
    vis = vis if vis in oppgaver.VISNINGER else "na"
    mottak = oppgaver.egne_mottak(request.user)
    valgt = request.GET.get("mottak", "")
    valgt = valgt if valgt in {rad.slug for rad in mottak} else ""
    hvem = {"bruker": request.user, "roller": request.roller, "now": now, "mottak": valgt}
    antall = _antall(request, hvem)
    sider = Paginator(oppgaver.oppgaver(vis, **hvem), RADER)
    sider.count = antall[vis]
    side = sider.get_page(request.GET.get("side"))
    sti = reverse("kobling:oppgave_liste", args=[request.kommune.slug])
    sammenheng = {"side": side, "vis": vis} | {
        "antall": antall,
        "lagret": oppgaveflyt.siste_lagrede(request, now=now),
        "utloper": _utloper(request, now=now),
        "rader": [oppgaveflyt.rad(request, kobling, now=now) for kobling in side.object_list],
        "faner": [
            (navn, f"{sti}?vis={kode}&mottak={valgt}", kode == vis, antall[kode])
            for kode, navn in FANER
        ],
        "mottak": _mottaksfaner(mottak, valgt, f"{sti}?vis={vis}"),
    }
    return render(request, "kobling/oppgave_liste.html", sammenheng)


def _antall(request: HttpRequest, hvem: dict) -> dict[str, int]:
    """Count the tabs; the menu shows what is due, which need not be counted twice."""
    antall = oppgaver.antall(**hvem)
    if not hvem["mottak"]:
        request.meny_antall.kjent_del({"oppgaver": antall["na"]})
    return antall


def _utloper(request: HttpRequest, *, now) -> int:
    """Count the answers of this person's people that are deleted within a month."""
    today = timezone.localdate(now)
    return antall_utloper(request.user, request.roller, today=today)


def _mottaksfaner(mottak, valgt: str, sti: str) -> list[tuple]:
    """Give one choice for each centre, when somebody works at several."""
    if len(mottak) < FLERE:
        return []
    alle = [(_("Alle mottakene"), sti, not valgt, None)]
    return alle + [
        (rad.navn, f"{sti}&mottak={rad.slug}", rad.slug == valgt, None) for rad in mottak
    ]


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def oppgave_vis(request: HttpRequest, public_id) -> HttpResponse:
    """Show one task with what to say, and record what came of it."""
    kobling = _finn(request, public_id)
    now = timezone.now()
    gammel = request.method == "POST" and oppgaveflyt.er_gammel(request.POST, kobling)
    skjema = oppgaveflyt.skjema(kobling, None if gammel else request.POST or None, now=now)
    if gammel:
        messages.warning(request, tjenester.NOEN_IMENS)
    elif request.method == "POST" and skjema and skjema.is_valid():
        try:
            melding = oppgaveflyt.lagre(kobling, skjema, by=request.user, now=now)
        except tjenester.KanIkkeLagre as feil:
            skjema.add_error(None, str(feil))
        else:
            messages.success(request, melding)
            request.session[oppgaveflyt.LAGRETNOKKEL] = str(public_id)
            return redirect("kobling:oppgave_liste", request.kommune.slug)
    audit.innsyn(request, [kobling.beboer], side="oppgave")
    sammenheng = oppgaveflyt.side(request, kobling, skjema, now=now)
    status = 409 if gammel else 422 if skjema and skjema.errors else 200
    return render(request, "kobling/oppgave_vis.html", sammenheng, status=status)


@folger_opp
@require_POST
def oppgave_angre(request: HttpRequest, public_id) -> HttpResponse:
    """Take back the last step."""
    kobling = _finn(request, public_id)
    try:
        angresteg.angre_steg(kobling, by=request.user, now=timezone.now())
    except angresteg.KanIkkeAngre as feil:
        messages.warning(request, str(feil))
    else:
        messages.success(request, _("Angret. Oppgaven er tilbake."))
    return redirect("kobling:oppgave_vis", request.kommune.slug, public_id)


@folger_opp
@require_POST
def oppgave_fortalt(request: HttpRequest, public_id) -> HttpResponse:
    """Record that the person has heard that the offer has changed, or is over."""
    kobling = _finn(request, public_id)
    form = VersjonForm(request.POST)
    versjon = form.cleaned_data["versjon"] if form.is_valid() else 0
    try:
        tjenester.fortalt(kobling, versjon=versjon, by=request.user, now=timezone.now())
    except tjenester.KanIkkeLagre as feil:
        messages.warning(request, str(feil))
        return redirect("kobling:oppgave_vis", request.kommune.slug, public_id)
    feil_dag = oppgaver.utenfor_dagene(kobling, today=timezone.localdate())
    messages.success(request, f"{_('Lagret: Personen har fått vite det.')} {feil_dag}".strip())
    request.session[oppgaveflyt.LAGRETNOKKEL] = str(public_id)
    return redirect("kobling:oppgave_liste", request.kommune.slug)


@folger_opp
@require_GET
def oppgave_slipp(request: HttpRequest, public_id) -> HttpResponse:
    """A slip to print and hand over, in the person's language or the one that is chosen."""
    kobling = _finn(request, public_id)
    onsket = request.GET.get("sprak", "")
    if onsket not in sprakene():
        onsket = slippen.informasjonssprak(kobling, now=timezone.now())
    sammenheng = {
        "kobling": kobling,
        "slipp": slippen.slipp(kobling, onsket=onsket, kommune=request.kommune),
        "ikon": kort.ikon(kobling.tilbud),
        "sprakene": sprakene().values(),
    }
    return render(request, "kobling/oppgave_slipp.html", sammenheng)
