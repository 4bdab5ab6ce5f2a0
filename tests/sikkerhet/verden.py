"""Two kommuner full of rows; every text of the first carries a word that must never leak."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from kartlegging.models import (
    Flyttekode,
    Kolonnekart,
    Linjefeil,
    Opplastingsrad,
    Svarkladd,
    Tallgruppe,
)
from kobling.models import (
    Etterlysning,
    Etterlysningsmottaker,
    Koblingsovergang,
    Laerdom,
    Overstyring,
    Takkebrev,
    Udekket,
    Udekketbehov,
)
from kommuneportal.core import audit, endringsmerke, lenker
from kommuneportal.core.enums import Endringsslag, Lenkeslag, Rolle
from kommuneportal.core.models import Bruker, Epost, Interesse, Kommune
from kommuneportal.core.personvern import our_models
from kommuneportal.core.tenancy import KommuneModel, kommune_scope
from mottak.models import Mottak
from organisasjoner.models import Kladd, Stottebehov
from tests import factories


# What an approved offer tells everybody; all other planted words are private.
OFFENTLIGE = ("kommune", "sone", "interesse", "interessegruppe")
OFFENTLIGE_FELT = {
    "organisasjon": {"navn", "beskrivelse", "hjemmeside", "organisasjonsnummer"},
    "tilbud": None,
    "mottak": {"navn"},
}
# Stored codes and scrambled keys, which no page prints and other code relies on.
UTEN_ORD = {
    "handling", "objekt_type", "slag", "halvar", "feilkode", "nokkel_hash", "kode_hash", "engangsnokkel",
    "overskrift_hash", "inndata_hash", "sha256", "privat_navn", "filtype", "vektversjon",
    "utlost_av", "informasjonssprak", "samtykke_kilde", "samtykke_sprak", "slug", "kode", "felt",
    "organisasjonsnummer", "password", "behov", "kommunenummer", "farge", "til", "avtrykk",
    "skjema", "sprak", "nokkel",
}  # fmt: skip


@dataclass
class Verden:
    """The rows of one kommune, the words planted in them, and who works there."""

    kommune: Kommune
    mottak: Mottak
    alt: Bruker
    ord: dict[str, str] = field(default_factory=dict)
    rader: dict[str, list[Any]] = field(default_factory=dict)

    def ids(self, *modeller: str) -> list[UUID]:
        """Give the public ids of the rows of these models, of all when none is named."""
        return [
            rad.public_id
            for navn, rader in self.rader.items()
            for rad in rader
            if (not modeller or navn in modeller) and hasattr(rad, "public_id")
        ]

    def en_av_hver(self) -> list[UUID]:
        """Give the public id of one row of every table that has such ids."""
        return [ider[0] for navn in self.rader if (ider := self.ids(navn))]

    def private_ord(self) -> set[str]:
        """Give the planted words that only the kommune's own staff may see."""
        return {ord_ for navn, ord_ in self.ord.items() if not _er_offentlig(navn)}

    def avtrykk(self) -> str:
        """Give one hash of every row that belongs to this kommune."""
        sum_ = hashlib.sha256()
        for model in our_models():
            if issubclass(model, KommuneModel):
                rader = model.all_kommuner.filter(kommune=self.kommune).order_by("pk")
                if model is Kladd:
                    # Anybody may begin a draft of their own; those that were there stay.
                    rader = rader.filter(pk__in=[rad.pk for rad in self.rader["kladd"]])
                sum_.update(repr(list(rader.values_list())).encode())
        return sum_.hexdigest()


def _er_offentlig(navn: str) -> bool:
    model, felt, _ = navn.split(".")
    if model in OFFENTLIGE:
        return True
    tillatt = OFFENTLIGE_FELT.get(model, set())
    return tillatt is None or felt in tillatt


