"""Kartleggingsrunde and Svarkladd: a survey that people answer themselves, and a half answer."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Rundestatus, Svarkilde
from kartlegging.models.tekst import Tekstversjon
from kommuneportal.core.constraints import one_of, ordered_range
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.enums import Tilknytning
from mottak.models import Beboer, Mottak


class KartleggingsrundeQuerySet(KommuneQuerySet):
    """Which rounds are asked for."""

    def for_mottak(self, mottak_ids: Any, *, bosatte: bool) -> models.QuerySet:
        """This function will keep the rounds of these centres, and of settled people."""
        mine = models.Q(mottak__in=mottak_ids)
        if bosatte:
            mine |= models.Q(tilknytning=Tilknytning.KOMMUNE)
        return self.filter(mine)

    def tar_imot(self, *, today: date) -> models.QuerySet:
        """This function will keep the rounds that can be answered today."""
        return self.filter(
            status=Rundestatus.APEN, apner_date__lte=today, stenger_date__gte=today
        ).exclude(mottak__er_aktivt=False)


class Kartleggingsrunde(KommuneModel):
    """One survey at one centre, or among settled people, behind a short address."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Stands in the address and in the QR code; opens the questions, never an answer.
    kode = models.CharField(_("kode"), max_length=12)
    tilknytning = models.CharField(_("gjelder"), max_length=8, choices=Tilknytning.choices)
    mottak = models.ForeignKey(Mottak, models.CASCADE, null=True, blank=True, related_name="runder")
    navn = models.CharField(_("navn"), max_length=80)
    apner_date = models.DateField(_("åpner"))
    stenger_date = models.DateField(_("stenger"))
    status = models.CharField(
        _("status"), max_length=6, choices=Rundestatus.choices, default=Rundestatus.APEN
    )
    sprak = models.JSONField(_("språk"), default=list)
    # Whether the centre's own key is asked for; never required.
    spor_referanse = models.BooleanField(_("spør om nummer"), default=False)
    versjon = models.CharField(_("spørsmålene"), max_length=20)
    # The words that are asked with; empty means the texts as they were shipped.
    tekstversjon = models.ForeignKey(
        Tekstversjon, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opprettet_at = models.DateTimeField(_("laget"))
    opprettet_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = manager_for(KartleggingsrundeQuerySet)

    class Meta:
        verbose_name = _("kartleggingsrunde")
        verbose_name_plural = _("kartleggingsrunder")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "kode"], name="runde_kode_unik"),
            one_of("status", Rundestatus, name="runde_kjent_status"),
            one_of("tilknytning", Tilknytning, name="runde_kjent_tilknytning"),
            ordered_range("apner_date", "stenger_date", name="runde_datoer_i_rekkefolge"),
            models.CheckConstraint(
                condition=models.Q(tilknytning="mottak", mottak__isnull=False)
                | models.Q(tilknytning="kommune", mottak__isnull=True),
                name="runde_tilknytning_og_mottak_henger_sammen",
            ),
        ]

    class Personvern:
        formal = "La beboere svare selv, på eget språk."
        indirekte = ("opprettet_by",)
        ingen = ("kode", "tilknytning", "mottak", "navn", "apner_date", "stenger_date", "status",
                 "sprak", "spor_referanse", "versjon", "tekstversjon", "opprettet_at")  # fmt: skip

    def __str__(self) -> str:
        return self.navn


class Svarkladd(KommuneModel):
    """
    Answers on their way in: codes and one guarded text, behind a random key, for a day.

    With `beboer` it changes the answers of somebody who has typed the code from the card; then
    there is no key of its own.
    """

    runde = models.ForeignKey(Kartleggingsrunde, models.CASCADE, null=True, related_name="+")
    beboer = models.ForeignKey(Beboer, models.CASCADE, null=True, related_name="+")
    # Only the hash; the key lies in the person's own browser. Empty with `beboer`.
    nokkel_hash = models.CharField(max_length=64, blank=True)
    samtykke_sprak = models.CharField(_("språk i samtykket"), max_length=8)
    # The words that were said yes to; the same until it is sent.
    tekstversjon = models.ForeignKey(Tekstversjon, models.PROTECT, null=True, related_name="+")
    svar = models.JSONField(_("svar så langt"), default=dict)
    # By whom it is filled in: the person, or a member of staff who reads aloud.
    kilde = models.CharField(
        _("kilde"), max_length=8, choices=Svarkilde.choices, default=Svarkilde.LENKE
    )
    # Sent once; sending again shows the same card and stores nothing.
    er_sendt = models.BooleanField(default=False)
    opprettet_at = models.DateTimeField(_("begynt"))

    class Meta:
        verbose_name = _("halvferdig svar")
        verbose_name_plural = _("halvferdige svar")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "nokkel_hash"],
                condition=~models.Q(nokkel_hash=""),
                name="svarkladd_nokkel_unik",
            ),
            models.UniqueConstraint(
                fields=["kommune", "beboer"],
                condition=models.Q(beboer__isnull=False),
                name="svarkladd_en_per_beboer",
            ),
            one_of("kilde", Svarkilde, name="svarkladd_kjent_kilde"),
            models.CheckConstraint(
                condition=models.Q(beboer__isnull=True, runde__isnull=False)
                & ~models.Q(nokkel_hash="")
                | models.Q(beboer__isnull=False, nokkel_hash=""),
                name="svarkladd_nokkel_eller_beboer",
            ),
        ]

    class Personvern:
        formal = "La noen fortsette etter et brudd, uten å begynne på nytt."
        indirekte = ("beboer", "samtykke_sprak", "svar")
        ingen = ("runde", "nokkel_hash", "tekstversjon", "kilde", "er_sendt", "opprettet_at")
        frister = (Frist("opprettet_at", 1),)

    def __str__(self) -> str:
        return "halvferdig svar"
