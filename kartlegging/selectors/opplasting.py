"""Reads that the pages and the command share: who may see which upload, and what stands in it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate

from kartlegging.enums import Opplastingsstatus
from kartlegging.models import Opplasting
from kartlegging.parsing.tabell import RADSPRANG
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker
from mottak.models import Mottak
from mottak.selectors import mottak_for


def egne_mottak(bruker: Bruker, roller: frozenset[str]) -> list[Mottak]:
    """Return the centres whose answers this person follows up."""
    return list(mottak_for(bruker)) if Rolle.MOTTAKSANSATT in roller else []


def opplastinger_for(bruker: Bruker, roller: frozenset[str]) -> QuerySet[Opplasting]:
    """
    Return the uploads this person may see: own centres, and settled people for coordinators.

    Source: decisions 12 and 13.
    """
    mine = mottak_for(bruker) if Rolle.MOTTAKSANSATT in roller else Mottak.objects.none()
    return Opplasting.objects.for_mottak(
        mine.order_by().values("pk"), bosatte=Rolle.KOORDINATOR in roller
    ).select_related("kommune", "mottak", "lastet_opp_by")


def dag_i_tekst(opplasting: Opplasting) -> str:
    """Return the day of the import for a sentence, such as 12. november."""
    return date_format(localdate(opplasting.bekreftet_at), "j. F")


def opplasting_som_json(opplasting: Opplasting) -> dict[str, Any]:
    """Return what `les_kartlegging --json` prints about an upload that has been read."""
    # A row without a comparison is an older answer with the same reference, kept for the choice.
    lest = opplasting.rader.exclude(data={}).exclude(endring="")
    rader = lest.order_by("rad").values_list("data", flat=True)
    return {
        "utfall": str(opplasting.status),
        "melding": opplasting.melding,
        "fil": {
            "type": opplasting.filtype,
            "ark": opplasting.ark or None,
            "overskriftsrad": opplasting.overskriftsrad,
            "rader": opplasting.antall.get("lest", 0),
        },
        "kolonner": [
            {navn: kolonne[navn] for navn in ("overskrift", "felt", "grunn")}
            for kolonne in opplasting.kolonner
        ],
        "rader": [
            {
                **{navn: verdi for navn, verdi in data.items() if navn not in EGNE},
                **_sted(opplasting, data["rad"]),
            }
            for data in rader
        ],
        "avvik": [
            {
                **_sted(opplasting, avvik.rad),
                "kode": avvik.kode,
                "felt": avvik.felt or None,
                "melding": avvik.melding,
                "lagres": avvik.lagres,
            }
            for avvik in opplasting.linjefeil.order_by("pk")
        ],
        **opplasting.arkvalg,
    }


def _sted(opplasting: Opplasting, rad: int | None) -> dict[str, Any]:
    """Return the spreadsheet's own row number, and the sheet when several were read."""
    arkene = opplasting.arkvalg.get("arkene")
    if not arkene or rad is None:
        return {"rad": rad}
    ark, nummer = divmod(rad, RADSPRANG)
    return {"rad": nummer, "ark": arkene[ark]}


# What a row carries for the import only.
EGNE = frozenset({"samtykke_kilde", "dager_uten_tid", "dobbel_av"})


def avvist_som_json(melding: str, *, kode: str, utfall: str = "") -> dict[str, Any]:
    """Return the same object for a file that was stopped at the door."""
    return {
        "utfall": utfall or Opplastingsstatus.AVVIST.value,
        "melding": melding,
        "fil": {"type": "", "ark": None, "overskriftsrad": None, "rader": 0},
        "kolonner": [],
        "rader": [],
        "avvik": [{"rad": None, "kode": kode, "felt": None, "melding": melding, "lagres": False}]
        if kode
        else [],
    }
