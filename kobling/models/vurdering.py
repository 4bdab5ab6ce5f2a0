"""Laerdom and Overstyring: what rejections have taught, and what a coordinator confirmed alone."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kobling.enums import Grunn, Laerdomsslag, Overstyringsslag
from kobling.models.forslag import Koblingsforslag
from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.enums import Reise
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.models import Beboer


class LaerdomQuerySet(KommuneQuerySet):
    """Which lessons are asked for."""

    def gjeldende(self) -> models.QuerySet:
        """This function will keep the lessons that nobody has revoked."""
        return self.filter(opphevet_at__isnull=True)


class Laerdom(KommuneModel):
    """
    What several rejections with one reason have taught about one person.

    The person's own answer is never touched: the lesson is laid over it when pairs are made, and
    is gone as soon as somebody revokes it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    beboer = models.ForeignKey(Beboer, models.CASCADE, related_name="+")
    slag = models.CharField(_("hva som er lært"), max_length=14, choices=Laerdomsslag.choices)
    # The code that takes the answer's place: ga or buss; empty where the kind says it all.
    verdi = models.CharField(_("verdi"), max_length=5, choices=Reise.choices, blank=True)
    grunn = models.CharField(_("grunn"), max_length=14, choices=Grunn.choices)
    # The rejection that made it enough.
    forslag = models.ForeignKey(
        Koblingsforslag, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    laert_at = models.DateTimeField(_("lært"))
    opphevet_at = models.DateTimeField(_("opphevet"), null=True)
    opphevet_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = manager_for(LaerdomQuerySet)

    class Meta:
        verbose_name = _("lærdom")
        verbose_name_plural = _("lærdommer")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "beboer", "slag"],
                condition=models.Q(opphevet_at__isnull=True),
                name="laerdom_en_av_hvert_slag",
            ),
            one_of("slag", Laerdomsslag, name="laerdom_kjent_slag"),
            both_or_neither("opphevet_at", "opphevet_by", name="laerdom_opphevet_av_noen"),
        ]

    class Personvern:
        formal = "Slutte å foreslå det koordinatoren har avslått flere ganger av samme grunn."
        indirekte = ("beboer", "slag", "verdi", "opphevet_by")
        ingen = ("grunn", "forslag", "laert_at", "opphevet_at")
        frister = (Frist("laert_at", 365, kommunefelt="forslag_days"),)

    def __str__(self) -> str:
        return self.slag


class Overstyring(KommuneModel):
    """A connection that the portal did not suggest: who made it, why, and which rules they saw."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    forslag = models.OneToOneField(Koblingsforslag, models.CASCADE, related_name="overstyring")
    slag = models.CharField(_("hvordan"), max_length=8, choices=Overstyringsslag.choices)
    # Codes of the rules that were broken, each confirmed by itself.
    bekreftet = models.JSONField(_("bekreftet"), default=list)
    hvorfor = models.CharField(_("hvorfor"), max_length=300, blank=True)
    at = models.DateTimeField(_("laget"))
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kobling uten forslag")
        verbose_name_plural = _("koblinger uten forslag")
        default_manager_name = "objects"
        constraints = [one_of("slag", Overstyringsslag, name="overstyring_kjent_slag")]

    class Personvern:
        formal = "Vise hvem som koblet utenom forslagene, og hvorfor."
        indirekte = ("forslag", "hvorfor", "av")
        ingen = ("slag", "bekreftet", "at")
        frister = (
            Frist("at", 365, kommunefelt="forslag_days"),
            Frist("at", 90, kommunefelt="fritekst_days", tommes=("hvorfor",)),
        )

    def __str__(self) -> str:
        return self.slag
