"""What the queue pages show: the list, the tabs, the filters, the suggestion with its reasons."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling import forms
from kobling.enums import AVSLAGSGRUNNER, FLERE_AVSLAGSGRUNNER, Forslagsstatus, Utsettelse
from kobling.models import Koblingsforslag
from kobling.selectors import kjoring, ko, kort, kovalg, kriterier, laert, plasser
from kobling.services import vurder_flere
from kobling.views import kookt, koutfall
from kommuneportal.design import kontekst as sider
from kommuneportal.design import norsk


FANER = (
    ("alle", gettext_lazy("Alle")),
    ("sterke", gettext_lazy("Sterke")),
    ("folge", gettext_lazy("Trenger følge")),
    ("nye", gettext_lazy("Nye siden sist")),
    ("utsatte", gettext_lazy("Utsatte")),
    ("venter", gettext_lazy("Venter på svar")),
    ("foreldet", gettext_lazy("Falt ut")),
)
APNE = frozenset({Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT})
# Tabs that are there only when they hold something.
SJELDNE = frozenset({"nye", "venter", "foreldet"})
FILTERNAVN = {
    "interesse": gettext_lazy("Aktivitet"),
    "sone": gettext_lazy("Personens sone"),
    "dag": gettext_lazy("Dag"),
    "styrke": gettext_lazy("Styrke"),
    "alder": gettext_lazy("Alder"),
    "rolle": gettext_lazy("Hva det er"),
}


def valgene(request) -> kovalg.Valg:
    """Read tab, search, filters, order and page from the address; forget what is unknown."""
    return kovalg.les(request.GET)


def adresse(request, public_id, **mer) -> str:
    """Give the address of the queue or one suggestion in it, narrowed and sorted as now."""
    valg = valgene(request).med(**mer).sporring()
    navn = "kobling:forslag_vis" if public_id else "kobling:forslag_liste"
    sti = reverse(navn, args=[x for x in (request.kommune.slug, public_id) if x])
    return f"{sti}?{urlencode(valg)}" if valg else sti


def koside(request, public_id, *, now) -> dict:
    """Give everything that the queue page shows."""
    valg, siden = valgene(request), kookt.siden_sist(request, now=now)
    antall = ko.antall(now=now, siden=siden)
    # The menu shows the same number; it need not be counted twice.
    request.meny_antall.kjent_del({"forslag": antall["alle"]})
    side = ko.koside(valg, antall=antall[valg.vis], public_id=public_id, now=now, siden=siden)
    sammenheng = _listen(request, valg, antall, side) | _filter(request, valg)
    if side.valgt is None:
        return sammenheng | {"tomt": _tomt(request, valg, antall)}
    return sammenheng | detalj(request, side.valgt, now=now)


def _listen(request, valg: kovalg.Valg, antall: dict, side) -> dict:
    """Give what stands around the suggestion: the list, the tabs, the way on, the run."""
    forslag, valgte = side.valgt, kookt.valgte(request)
    return {
        "side": side.side,
        "rader": [_rad(request, rad, forslag, valgte) for rad in side.side.object_list],
        "faner": _faner(request, valg.vis, antall),
        "antall": antall,
        "i_dag_maks": antall["idag"] + antall["alle"],
        "siden_sist": _siden_sist(request, antall),
        "valg": valg,
        "sporring": urlencode(valg.sporring()),
        "forslag": forslag,
        "forrige_adresse": _nabo(request, side.side, side.forrige, -1),
        "neste_adresse": _nabo(request, side.side, side.neste, 1),
        "neste": (side.neste or side.forrige) if side.valgt else None,
        "liste_adresse": adresse(request, None),
        "kan_angre": bool(kookt.siste_avgjorte(request)),
        "antall_valgte": len(valgte),
        "er_valgt": bool(forslag) and str(forslag.public_id) in valgte,
        "kjoring": (siste := kjoring.siste()),
        "kjoring_tekst": kjoring.tekst(siste) if siste else "",
        "kjoring_nar": kjoring.nar(siste, now=timezone.now()) if siste else "",
    }


def _nabo(request, side, nabo: Koblingsforslag | None, retning: int) -> str:
    """Give the address of the one before or after, on the page of the list where it stands."""
    if nabo is None:
        return ""
    if nabo in side.object_list:
        return adresse(request, nabo.public_id)
    nummer = side.number + retning
    return adresse(request, nabo.public_id, side=str(nummer) if nummer > 1 else "")


def _siden_sist(request, antall: dict) -> list[tuple[str, str]]:
    """Tell what has come and what has fallen out since this coordinator's last visit."""
    former = (
        ("nye", ngettext("%(n)s nytt", "%(n)s nye", antall["nye"])),
        ("foreldet", ngettext("%(n)s falt ut", "%(n)s falt ut", antall["foreldet"])),
    )
    return [
        (tekst % {"n": norsk.tall(antall[vis])}, reset(request, vis=vis))
        for vis, tekst in former
        if antall[vis]
    ]


def reset(request, **felt: str) -> str:
    """Give the address of the list without search and filters."""
    tomt = dict.fromkeys(kovalg.FILTRE, "")
    return adresse(request, None, **(tomt | {"sok": "", "side": ""} | felt))


