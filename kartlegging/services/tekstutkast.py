"""The draft of the survey's texts: changed, taken back, approved, and which languages are on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from kartlegging.models import Tekstendring, Tekstgodkjenning
from kartlegging.selectors.tekst import avtrykk_av_tekst, utkast
from kartlegging.undersokelse.kontroll import les_ny
from kartlegging.undersokelse.tekster import MASTERE, RESERVE, sprakene, standard
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.core.services import endre_kommune


class UgyldigTekst(ValueError):
    """A text lacks a value that the page puts in, is too long, or does not exist."""


class TrengerIkkeGodkjenning(ValueError):
    """The language was written for the survey, not translated."""


@transaction.atomic
def lagre_tekster(
    sprak: str, tekster: Mapping[str, str], *, by: Bruker, now: datetime
) -> list[str]:
    """
    This function will change texts of the draft, and give the keys of those that became others.

    An approval holds for the words that were read: new words have none. An empty text means that
    the language lacks it.

    Raises: UgyldigTekst; nothing is changed then.
    """
    naa = utkast([sprak])[sprak]
    endret = []
    for nokkel, raa in tekster.items():
        if nokkel not in standard(RESERVE):
            raise UgyldigTekst(nokkel)
        tekst, feil = les_ny(sprak, nokkel, raa)
        if feil:
            raise UgyldigTekst(nokkel)
        if tekst != naa.get(nokkel, ""):
            endret.append(nokkel)
            _sett(sprak, nokkel, tekst, by=by, now=now)
    if endret:
        audit.record("tekster_endret", None, by=by, now=now, sprak=sprak, antall=len(endret))
    return endret


def _sett(sprak: str, nokkel: str, tekst: str, *, by: Bruker, now: datetime) -> None:
    if tekst == standard(sprak).get(nokkel, ""):
        Tekstendring.objects.filter(sprak=sprak, nokkel=nokkel).delete()
        return
    Tekstendring.objects.update_or_create(
        sprak=sprak,
        nokkel=nokkel,
        defaults={"tekst": tekst, "endret_at": now, "endret_by": by},
    )


@transaction.atomic
def tilbake_til_standard(
    sprak: str, nokler: Iterable[str], *, by: Bruker, now: datetime
) -> list[str]:
    """This function will undo changes of the draft, and give the keys that were changed."""
    mine = Tekstendring.objects.filter(sprak=sprak, nokkel__in=list(nokler))
    endret = sorted(mine.values_list("nokkel", flat=True))
    mine.delete()
    if endret:
        audit.record("tekster_tilbakestilt", None, by=by, now=now, sprak=sprak, antall=len(endret))
    return endret


@transaction.atomic
def godkjenn_tekster(sprak: str, nokler: Iterable[str], *, by: Bruker, now: datetime) -> int:
    """
    This function will record that somebody whose mother tongue it is has approved these texts.

    It holds for the words as they stand in the draft now; a text that is missing is left out.

    Raises: TrengerIkkeGodkjenning.
    """
    if sprak in MASTERE:
        raise TrengerIkkeGodkjenning(sprak)
    naa = utkast([sprak])[sprak]
    valgte = [nokkel for nokkel in dict.fromkeys(nokler) if naa.get(nokkel)]
    finnes = set(
        Tekstgodkjenning.objects.filter(sprak=sprak, nokkel__in=valgte).values_list(
            "nokkel", "avtrykk"
        )
    )
    nye = [
        Tekstgodkjenning(
            sprak=sprak, nokkel=nokkel, avtrykk=avtrykk, godkjent_at=now, godkjent_by=by
        )
        for nokkel in valgte
        for avtrykk in [avtrykk_av_tekst(naa[nokkel])]
        if (nokkel, avtrykk) not in finnes
    ]
    Tekstgodkjenning.objects.bulk_create(nye)
    if nye:
        audit.record("tekster_godkjent", None, by=by, now=now, sprak=sprak, antall=len(nye))
    return len(nye)


@transaction.atomic
def trekk_godkjenning(sprak: str, nokler: Iterable[str], *, by: Bruker, now: datetime) -> int:
    """This function will take approvals back; the texts are marked again everywhere."""
    mine = Tekstgodkjenning.objects.filter(sprak=sprak, nokkel__in=list(nokler))
    antall = mine.values("nokkel").distinct().count()
    mine.delete()
    if antall:
        audit.record("godkjenning_trukket", None, by=by, now=now, sprak=sprak, antall=antall)
    return antall


@transaction.atomic
def velg_sprak(kommune: Kommune, tagger: Iterable[str], *, by: Bruker, now: datetime) -> list[str]:
    """
    This function will switch languages on and off; Norwegian always is on.

    Open rounds offer at once only what is on; whoever has begun may go on.
    """
    valgte = {RESERVE, *tagger}
    pa = [tag for tag in sprakene() if tag in valgte]
    if pa != kommune.undersokelsessprak:
        endre_kommune(kommune, felt={"undersokelsessprak": pa}, by=by, now=now)
        audit.record("undersokelsessprak_valgt", kommune, by=by, now=now, pa=pa)
    return pa
