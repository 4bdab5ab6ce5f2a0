"""The upload wizard: a list of files, a new one, columns, rows, confirm, receipt."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kartlegging.forms import (
    KolonnerForm,
    OpplastingNyForm,
    RettRaderForm,
    SamtykkeForAlleForm,
)
from kartlegging.selectors import avviksliste, egne_mottak, opplastinger_for
from kartlegging.services import (
    MALSPRAK,
    ErIkkeApen,
    ErImportertFor,
    KanIkkeBekrefte,
    KanIkkeMottaFolgefil,
    KanIkkeMottaOpplasting,
    RettelsenKanIkkeLagres,
    UkjentKolonne,
    avbryt_opplasting,
    bekreft_opplasting,
    bekreft_samtykke_for_alle,
    lag_regnearkmal,
    motta_opplasting,
    rett_rader,
    sett_kolonner,
    ta_med_skjulte_rader,
)
from kartlegging.views import flyt, sider
from kommuneportal.core.access import folger_opp
from kommuneportal.core.eksport import XLSX, csv_svar, fil_svar
from kommuneportal.core.enums import Rolle
from kommuneportal.design.norsk import tall


@folger_opp
@require_GET
def opplasting_liste(request) -> HttpResponse:
    """Show earlier uploads, newest first."""
    alle = opplastinger_for(request.user, request.roller).order_by("-lastet_opp_at", "-pk")
    side = Paginator(alle, 25).get_page(request.GET.get("side"))
    sammenheng = {"side": side, "rader": sider.listerader(request, side)}
    return render(request, "kartlegging/opplasting_liste.html", sammenheng)


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_ny(request) -> HttpResponse:
    """Take a file in, read it, and go on to its columns; a file that cannot be used says why."""
    form = OpplastingNyForm(
        request.POST or None,
        request.FILES or None,
        mottak=egne_mottak(request.user, request.roller),
        bosatte=Rolle.KOORDINATOR in request.roller,
    )
    if request.method == "POST" and form.is_valid():
        opplasting = _motta(request, form)
        if opplasting is not None:
            return flyt.til_riktig_steg(request, opplasting)
    sammenheng = {"form": form, "steg": flyt.STEG, "tidligere": getattr(form, "tidligere", None)}
    return render(request, "kartlegging/opplasting_ny.html", sammenheng)


def _motta(request, form):
    fil, now = form.cleaned_data["fil"], timezone.now()
    # One byte more than is allowed is enough to refuse it, however large it is.
    innhold = fil.read(settings.OPPLASTING_MAKS_BYTE + 1)
    try:
        opplasting = motta_opplasting(
            innhold, filnavn=fil.name, mottak=form.mottak, by=request.user, now=now,
            folgefil=form.cleaned_data["folgefil"],
        )  # fmt: skip
    except KanIkkeMottaFolgefil as feil:
        form.add_error("folgefil", feil.melding)
        return None
    except (KanIkkeMottaOpplasting, ErImportertFor) as feil:
        form.add_error("fil", feil.melding)
        form.tidligere = getattr(feil, "tidligere", None)
        return None
    opplasting = flyt.les_na_eller_senere(opplasting, now=now)
    if opplasting.status == "avvist":
        form.add_error("fil", opplasting.melding)
        return None
    return opplasting


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_kolonner(request, public_id: UUID) -> HttpResponse:
    """Show what each column was read as, and take corrections."""
    opplasting = flyt.finn(request, public_id)
    if not flyt.er_klar(opplasting):
        return flyt.til_riktig_steg(request, opplasting)
    form = KolonnerForm(request.POST or None, kolonner=opplasting.kolonner)
    if request.method == "POST" and form.is_valid():
        try:
            sett_kolonner(opplasting, form.kart, by=request.user, now=timezone.now())
        except UkjentKolonne:
            form.add_error(None, _("Kolonnene er endret i en annen fane. Se over på nytt."))
        except ErIkkeApen:
            return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
        else:
            return flyt.til("opplasting_se_over", request, opplasting)
    return render(
        request, "kartlegging/opplasting_kolonner.html", sider.kolonneside(opplasting, form)
    )


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_se_over(request, public_id: UUID) -> HttpResponse:
    """Show the preview, and take corrections and skipped rows."""
    opplasting = flyt.finn(request, public_id)
    if not flyt.er_klar(opplasting):
        return sider.uten_forhandsvisning(request, opplasting)
    if opplasting.kolonner_sett_at is None:
        return flyt.til("opplasting_kolonner", request, opplasting)
    side = sider.avviksside(request, opplasting)
    data = request.POST if request.method == "POST" else None
    form = RettRaderForm(data, avvik=sider.kan_rettes(opplasting, side))
    if request.method == "POST" and form.is_valid():
        try:
            rett_rader(opplasting, form.rettelser, by=request.user, now=timezone.now())
        except RettelsenKanIkkeLagres as feil:
            form.vis_feil(feil)
        except ErIkkeApen:
            return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
        else:
            messages.success(request, _("Endringene er tatt med. Ingenting er lagret ennå."))
            return flyt.til("opplasting_se_over", request, opplasting)
    sammenheng = sider.forhandsvisning(opplasting, form, side)
    return render(request, "kartlegging/opplasting_se_over.html", sammenheng)


@folger_opp
@require_POST
def opplasting_samtykke(request, public_id: UUID) -> HttpResponse:
    """Take the sender's statement that everybody in the file has consented."""
    opplasting = flyt.finn(request, public_id)
    form = SamtykkeForAlleForm(request.POST)
    if form.is_valid():
        try:
            bekreft_samtykke_for_alle(opplasting, by=request.user, now=timezone.now())
        except ErIkkeApen:
            return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
    else:
        messages.error(request, str(form.errors["bekreftet"][0]))
    return flyt.til("opplasting_se_over", request, opplasting)


