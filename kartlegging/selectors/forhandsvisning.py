"""What the preview and the receipt show about the rows of one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Radendring, Radtilstand
from kartlegging.models import Linjefeil, Opplasting, Opplastingsrad
from kartlegging.parsing import FELT_TEKST, Felt, Kode
from kartlegging.selectors.sammenligning import (
    gjeldende_etter_referanse,
    innhold_i,
    innhold_i_ark,
    ulike_felter,
)
from kartlegging.selectors.visning import innhold_i_ord, interessenavn
from mottak.models import Beboer
from mottak.services import normaliser_referanse


# One sentence for each code, without row, column or value: for summaries and the downloaded list.
AVVIKSTEKST: dict[str, Any] = {
    Kode.UTEN_SAMTYKKE: _("Svarte nei til samtykke"),
    Kode.SAMTYKKE_MANGLER: _("Samtykke mangler"),
    Kode.SAMTYKKE_UKLART: _("Svaret på samtykke er ikke et klart ja"),
    Kode.DUPLIKAT: _("Samme beboernummer har et nyere svar i filen"),
    Kode.SLATT_SAMMEN: _("Slått sammen med et nyere svar i filen"),
    Kode.IDENTITETSNUMMER: _("En celle ser ut til å ha et identitetsnummer"),
    Kode.PERSONOPPLYSNING: _("En celle sier for mye om personen"),
    Kode.UGYLDIG_ALDER: _("Alderen kan ikke leses"),
    Kode.ALDER_MANGLER: _("Alder mangler"),
    Kode.MINDREARIG: _("Under 18 år, og ja fra foresatt eller representant mangler"),
    Kode.UGYLDIG_DATO: _("Datoen kan ikke leses, dagen for opplasting brukes"),
    Kode.TVETYDIG_DATO: _("Dag og måned kan ikke skilles, dagen for opplasting brukes"),
    Kode.UGYLDIG_REFERANSE: _("Beboernummeret kan si hvem personen er"),
    Kode.UKJENT_VERDI: _("En celle forstås ikke og står tom"),
    Kode.FOR_LANGT: _("En tekst er for lang"),
    Kode.UGYLDIGE_TEGN: _("En celle har tegn som ikke kan leses"),
    Kode.UFULLSTENDIG: _("Skjemaet ble ikke fullført"),
    Kode.FORMELFEIL: _("En celle er en formel med feil"),
    Kode.SKJULT_RAD: _("Raden er skjult i regnearket"),
    Kode.HOPPET_OVER: _("Du har valgt å hoppe over raden"),
    Radendring.LIK: _("Samme svar som vi har fra før"),
    Radendring.ELDRE: _("Eldre enn svaret vi har fra før"),
}
ANNET = _("Se over filen")
VIS_RADER = 8


@dataclass(frozen=True, slots=True)
class Erstatning:
    """A newer answer that takes the place of an older one, field by field, before and now."""

    rad: int
    radnavn: str
    beboer: Beboer
    felter: list[tuple[Any, str, str]]


def avvik_som_trenger_noen(opplasting: Opplasting) -> QuerySet[Linjefeil]:
    """Return what a person must mend or skip, and the rows that are skipped now."""
    rader = opplasting.rader.filter(
        tilstand__in=[Radtilstand.MA_RETTES, Radtilstand.HOPPET_OVER]
    ).values("rad")
    return opplasting.linjefeil.filter(lagres=False, rad__in=rader).order_by("rad", "pk")


def avvik_uten_tap(opplasting: Opplasting) -> QuerySet[Linjefeil]:
    """Return what is worth a look in rows that are imported all the same."""
    return opplasting.linjefeil.filter(lagres=True, rad__isnull=False).order_by("rad", "pk")


def avvik_for_utelatte(opplasting: Opplasting) -> QuerySet[Linjefeil]:
    """Return why rows are left out for good."""
    rader = opplasting.rader.filter(tilstand=Radtilstand.UTELATT).values("rad")
    return opplasting.linjefeil.filter(lagres=False, rad__in=rader).order_by("rad", "pk")


def utelatt_etter_grunn(opplasting: Opplasting) -> list[dict[str, Any]]:
    """Return each reason with its count and row numbers; the counts add up to the rows left out."""
    grunn: dict[int, str] = {}
    alle = opplasting.linjefeil.filter(lagres=False, rad__isnull=False).order_by("rad", "pk")
    for rad, kode in alle.values_list("rad", "kode"):
        grunn.setdefault(rad or 0, kode)
    etter: dict[str, list[int]] = defaultdict(list)
    ute = opplasting.rader.filter(
        tilstand__in=[Radtilstand.UTELATT, Radtilstand.HOPPET_OVER, Radtilstand.MA_RETTES]
    )
    if opplasting.bekreftet_at is None:
        ute = ute.exclude(tilstand=Radtilstand.MA_RETTES)
    for rad, endring in ute.order_by("rad").values_list("rad", "endring"):
        etter[endring or grunn.get(rad, "")].append(rad)
    return [
        {
            "kode": kode,
            "tekst": AVVIKSTEKST.get(kode, ANNET),
            "antall": len(rader),
            "rader": [opplasting.radnavn(rad) for rad in rader[:VIS_RADER]],
            "flere": max(0, len(rader) - VIS_RADER),
        }
        for kode, rader in sorted(etter.items(), key=lambda par: -len(par[1]))
    ]


def rader_som_erstatter(opplasting: Opplasting) -> QuerySet[Opplastingsrad]:
    """Return the rows that take the place of an older answer."""
    rader = opplasting.rader.filter(endring=Radendring.ENDRET, tilstand=Radtilstand.KLAR)
    return rader.order_by("rad", "pk")


def erstatninger(opplasting: Opplasting, rader: Iterable[Opplastingsrad]) -> list[Erstatning]:
    """
    Return what differs in words between these rows and the answers they take the place of.

    The number of queries does not depend on the number of rows.
    """
    med_dato = any(kolonne["felt"] == Felt.SVART for kolonne in opplasting.kolonner)
    alle = list(rader)
    gamle = gjeldende_etter_referanse([rad.data["referanse"] for rad in alle], opplasting.mottak)
    ut, navn = [], interessenavn()
    for rad in alle:
        ark = gamle.get(normaliser_referanse(rad.data["referanse"]))
        if ark is None:
            continue
        for_, na = innhold_i_ord(innhold_i_ark(ark), navn), innhold_i_ord(innhold_i(rad.data), navn)
        forskjell = ulike_felter(innhold_i(rad.data), innhold_i_ark(ark), med_dato=med_dato)
        felter = [(FELTNAVN[felt], for_[felt], na[felt]) for felt in forskjell]
        ut.append(Erstatning(rad.rad, opplasting.radnavn(rad.rad), ark.beboer, felter))
    return ut


FELTNAVN: dict[str, Any] = {**{felt.value: tekst for felt, tekst in FELT_TEKST.items()},
                            "annet": _("Andre interesser")}  # fmt: skip


def avviksliste(opplasting: Opplasting) -> list[tuple[str, str, str, str]]:
    """
    Return the list of deviations for a download: row, field, what is wrong, whether it comes along.

    No value of the file stands in it.
    """
    ut = [
        (
            avvik.radnavn,
            FELT_TEKST[Felt(avvik.felt)] if avvik.felt in set(Felt) else "",
            str(AVVIKSTEKST.get(avvik.kode, ANNET)),
            str(_("Ja") if avvik.lagres else _("Nei")),
        )
        for avvik in opplasting.linjefeil.order_by("rad", "pk")
    ]
    like = opplasting.rader.filter(
        tilstand=Radtilstand.UTELATT, endring__in=[Radendring.LIK, Radendring.ELDRE]
    ).order_by("rad")
    return ut + [
        (opplasting.radnavn(rad), "", str(AVVIKSTEKST[Radendring(endring)]), str(_("Nei")))
        for rad, endring in like.values_list("rad", "endring")
    ]
