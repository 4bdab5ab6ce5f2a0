"""What a row is against the answers that are there: new, changed, the same, or older."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from kartlegging.enums import Radendring
from kartlegging.models import Onske, Svarark
from mottak.models import Beboer, Mottak
from mottak.services import normaliser_referanse


# What is compared, and shown, when a newer answer replaces an older one.
SAMMENLIGNES = (
    "alder", "informasjonssprak", "norsk", "engelsk", "interesser", "annet", "tider", "frivillig",
    "frivillig_med", "behov", "onsker", "reise", "gruppe", "svart",
)  # fmt: skip


def innhold_i(data: dict[str, Any]) -> dict[str, Any]:
    """Return the answers of one row in the form in which two answers are compared."""
    return {
        "alder": list(data["alder"]),
        "informasjonssprak": data.get("informasjonssprak") or "",
        "norsk": data.get("norsk") or "",
        "engelsk": data.get("engelsk") or "",
        "interesser": sorted([i["kode"], i["styrke"]] for i in data.get("interesser", ())),
        "annet": sorted(data.get("annet", ())),
        "tider": sorted([int(dag), del_] for dag, del_ in data.get("tider", ())),
        "frivillig": data.get("frivillig") or "",
        "frivillig_med": sorted(data.get("frivillig_med", ())),
        "behov": sorted(data.get("behov", ())),
        "onsker": data.get("onsker") or "",
        "reise": data.get("reise") or "",
        "gruppe": data.get("gruppe") or "",
        "svart": data["svart"],
    }


def innhold_i_ark(ark: Svarark) -> dict[str, Any]:
    """Return a stored answer in the same form; its wishes and slots are prefetched."""
    return {
        "alder": [ark.alder_fra, ark.alder_til],
        "informasjonssprak": ark.informasjonssprak,
        "norsk": ark.norsk,
        "engelsk": ark.engelsk,
        "interesser": sorted([o.interesse.kode, o.styrke] for o in ark.onskeliste.all()),
        "annet": sorted(ark.annet),
        "tider": sorted([t.ukedag, t.del_av_dagen] for t in ark.ledige_tider.all()),
        "frivillig": ark.frivillig,
        "frivillig_med": sorted(ark.frivillig_med),
        "behov": sorted(ark.behov),
        "onsker": ark.onsker,
        "reise": ark.reise,
        "gruppe": ark.gruppe,
        "svart": ark.svart_date.isoformat(),
    }


def _felter(*, med_dato: bool) -> Sequence[str]:
    return SAMMENLIGNES if med_dato else SAMMENLIGNES[:-1]


def ulike_felter(
    nytt: dict[str, Any], gammelt: dict[str, Any], *, med_dato: bool
) -> tuple[str, ...]:
    """Return what differs between two answers; the date counts only when the file has dates."""
    return tuple(f for f in _felter(med_dato=med_dato) if nytt[f] != gammelt[f])


def gjeldende_etter_referanse(
    referanser: Iterable[str], mottak: Mottak | None
) -> dict[str, Svarark]:
    """Return the current answers behind some row keys of one place, by the normalised key."""
    ark = Svarark.objects.gjeldende().filter(
        beboer__mottak=mottak,
        beboer__referanse_normalisert__in={normaliser_referanse(en) for en in referanser},
    )
    return {
        ett.beboer.referanse_normalisert: ett
        for ett in _med_alt(ark).select_related("beboer").order_by("pk")
    }


def _med_alt(ark: QuerySet[Svarark]) -> QuerySet[Svarark]:
    return ark.prefetch_related(
        Prefetch("onskeliste", Onske.objects.select_related("interesse")), "ledige_tider"
    )


@dataclass(frozen=True, slots=True)
class Treff:
    """One row's person and earlier answer, if any, and the fields that differ."""

    endring: Radendring
    beboer: Beboer | None = None
    ark: Svarark | None = None
    felter: tuple[str, ...] = field(default_factory=tuple)


class Tidligere:
    """The answers of one centre, or of settled people, looked up by row key and by content."""

    def __init__(self, mottak: Mottak | None, *, med_dato: bool) -> None:
        """Load everything in a fixed number of queries; `med_dato`: the file has answer dates."""
        self._med_dato = med_dato
        beboere = Beboer.objects.filter(mottak=mottak) if mottak else Beboer.objects.bosatte()
        self._beboer = {b.pk: b for b in beboere}
        self._etter_referanse = {
            b.referanse_normalisert: b for b in self._beboer.values() if b.referanse_normalisert
        }
        self._ark: dict[int, Svarark] = {}
        self._uten_referanse: dict[str, list[Beboer]] = defaultdict(list)
        ark = _med_alt(Svarark.objects.gjeldende().filter(beboer__in=beboere))
        for ett in ark.order_by("pk"):
            self._ark[ett.beboer_id] = ett
            beboer = self._beboer[ett.beboer_id]
            if not beboer.referanse_normalisert:
                self._uten_referanse[self._nokkel(innhold_i_ark(ett))].append(beboer)

    def finn(self, data: dict[str, Any]) -> Treff:
        """
        Return what one row is; each person without a row key is matched at most once.

        Equal content without a row key counts as the same person, so that a file that is sent
        twice under another name makes nobody twice.
        """
        nytt = innhold_i(data)
        if not data.get("referanse"):
            return self._uten_nokkel(nytt)
        beboer = self._etter_referanse.get(normaliser_referanse(data["referanse"]))
        ark = self._ark.get(beboer.pk) if beboer else None
        if ark is None:
            return Treff(Radendring.NY, beboer)
        gammelt = innhold_i_ark(ark)
        felter = ulike_felter(nytt, gammelt, med_dato=self._med_dato)
        if not felter:
            return Treff(Radendring.LIK, beboer, ark)
        if nytt["svart"] < gammelt["svart"]:
            return Treff(Radendring.ELDRE, beboer, ark, felter)
        return Treff(Radendring.ENDRET, beboer, ark, felter)

    def _uten_nokkel(self, nytt: dict[str, Any]) -> Treff:
        like = self._uten_referanse[self._nokkel(nytt)]
        if not like:
            return Treff(Radendring.NY)
        beboer = like.pop()
        return Treff(Radendring.LIK, beboer, self._ark[beboer.pk])

    def _nokkel(self, innhold: dict[str, Any]) -> str:
        return json.dumps([innhold[f] for f in _felter(med_dato=self._med_dato)])
