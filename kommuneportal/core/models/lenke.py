"""Lenke: an unguessable link in a mail; only its hash is stored."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel


class Lenke(KommuneModel):
    """What a link opens, for whom, and until when (decisions 14)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slag = models.CharField(_("slag"), max_length=12, choices=Lenkeslag.choices)
    nokkel_hash = models.CharField(_("avtrykk"), max_length=64)
    objekt_id = models.UUIDField(_("gjelder"))
    opprettet_at = models.DateTimeField(_("laget"))
    gyldig_til_at = models.DateTimeField(_("gyldig til"))
    brukt_at = models.DateTimeField(_("brukt"), null=True)
    trukket_at = models.DateTimeField(_("trukket"), null=True)

    class Meta:
        verbose_name = _("lenke")
        verbose_name_plural = _("lenker")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["nokkel_hash"], name="lenke_avtrykk")]
        constraints = [
            models.UniqueConstraint(fields=["kommune", "nokkel_hash"], name="lenke_avtrykk_unikt"),
            one_of("slag", Lenkeslag, name="lenke_kjent_slag"),
        ]

    class Personvern:
        formal = "La foreninger svare uten konto."
        ingen = ("slag", "nokkel_hash", "objekt_id", "opprettet_at", "gyldig_til_at", "brukt_at",
                 "trukket_at")  # fmt: skip
        frister = (Frist("gyldig_til_at", 30),)

    def __str__(self) -> str:
        return self.slag
