"""Ansatt: which bruker works at which mottak."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.tenancy import KommuneModel
from mottak.models.mottak import Mottak


class Ansatt(KommuneModel):
    """One member of staff at one centre."""

    bruker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mottak = models.ForeignKey(Mottak, models.CASCADE, related_name="ansatte")

    class Meta:
        verbose_name = _("ansatt")
        verbose_name_plural = _("ansatte")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "bruker", "mottak"], name="ansatt_en_gang")
        ]

    class Personvern:
        formal = "La ansatte se bare sitt eget mottak."
        indirekte = ("bruker", "mottak")

    def __str__(self) -> str:
        return f"{self.bruker_id} {self.mottak_id}"
