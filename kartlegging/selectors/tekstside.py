"""What the pages about the survey's texts show: languages, parts, single texts, differences."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kartlegging.models import Kartleggingsrunde, Tekstendring, Tekstgodkjenning, Tekstversjon
from kartlegging.selectors.tekst import (
    Ord,
    avtrykk_av_tekst,
    gjeldende_tekstversjon,
    godkjente,
    paslatte_sprak,
    utkast,
    versjonens_tekster,
)
from kartlegging.undersokelse.deler import Del, delene
from kartlegging.undersokelse.tekster import (
    MASTERE,
    RESERVE,
    Undersokelsessprak,
    sprakene,
    standard,
)
from kommuneportal.core.models import Kommune


@dataclass(frozen=True, slots=True)
class Sprakrad:
    """How far one language has come in the draft."""

    sprak: Undersokelsessprak
    er_pa: bool
    antall: int
    godkjent: int
    mangler: int
    endret: int

    @property
    def er_skrevet(self) -> bool:
        """Return whether it was written for the survey; then nobody has to approve it."""
        return self.sprak.tag in MASTERE

    @property
    def igjen(self) -> int:
        """Return how many texts nobody who speaks the language has approved."""
        return 0 if self.er_skrevet else self.antall - self.mangler - self.godkjent


def sprakrader(kommune: Kommune) -> list[Sprakrad]:
    """Return every language with what is approved, missing and changed."""
    tekster = utkast()
    alle, pa = godkjente(tekster), {s.tag for s in paslatte_sprak(kommune)}
    endret = Counter(Tekstendring.objects.values_list("sprak", flat=True))
    return [
        Sprakrad(sprak, tag in pa, len(standard(RESERVE)), len(alle[tag]),
                 _mangler(tekster[tag], tuple(standard(RESERVE))), endret[tag])
        for tag, sprak in sprakene().items()
    ]  # fmt: skip


def _mangler(ord_: Ord, nokler: tuple[str, ...]) -> int:
    return sum(not ord_.get(nokkel) for nokkel in nokler)


def delrader(sprak: str) -> list[dict[str, Any]]:
    """Return the parts of one language with how far each has come."""
    ord_ = utkast([sprak])[sprak]
    alle = godkjente({sprak: ord_})[sprak]
    endret = set(Tekstendring.objects.filter(sprak=sprak).values_list("nokkel", flat=True))
    return [
        {
            "del": del_,
            "antall": len(del_.nokler),
            "godkjent": len(alle.keys() & set(del_.nokler)),
            "mangler": _mangler(ord_, del_.nokler),
            "endret": len(endret & set(del_.nokler)),
        }
        for del_ in delene().values()
    ]


@dataclass(frozen=True, slots=True)
class Tekstrad:
    """One text of the draft, with the words it is read against."""

    nokkel: str
    tekst: str
    norsk: str
    standard: str
    godkjenning: Tekstgodkjenning | None

    @property
    def er_endret(self) -> bool:
        """Return whether the kommune has written it."""
        return self.tekst != self.standard

    @property
    def godkjent_av(self) -> str:
        """Return the initials of the account that says so."""
        navn = str(self.godkjenning.godkjent_by) if self.godkjenning else ""
        return "".join(ord_[0] for ord_ in navn.split()).upper()

    @property
    def sett(self) -> str:
        """Return the print of what is shown, so that nobody's change is written over."""
        return avtrykk_av_tekst(self.tekst)[:16]


def tekstrader(sprak: str, del_: Del) -> list[Tekstrad]:
    """Return the texts of one part in one language."""
    tekster = utkast({sprak, RESERVE})
    ord_, norsk = tekster[sprak], tekster[RESERVE]
    alle = godkjente({sprak: ord_})[sprak]
    return [
        Tekstrad(n, ord_.get(n, ""), (standard(RESERVE) if sprak == RESERVE else norsk)[n],
                 standard(sprak).get(n, ""), alle.get(n))
        for n in del_.nokler
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forskjell:
    """One text that is not the same in two versions."""

    sprak: Undersokelsessprak
    nokkel: str
    norsk: str
    for_: str
    na: str

    @property
    def merket(self) -> SafeString:
        """Return the text with what went and what came marked, word by word."""
        return merk_forskjell(self.for_, self.na)


def forskjeller(for_: dict[str, Ord], na: dict[str, Ord]) -> list[Forskjell]:
    """Return every text that differs, language by language in the order people meet them."""
    rekkefolge = [nokkel for del_ in delene().values() for nokkel in del_.nokler]
    # Texts that are not asked for any more still stand in old versions.
    eldre = sorted({n for ord_ in (*for_.values(), *na.values()) for n in ord_} - set(rekkefolge))
    return [
        Forskjell(sprak, n, na.get(RESERVE, {}).get(n) or for_.get(RESERVE, {}).get(n, ""), gml, ny)
        for tag, sprak in sprakene().items()
        for n in (*rekkefolge, *eldre)
        for gml, ny in [(for_.get(tag, {}).get(n, ""), na.get(tag, {}).get(n, ""))]
        if gml != ny
    ]


def versjonsrader() -> QuerySet[Tekstversjon]:
    """Return the versions, the newest first, with how many rounds use each."""
    runder = Kartleggingsrunde.objects.filter(tekstversjon=OuterRef("pk")).order_by()
    antall = runder.values("tekstversjon").annotate(n=Count("pk")).values("n")
    return (
        Tekstversjon.objects.select_related("publisert_by")
        .annotate(antall_runder=Coalesce(Subquery(antall), 0))
        .nyeste_forst()
    )


def upubliserte() -> list[Forskjell]:
    """Return what the draft changes against the newest version, or against what was shipped."""
    return forskjeller(versjonens_tekster(gjeldende_tekstversjon()), utkast())


def forskjell_fra_forrige(versjon: Tekstversjon) -> list[Forskjell]:
    """Return what one version changed against the one before, or against what was shipped."""
    forrige = Tekstversjon.objects.filter(nummer__lt=versjon.nummer).nyeste_forst().first()
    return forskjeller(versjonens_tekster(forrige), versjonens_tekster(versjon))


def merk_forskjell(for_: str, na: str) -> SafeString:
    """Return both texts as one, with <del> around words that went and <ins> around new ones."""
    gamle, nye = for_.split(), na.split()
    deler: list[tuple[str, str, str]] = []
    for slag, a1, a2, b1, b2 in difflib.SequenceMatcher(
        a=gamle, b=nye, autojunk=False
    ).get_opcodes():
        if slag == "equal":
            deler.append(("span", " ".join(nye[b1:b2]), "span"))
            continue
        deler += [("del", " ".join(gamle[a1:a2]), "del")] if a2 > a1 else []
        deler += [("ins", " ".join(nye[b1:b2]), "ins")] if b2 > b1 else []
    return format_html_join(" ", "<{}>{}</{}>", deler)
