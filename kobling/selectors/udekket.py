"""What is missing, in words and counts: for the coordinator, and for letters to associations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.engine.koder import Brudd
from kobling.engine.typer import Parnokkel
from kobling.enums import Aldersgruppe, ForHvem
from kobling.models import (
    Etterlysning,
    Etterlysningsmottaker,
    Koblingsforslag,
    Udekket,
    Udekketbehov,
)
from kommuneportal.core.enums import Behov, Dagsdel, Ukedag
from kommuneportal.design import norsk
from organisasjoner.models import Tilbud, Tilbudsinteresse


# Time to take a letter back before it leaves.
ANGREFRIST = timedelta(minutes=10)
# Fewer than this are "noen" in everything that leaves the coordinator's pages.
GRENSE = 5
FLESTE_BEHOV, FLESTE_TILBUD, FLESTE_ETTERLYSNINGER, FLESTE_TIDER = 20, 10, 20, 8


def valgte_par() -> list[Parnokkel]:
    """This function will list the pairs that are suggested now."""
    return list(Koblingsforslag.objects.apne().values_list("beboer_id", "tilbud_id"))


def behovsliste() -> list[Udekketbehov]:
    """This function will list what is missing, what helps most people first."""
    rader = Udekketbehov.objects.select_related("interesse", "sone")
    return list(rader.order_by("-antall", "-onsker_det", "interesse__navn", "pk")[:FLESTE_BEHOV])


def behov(interesse: str, alder: str, hvem: str) -> Udekketbehov | None:
    """This function will find one thing that is missing; None when it is not missing any more."""
    rader = Udekketbehov.objects.select_related("interesse", "sone")
    return rader.filter(interesse__kode=interesse, alder=alder, hvem=hvem).first()


def alle_endringer() -> list[list[dict[str, Any]]]:
    """This function will list the changes that would help, for each person without a suggestion."""
    return list(Udekket.objects.values_list("endringer", flat=True))


def flere_plasser(
    alle: Iterable[list[dict[str, Any]]],
) -> list[tuple[str, int]]:
    """
    This function will find the offers where one more place gives somebody their first.

    `alle` are the changes for each person, as alle_endringer() gives them; gives public id and
    the number of people, the most first.
    """
    venter: Counter[str] = Counter()
    for endringer in alle:
        venter.update({e["tilbud"] for e in endringer if e["brudd"] == Brudd.FULLT})
    return sorted(venter.items(), key=lambda par: (-par[1], par[0]))[:FLESTE_TILBUD]


def personer() -> QuerySet[Udekket]:
    """This function will list the people without a suggestion, by label."""
    return Udekket.objects.select_related("beboer", "beboer__sone").order_by(
        "beboer__etikett", "pk"
    )


def nevnte_tilbud(
    rader: Iterable[Udekket], plasser: Iterable[tuple[str, int]]
) -> dict[str, Tilbud]:
    """This function will read the offers that the page names, all with one query."""
    naermest = [rad.endringer[0]["tilbud"] for rad in rader if rad.endringer]
    return tilbud_etter_id({*naermest, *(public_id for public_id, _antall in plasser)})


def personrader(rader: Iterable[Udekket], tilbud: Mapping[str, Tilbud]) -> list[dict[str, Any]]:
    """This function will say for each person which change is nearest."""
    return [
        {
            "beboer": rad.beboer,
            "flere": max(0, len(rad.endringer) - 1),
            "tekst": endringstekst(rad.endringer[0], tilbud) if rad.endringer else "",
        }
        for rad in rader
    ]


def tilbud_etter_id(public_ids: Iterable[str]) -> dict[str, Tilbud]:
    """This function will give offers by their public id."""
    rader = Tilbud.objects.filter(public_id__in=list(public_ids)).select_related("organisasjon")
    return {str(rad.public_id): rad for rad in rader}


ENDRINGSTEKST = {
    Brudd.FULLT: gettext_lazy("Én plass til på «%(tilbud)s»."),
    Brudd.TID: gettext_lazy("At «%(tilbud)s» også møtes når personen kan."),
    Brudd.REISEVEI: gettext_lazy("Skyss til «%(tilbud)s»."),
    Brudd.SPRAK: gettext_lazy("At noen på «%(tilbud)s» snakker et språk personen kan."),
    Brudd.BARNEPASS: gettext_lazy("Barnepass på «%(tilbud)s»."),
    Brudd.TRINNFRI: gettext_lazy("Adkomst uten trinn på «%(tilbud)s»."),
    Brudd.ROLIG: gettext_lazy("Et rolig rom på «%(tilbud)s»."),
    Brudd.KOSTNAD: gettext_lazy("At «%(tilbud)s» blir gratis."),
    Brudd.IKKE_BEKREFTET: gettext_lazy("At foreningen bekrefter «%(tilbud)s»."),
    Brudd.UTENFOR_SESONG: gettext_lazy("At «%(tilbud)s» starter igjen."),
    Brudd.MALGRUPPE: gettext_lazy("At «%(tilbud)s» åpner for dem som bor der personen bor."),
}


def endringstekst(endring: Mapping[str, Any], tilbud: Mapping[str, Tilbud]) -> str:
    """This function will say one change in words; empty when the offer is gone."""
    rad = tilbud.get(endring["tilbud"])
    if rad is None:
        return ""
    return str(ENDRINGSTEKST[Brudd(endring["brudd"])]) % {"tilbud": rad.navn}


def behovsrad(rad: Udekketbehov | Etterlysning) -> dict[str, Any]:
    """This function will put one need in words: what, for whom, when and where."""
    hvem = "" if rad.hvem == ForHvem.ALLE else _("bare for %(hvem)s") % {"hvem": rad.hvem}
    alder = str(Aldersgruppe(rad.alder).label)
    return {
        "rad": rad,
        "hva": rad.interesse.navn,
        "for": ", ".join(bit for bit in (alder, hvem) if bit),
        "nar": f"{Ukedag(rad.ukedag).label} {Dagsdel(rad.del_av_dagen).label}",
        "hvor": rad.sone.navn if rad.sone else "",
    }


def tilrettelegging(rad: Udekketbehov) -> list[str]:
    """This function will say what an offer should have, and for how many."""
    return [
        f"{capfirst(str(Behov(kode).label).lower())}: {norsk.tall(antall)}"
        for kode, antall in sorted(rad.tilrettelegging.items(), key=lambda par: (-par[1], par[0]))
    ]


def beste_tider(rad: Udekketbehov) -> list[tuple[str, list[tuple[int, str]]]]:
    """This function will give the slots when most could come, as rows of a chart."""
    beste: Counter[tuple[int, str]] = Counter()
    for dag, del_, _sted, antall in rad.per_tid:
        beste[dag, del_] = max(beste[dag, del_], antall)
    rekke = sorted(beste.items(), key=lambda par: (-par[1], par[0]))[:FLESTE_TIDER]
    return [
        (
            f"{str(Ukedag(dag).label).capitalize()} {Dagsdel(del_).label}",
            [(antall, norsk.tall(antall))],
        )
        for (dag, del_), antall in rekke
    ]


def antall_i_brev(antall: int) -> str:
    """This function will write a count as an association may read it: one to four is "noen"."""
    if antall < GRENSE:
        return _("noen")
    return norsk.tall(antall)


def etterlysninger(*, now: datetime) -> list[dict[str, Any]]:
    """
    This function will list the letters sent, newest first, with what has come of them since.

    Units: persons without a suggestion then and now, and new offers of the activity since.
    """
    mottakere = Etterlysningsmottaker.objects.select_related("organisasjon")
    alle = (
        Etterlysning.objects.filter(angret_at__isnull=True)
        .select_related("interesse", "sone")
        .prefetch_related(Prefetch("rader", mottakere))
        .annotate(naa=_mangler_naa(), nye=_nye_tilbud())
        .order_by("-laget_at", "-pk")
    )
    return [
        behovsrad(ett)
        | {
            "mottakere": [rad.organisasjon.navn for rad in ett.rader.all()],
            "da": ett.antall,
            "naa": ett.naa,
            "nye": ett.nye,
            "kan_angres": now < ett.laget_at + ANGREFRIST,
        }
        for ett in alle[:FLESTE_ETTERLYSNINGER]
    ]


def _mangler_naa() -> Coalesce:
    samme = Udekketbehov.objects.filter(
        interesse=OuterRef("interesse"), alder=OuterRef("alder"), hvem=OuterRef("hvem")
    )
    return Coalesce(Subquery(samme.order_by("pk").values("onsker_det")[:1]), 0)


def _nye_tilbud() -> Coalesce:
    nye = Tilbudsinteresse.objects.filter(
        interesse=OuterRef("interesse"),
        tilbud__in=Tilbud.objects.publiserte(),
        tilbud__publisert_at__gt=OuterRef("laget_at"),
    )
    antall = nye.order_by().values("interesse").annotate(antall=Count("pk")).values("antall")
    return Coalesce(Subquery(antall), 0)
