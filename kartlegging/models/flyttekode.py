"""Flyttekode: a person's own permission to take the wishes along to another kommune, once."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel
from mottak.models import Beboer


class Flyttekode(KommuneModel):
    """
    A code that moves one person's answers, shown once; only its hash is here.

    It goes with the person, so that a used code, an old one and one that never was are alike.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    beboer = models.ForeignKey(Beboer, models.CASCADE, related_name="+")
    kode_hash = models.CharField(max_length=64, db_index=True)
    samtykke_sprak = models.CharField(_("språk i samtykket"), max_length=8)
    opprettet_at = models.DateTimeField(_("laget"))
    gyldig_til_at = models.DateTimeField(_("gyldig til"))

    class Meta:
        verbose_name = _("flyttekode")
        verbose_name_plural = _("flyttekoder")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "beboer"], name="flyttekode_en_per_beboer"),
            models.UniqueConstraint(fields=["kommune", "kode_hash"], name="flyttekode_unik"),
        ]

    class Personvern:
        formal = "La noen ta med ønskene sine når de flytter til en ny kommune."
        indirekte = ("beboer", "samtykke_sprak")
        ingen = ("kode_hash", "opprettet_at", "gyldig_til_at")
        frister = (Frist("gyldig_til_at", 0),)

    def __str__(self) -> str:
        return "flyttekode"
