"""What happens after a decision: where to go next, and what is said when it did not work."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Forslagsstatus
from kobling.models import Koblingsforslag
from kobling.selectors import ko, kort, laert
from kobling.services import vurder
from kobling.views import kookt
from kobling.views.kovisning import adresse, valgene
from kommuneportal.design import norsk


TASTER = (
    ("J", gettext_lazy("Neste forslag")),
    ("K", gettext_lazy("Forrige forslag")),
    ("G", gettext_lazy("Godta og varsle foreningen")),
    ("1–6", gettext_lazy("Avslå med grunn")),
    ("U", gettext_lazy("Utsett. Deretter 1: 3 dager, 2: 2 uker, 3: til det kommer flere tilbud")),
    ("V", gettext_lazy("Velg et sterkt forslag, for å godta flere samtidig med G")),
    ("Z", gettext_lazy("Angre det du gjorde sist")),
    ("M", gettext_lazy("Skriv et notat")),
    ("/", gettext_lazy("Søk i forslagene")),
    ("?", gettext_lazy("Vis denne siden")),
    ("Esc", gettext_lazy("Lukk det som er åpent")),
)


def avslatt(forslag: Koblingsforslag) -> str:
    """Say that a suggestion was rejected, and what the portal learnt from that, if anything."""
    laerdom = laert.av_forslag(forslag)
    if laerdom is None:
        return _("Avslått.")
    setning = laert.setning(laerdom.slag, laerdom.verdi)
    return _("Avslått. Lært av tre avslag: %(setning)s") % {"setning": setning}


def avgjor(request, public_id, form, tjeneste, ferdig: str | Callable[..., str]):
    """Do one decision, and go on to the next suggestion; nothing is overwritten."""
    forslag = Koblingsforslag.objects.filter(public_id=public_id).first()
    if forslag is None:
        return forsvunnet(request, public_id)
    now = timezone.now()
    her = redirect(adresse(request, public_id))
    if not form.is_valid():
        hva = form.errors.get("dato", [_("Velg hva du vil gjøre, på nytt.")])[0]
        messages.error(request, _("%(hva)s Ingenting ble endret.") % {"hva": hva})
        return her
    try:
        utfall = tjeneste(forslag, by=request.user, now=now, **form.cleaned_data)
    except vurder.VurdertAvAndre as feil:
        meld_kollisjon(request, feil.forslag, now=now)
        return her
    except vurder.KanIkkeGodkjenne as feil:
        messages.error(request, str(feil))
        return her
    kookt.husk_siste(request, [forslag.public_id])
    kookt.velg_bort(request, [forslag.public_id])
    return videre(request, ferdig(utfall) if callable(ferdig) else ferdig, now=now)


def videre(request, ferdig: str, *, now):
    """Go on to the suggestion that stood next, and say where in the list that is."""
    valg, siden = valgene(request), kookt.siden_sist(request, now=now)
    neste, nummer, alle = ko.plass_i_ko(request.GET.get("neste", ""), valg, now=now, siden=siden)
    if neste is None:
        tom = _("%(ferdig)s Ingen flere her.") if valg.er_snevret else _("%(ferdig)s Køen er tom.")
        messages.success(request, tom % {"ferdig": ferdig})
        return redirect(adresse(request, None, side=""))
    felter = {
        "ferdig": ferdig,
        "neste": kort.aktivitet(neste.tilbud),
        "nummer": nummer,
        "alle": alle,
    }
    messages.success(request, _("%(ferdig)s Neste: %(neste)s, %(nummer)s av %(alle)s.") % felter)
    sidetall = str((nummer - 1) // ko.RADER + 1)
    return redirect(adresse(request, neste.public_id, side="" if sidetall == "1" else sidetall))


def angre(request, rader: list[Koblingsforslag]) -> list[Koblingsforslag]:
    """Take decisions back one by one; say why, and of several which, for each that cannot be."""
    angret = []
    for forslag in rader:
        try:
            angret.append(vurder.angre(forslag, by=request.user, now=timezone.now()))
        except vurder.KanIkkeAngre as feil:
            felter = {"hvem": forslag.beboer.etikett, "hva": forslag.tilbud.navn, "hvorfor": feil}
            hvilket = _("%(hvem)s til %(hva)s: %(hvorfor)s") % felter
            messages.warning(request, hvilket if len(rader) > 1 else str(feil))
    return angret


def angret_tekst(angret: list[Koblingsforslag]) -> str:
    """Say what came of an undo; what nobody suggested does not go back to the queue."""
    felter, en = {"n": norsk.tall(len(angret))}, len(angret) == 1
    if all(forslag.status == Forslagsstatus.FORESLATT for forslag in angret):
        flere = _("Angret. %(n)s forslag er tilbake i køen.") % felter
        return _("Angret. Forslaget er tilbake i køen.") if en else flere
    flere = _("Angret. %(n)s koblinger er tatt bort, og ingenting er sendt.") % felter
    return _("Angret. Koblingen er tatt bort, og ingenting er sendt.") if en else flere


def meld_kollisjon(request, forslag: Koblingsforslag, *, now) -> None:
    """Say who was first, when two look at the same suggestion."""
    nar = norsk.siden(forslag.avgjort_at or forslag.sett_at or now, now=now)
    if forslag.avgjort_by_id == request.user.pk:
        tekst = _("Du vurderte dette %(nar)s. Ingenting ble endret nå.")
    elif forslag.avgjort_at:
        tekst = _("En kollega vurderte dette %(nar)s. Ingenting ble overskrevet.")
    else:
        tekst = _("Forslaget ble endret %(nar)s. Se på det igjen før du bestemmer deg.")
    messages.warning(request, tekst % {"nar": nar})


def forsvunnet(request, public_id):
    """Say that a suggestion fell out of the plan since it was shown; 404 if it never was."""
    if not kookt.er_vist(request, public_id):
        raise Http404
    messages.warning(
        request, _("Forslaget er ikke lenger aktuelt. Portalen har regnet ut nye imens.")
    )
    return redirect(adresse(request, None))
