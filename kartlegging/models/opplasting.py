"""Opplasting, Opplastingsrad, Linjefeil: a file, its guarded rows, and what was wrong."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Opplastingsstatus, Radendring, Radtilstand
from kartlegging.parsing.tabell import radnavn
from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.enums import Tilknytning
from mottak.models import Beboer, Mottak


class OpplastingQuerySet(KommuneQuerySet):
    """Which uploads are asked for."""

    def for_mottak(self, mottak_ids: Any, *, bosatte: bool) -> models.QuerySet:
        """This function will keep the uploads of these centres, and of settled people."""
        mine = models.Q(mottak__in=mottak_ids)
        if bosatte:
            mine |= models.Q(tilknytning=Tilknytning.KOMMUNE)
        return self.filter(mine)


class Opplasting(KommuneModel):
    """One survey file: who sent it, what was understood, what became of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    tilknytning = models.CharField(_("gjelder"), max_length=8, choices=Tilknytning.choices)
    mottak = models.ForeignKey(
        Mottak, models.CASCADE, null=True, blank=True, related_name="opplastinger"
    )
    filnavn = models.CharField(_("fil"), max_length=120)
    sha256 = models.CharField(max_length=64)
    filtype = models.CharField(_("filtype"), max_length=8, blank=True)
    storrelse_byte = models.PositiveIntegerField(_("størrelse"))
    # The random name of the original in the private folder; empty when it is deleted.
    privat_navn = models.CharField(max_length=64, blank=True)
    # The random names of its companions (code book, form definition), deleted with it.
    folgefiler = models.JSONField(_("følgefiler"), default=list)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Opplastingsstatus.choices,
        default=Opplastingsstatus.MOTTATT,
    )
    melding = models.TextField(_("melding"), blank=True)
    ark = models.CharField(_("ark"), max_length=80, blank=True)
    # How the sheets can be read and are read, and the names of sheets read under each other.
    arkvalg = models.JSONField(_("valg av ark"), default=dict)
    overskriftsrad = models.PositiveIntegerField(_("overskriftsrad"), null=True)
    # One entry a column: header, field, reason, certainty, guarded examples.
    kolonner = models.JSONField(_("kolonner"), default=list)
    # Recognises the same set of headers next time.
    overskrift_hash = models.CharField(max_length=64, blank=True)
    # The sender has looked over the columns.
    kolonner_sett_at = models.DateTimeField(_("kolonnene er sett over"), null=True)
    mangler_samtykkekolonne = models.BooleanField(_("mangler samtykkekolonne"), default=False)
    # Consent confirmed by the sender for a file without such a column, never assumed.
    samtykke_for_alle = models.BooleanField(_("alle har samtykket"), default=False)
    # What the sender decided: mapping of columns, corrected cells, guardians, skipped rows.
    # Emptied when the import is confirmed or cancelled.
    valg = models.JSONField(_("valg"), default=dict)
    antall = models.JSONField(_("antall"), default=dict)
    lastet_opp_at = models.DateTimeField(_("lastet opp"))
    lastet_opp_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    bekreftet_at = models.DateTimeField(_("importert"), null=True)
    angret_at = models.DateTimeField(_("angret"), null=True)
    angret_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = manager_for(OpplastingQuerySet)

    class Meta:
        verbose_name = _("opplasting")
        verbose_name_plural = _("opplastinger")
        default_manager_name = "objects"
        constraints = [
            one_of("status", Opplastingsstatus, name="opplasting_kjent_status"),
            one_of("tilknytning", Tilknytning, name="opplasting_kjent_tilknytning"),
            both_or_neither("angret_at", "angret_by", name="opplasting_angret_av_noen"),
            models.CheckConstraint(
                condition=models.Q(tilknytning="mottak", mottak__isnull=False)
                | models.Q(tilknytning="kommune", mottak__isnull=True),
                name="opplasting_tilknytning_og_mottak_henger_sammen",
            ),
        ]

    class Personvern:
        formal = "Lese en fil med svar, la en ansatt se over den, og kunne angre."
        indirekte = ("kolonner", "valg", "lastet_opp_by", "angret_by")
        ingen = ("tilknytning", "mottak", "filnavn", "sha256", "filtype", "storrelse_byte",
                 "privat_navn", "folgefiler", "status", "melding", "ark", "arkvalg",
                 "overskriftsrad", "overskrift_hash", "kolonner_sett_at",
                 "mangler_samtykkekolonne", "samtykke_for_alle", "antall", "lastet_opp_at",
                 "bekreftet_at", "angret_at")  # fmt: skip
        frister = (
            Frist("lastet_opp_at", 90, tommes=("kolonner",)),
            Frist("lastet_opp_at", 1, tommes=("valg",)),
        )

    def __str__(self) -> str:
        return self.filnavn

    def radnavn(self, rad: int) -> str:
        """This function will give what a row is called, with its sheet when several were read."""
        return radnavn(rad, self.arkvalg.get("arkene", ()))


