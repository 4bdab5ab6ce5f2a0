"""Survey rounds: which are open to whom, and what each page of one is filled with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from kartlegging.enums import Rundestatus
from kartlegging.models import Kartleggingsrunde, Svarark
from kartlegging.undersokelse.sider import Side, Svar, alle_sider, er_med, valgte_interesser
from kartlegging.undersokelse.svar import INGEN
from kartlegging.undersokelse.tekster import FASTE, Tekster, Undersokelsessprak, sprakene
from kommuneportal.core import koder
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Interesse
from mottak.models import Mottak
from mottak.selectors import mottak_for


def runder_for(bruker: Bruker, roller: frozenset[str]) -> QuerySet[Kartleggingsrunde]:
    """
    Return the rounds this person may see: own centres, and settled people for coordinators.

    Source: decisions 12 and 13.
    """
    mine = mottak_for(bruker) if Rolle.MOTTAKSANSATT in roller else Mottak.objects.none()
    return (
        Kartleggingsrunde.objects.for_mottak(
            mine.order_by().values("pk"), bosatte=Rolle.KOORDINATOR in roller
        )
        .select_related("kommune", "mottak", "opprettet_by", "tekstversjon")
        .annotate(antall_svar=Count("svarark", filter=Q(svarark__erstattet_at__isnull=True)))
    )


def apen_runde(skrevet: str, *, today: date) -> Kartleggingsrunde | None:
    """Return the round behind a short address, if it takes answers today."""
    kode = koder.les_rundekode(skrevet)
    rader = Kartleggingsrunde.objects.tar_imot(today=today).filter(kode=kode)
    return rader.select_related("mottak", "tekstversjon").first()


def rundelinje(runde: Kartleggingsrunde, *, today: date) -> dict[str, Any]:
    """Return a round with its place, its state in words, and the answers it has brought."""
    if runde.status == Rundestatus.STENGT or runde.stenger_date < today:
        status, farge = _("Stengt"), "neutral"
    elif runde.apner_date > today:
        status, farge = _("Åpner senere"), "info"
    else:
        status, farge = _("Åpen"), "success"
    return {
        "runde": runde,
        "sted": runde.mottak.navn if runde.mottak else _("Bosatte i kommunen"),
        "status": status,
        "farge": farge,
        "antall": getattr(runde, "antall_svar", 0),
    }


def rundens_sprak(tagger: list[str]) -> list[Undersokelsessprak]:
    """Return the switched-on languages in the order of the list."""
    return [sprak for tag, sprak in sprakene().items() if tag in tagger]


def sprak_i_bruk() -> list[Undersokelsessprak]:
    """Return every language that some round of the kommune has used, and those always there."""
    brukt = set(FASTE)
    for tagger in Kartleggingsrunde.objects.values_list("sprak", flat=True):
        brukt.update(tagger)
    return rundens_sprak(list(brukt))


def interesser_pa(side: Side) -> list[Interesse]:
    """Return the activities of one page; never faith or politics (decisions 6)."""
    rader = Interesse.objects.for_beboere().filter(gruppe__kode__in=side.grupper)
    return list(rader.order_by("gruppe__rekkefolge", "rekkefolge", "pk"))


def interesser_pa_sider(sider: Iterable[Side]) -> list[Interesse]:
    """Return the activities of several pages, page by page, in one query."""
    per_gruppe: dict[str, list[Interesse]] = defaultdict(list)
    rader = Interesse.objects.for_beboere().select_related("gruppe")
    for rad in rader.order_by("gruppe__rekkefolge", "rekkefolge", "pk"):
        per_gruppe[rad.gruppe.kode].append(rad)
    # Each page in the order of the groups, whatever order the page names them in.
    return [
        rad
        for side in sider
        for kode, rader_i in per_gruppe.items()
        if kode in side.grupper
        for rad in rader_i
    ]


def interessegrupper() -> dict[str, str]:
    """Return the group of each activity."""
    return dict(Interesse.objects.for_beboere().values_list("kode", "gruppe__kode"))


def gjeldende_svar(beboer_id: Any) -> Svarark | None:
    """Return the current answers of one person, with everything that is shown."""
    return (
        Svarark.objects.gjeldende()
        .filter(beboer__public_id=beboer_id)
        .select_related("beboer", "runde")
        .prefetch_related("onskeliste__interesse", "ledige_tider")
        .first()
    )


def svar_i_ord(svar: Svar, t: Tekster) -> list[dict[str, Any]]:
    """
    Return each question with what was answered, in the person's language.

    The activities stand in one row, though they are asked for on several pages.
    """
    rader: list[dict[str, Any]] = []
    har_bilder = False
    for side in alle_sider().values():
        if (
            side.slag == "styrke"
            or not er_med(side, svar)
            or (side.slag == "bilder" and har_bilder)
        ):
            continue
        har_bilder = har_bilder or side.slag == "bilder"
        tittel = t[side.sporsmal or side.tittel]
        rader.append({"side": side.id, "tittel": tittel, "svar": _svar(side, svar, t)})
    return rader


def _svar(side: Side, svar: Svar, t: Tekster) -> Any:
    valgt = svar.get(side.id) or []
    if side.slag == "tekst":
        return valgt or ""
    if side.slag == "bilder":
        return _liste([t.interesse(kode) for kode in valgte_interesser(svar)])
    if side.slag == "sprak":
        return sprakene()[valgt[0]].egennavn if valgt and valgt[0] in sprakene() else ""
    if valgt == [INGEN]:
        return t[side.ingen]
    return _liste([valgtekst(v, t) for v in side.valg if v["kode"] in valgt])


def _liste(tekster: list[Any]) -> Any:
    return format_html_join(" · ", "{}", ((tekst,) for tekst in tekster))


def valgtekst(valg: dict[str, Any], t: Tekster) -> Any:
    """Return the words of one choice; an age band holds its numbers."""
    return t.tekst(valg["tekst"], **{n: valg[n] for n in ("fra", "til") if n in valg})


def styrkerader(side: Side, svar: Svar, t: Tekster) -> list[dict[str, Any]]:
    """Return each chosen activity with how much the person wants it."""
    styrker = svar.get("styrke") or {}
    return [
        {
            "kode": kode,
            "navn": t.interesse(kode),
            "valg": [
                {"kode": v["kode"], "tekst": t[v["tekst"]],
                 "valgt": str(styrker.get(kode, "")) == v["kode"]}
                for v in side.valg
            ],
        }
        for kode in valgte_interesser(svar)
    ]  # fmt: skip


def dato_i_tall(dag: date) -> str:
    """Return a date in digits, which every language reads."""
    return date_format(dag, "d.m.Y")
