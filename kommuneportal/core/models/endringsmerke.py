"""Endringsmerke: services leave a mark, the worker starts what should follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel


class Endringsmerke(KommuneModel):
    """Something of this kind has changed in this kommune."""

    slag = models.CharField(_("slag"), max_length=20, choices=Endringsslag.choices)
    at = models.DateTimeField(_("endret"))
    behandlet_at = models.DateTimeField(_("behandlet"), null=True)

    class Meta:
        verbose_name = _("endringsmerke")
        verbose_name_plural = _("endringsmerker")
        default_manager_name = "objects"
        constraints = [
            one_of("slag", Endringsslag, name="endringsmerke_kjent_slag"),
            models.UniqueConstraint(
                fields=["kommune", "slag"],
                condition=models.Q(behandlet_at__isnull=True),
                name="endringsmerke_ett_ubehandlet",
            ),
        ]

    class Personvern:
        formal = "Sette i gang det som skal skje etter en endring."
        ingen = ("slag", "at", "behandlet_at")
        frister = (Frist("behandlet_at", 30),)

    def __str__(self) -> str:
        return self.slag
