"""The rows that the engine's input is read from, asked for with SQL that is made once."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, DateField, QuerySet

from kartlegging.models import LedigTid, Onske, Svarark
from kobling.enums import Forslagsstatus
from kobling.models import Kobling, Koblingsforslag
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Interesse
from organisasjoner.models import Tidspunkt, Tilbud, Tilbudsinteresse


SVARFELT = (
    "pk", "beboer_id", "alder_fra", "alder_til", "informasjonssprak", "norsk", "engelsk", "reise",
    "gruppe", "frivillig", "behov", "svart_date", "mindrearig_samtykke", "beboer__tilknytning",
    "beboer__opprettet_date", "beboer__sone__lat", "beboer__sone__lon",
    "beboer__mottak__sone__lat", "beboer__mottak__sone__lon",
)  # fmt: skip


def _av(rows: QuerySet, **bare: Any) -> QuerySet:
    """Keep the rows of one person or one offer; None keeps all."""
    return rows.filter(**{navn: verdi for navn, verdi in bare.items() if verdi is not None})


def _gyldige(today: Any, beboer: Any) -> QuerySet:
    return _av(Svarark.objects.gyldige(today=today), beboer=beboer)


@forberedt(today=DateField(), beboer=BigIntegerField())
def svar(*, today: Any, beboer: Any) -> QuerySet:
    """This function will give the valid answers as dictionaries, in the order of the people."""
    return _gyldige(today, beboer).order_by("beboer_id").values(*SVARFELT)


@forberedt(today=DateField(), beboer=BigIntegerField())
def onsker(*, today: Any, beboer: Any) -> QuerySet:
    """This function will give what is wished for in the valid answers: answer, code, strength."""
    rows = Onske.objects.filter(svarark__in=_gyldige(today, beboer))
    return rows.values_list("svarark_id", "interesse__kode", "styrke")


@forberedt(today=DateField(), beboer=BigIntegerField())
def ledige_tider(*, today: Any, beboer: Any) -> QuerySet:
    """This function will give when people can: answer, weekday, part of the day, assumed."""
    rows = LedigTid.objects.filter(svarark__in=_gyldige(today, beboer))
    return rows.values_list("svarark_id", "ukedag", "del_av_dagen", "er_antatt")


@forberedt(tilbud=BigIntegerField())
def tilbud(*, tilbud: Any) -> QuerySet:
    """This function will give the open offers with who has them and where."""
    rows = Tilbud.objects.publiserte().select_related("organisasjon", "sone")
    return _av(rows, pk=tilbud).order_by("pk")


@forberedt(tilbud=BigIntegerField())
def tilbudsinteresser(*, tilbud: Any) -> QuerySet:
    """This function will give what offers are about: offer, code, whether it is for everybody."""
    rows = _av(Tilbudsinteresse.objects.all(), tilbud=tilbud)
    return rows.values_list("tilbud_id", "interesse__kode", "interesse__apen_for_alle")


@forberedt(tilbud=BigIntegerField())
def tidspunkter(*, tilbud: Any) -> QuerySet:
    """This function will give when offers are: offer, weekday, from."""
    rows = _av(Tidspunkt.objects.all(), tilbud=tilbud)
    return rows.values_list("tilbud_id", "ukedag", "fra")


@forberedt()
def koblinger() -> QuerySet:
    """This function will give every connection: person, offer, status."""
    return Kobling.objects.values_list("beboer_id", "tilbud_id", "status")


@forberedt(beboer=BigIntegerField(), tilbud=BigIntegerField())
def forslag(*, beboer: Any, tilbud: Any) -> QuerySet:
    """This function will give what waits or was declined: person, offer, seen when, status."""
    statuser = [Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT, Forslagsstatus.AVVIST]
    rows = _av(Koblingsforslag.objects.filter(status__in=statuser), beboer=beboer, tilbud=tilbud)
    return rows.values_list("beboer_id", "tilbud_id", "sett_at", "status")


@forberedt()
def interesser() -> QuerySet:
    """This function will give the vocabulary: code, group, never matched, a related group."""
    return Interesse.objects.values_list(
        "kode", "gruppe__kode", "kobles_aldri", "gruppe__beslektede__kode"
    )
