"""Registrering: a public submission before anyone has vouched for it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from organisasjoner.enums import Registreringsstatus
from organisasjoner.models.organisasjon import Organisasjon
from organisasjoner.models.tilbud import Tilbud


class RegistreringQuerySet(KommuneQuerySet):
    """Which proposals are asked for."""

    def til_behandling(self) -> models.QuerySet:
        """This function will keep what waits for a coordinator."""
        return self.filter(status=Registreringsstatus.TIL_BEHANDLING)


class Registrering(KommuneModel):
    """A proposal: new, or a change to what is approved already (decisions 15)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The answers of the four steps, as the form's clean data in JSON.
    felt = models.JSONField(_("innhold"))
    navn = models.CharField(_("navn"), max_length=120)
    epost = models.EmailField(_("e-postadresse"))
    organisasjon = models.ForeignKey(
        Organisasjon, models.SET_NULL, null=True, blank=True, related_name="registreringer"
    )
    tilbud = models.ForeignKey(
        Tilbud, models.SET_NULL, null=True, blank=True, related_name="registreringer"
    )
    status = models.CharField(
        _("status"),
        max_length=14,
        choices=Registreringsstatus.choices,
        default=Registreringsstatus.UBEKREFTET,
    )
    # Made when the form is shown: the same form sent twice gives one row.
    engangsnokkel = models.CharField(max_length=64)
    bor_sjekkes = models.BooleanField(_("bør sjekkes"), default=False)
    sendt_at = models.DateTimeField(_("sendt inn"))
    bekreftet_at = models.DateTimeField(_("e-posten er bekreftet"), null=True)
    avgjort_at = models.DateTimeField(_("avgjort"), null=True)
    avgjort_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begrunnelse = models.TextField(_("begrunnelse"), blank=True)

    objects = manager_for(RegistreringQuerySet)

    class Meta:
        verbose_name = _("registrering")
        verbose_name_plural = _("registreringer")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "engangsnokkel"], name="registrering_en_gang"
            ),
            one_of("status", Registreringsstatus, name="registrering_kjent_status"),
            both_or_neither("avgjort_at", "avgjort_by", name="registrering_avgjort_av_noen"),
            models.CheckConstraint(
                condition=models.Q(avgjort_at__isnull=False)
                | ~models.Q(status__in=["godkjent", "returnert"]),
                name="registrering_avgjort_av_et_menneske",
            ),
        ]

    class Personvern:
        formal = "Ta imot det foreninger melder inn, til en koordinator har sett på det."
        person = ("felt", "epost")
        indirekte = ("avgjort_by",)
        ingen = ("navn", "organisasjon", "tilbud", "status", "engangsnokkel", "bor_sjekkes",
                 "sendt_at", "bekreftet_at", "avgjort_at", "begrunnelse")  # fmt: skip
        frister = (
            Frist("sendt_at", 30, filter={"status": Registreringsstatus.UBEKREFTET}),
            Frist("avgjort_at", 365),
        )

    def __str__(self) -> str:
        return self.navn
