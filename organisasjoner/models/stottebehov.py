"""Stottebehov: what an association needs to take in more people (A3, A4)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.tenancy import KommuneModel
from organisasjoner.enums import Behovsslag, Behovsstatus
from organisasjoner.models.organisasjon import Organisasjon
from organisasjoner.models.tilbud import Tilbud


class Stottebehov(KommuneModel):
    """One need, for one offer or for the whole association."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisasjon = models.ForeignKey(Organisasjon, models.CASCADE, related_name="stottebehov")
    tilbud = models.ForeignKey(
        Tilbud, models.CASCADE, null=True, blank=True, related_name="stottebehov"
    )
    slag = models.CharField(_("hva dere trenger"), max_length=14, choices=Behovsslag.choices)
    tekst = models.CharField(_("mer om behovet"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=14, choices=Behovsstatus.choices, default=Behovsstatus.MELDT
    )
    svar = models.CharField(_("svar til foreningen"), max_length=300, blank=True)
    # What it was before the last answer, so that the answer can be taken back.
    forrige_status = models.CharField(
        _("status før"), max_length=14, choices=Behovsstatus.choices, blank=True
    )
    forrige_svar = models.CharField(_("svar før"), max_length=300, blank=True)
    opprettet_at = models.DateTimeField(_("meldt"))
    endret_at = models.DateTimeField(_("sist endret"), null=True)

    class Meta:
        verbose_name = _("behov")
        verbose_name_plural = _("behov")
        default_manager_name = "objects"
        constraints = [
            one_of("slag", Behovsslag, name="stottebehov_kjent_slag"),
            one_of("status", Behovsstatus, name="stottebehov_kjent_status"),
        ]

    class Personvern:
        formal = "Gjøre det lettere for foreninger å ta imot flere."
        ingen = ("organisasjon", "tilbud", "slag", "tekst", "status", "svar", "forrige_status",
                 "forrige_svar", "opprettet_at", "endret_at")  # fmt: skip

    def __str__(self) -> str:
        return str(self.get_slag_display())
