"""The story of one connection: what has happened, who did it, and what it waits for."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kobling.enums import Koblingsstatus
from kobling.models import Kobling, Koblingsovergang
from kobling.selectors import tur
from kobling.selectors.oppfolging import har_ny_dag, venter_pa
from kobling.selectors.oppgaver import FIRE_UKER, TRE_MANEDER
from kommuneportal.design import norsk


K = Koblingsstatus
Linje = dict[str, object]
# Steps that left the state as it was.
UENDRET = {
    K.FORESPURT: gettext_lazy("Foreningen er spurt"),
    K.TAKKET_JA: gettext_lazy("Avtalen er endret"),
    K.IKKE_MOTT: gettext_lazy("Møtte ikke, eller fikk ny dag"),
    K.BEBOER_SPURT: gettext_lazy("Fikk vite om en endring"),
    K.MOTT: gettext_lazy("Fikk vite om en endring"),
    K.I_GANG: gettext_lazy("Fortsatt med"),
}
# States in which nobody is waited for.
STILLE = frozenset({K.AVSLUTTET, K.I_GANG, K.TAKKET_NEI, K.IKKE_PLASS})


def steg(kobling: Kobling) -> list[Koblingsovergang]:
    """This function will list what has happened, the first step first."""
    return list(kobling.overganger.select_related("av").order_by("at", "pk"))


def gjeldende_steg(rader: list[Koblingsovergang]) -> list[Koblingsovergang]:
    """This function will give the steps that stand: without those taken back, and the taking."""
    gjelder: list[Koblingsovergang] = []
    for rad in rader:
        if rad.er_angring:
            gjelder = gjelder[:-1]
        else:
            gjelder.append(rad)
    return gjelder


def tidslinje(kobling: Kobling, rader: list[Koblingsovergang], *, now: datetime) -> list[Linje]:
    """This function will tell the story of a connection, and what it waits for."""
    linjer = [_linje(rad) for rad in rader]
    if linje := _sporsmalet(kobling, rader, now=now):
        linjer.insert(1 if linjer else 0, linje)
    if tur.venter(kobling):
        return linjer
    if kobling.status == K.MOTT and kobling.mott_at:
        nar = kobling.mott_at + FIRE_UKER
        linjer.append({"tittel": venter_pa(kobling), "nar": nar, "venter": True})
    elif kobling.status == K.I_GANG and kobling.mott_at and kobling.tre_maneder_at is None:
        nar = kobling.mott_at + TRE_MANEDER
        linjer.append({"tittel": venter_pa(kobling), "nar": nar, "venter": True})
    elif kobling.status not in STILLE:
        hva = _("Venter på: %(hva)s") % {"hva": venter_pa(kobling)}
        linjer.append({"tittel": hva, "tekst": _frist(kobling), "venter": True})
    return linjer


def _frist(kobling: Kobling) -> str:
    """Say the day that what is waited for should happen, when there is one."""
    avtalt = kobling.status == K.TAKKET_JA or har_ny_dag(kobling)
    if avtalt and kobling.forste_gang_date:
        return str(norsk.dato(kobling.forste_gang_date))
    if kobling.status == K.FORESPURT:
        dag = norsk.dato(timezone.localdate(kobling.plass_holdes_til_at))
        holdes = _("Plassen holdes til %(dag)s.") % {"dag": dag}
        return f"{_purret(kobling)} {holdes}".strip()
    return ""


def _purret(kobling: Kobling) -> str:
    n = kobling.purringer
    mal = ngettext("%(n)s påminnelse er sendt.", "%(n)s påminnelser er sendt.", n)
    return mal % {"n": norsk.tall(n)} if n else ""


def _sporsmalet(kobling: Kobling, rader: list[Koblingsovergang], *, now: datetime) -> Linje | None:
    """Tell whether the association has been asked: an approval alone has asked nobody."""
    if kobling.pa_vent_siden_at is not None:
        return _ventet(kobling, now=now)
    if any(rad.fra == rad.til == K.FORESPURT for rad in rader):
        return None
    if kobling.avsluttet_at and kobling.avsluttet_at < kobling.sendes_at:
        return None
    if kobling.sendes_at > now and kobling.status == K.FORESPURT:
        nar = norsk.klokkeslett(kobling.sendes_at)
        return {"tittel": _("E-posten går %(nar)s") % {"nar": nar}, "venter": True}
    return {"tittel": _("Foreningen er spurt"), "nar": kobling.sendes_at}


def _ventet(kobling: Kobling, *, now: datetime) -> Linje:
    grunn = kobling.get_ventegrunn_display()
    if not tur.venter(kobling):
        return {"tittel": _("Ventet på tur"), "tekst": grunn, "nar": kobling.pa_vent_siden_at}
    tekst = _("%(grunn)s. %(nar)s Plassen holdes til %(dag)s.") % {
        "grunn": grunn,
        "nar": tur.til_nar(kobling, now=now),
        "dag": norsk.dato(tur.holdes_til(kobling) or timezone.localdate(now)),
    }
    return {"tittel": str(tur.PA_TUR), "tekst": tekst, "venter": True}


def _linje(rad: Koblingsovergang) -> Linje:
    hvem = str(rad.av) if rad.av else _hvem_uten_konto(rad)
    grunn = "" if rad.er_angring else rad.get_grunn_display()
    dag = ""
    if rad.dag is not None and rad.fra != rad.til:
        dag = _("første gang %(dag)s") % {"dag": norsk.dato(rad.dag)}
    return {
        "tittel": _tittel(rad),
        "tekst": " · ".join(del_ for del_ in (hvem, grunn, dag) if del_),
        "nar": rad.at,
    }


def _tittel(rad: Koblingsovergang) -> str:
    if not rad.fra:
        return _("Godtatt")
    if rad.er_angring:
        return _("Angret: %(hva)s") % {"hva": rad.get_fra_display()}
    if rad.fra == rad.til and rad.dag:
        return _("Ny dag: %(dag)s") % {"dag": norsk.dato(rad.dag)}
    if rad.fra == rad.til:
        return str(UENDRET.get(K(rad.til), rad.get_til_display()))
    return str(rad.get_til_display())


def _hvem_uten_konto(rad: Koblingsovergang) -> str:
    if rad.til in {K.PLASS_BEKREFTET, K.IKKE_PLASS, K.TRENGER_TILRETTELEGGING}:
        return _("Foreningen, på e-post")
    egen = rad.til in {K.TAKKET_JA, K.TAKKET_NEI}
    return _("Beboeren, med koden sin") if egen else _("Portalen")
