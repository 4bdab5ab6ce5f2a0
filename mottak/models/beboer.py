"""Beboer: a label and where it belongs; never a person."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.models import Sone
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.enums import Tilknytning
from mottak.models.mottak import Mottak


class BeboerQuerySet(KommuneQuerySet):
    """Which people are asked for."""

    def bosatte(self) -> models.QuerySet:
        """This function will keep people whom the kommune follows up itself."""
        return self.filter(tilknytning=Tilknytning.KOMMUNE)


class Beboer(KommuneModel):
    """
    Somebody with wishes: a resident of a centre, or a settled refugee.

    Three names, never mixed (decisions 1): `referanse` is the centre's own row key, `etikett` is
    what screens show, and the beboerkode is known by the person alone (only its hash is here).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    etikett = models.CharField(_("etikett"), max_length=8)
    tilknytning = models.CharField(
        _("tilknytning"), max_length=8, choices=Tilknytning.choices, default=Tilknytning.MOTTAK
    )
    mottak = models.ForeignKey(
        Mottak, models.CASCADE, null=True, blank=True, related_name="beboere"
    )
    sone = models.ForeignKey(
        Sone, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("område")
    )
    referanse = models.CharField(_("referanse"), max_length=40, blank=True)
    referanse_normalisert = models.CharField(max_length=40, blank=True, editable=False)
    kode_hash = models.CharField(max_length=64, null=True, blank=True, editable=False)
    kode_laget_at = models.DateTimeField(null=True, blank=True, editable=False)
    opprettet_date = models.DateField(_("registrert"))

    objects = manager_for(BeboerQuerySet)

    class Meta:
        verbose_name = _("beboer")
        verbose_name_plural = _("beboere")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "etikett"], name="beboer_etikett_unik"),
            models.UniqueConstraint(
                fields=["kommune", "mottak", "referanse_normalisert"],
                condition=models.Q(mottak__isnull=False) & ~models.Q(referanse_normalisert=""),
                name="beboer_referanse_unik_i_mottaket",
            ),
            models.UniqueConstraint(
                fields=["kommune", "referanse_normalisert"],
                condition=models.Q(mottak__isnull=True) & ~models.Q(referanse_normalisert=""),
                name="beboer_referanse_unik_uten_mottak",
            ),
            models.UniqueConstraint(
                fields=["kommune", "kode_hash"],
                condition=models.Q(kode_hash__isnull=False),
                name="beboer_kode_unik",
            ),
            one_of("tilknytning", Tilknytning, name="beboer_kjent_tilknytning"),
            models.CheckConstraint(
                condition=models.Q(tilknytning="mottak", mottak__isnull=False)
                | models.Q(tilknytning="kommune", mottak__isnull=True),
                name="beboer_tilknytning_og_mottak_henger_sammen",
            ),
            both_or_neither("kode_hash", "kode_laget_at", name="beboer_kode_laget"),
        ]

    class Personvern:
        formal = "Holde svarene fra én person samlet uten å vite hvem det er."
        indirekte = ("etikett", "tilknytning", "mottak", "sone", "referanse",
                     "referanse_normalisert", "kode_hash", "opprettet_date")  # fmt: skip
        ingen = ("kode_laget_at",)

    def __str__(self) -> str:
        return self.etikett
