"""Bruker and Medlemskap: who may act, in which kommune, in which role."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.enums import Rolle


class BrukerManager(BaseUserManager["Bruker"]):
    """Makes accounts; addresses are stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> Bruker:
        """This function will store a new account; without a password it cannot log in."""
        bruker = self.model(email=self.normalize_email(email).lower(), **extra)
        bruker.set_password(password)
        bruker.save(using=self._db)
        return bruker

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> Bruker:
        """This function will store a system administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class Bruker(AbstractBaseUser, PermissionsMixin):
    """A member of staff. Residents and associations have no account."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-postadresse"), unique=True)
    navn = models.CharField(_("navn"), max_length=80)
    is_active = models.BooleanField(_("kan logge inn"), default=True)
    is_staff = models.BooleanField(_("systemansvarlig"), default=False)
    bruker_hurtigtaster = models.BooleanField(_("bruker hurtigtaster"), default=True)
    opprettet_at = models.DateTimeField(_("opprettet"), auto_now_add=True)

    objects = BrukerManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["navn"]

    class Meta:
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")

    class Personvern:
        formal = "Ansatte logger inn med egen konto, slik at vi vet hvem som har gjort hva."
        person = ("email", "navn")
        indirekte = ("last_login", "opprettet_at")
        ingen = (
            "password", "is_active", "is_staff", "is_superuser", "groups", "user_permissions",
            "bruker_hurtigtaster",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.navn or self.email

    def get_full_name(self) -> str:
        """This function will give the name that colleagues see."""
        return str(self)


class MedlemskapQuerySet(models.QuerySet):
    """Which memberships are asked for."""

    def gjeldende(self) -> models.QuerySet:
        """This function will keep the memberships that have not ended."""
        return self.filter(avsluttet_at__isnull=True, kommune__er_aktiv=True)


class Medlemskap(models.Model):
    """One role of one person in one kommune."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bruker = models.ForeignKey(Bruker, models.CASCADE, related_name="medlemskap")
    kommune = models.ForeignKey("core.Kommune", models.PROTECT, related_name="medlemskap")
    rolle = models.CharField(_("rolle"), max_length=20, choices=Rolle.choices)
    opprettet_at = models.DateTimeField(_("invitert"))
    opprettet_by = models.ForeignKey(
        Bruker, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    avsluttet_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    avsluttet_by = models.ForeignKey(
        Bruker, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MedlemskapQuerySet.as_manager()

    class Meta:
        verbose_name = _("rolle i en kommune")
        verbose_name_plural = _("roller i kommuner")
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "bruker", "rolle"],
                condition=models.Q(avsluttet_at__isnull=True),
                name="medlemskap_en_gang",
                violation_error_message=_("Denne personen har allerede rollen."),
            ),
            both_or_neither("avsluttet_at", "avsluttet_by", name="medlemskap_avsluttet_av_noen"),
            one_of("rolle", Rolle, name="medlemskap_kjent_rolle"),
        ]

    class Personvern:
        formal = "Gi ansatte tilgang til akkurat det rollen trenger."
        indirekte = ("bruker", "rolle", "opprettet_at", "opprettet_by", "avsluttet_at",
                     "avsluttet_by")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_rolle_display()} ({self.kommune_id})"