class Opplastingsrad(KommuneModel):
    """One row of the file as the reader understood it: only mapped cells that passed the guard."""

    opplasting = models.ForeignKey(Opplasting, models.CASCADE, related_name="rader")
    rad = models.PositiveIntegerField(_("rad"))
    data = models.JSONField(_("innhold"), default=dict)
    tilstand = models.CharField(_("tilstand"), max_length=12, choices=Radtilstand.choices)
    # Against the answers that are there already; empty when the row cannot be used.
    endring = models.CharField(_("mot tidligere svar"), max_length=6, blank=True)
    beboer = models.ForeignKey(Beboer, models.SET_NULL, null=True, related_name="+")
    beboer_er_ny = models.BooleanField(default=False)
    opprettet_at = models.DateTimeField(_("lest"))

    class Meta:
        verbose_name = _("rad i en opplasting")
        verbose_name_plural = _("rader i opplastinger")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "opplasting", "rad"], name="opplastingsrad_en_gang"
            ),
            one_of("tilstand", Radtilstand, name="opplastingsrad_kjent_tilstand"),
            models.CheckConstraint(
                condition=models.Q(endring__in=["", *Radendring.values]),
                name="opplastingsrad_kjent_endring",
            ),
        ]

    class Personvern:
        formal = "La en ansatt rette rader før noe blir et svar, og angre i 24 timer."
        indirekte = ("data", "beboer")
        ingen = ("opplasting", "rad", "tilstand", "endring", "beboer_er_ny", "opprettet_at")
        frister = (Frist("opprettet_at", 1),)

    def __str__(self) -> str:
        return str(self.rad)


class Linjefeil(KommuneModel):
    """One thing that a person should know about a row, without the value itself."""

    opplasting = models.ForeignKey(Opplasting, models.CASCADE, related_name="linjefeil")
    rad = models.PositiveIntegerField(_("rad"), null=True)
    kode = models.CharField(_("kode"), max_length=30)
    felt = models.CharField(_("felt"), max_length=30, blank=True)
    melding = models.CharField(_("melding"), max_length=400)
    # What stands in the file, only where the guard found nothing; otherwise empty.
    verdi = models.CharField(_("står i filen"), max_length=80, blank=True)
    lagres = models.BooleanField(_("raden blir med"))
    opprettet_at = models.DateTimeField(_("lest"))

    class Meta:
        verbose_name = _("avvik")
        verbose_name_plural = _("avvik")
        default_manager_name = "objects"

    class Personvern:
        formal = "Forklare hvilke rader som ikke kan brukes, og hvorfor."
        indirekte = ("verdi",)
        ingen = ("opplasting", "rad", "kode", "felt", "melding", "lagres", "opprettet_at")
        frister = (
            Frist("opprettet_at", 1, tommes=("verdi",)),
            Frist("opprettet_at", 90),
        )

    def __str__(self) -> str:
        return self.kode

    @property
    def radnavn(self) -> str:
        """This function will give what the row is called, or nothing for the whole file."""
        return "" if self.rad is None else self.opplasting.radnavn(self.rad)


class Kolonnekart(KommuneModel):
    """How a centre's columns were read last time, for the same set of headers."""

    mottak = models.ForeignKey(Mottak, models.CASCADE, null=True, related_name="+")
    overskrift_hash = models.CharField(max_length=64)
    # column number (as text) -> field, or null for "do not import"
    kart = models.JSONField(default=dict)
    endret_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kolonner fra sist")
        verbose_name_plural = _("kolonner fra sist")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "mottak", "overskrift_hash"],
                condition=models.Q(mottak__isnull=False),
                name="kolonnekart_en_gang_per_mottak",
            ),
            models.UniqueConstraint(
                fields=["kommune", "overskrift_hash"],
                condition=models.Q(mottak__isnull=True),
                name="kolonnekart_en_gang_uten_mottak",
            ),
        ]

    class Personvern:
        formal = "Huske hvordan kolonnene skal leses."
        ingen = ("mottak", "overskrift_hash", "kart", "endret_at")

    def __str__(self) -> str:
        return self.overskrift_hash[:8]
