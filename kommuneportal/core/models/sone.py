"""Sone: a part of the kommune that people and activities point to instead of an address."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.tenancy import KommuneModel


class Sone(KommuneModel):
    """A named part of the kommune with one point, so that nobody needs an address."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    navn = models.CharField(_("navn"), max_length=60)
    lat = models.FloatField(_("breddegrad"))
    lon = models.FloatField(_("lengdegrad"))

    class Meta:
        verbose_name = _("sone")
        verbose_name_plural = _("soner")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "navn"], name="sone_navn_en_gang")
        ]

    class Personvern:
        formal = "Regne ut reisevei uten å vite noens adresse."
        ingen = ("navn", "lat", "lon")

    def __str__(self) -> str:
        return self.navn
