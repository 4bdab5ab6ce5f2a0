"""What is shown of a person and of an offer: the same few facts everywhere (decisions 2, 4, 5)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.engine.forhold import NORSKE_SPRAK
from kommuneportal.core.enums import Behov, Niva
from kommuneportal.core.sprak import spraknavn
from kommuneportal.design import norsk
from mottak.models import Beboer
from organisasjoner.models import Tilbud


# First ages of the bands that associations see; anything finer stays in the portal.
ALDERSTRINN = (0, 6, 13, 18, 26, 40, 60)
# Needs that an association must know of; gender stands in the offer itself.
BEHOV_FOR_FORENINGEN = (
    Behov.FOLGE, Behov.SKYSS, Behov.BARNEPASS, Behov.UTSTYR, Behov.TRINNFRI, Behov.ROLIG,
    Behov.GRATIS,
)  # fmt: skip
# Of what the association has told of the first time, this much stands on a card.
FORSTE_GANG_TEGN = 140


def alderstekst(fra: int | None, til: int | None) -> str:
    """This function will write an age band: 26–39 år, 60 år eller eldre."""
    if fra is None and til is None:
        return _("alle aldre")
    if til is None:
        return _("%(fra)s år eller eldre") % {"fra": fra}
    if not fra:
        return _("til og med %(til)s år") % {"til": til}
    return _("%(fra)s–%(til)s år") % {"fra": fra, "til": til}


def aldersgruppe(svarark: Svarark) -> str:
    """
    This function will write the age as an association may see it, widened to the common bands.

    Source: decisions 5; H4.
    """
    fra, til = svarark.alder_fra, svarark.alder_til
    lav = ALDERSTRINN[bisect_right(ALDERSTRINN, fra) - 1] if fra is not None else 0
    if til is None or til >= ALDERSTRINN[-1]:
        return alderstekst(lav, None)
    return alderstekst(lav, ALDERSTRINN[bisect_right(ALDERSTRINN, til)] - 1)


def behovstekster(svarark: Svarark) -> list[str]:
    """This function will list what must be in place, as coordinators see it."""
    return [str(Behov(kode).label) for kode in svarark.behov if kode in Behov.values]


def trenger_sprakstotte(svarark: Svarark, tilbud: Tilbud) -> bool:
    """
    This function will tell whether the hosts lack a language in common with the person.

    Source: decisions 4.
    """
    norsk = svarark.norsk == Niva.GODT or svarark.informasjonssprak in NORSKE_SPRAK
    if norsk or svarark.informasjonssprak in tilbud.vertssprak:
        return False
    if svarark.engelsk in {Niva.LITT, Niva.GODT} and "en" in tilbud.vertssprak:
        return False
    return not (svarark.norsk == Niva.LITT and tilbud.norsk_krav != Niva.GODT)


def stotte_til_foreningen(svarark: Svarark, tilbud: Tilbud) -> list[str]:
    """This function will list the support that the association is told about, and nothing more."""
    stotte = [str(behov.label) for behov in BEHOV_FOR_FORENINGEN if behov in svarark.behov]
    if trenger_sprakstotte(svarark, tilbud):
        stotte.append(_("Språkstøtte"))
    return stotte


def sone_navn(beboer: Beboer) -> str:
    """This function will give the zone of a person: the centre's, or the person's own."""
    sone = beboer.mottak.sone if beboer.mottak else beboer.sone
    return sone.navn if sone else ""


def personlinjer(beboer: Beboer, svarark: Svarark | None, onsker: Iterable[str]) -> list[str]:
    """This function will write what a coordinator sees of a person; no reference, no centre."""
    sone = sone_navn(beboer)
    if svarark is None:
        return [_("Svaret er trukket eller for gammelt.")]
    sprak = [spraknavn(svarark.informasjonssprak)] if svarark.informasjonssprak else []
    hvem = [alderstekst(svarark.alder_fra, svarark.alder_til), ", ".join(sprak + _nivaer(svarark))]
    if onsket := ", ".join(onsker):
        hvem.append(_("ønsker %(hva)s") % {"hva": onsket.lower()})
    linjer = [" · ".join(del_ for del_ in hvem if del_)]
    if behov := ", ".join(behovstekster(svarark)):
        linjer.append(_("Trenger %(hva)s") % {"hva": behov.lower()})
    svarte = _("svarte %(dag)s") % {"dag": norsk.dato(svarark.svart_date, med_ar=False)}
    linjer.append(f"{_('Sone')} {sone} · {svarte}" if sone else svarte.capitalize())
    return linjer


def _nivaer(svarark: Svarark) -> list[str]:
    sprak = ((svarark.norsk, _("norsk")), (svarark.engelsk, _("engelsk")))
    ord_ = {Niva.IKKE: _("ikke"), Niva.LITT: _("litt"), Niva.GODT: _("god")}
    return [f"{ord_[Niva(niva)]} {navn}" for niva, navn in sprak if niva]


def tider(tilbud: Tilbud) -> list[str]:
    """This function will write when the offer meets: mandager 18–19."""
    rows = sorted(tilbud.tidspunkter.all(), key=lambda t: (t.ukedag, t.fra))
    return [norsk.tidsrom(t.ukedag, t.fra, t.til) for t in rows]


def pris(tilbud: Tilbud) -> str:
    """This function will write the price: gratis, or kroner and what they are for."""
    if tilbud.pris_kr is None:
        return _("pris ikke oppgitt")
    if tilbud.pris_kr == 0:
        return _("gratis")
    per = tilbud.get_prisperiode_display()
    return f"{norsk.tall(tilbud.pris_kr)} kr {per}".strip()


def tid_og_sted(tilbud: Tilbud) -> str:
    """This function will write days and place in one line, as a sentence begins."""
    deler = [", ".join(tider(tilbud)), tilbud.sted]
    linje = ", ".join(del_ for del_ in deler if del_)
    return linje[:1].upper() + linje[1:]


def forste_gang(tilbud: Tilbud) -> str:
    """This function will write what happens the first time, as the association has told it."""
    if tilbud.forste_gang:
        hva = Truncator(" ".join(tilbud.forste_gang.split())).chars(FORSTE_GANG_TEGN)
        return _("Første gang: %(hva)s") % {"hva": hva}
    if tilbud.har_folge:
        return _("Første gang: Noen fra gruppen møter den nye.")
    return _("Foreningen har ikke sagt hva som skjer første gang.")


def ikon(tilbud: Tilbud) -> str:
    """This function will give the pictogram of the offer's first activity."""
    for rad in tilbud.tilbudsinteresser.all():
        return rad.interesse.ikon
    return ""


def aktivitet(tilbud: Tilbud) -> str:
    """This function will give the activity in one word, or the offer's own name."""
    for rad in tilbud.tilbudsinteresser.all():
        return str(rad.interesse.navn)
    return tilbud.navn