@folger_opp
@require_POST
def opplasting_skjulte(request, public_id: UUID) -> HttpResponse:
    """Take rows in that are hidden in the spreadsheet."""
    opplasting = flyt.finn(request, public_id)
    try:
        ta_med_skjulte_rader(opplasting, by=request.user, now=timezone.now())
    except ErIkkeApen:
        return flyt.til_riktig_steg(request, flyt.finn(request, public_id))
    return flyt.til("opplasting_se_over", request, opplasting)


@folger_opp
@require_POST
def opplasting_bekreft(request, public_id: UUID) -> HttpResponse:
    """Store the rows that are ready; a second press shows the receipt again."""
    opplasting = flyt.finn(request, public_id)
    try:
        bekreft_opplasting(opplasting, by=request.user, now=timezone.now())
    except KanIkkeBekrefte:
        messages.error(request, _("Ingen rader er klare. Rett minst én rad, eller avbryt."))
    except ErIkkeApen:
        opplasting = flyt.finn(request, public_id)
    else:
        return flyt.til("opplasting_kvittering", request, opplasting)
    return flyt.til_riktig_steg(request, opplasting)


@folger_opp
@require_GET
def opplasting_kvittering(request, public_id: UUID) -> HttpResponse:
    """Show what was imported and what was left out."""
    opplasting = flyt.finn(request, public_id)
    if opplasting.status not in flyt.FERDIGE:
        return flyt.til_riktig_steg(request, opplasting)
    sammenheng = sider.kvittering(request, opplasting)
    return render(request, "kartlegging/opplasting_kvittering.html", sammenheng)


@folger_opp
@require_GET
def opplasting_avvik(request, public_id: UUID) -> HttpResponse:
    """Give the list of deviations as a file, without anything that stood in the cells."""
    opplasting = flyt.finn(request, public_id)
    hode = (_("Rad"), _("Felt"), _("Hva er galt?"), _("Blir raden med?"))
    return csv_svar([hode, *avviksliste(opplasting)], filnavn="avvik.csv")


@folger_opp
@require_GET
def opplasting_mal(request) -> HttpResponse:
    """Give an empty workbook with headers that the portal knows, and lists to choose from."""
    sprak = request.GET.get("sprak", "nb")
    if sprak not in MALSPRAK:
        raise Http404
    return fil_svar(lag_regnearkmal(sprak), filnavn=f"kartlegging-{sprak}.xlsx", type_=XLSX)


@folger_opp
@require_http_methods(["GET", "HEAD", "POST"])
def opplasting_avbryt(request, public_id: UUID) -> HttpResponse:
    """Ask once, then delete the file and everything that was read from it."""
    opplasting = flyt.finn(request, public_id)
    if request.method != "POST":
        return render(
            request, "kartlegging/opplasting_avbryt.html", {"opplasting": opplasting}
        )  # fmt: skip
    try:
        avbryt_opplasting(opplasting, by=request.user, now=timezone.now())
    except ErIkkeApen:
        messages.info(request, _("Filen er allerede slettet."))
    else:
        antall = opplasting.antall.get("lest", 0)
        messages.success(
            request,
            ngettext(
                "Filen er slettet. %(antall)s rad ble lest, og ingenting er lagret.",
                "Filen er slettet. %(antall)s rader ble lest, og ingenting er lagret.",
                antall,
            )
            % {"antall": tall(antall)},
        )
    return sider.til_listen(request)
