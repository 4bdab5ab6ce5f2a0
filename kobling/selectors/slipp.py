"""The slip a person is handed: in the own language, with the Norwegian words small beneath."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kartlegging.models import Svarark
from kartlegging.selectors.tekst import tekster_for
from kartlegging.undersokelse.tekster import MASTERE, Tekster, Undersokelsessprak, sprakene
from kobling.models import Kobling
from kobling.selectors import kort
from kommuneportal.core.models import Kommune
from kommuneportal.core.sprak import sprakliste
from kommuneportal.design import norsk
from organisasjoner.models import Tilbud


MAPPE = Path(__file__).resolve().parent.parent / "data" / "slipp"
RESERVE = "nb"
UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")


@dataclass(frozen=True)
class Linje:
    """One line: what it is, in both languages, and what it says."""

    navn: str
    norsk: str
    verdi: SafeString
    pa_norsk: str = ""


@dataclass(frozen=True)
class Slipp:
    """Everything that is printed, and which language it is in."""

    sprak: Undersokelsessprak
    er_kontrollert: bool
    onsket_mangler: str
    aktivitet: str
    linjer: list[Linje]
    ord: dict[str, str]
    norske_ord: dict[str, str]
    merknad: SafeString


@lru_cache(maxsize=32)
def ordene(tag: str) -> dict[str, str]:
    """This function will give the words of the slip in one language."""
    innhold = json.loads((MAPPE / f"{tag}.json").read_text(encoding="utf-8"))
    return {nokkel: tekst for nokkel, tekst in innhold.items() if nokkel != "_meta"}


@lru_cache(maxsize=32)
def er_kontrollert(tag: str) -> bool:
    """This function will tell whether somebody who speaks the language has read the words."""
    innhold = json.loads((MAPPE / f"{tag}.json").read_text(encoding="utf-8"))
    return tag in MASTERE or bool(innhold["_meta"]["reviewed"])


def spraket(onsket: str) -> str:
    """This function will give a language that there are words in: the wanted one, or its reserve."""
    liste, sett = sprakliste(), set()
    while onsket not in sprakene():
        if onsket in sett or onsket not in liste:
            return RESERVE
        sett.add(onsket)
        onsket = liste[onsket].reservetag
    return onsket


def informasjonssprak(kobling: Kobling, *, now: datetime) -> str:
    """This function will give the language that the person wants information in."""
    gyldige = Svarark.objects.gyldige(today=timezone.localdate(now))
    ark = gyldige.filter(beboer=kobling.beboer_id).first()
    return ark.informasjonssprak if ark else ""


def slipp(kobling: Kobling, *, onsket: str, kommune: Kommune) -> Slipp:
    """
    This function will write the slip; never a name, a label, a centre or a code.

    `onsket` is a language tag. Dates are numbers, times and Norwegian words keep their direction.
    """
    tag = spraket(onsket)
    ord_, nb = ordene(tag), ordene(RESERVE)
    t = tekster_for(kommune, None, tag)
    liste = sprakliste()
    return Slipp(
        sprak=t.sprak,
        er_kontrollert=er_kontrollert(tag),
        onsket_mangler=liste[onsket].navn if onsket != tag and onsket in liste else "",
        aktivitet=_aktivitet(kobling.tilbud, t),
        linjer=_linjer(kobling, t, ord_, nb),
        ord=ord_,
        norske_ord=nb if tag != RESERVE else {},
        merknad=t["ikke_kvalitetssikret"],
    )


def _linjer(kobling: Kobling, t: Tekster, ord_: dict[str, str], nb: dict[str, str]) -> list[Linje]:
    tilbud = kobling.tilbud
    vert = [sprakliste()[tag].egennavn for tag in tilbud.vertssprak if tag in sprakliste()]
    alle = [
        ("nar", _tider(tilbud, t) or conditional_escape(ord_["avtales"]), _norske_tider(tilbud)),
        ("forste_gang", _dag(kobling.forste_gang_date, t), _norsk_dag(kobling.forste_gang_date)),
        ("hvor", _norsk(tilbud.sted), ""),
        ("pris", *_pris(tilbud, ord_)),
        ("ta_med", _norsk(tilbud.ta_med), ""),
        ("vert", mark_safe(" · ".join(format_html("<bdi>{}</bdi>", v) for v in vert)), ""),  # noqa: S308
        ("moter", _norsk(tilbud.organisasjon.navn), ""),
    ]
    return [
        Linje(ord_[kode], nb[kode], verdi, pa_norsk if t.sprak.tag != RESERVE else "")
        for kode, verdi, pa_norsk in alle
        if verdi
    ]


def _norsk(tekst: str) -> SafeString:
    """Mark what the association wrote as Norwegian, so that it is read and turned as such."""
    return format_html('<bdi lang="nb" dir="ltr">{}</bdi>', tekst) if tekst else SafeString("")


def _ltr(tekst: str) -> SafeString:
    return format_html('<bdi dir="ltr">{}</bdi>', tekst)


def _klokke(fra: time, til: time | None) -> str:
    return f"{fra:%H.%M}" + (f"–{til:%H.%M}" if til else "")


def _tider(tilbud: Tilbud, t: Tekster) -> SafeString:
    rows = sorted(tilbud.tidspunkter.all(), key=lambda tid: (tid.ukedag, tid.fra))
    deler = [
        format_html("{} {}", t[UKEDAGER[tid.ukedag - 1]], _ltr(_klokke(tid.fra, tid.til)))
        for tid in rows
    ]
    return mark_safe("<br>".join(deler))  # noqa: S308  each part is escaped above


def _norske_tider(tilbud: Tilbud) -> str:
    return ", ".join(kort.tider(tilbud))


def _dag(dag: date | None, t: Tekster) -> SafeString:
    if dag is None:
        return SafeString("")
    return format_html("{} {}", t[UKEDAGER[dag.weekday()]], _ltr(f"{dag:%d.%m.%Y}"))


def _norsk_dag(dag: date | None) -> str:
    return f"{norsk.ukedag(dag.isoweekday())} {norsk.dato(dag)}" if dag else ""


def _pris(tilbud: Tilbud, ord_: dict[str, str]) -> tuple[SafeString, str]:
    if tilbud.pris_kr is None:
        return SafeString(""), ""
    if tilbud.pris_kr == 0:
        return conditional_escape(ord_["gratis"]), kort.pris(tilbud)
    return _ltr(f"{norsk.tall(tilbud.pris_kr)} kr"), kort.pris(tilbud)


def _aktivitet(tilbud: Tilbud, t: Tekster) -> str:
    """Give the activity in the person's language; the offer's own name stands beneath."""
    for rad in tilbud.tilbudsinteresser.all():
        return t.interesse(rad.interesse.kode)
    return ""
