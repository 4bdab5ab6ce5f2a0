"""Takkebrev: that an association has been thanked for a half-year, so that it happens once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel
from organisasjoner.models import Organisasjon


class Takkebrev(KommuneModel):
    """One half-year's thanks to one association; the numbers stand in the mail only."""

    organisasjon = models.ForeignKey(Organisasjon, models.CASCADE, related_name="+")
    # "2026-2" is July to December 2026.
    halvar = models.CharField(_("halvår"), max_length=6)
    sendt_at = models.DateTimeField(_("sendt"))

    class Meta:
        verbose_name = _("takkebrev")
        verbose_name_plural = _("takkebrev")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "organisasjon", "halvar"], name="takkebrev_en_gang_i_halvaret"
            )
        ]

    class Personvern:
        formal = "Takke hver forening én gang i halvåret."
        ingen = ("organisasjon", "halvar", "sendt_at")
        frister = (Frist("sendt_at", 730),)

    def __str__(self) -> str:
        return self.halvar
