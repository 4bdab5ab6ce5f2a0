"""Mottak: a reception centre and whom to talk to there."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.models import Sone
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.enums import Kontaktrolle, Mottaksslag


class MottakQuerySet(KommuneQuerySet):
    """Which centres are asked for."""

    def aktive(self) -> models.QuerySet:
        """This function will keep the centres that are open."""
        return self.filter(er_aktivt=True)


class Mottak(KommuneModel):
    """One reception centre; its zone stands for the addresses of all who live there."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("adresse"), max_length=40)
    navn = models.CharField(_("navn"), max_length=80)
    slag = models.CharField(_("type"), max_length=14, choices=Mottaksslag.choices)
    driftsoperator = models.CharField(_("driftsoperatør"), max_length=80, blank=True)
    sone = models.ForeignKey(
        Sone, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("område")
    )
    kontaktrolle = models.CharField(
        _("kontakt (rolle)"), max_length=80, choices=Kontaktrolle.choices, blank=True
    )
    telefon = models.CharField(_("telefon"), max_length=20, blank=True)
    epost = models.EmailField(_("e-postadresse"), blank=True)
    apningstider = models.CharField(_("når dere er å treffe"), max_length=120, blank=True)
    er_aktivt = models.BooleanField(_("åpent"), default=True)

    objects = manager_for(MottakQuerySet)

    class Meta:
        verbose_name = _("mottak")
        verbose_name_plural = _("mottak")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "slug"], name="mottak_adresse_en_gang"),
            models.UniqueConstraint(
                fields=["kommune", "navn"],
                name="mottak_navn_en_gang",
                violation_error_message=_("Et mottak med dette navnet finnes fra før."),
            ),
            one_of("slag", Mottaksslag, name="mottak_kjent_slag"),
            models.CheckConstraint(
                condition=models.Q(kontaktrolle__in=["", *Kontaktrolle.values]),
                name="mottak_kjent_kontaktrolle",
                violation_error_message=_("Velg et av alternativene i listen."),
            ),
        ]

    class Personvern:
        formal = "Vite hvem som følger opp beboerne."
        ingen = ("slug", "navn", "slag", "driftsoperator", "sone", "kontaktrolle", "telefon",
                 "epost", "apningstider", "er_aktivt")  # fmt: skip

    def __str__(self) -> str:
        return self.navn
