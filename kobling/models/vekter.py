"""Vektsett: what counts how much in a kommune, as versions that are never changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import both_or_neither
from kommuneportal.core.tenancy import KommuneModel


FLEST_FORSLAG = 5
# Version 1 is the table that everybody starts with; it has no row.
STANDARD_VERSJON = 1


class Vektsett(KommuneModel):
    """One table of weights: tried out first, then perhaps taken into use as a version."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    versjon = models.PositiveIntegerField(_("versjon"), null=True)
    # The engine's fields that the kommune may change, name -> whole number.
    vekter = models.JSONField(default=dict)
    antall_forslag = models.PositiveSmallIntegerField(
        _("forslag til hver"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(FLEST_FORSLAG)],
    )
    har_jevnhet = models.BooleanField(_("jevnt fordelt"), default=True)
    # What would change, by a whole run that saves nothing; empty until it is made.
    virkning = models.JSONField(default=dict)
    opprettet_at = models.DateTimeField(_("laget"))
    opprettet_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("laget av")
    )
    tatt_i_bruk_at = models.DateTimeField(_("tatt i bruk"), null=True)
    tatt_i_bruk_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("tatt i bruk av"),
    )

    class Meta:
        verbose_name = _("vektsett")
        verbose_name_plural = _("vektsett")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "versjon"], name="vektsett_en_per_versjon"),
            both_or_neither(
                "versjon", "tatt_i_bruk_at", "tatt_i_bruk_by", name="vektsett_versjon_er_i_bruk"
            ),
            models.CheckConstraint(
                condition=models.Q(versjon__isnull=True) | models.Q(versjon__gt=STANDARD_VERSJON),
                name="vektsett_etter_standard",
            ),
            models.CheckConstraint(
                condition=models.Q(antall_forslag__gte=1, antall_forslag__lte=FLEST_FORSLAG),
                name="vektsett_antall_forslag",
            ),
        ]

    class Personvern:
        formal = "Vite hva som teller når portalen foreslår, og hvem som bestemte det."
        ingen = ("versjon", "vekter", "antall_forslag", "har_jevnhet", "virkning", "opprettet_at",
                 "opprettet_by", "tatt_i_bruk_at", "tatt_i_bruk_by")  # fmt: skip

    def __str__(self) -> str:
        return str(self.versjon or self.public_id)
