"""Writes the fields of a proposal into the registry; callers hold the transaction and the log."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction

from kommuneportal.core.models import Interesse, Sone
from organisasjoner.models import (
    Organisasjon,
    Stottebehov,
    Tidspunkt,
    Tilbud,
    Tilbudsinteresse,
)
from organisasjoner.parsing import normaliser_navn
from organisasjoner.selectors.feltverdier import DATOFELT, FORENINGSFELT, TILBUDSFELT


class NummeretErBrukt(Exception):
    """Another association in the kommune has this organisation number."""


def skriv_organisasjon(org: Organisasjon, felt: dict[str, Any]) -> Organisasjon:
    """
    This function will save an association from the part `forening`, without its address.

    Raises: NummeretErBrukt; the database decides, also between two who save at the same time.
    """
    for navn in FORENINGSFELT:
        if navn in felt:
            setattr(org, navn, felt[navn])
    if "navn" in felt:
        org.navn = felt["navn"]
        org.navn_normalisert = normaliser_navn(felt["navn"])
    if "organisasjonsnummer" in felt:
        org.organisasjonsnummer = felt["organisasjonsnummer"] or None
    if "gruppe_i" in felt:
        org.overordnet = _finn_overordnet(org, felt["gruppe_i"])
    try:
        with transaction.atomic():
            org.save()
    except IntegrityError as feil:
        if org.organisasjonsnummer:
            raise NummeretErBrukt from feil
        raise
    return org


def _finn_overordnet(org: Organisasjon, navn: str) -> Organisasjon | None:
    if not navn:
        return None
    rows = Organisasjon.objects.aktive().filter(navn_normalisert=normaliser_navn(navn))
    return rows.exclude(pk=org.pk).order_by("pk").first()


def skriv_tilbud(tilbud: Tilbud, felt: dict[str, Any]) -> Tilbud:
    """This function will save an offer with its activities and times."""
    for navn in TILBUDSFELT:
        if navn in felt:
            setattr(tilbud, navn, felt[navn])
    for navn in DATOFELT:
        if navn in felt:
            setattr(tilbud, navn, date.fromisoformat(felt[navn]) if felt[navn] else None)
    if "sone" in felt:
        tilbud.sone = Sone.objects.filter(public_id=felt["sone"]).first() if felt["sone"] else None
    tilbud.save()
    if "interesser" in felt:
        _skriv_interesser(tilbud, felt["interesser"])
    if "tider" in felt:
        _skriv_tider(tilbud, felt["tider"])
    return tilbud


def _skriv_interesser(tilbud: Tilbud, koder: list[str]) -> None:
    tilbud.tilbudsinteresser.all().delete()
    rader = Interesse.objects.filter(kode__in=koder)
    Tilbudsinteresse.objects.bulk_create(
        [Tilbudsinteresse(tilbud=tilbud, interesse=rad) for rad in rader]
    )


def _skriv_tider(tilbud: Tilbud, tider: list[dict[str, Any]]) -> None:
    tilbud.tidspunkter.all().delete()
    Tidspunkt.objects.bulk_create(
        [
            Tidspunkt(
                tilbud=tilbud,
                ukedag=tid["ukedag"],
                fra=time.fromisoformat(tid["fra"]),
                til=time.fromisoformat(tid["til"]) if tid.get("til") else None,
            )
            for tid in tider
        ]
    )


def skriv_behov(org: Organisasjon, felt: list[dict[str, Any]], *, now: datetime) -> None:
    """This function will add the needs that the association does not have open already."""
    finnes = set(
        org.stottebehov.filter(status__in=["meldt", "under_arbeid"]).values_list("slag", "tekst")
    )
    Stottebehov.objects.bulk_create(
        [
            Stottebehov(
                organisasjon=org, slag=rad["slag"], tekst=rad.get("tekst", ""), opprettet_at=now
            )
            for rad in felt
            if (rad["slag"], rad.get("tekst", "")) not in finnes
        ]
    )