def lag(kommune: Kommune, *, merke: str) -> Verden:
    """Fill `kommune` with at least one row of every table, and plant words in them."""
    alt = factories.bruker(navn=f"{merke} bruker")
    for rolle in Rolle:
        factories.medlemskap(bruker=alt, kommune=kommune, rolle=rolle)
    with kommune_scope(kommune):
        mottak = factories.mottak(sone=factories.sone())
        factories.ansatt(bruker=alt, mottak=mottak)
        verden = Verden(kommune, mottak, alt)
        _rader(verden)
        for model in our_models():
            if issubclass(model, KommuneModel):
                verden.rader[model._meta.model_name] = list(model.objects.order_by("pk"))
        _plant(verden, merke)
    verden.rader["medlemskap"] = list(kommune.medlemskap.all())
    return verden


def _rader(v: Verden) -> None:
    org = factories.organisasjon()
    tilbud = factories.tilbud(organisasjon=org)
    Stottebehov.objects.create(
        organisasjon=org, tilbud=tilbud, slag="skyss", tekst="x", opprettet_at=factories.NOW
    )
    felt = {"organisasjon": {"navn": "x"}, "tilbud": [], "behov": {}}
    factories.registrering(status="til_behandling", bekreftet_at=factories.NOW, felt=felt)
    Kladd.objects.create(
        nokkel_hash="k", engangsnokkel="e", felt={"forening": {"navn": "x"}},
        opprettet_at=factories.NOW, endret_at=factories.NOW,
    )  # fmt: skip
    beboer = factories.beboer(mottak=v.mottak, referanse="x", referanse_normalisert="x")
    factories.tekster(by=v.alt)
    _opplasting(v, beboer)
    _koblinger(v, beboer, tilbud)


def _opplasting(v: Verden, beboer: Any) -> None:
    opplasting = factories.opplasting(
        mottak=v.mottak,
        lastet_opp_by=v.alt,
        status="importert",
        bekreftet_at=factories.NOW,
        antall={
            "lest": 3,
            "klar": 1,
            "ma_rettes": 0,
            "utelatt": 2,
            "importert": 1,
            "ny": 1,
            "endret": 0,
        },
    )
    _svar(v, beboer, opplasting)
    Opplastingsrad.objects.create(
        opplasting=opplasting, rad=2, data={}, tilstand="importert", beboer=beboer,
        opprettet_at=factories.NOW,
    )  # fmt: skip
    Linjefeil.objects.create(
        opplasting=opplasting,
        rad=3,
        kode="ukjent_verdi",
        felt="alder",
        melding="x",
        lagres=True,
        opprettet_at=factories.NOW,
    )
    Kolonnekart.objects.create(
        mottak=v.mottak, overskrift_hash="h", kart={}, endret_at=factories.NOW
    )


def _svar(v: Verden, beboer: Any, opplasting: Any) -> None:
    runde = factories.runde(mottak=v.mottak, opprettet_by=v.alt)
    Svarkladd.objects.create(
        runde=runde, nokkel_hash="k", samtykke_sprak="nb", svar={"onsker": "x"},
        opprettet_at=factories.NOW,
    )  # fmt: skip
    gruppe = Tallgruppe.objects.create(
        runde=runde, antall=5, ventet=1, forste_utlop_date=factories.TODAY,
        laget_date=factories.TODAY,
    )  # fmt: skip
    factories.svarark(
        beboer=beboer, onsker=("fotball",), opplasting=opplasting, runde=runde, annet=["x"],
        tallgruppe=gruppe,
    )  # fmt: skip


