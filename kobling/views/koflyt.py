"""What the pages of the queue share: their content, where to go next, and what can be undone."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling import forms
from kobling.enums import AVSLAGSGRUNNER, FLERE_AVSLAGSGRUNNER, Forslagsstatus, Utsettelse
from kobling.models import Koblingsforslag
from kobling.selectors import kjoring, ko, kort, kriterier, plasser
from kobling.services import vurder
from kommuneportal.design import kontekst as sider
from kommuneportal.design import norsk


FANER = (
    ("alle", gettext_lazy("Alle")),
    ("sterke", gettext_lazy("Sterke")),
    ("folge", gettext_lazy("Trenger følge")),
    ("utsatte", gettext_lazy("Utsatte")),
    ("venter", gettext_lazy("Venter på svar")),
)
TASTER = (
    ("J", gettext_lazy("Neste forslag")),
    ("K", gettext_lazy("Forrige forslag")),
    ("G", gettext_lazy("Godta og varsle foreningen")),
    ("1–6", gettext_lazy("Avslå med grunn")),
    ("U", gettext_lazy("Utsett. Deretter 1: 3 dager, 2: 2 uker, 3: til det kommer flere tilbud")),
    ("Z", gettext_lazy("Angre det du gjorde sist")),
    ("M", gettext_lazy("Skriv et notat")),
    ("/", gettext_lazy("Søk i forslagene")),
    ("?", gettext_lazy("Vis denne siden")),
    ("Esc", gettext_lazy("Lukk det som er åpent")),
)
ANGRENOKKEL = "ko_angre"
VISTNOKKEL = "ko_vist"


def valgene(request) -> dict[str, str]:
    """Read tab, search and page from the address, and forget what is unknown."""
    vis = request.GET.get("vis", "alle")
    return {
        "vis": vis if vis in ko.VISNINGER else "alle",
        "sok": request.GET.get("sok", "").strip()[:60],
        "side": request.GET.get("side", "")[:4],
    }


def adresse(request, public_id, **mer) -> str:
    """Give the address of the queue or one suggestion in it, with the same tab, search, page."""
    valg = {navn: verdi for navn, verdi in (valgene(request) | mer).items() if verdi}
    if valg.get("vis") == "alle":
        del valg["vis"]
    navn = "kobling:forslag_vis" if public_id else "kobling:forslag_liste"
    sti = reverse(navn, args=[x for x in (request.kommune.slug, public_id) if x])
    return f"{sti}?{urlencode(valg)}" if valg else sti


def koside(request, public_id, *, now) -> dict:
    """Give everything that the queue page shows."""
    valg = valgene(request)
    antall = ko.antall(now=now)
    side = ko.koside(
        valg["vis"],
        sok=valg["sok"],
        nummer=valg["side"],
        antall=antall[valg["vis"]],
        public_id=public_id,
        now=now,
    )
    sammenheng = _listen(request, valg, antall, side)
    if side.valgt is None:
        return sammenheng | {"tomt": _tomt(request, valg, antall)}
    return sammenheng | _detalj(side.valgt, now=now)


def _listen(request, valg: dict[str, str], antall: dict, side) -> dict:
    """Give what stands around the suggestion: the list, the tabs, the way on, the run."""
    forslag = side.valgt
    return {
        "side": side.side,
        "rader": [_rad(request, rad, forslag) for rad in side.side.object_list],
        "faner": _faner(request, valg["vis"], antall),
        "antall": antall,
        "i_dag_maks": antall["idag"] + antall["alle"],
        "valg": valg,
        "sporring": urlencode({k: v for k, v in valg.items() if v}),
        "forslag": forslag,
        "forrige_adresse": adresse(request, side.forrige.public_id) if side.forrige else "",
        "neste_adresse": adresse(request, side.neste.public_id) if side.neste else "",
        "neste": (side.neste or side.forrige) if side.valgt else None,
        "liste_adresse": adresse(request, None),
        "kan_angre": bool(siste_avgjorte(request)),
        "kjoring": (siste := kjoring.siste()),
        "kjoring_tekst": kjoring.tekst(siste) if siste else "",
    }


def _tomt(request, valg: dict[str, str], antall: dict) -> dict:
    """Say why there is nothing here, and what to do about it."""
    if valg["sok"] or valg["vis"] != "alle":
        tittel = _("Fant ingen forslag med «%(sok)s»") if valg["sok"] else _("Ingen forslag her nå")
        hele = adresse(request, None, vis="alle", sok="", side="")
        return {"tittel": tittel % {"sok": valg["sok"]}, "knapp": _("Se alle"), "adresse": hele}
    har = ko.hva_finnes(today=timezone.localdate())
    if har["tilbud"] and har["svar"] and har["forslag"]:
        bra = _("Godt jobbet – %(n)s vurdert i dag.") % {"n": norsk.tall(antall["idag"])}
        return {
            "tittel": _("Køen er tom"),
            "tekst": bra
            if antall["idag"]
            else _("Alt er vurdert. Nye forslag kommer av seg selv."),
            "knapp": _("Se hvem som venter på svar"),
            "adresse": sider.adresse("kobling:kobling_liste", request.kommune),
        }
    steg = (
        (
            _("Godkjenn minst ett tilbud fra en forening"),
            "organisasjoner:organisasjon_liste",
            "tilbud",
        ),
        (_("Få inn minst ett svar fra en beboer"), "kartlegging:opplasting_liste", "svar"),
        (_("La portalen regne ut forslag"), "", "forslag"),
    )
    return {
        "tittel": _("Forslag kommer når dere har minst ett tilbud og ett svar"),
        "kan_regne": har["tilbud"] and har["svar"],
        "steg": [
            {"tekst": tekst, "adresse": sider.adresse(navn, request.kommune), "ferdig": har[hva]}
            for tekst, navn, hva in steg
        ],
    }


def _faner(request, vis: str, antall: dict) -> list[tuple]:
    return [
        (navn, adresse(request, None, vis=kode, side=""), kode == vis, antall[kode])
        for kode, navn in FANER
        if kode != "venter" or antall["venter"] or vis == "venter"
    ]


def _rad(request, rad: Koblingsforslag, valgt: Koblingsforslag | None) -> dict:
    return {
        "ikon": kort.ikon(rad.tilbud),
        "tittel": kort.aktivitet(rad.tilbud),
        "styrke": rad.get_grad_display(),
        "tekst": f"{rad.beboer.etikett} · {rad.tilbud.organisasjon.navn}",
        "adresse": adresse(request, rad.public_id),
        "valgt": valgt is not None and rad.pk == valgt.pk,
    }


def _detalj(forslag: Koblingsforslag, *, now) -> dict:
    tilbud, beboer = forslag.tilbud, forslag.beboer
    svar, onsker = ko.svar_og_onsker(beboer, today=timezone.localdate(now))
    ledige = max(0, plasser.kapasitet(tilbud) - forslag.opptatt)
    interesser = onsker | {
        rad.interesse.kode: rad.interesse.navn for rad in tilbud.tilbudsinteresser.all()
    }
    linjer = kriterier.kriterier(forslag, interesser=interesser)
    return {
        "person": {
            "tittel": _("Beboer %(etikett)s") % {"etikett": beboer.etikett},
            "linjer": kort.personlinjer(beboer, svar, onsker.values()),
            "samtykke": _("Har samtykket. Portalen har ingen navn.") if svar else "",
        },
        "tilbudet": {
            "tittel": tilbud.navn,
            "ikon": kort.ikon(tilbud),
            "linjer": [
                f"{tilbud.organisasjon.navn} · {kort.pris(tilbud)}",
                kort.tid_og_sted(tilbud),
                _plasslinje(ledige, plasser.kapasitet(tilbud)),
            ],
        },
        "kriterier": [linje for linje in linjer if linje.er_viktig],
        "kriterier_mer": [linje for linje in linjer if not linje.er_viktig],
        "oppsummert": kriterier.oppsummert(linjer),
        "full": ledige < 1,
        "apent": forslag.status in {Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT},
        "avgjort_tekst": avgjort_tekst(forslag, now=now),
        "grunner": AVSLAGSGRUNNER,
        "flere_grunner": FLERE_AVSLAGSGRUNNER,
        "utsettelser": Utsettelse.choices,
        "notatskjema": forms.ForslagNotatForm(
            initial={"notat": forslag.notat, "versjon": forslag.versjon}
        ),
    }


def _plasslinje(ledige: int, alle: int) -> str:
    tekst = ngettext("%(n)s av %(alle)s plass ledig", "%(n)s av %(alle)s plasser ledige", alle)
    return tekst % {"n": ledige, "alle": alle}


def avgjort_tekst(forslag: Koblingsforslag, *, now) -> str:
    """Tell what became of a suggestion that is not open any more."""
    if forslag.avgjort_at is None:
        foreldet = forslag.status == Forslagsstatus.FORELDET
        return _("Forslaget er ikke lenger aktuelt.") if foreldet else ""
    felter = {
        "hva": forslag.get_status_display(),
        "hvem": forslag.avgjort_by,
        "nar": norsk.siden(forslag.avgjort_at, now=now),
    }
    if forslag.grunn:
        felter["grunn"] = forslag.get_grunn_display().lower()
        return _("%(hva)s av %(hvem)s %(nar)s. Grunn: %(grunn)s.") % felter
    return _("%(hva)s av %(hvem)s %(nar)s.") % felter


def avgjor(request, public_id, form, tjeneste, ferdig: str):
    """Do one decision, and go on to the next suggestion; nothing is overwritten."""
    forslag = Koblingsforslag.objects.filter(public_id=public_id).first()
    if forslag is None:
        return forsvunnet(request, public_id)
    now = timezone.now()
    her = redirect(adresse(request, public_id))
    if not form.is_valid():
        messages.error(request, _("Velg hva du vil gjøre, på nytt. Ingenting ble endret."))
        return her
    try:
        tjeneste(forslag, by=request.user, now=now, **form.cleaned_data)
    except vurder.VurdertAvAndre as feil:
        meld_kollisjon(request, feil.forslag, now=now)
        return her
    except vurder.KanIkkeGodkjenne as feil:
        messages.error(request, str(feil))
        return her
    husk_siste(request, forslag.public_id)
    return _videre(request, ferdig, now=now)


def _videre(request, ferdig: str, *, now):
    valg = valgene(request)
    neste, nummer, alle = ko.plass_i_ko(
        request.GET.get("neste", ""), valg["vis"], sok=valg["sok"], now=now
    )
    if neste is None:
        messages.success(request, _("%(ferdig)s Køen er tom.") % {"ferdig": ferdig})
        return redirect(adresse(request, None, side="", sok=""))
    felter = {
        "ferdig": ferdig,
        "neste": kort.aktivitet(neste.tilbud),
        "nummer": nummer,
        "alle": alle,
    }
    messages.success(request, _("%(ferdig)s Neste: %(neste)s, %(nummer)s av %(alle)s.") % felter)
    sidetall = str((nummer - 1) // ko.RADER + 1)
    return redirect(adresse(request, neste.public_id, side="" if sidetall == "1" else sidetall))


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


def husk_vist(request, public_id) -> None:
    """Remember which suggestions this log-in has been shown."""
    viste = [x for x in request.session.get(VISTNOKKEL, []) if x != str(public_id)]
    request.session[VISTNOKKEL] = [*viste, str(public_id)][-20:]


def forsvunnet(request, public_id):
    """Say that a suggestion fell out of the plan since it was shown; 404 if it never was."""
    if str(public_id) not in request.session.get(VISTNOKKEL, []):
        raise Http404
    messages.warning(
        request, _("Forslaget er ikke lenger aktuelt. Portalen har regnet ut nye imens.")
    )
    return redirect(adresse(request, None))


def husk_siste(request, public_id) -> None:
    """Remember what was decided last in this log-in, so that it can be undone."""
    request.session[ANGRENOKKEL] = [*request.session.get(ANGRENOKKEL, []), str(public_id)][-10:]


def siste_avgjorte(request) -> str:
    """Give the suggestion that was decided last in this log-in."""
    return (request.session.get(ANGRENOKKEL) or [""])[-1]


def glem_siste(request) -> None:
    """Forget the last decision: it is undone, or cannot be."""
    request.session[ANGRENOKKEL] = request.session.get(ANGRENOKKEL, [])[:-1]
