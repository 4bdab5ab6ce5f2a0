"""The survey's texts: what residents read in one version, and how the municipality's draft is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count

from kartlegging.models import Tekstendring, Tekstgodkjenning, Tekstsett, Tekstversjon
from kartlegging.undersokelse.tekster import (
    RESERVE,
    Tekster,
    Undersokelsessprak,
    sprakene,
    standard,
)
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import WrongKommune


Ord = dict[str, str]
# Two languages a page, and a few versions at a time in each process.
HUSKES = 256


def tekster_for(kommune: Kommune, versjon: Tekstversjon | None, sprak: str) -> Tekster:
    """
    Return the survey's words in one language, as they stand in one version.

    `versjon` is that of a round, a draft or an answer; None means the texts as they were shipped.
    What the language lacks comes in the version's Norwegian, marked as Norwegian.

    Raises: WrongKommune, KeyError for a language that is not in the survey.
    """
    if versjon is None:
        return Tekster(sprak)
    if versjon.kommune_id != kommune.pk:
        raise WrongKommune
    norsk = _sett(versjon.public_id, RESERVE)
    return Tekster(sprak, _sett(versjon.public_id, sprak) if sprak != RESERVE else norsk, norsk)


def tekster_for_alle(
    kommune: Kommune, versjon: Tekstversjon | None, tagger: Iterable[str]
) -> dict[str, Tekster]:
    """
    Return the words of one version in several languages, Norwegian first, with one query.

    Raises: WrongKommune.
    """
    valgte = dict.fromkeys([RESERVE, *tagger])
    if versjon is None:
        return {tag: Tekster(tag) for tag in valgte}
    if versjon.kommune_id != kommune.pk:
        raise WrongKommune
    rader = Tekstsett.objects.filter(versjon=versjon, sprak__in=list(valgte))
    sett = {rad.sprak: rad.tekster for rad in rader}
    return {tag: Tekster(tag, sett.get(tag, {}), sett.get(RESERVE, {})) for tag in valgte}


def pa_alle_sprak(kommune: Kommune, nokkel: str, *, forst: str = "") -> dict[str, Any]:
    """
    Return one sentence in every switched-on language, for a page of that sentence.

    `forst` is the language the person has chosen, if any: it stands first, and is the page's own.
    """
    tagger = [sprak.tag for sprak in paslatte_sprak(kommune)]
    alle = tekster_for_alle(kommune, gjeldende_tekstversjon(), tagger)
    t = alle.get(forst) or alle[RESERVE]
    rader = [t, *(andre for andre in alle.values() if andre is not t)]
    return {
        "t": t,
        "sprak": t.sprak,
        "beskjed": nokkel,
        "alle": [(rad.sprak, rad[nokkel]) for rad in rader],
    }


@lru_cache(maxsize=HUSKES)
def _sett(versjon_id: UUID, sprak: str) -> Mapping[str, str]:
    """Return a frozen set of texts; it never changes, so that a process may remember it."""
    rad = Tekstsett.objects.filter(versjon__public_id=versjon_id, sprak=sprak).first()
    return rad.tekster if rad else {}


def gjeldende_tekstversjon() -> Tekstversjon | None:
    """Return the version that rounds opened now begin with; None before the first."""
    return Tekstversjon.objects.all().nyeste_forst().first()


def versjonens_tekster(versjon: Tekstversjon | None) -> dict[str, Ord]:
    """Return all words of one version by language; without one, those that were shipped."""
    if versjon is None:
        return {tag: dict(standard(tag)) for tag in sprakene()}
    return {rad.sprak: rad.tekster for rad in Tekstsett.objects.filter(versjon=versjon)}


def paslatte_sprak(kommune: Kommune) -> list[Undersokelsessprak]:
    """Return the languages that residents are offered; Norwegian always is."""
    pa = {RESERVE, *kommune.undersokelsessprak}
    return [sprak for tag, sprak in sprakene().items() if tag in pa]


def er_kontrollert(t: Tekster) -> bool:
    """Return whether every text of a language was written, or approved exactly as it stands."""
    if t.sprak.er_kvalitetssikret:
        return True
    if any(t.mangler(nokkel) for nokkel in standard(RESERVE)):
        return False
    rader = Tekstgodkjenning.objects.filter(sprak=t.sprak.tag)
    godkjent = set(rader.values_list("nokkel", "avtrykk"))
    return all((n, avtrykk_av_tekst(t.raa(n))) in godkjent for n in standard(RESERVE))


def kontrollerte(kommune: Kommune) -> set[str]:
    """Return the switched-on languages that somebody who speaks them has read all of."""
    tagger = [sprak.tag for sprak in paslatte_sprak(kommune)]
    lest = Tekstgodkjenning.objects.filter(sprak__in=tagger).values("sprak").annotate(n=Count("pk"))
    mulige = {rad["sprak"] for rad in lest if rad["n"] >= len(standard(RESERVE))}
    alle = tekster_for_alle(kommune, gjeldende_tekstversjon(), tagger)
    return {
        tag for tag, t in alle.items()
        if t.sprak.er_kvalitetssikret or (tag in mulige and er_kontrollert(t))
    }  # fmt: skip


def utkast(tagger: Iterable[str] = ()) -> dict[str, Ord]:
    """Return the draft by language: what was shipped with the kommune's own words in it."""
    valgte = set(tagger) or set(sprakene())
    ord_ = {tag: dict(standard(tag)) for tag in sprakene() if tag in valgte}
    for rad in Tekstendring.objects.filter(sprak__in=valgte):
        if rad.sprak not in ord_ or rad.nokkel not in standard(RESERVE):
            continue  # a text that is not asked for any more
        if rad.tekst:
            ord_[rad.sprak][rad.nokkel] = rad.tekst
        else:
            ord_[rad.sprak].pop(rad.nokkel, None)
    return ord_


def avtrykk_av_tekst(tekst: str) -> str:
    """Return the print of one text, which an approval holds for."""
    return hashlib.sha256(tekst.encode()).hexdigest()


def avtrykk_av_alle(tekster: dict[str, Ord]) -> str:
    """Return one print of all texts in all languages."""
    samlet = json.dumps(tekster, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(samlet.encode()).hexdigest()


def godkjente(tekster: dict[str, Ord]) -> dict[str, dict[str, Tekstgodkjenning]]:
    """Return the approvals that hold for the words exactly as they stand, by language and key."""
    funnet: dict[str, dict[str, Tekstgodkjenning]] = {tag: {} for tag in tekster}
    rader = Tekstgodkjenning.objects.filter(sprak__in=list(tekster)).select_related("godkjent_by")
    for rad in rader.order_by("pk"):
        tekst = tekster[rad.sprak].get(rad.nokkel)
        if tekst and avtrykk_av_tekst(tekst) == rad.avtrykk:
            funnet[rad.sprak][rad.nokkel] = rad
    return funnet