def _koblinger(v: Verden, beboer: Any, tilbud: Any) -> None:
    kjoring = factories.kjoring()
    factories.vektsett(opprettet_by=v.alt)
    factories.forslag(beboer=beboer, tilbud=tilbud, kjoring=kjoring)
    godkjent = factories.forslag(
        beboer=beboer, tilbud=factories.tilbud(), kjoring=kjoring, status="godkjent",
        avgjort_at=factories.NOW, avgjort_by=v.alt,
    )  # fmt: skip
    kobling = factories.kobling(by=v.alt, forslag=godkjent, status="plass_bekreftet")
    Koblingsovergang.objects.create(kobling=kobling, til="forespurt", at=factories.NOW)
    Overstyring.objects.create(forslag=godkjent, slag="manuell", at=factories.NOW, av=v.alt)
    Laerdom.objects.create(
        beboer=beboer, slag="vil_ha_folge", grunn="trenger_folge", laert_at=factories.NOW
    )
    _udekket(v, kjoring, beboer, tilbud)
    Takkebrev.objects.create(
        organisasjon=tilbud.organisasjon, halvar="2026-1", sendt_at=factories.NOW
    )
    bosatt = factories.beboer(
        tilknytning="kommune",
        referanse="y",
        referanse_normalisert="y",
        opprettet_date=factories.TODAY,
    )
    factories.svarark(beboer=bosatt)
    Flyttekode.objects.create(
        beboer=bosatt, kode_hash="k", samtykke_sprak="nb", opprettet_at=factories.NOW,
        gyldig_til_at=factories.NOW,
    )  # fmt: skip
    Epost.objects.create(
        slag="x", til="x@eksempel.example", emne="x", tekst="x", opprettet_at=factories.NOW,
        send_after=factories.NOW,
    )  # fmt: skip
    for slag in Lenkeslag:
        lenker.lag(slag, kobling.public_id, now=factories.NOW)
    endringsmerke.sett(Endringsslag.SVAR, now=factories.NOW)
    audit.record("x", kobling, by=v.alt, now=factories.NOW)


def _udekket(v: Verden, kjoring: Any, beboer: Any, tilbud: Any) -> None:
    endring = {"brudd": "fullt", "tilbud": str(tilbud.public_id), "poeng": 1}
    Udekket.objects.create(kjoring=kjoring, beboer=beboer, endringer=[endring])
    hva = {
        "interesse": Interesse.objects.get(kode="fotball"), "alder": "voksne", "hvem": "alle",
        "ukedag": 2, "del_av_dagen": "kveld", "antall": 1,
    }  # fmt: skip
    Udekketbehov.objects.create(
        kjoring=kjoring, onsker_det=1, per_tid=[[2, "kveld", None, 1]], **hva
    )
    brev = Etterlysning.objects.create(laget_at=factories.NOW, laget_by=v.alt, **hva)
    Etterlysningsmottaker.objects.create(etterlysning=brev, organisasjon=tilbud.organisasjon)


def _plant(v: Verden, merke: str) -> None:
    """Put a word of its own into every text field, also where no form would allow it."""
    teller = itertools.count()
    for navn, rader in v.rader.items():
        for nummer, rad in enumerate(rader):
            nye = {}
            for f in rad._meta.concrete_fields:
                ord_ = _ord_for(f, merke, next(teller))
                if ord_:
                    nye[f.name] = ord_
                    v.ord[f"{navn}.{f.name}.{nummer}"] = _kjerne(ord_)
            if nye and navn not in {"hendelse", "endringsmerke", "lenke"}:
                type(rad).objects.filter(pk=rad.pk).update(**nye)


def _ord_for(f: models.Field, merke: str, nummer: int) -> str:
    er_tekst = isinstance(f, models.CharField | models.TextField)
    if not er_tekst or f.choices or f.name in UTEN_ORD or getattr(f, "unique", False):
        return ""
    kjerne = f"{merke}{nummer:03d}"
    if isinstance(f, models.EmailField):
        return f"{kjerne.lower()}@eksempel.example"
    if isinstance(f, models.URLField):
        return f"https://{kjerne.lower()}.example/"
    return kjerne if (f.max_length or 99) >= len(kjerne) else ""


def _kjerne(ord_: str) -> str:
    return ord_.removeprefix("https://").split("@")[0].removesuffix(".example/")