def _filter(request, valg: kovalg.Valg) -> dict:
    """Give the filters: as fields when they are asked for, and those that are on as links."""
    apent = "filter" in request.GET
    filteradresse = adresse(request, None, side="")
    mer = {"filteradresse": f"{filteradresse}{'&' if '?' in filteradresse else '?'}filter=1"}
    if not apent and not valg.filtre:
        return mer
    muligheter = kovalg.valgmuligheter()
    pa = [
        (dict(muligheter[navn]).get(verdi, verdi), adresse(request, None, side="", **{navn: ""}))
        for navn, verdi in valg.filtre.items()
    ]
    felter = [
        (navn, tekst, [("", _("Alle")), *muligheter[navn]], getattr(valg, navn))
        for navn, tekst in FILTERNAVN.items()
    ]
    felter.append(("sorter", _("Rekkefølge"), kovalg.SORTERINGER, valg.sorter))
    return mer | {"filtre_pa": pa, "filterfelter": felter if apent else []}


def _tomt(request, valg: kovalg.Valg, antall: dict) -> dict:
    """Say why there is nothing here, and what to do about it."""
    if valg.er_snevret or valg.vis != "alle":
        tittel = _("Fant ingen forslag med «%(sok)s»") if valg.sok else _("Ingen forslag her nå")
        hele = reset(request, vis="alle")
        return {"tittel": tittel % {"sok": valg.sok}, "knapp": _("Se alle"), "adresse": hele}
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
        if kode not in SJELDNE or antall[kode] or vis == kode
    ]


def _rad(request, rad: Koblingsforslag, valgt: Koblingsforslag | None, valgte: list[str]) -> dict:
    return {
        "ikon": kort.ikon(rad.tilbud),
        "tittel": kort.aktivitet(rad.tilbud),
        "styrke": rad.get_grad_display(),
        "tekst": f"{rad.beboer.etikett} · {rad.tilbud.organisasjon.navn}",
        "adresse": adresse(request, rad.public_id),
        "valgt": valgt is not None and rad.pk == valgt.pk,
        "merket": str(rad.public_id) in valgte,
    }


def detalj(request, forslag: Koblingsforslag, *, now) -> dict:
    """Give one suggestion as cards and sentences, and what can be done with it."""
    tilbud, beboer = forslag.tilbud, forslag.beboer
    svar, onsker = ko.svar_og_onsker(beboer, today=timezone.localdate(now))
    ledige = max(0, plasser.kapasitet(tilbud) - forslag.opptatt)
    interesser = onsker | {
        rad.interesse.kode: rad.interesse.navn for rad in tilbud.tilbudsinteresser.all()
    }
    laerdommer = laert.for_beboer(beboer) if forslag.har_laert else []
    er_apent = forslag.status in APNE
    linjer = kriterier.kriterier(
        forslag,
        interesser=interesser,
        laerdommer=laerdommer,
        ledige=ledige if er_apent else None,
    )
    return _valgmuligheter(forslag, ledige=ledige, now=now) | {
        "person": personkort(beboer, svar, onsker.values())
        | {"adresse": _side(request, "kobling:person_vis", beboer)},
        "tilbudet": tilbudskort(tilbud, ledige=ledige)
        | {"adresse": _side(request, "kobling:plass_vis", tilbud)},
        "kriterier": [linje for linje in linjer if linje.er_viktig],
        "kriterier_mer": [linje for linje in linjer if not linje.er_viktig],
        "oppsummert": kriterier.oppsummert(linjer, er_avgjort=not er_apent),
        "utsatt_tekst": koutfall.utsatt(forslag, now=now),
    }


def _side(request, navn: str, objekt) -> str:
    return reverse(navn, args=[request.kommune.slug, objekt.public_id])


def personkort(beboer, svar, onsker) -> dict:
    """Give the card of a person: the label and what the decision needs, never who it is."""
    return {
        "tittel": _("Beboer %(etikett)s") % {"etikett": beboer.etikett},
        "linjer": kort.personlinjer(beboer, svar, onsker),
        "samtykke": _("Har samtykket. Portalen har ingen navn.") if svar else "",
    }


def tilbudskort(tilbud, *, ledige: int) -> dict:
    """Give the card of an offer with its free places, and what happens the first time."""
    return {
        "tittel": tilbud.navn,
        "ikon": kort.ikon(tilbud),
        "linjer": [
            f"{tilbud.organisasjon.navn} · {kort.pris(tilbud)}",
            kort.tid_og_sted(tilbud),
            _plasslinje(ledige, plasser.kapasitet(tilbud)),
            kort.forste_gang(tilbud),
        ],
    }


def _valgmuligheter(forslag: Koblingsforslag, *, ledige: int, now) -> dict:
    return {
        "full": ledige < 1,
        "kan_velges": vurder_flere.kan_velges(forslag) and ledige > 0,
        "apent": forslag.status in APNE,
        "avgjort_tekst": koutfall.avgjort(forslag, now=now),
        "grunner": AVSLAGSGRUNNER,
        "flere_grunner": FLERE_AVSLAGSGRUNNER,
        "utsettelser": [valg for valg in Utsettelse.choices if valg[0] != Utsettelse.DATO],
        "notatskjema": forms.ForslagNotatForm(
            initial={"notat": forslag.notat, "versjon": forslag.versjon}
        ),
    }


def _plasslinje(ledige: int, alle: int) -> str:
    tekst = ngettext("%(n)s av %(alle)s plass ledig", "%(n)s av %(alle)s plasser ledige", alle)
    return tekst % {"n": ledige, "alle": alle}
