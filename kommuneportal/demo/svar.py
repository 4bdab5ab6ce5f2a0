"""The demo's answers: survey files that came in through the upload services, weeks ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kartlegging.models import Opplasting
from kartlegging.services import (
    Rettelser,
    bekreft_opplasting,
    les_opplasting,
    motta_opplasting,
    rett_rader,
)
from kartlegging.services.runde import opprett_runde
from kartlegging.undersokelse.tekster import sprakene
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.demo import filer
from mottak.models import Ansatt, Mottak


@dataclass(frozen=True)
class Fil:
    """One file: who sent it, when, and how much of it; `mottak` is empty for settled people."""

    navn: str
    mottak: str
    dager_siden: int
    rader: int | None = None


FILER = {
    "fjordvik": (
        Fil("01_msforms_norsk.xlsx", "asen", 48),
        Fil("03_google_forms_direct.csv", "havna", 34),
        Fil("11_libreoffice_norsk.ods", "", 27),
        Fil("04_google_sheets_norsk.csv", "elvedal", 16),
        Fil("10_excel_norsk_cp1252.csv", "asen", 6),
    ),
    "nordlia": (Fil("10_excel_norsk_cp1252.csv", "nordlia", 9, rader=24),),
}


def last_opp(kommune: Kommune, fil: Fil, *, now: datetime) -> Opplasting:
    """
    This function will upload, read, correct and confirm one file, as its sender did.

    Guardians are confirmed row by row, as staff do at their desks.
    """
    tid = now - timedelta(days=fil.dager_siden)
    mottak = Mottak.objects.get(slug=fil.mottak) if fil.mottak else None
    by = avsender(kommune, mottak)
    innhold = (filer.MAPPE / fil.navn).read_bytes()
    if fil.rader is not None:
        innhold = b"".join(innhold.splitlines(keepends=True)[: fil.rader + 1])
    innhold = filer.skyv_datoer(innhold, fil.navn, timezone.localdate(tid) - timedelta(days=1))
    opplasting = motta_opplasting(innhold, filnavn=fil.navn, mottak=mottak, by=by, now=tid)
    opplasting = les_opplasting(opplasting, now=tid)
    mindrearige = opplasting.linjefeil.filter(kode="mindrearig").values_list("rad", flat=True)
    rettelser = Rettelser(foresatt=frozenset(rad for rad in mindrearige if rad is not None))
    if rettelser.foresatt:
        opplasting = rett_rader(opplasting, rettelser, by=by, now=tid + timedelta(minutes=4))
    return bekreft_opplasting(opplasting, by=by, now=tid + timedelta(minutes=9))


def apne_undersokelse(kommune: Kommune, *, now: datetime) -> None:
    """This function will open a survey that residents answer themselves, in every language."""
    slug = next(fil.mottak for fil in FILER[kommune.slug] if fil.mottak)
    mottak = Mottak.objects.get(slug=slug)
    apner = timezone.localdate(now) - timedelta(days=7)
    opprett_runde(
        mottak=mottak,
        navn=f"Hva vil du være med på? {mottak.navn}",
        apner=apner,
        stenger=apner + timedelta(days=90),
        sprak=list(sprakene()),
        by=avsender(kommune, mottak),
        now=now - timedelta(days=7),
    )


def avsender(kommune: Kommune, mottak: Mottak | None) -> Bruker:
    """This function will find who sends for a centre; for settled people the coordinator does."""
    if mottak is not None:
        return Ansatt.objects.select_related("bruker").filter(mottak=mottak)[0].bruker
    return koordinator(kommune)


def koordinator(kommune: Kommune) -> Bruker:
    """This function will find the kommune's first coordinator."""
    rader = Bruker.objects.filter(medlemskap__kommune=kommune, medlemskap__rolle=Rolle.KOORDINATOR)
    return rader.order_by("pk")[0]
