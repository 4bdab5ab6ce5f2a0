"""Kladd: a half-filled public form behind a random cookie, kept for 14 days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel


class Kladd(KommuneModel):
    """What an association has typed so far; only the cookie's hash is stored."""

    nokkel_hash = models.CharField(max_length=64)
    # step -> the raw typed fields, also those that are not valid yet: nothing typed is lost.
    felt = models.JSONField(_("innhold"), default=dict)
    engangsnokkel = models.CharField(max_length=64)
    opprettet_at = models.DateTimeField(_("begynt"))
    endret_at = models.DateTimeField(_("sist endret"))

    class Meta:
        verbose_name = _("kladd")
        verbose_name_plural = _("kladder")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "nokkel_hash"], name="kladd_en_gang")
        ]

    class Personvern:
        formal = "La foreninger ta en pause midt i skjemaet."
        person = ("felt",)
        ingen = ("nokkel_hash", "engangsnokkel", "opprettet_at", "endret_at")
        frister = (Frist("endret_at", 14),)

    def __str__(self) -> str:
        return "kladd"
