"""Kommune: the tenant, its look, its contacts and its retention limits (days)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.enums import Malform


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


# What residents may answer in before the kommune has chosen: written, not translated.
SKREVNE_SPRAK = ("nb", "nn", "en")
# First words of addresses that belong to the portal itself, not to a kommune (decisions 16).
RESERVERTE = frozenset(
    {"konto", "forvaltning", "helse", "stil", "static", "l", "demo", "media", "favicon.ico",
     "robots.txt", "api", "admin", "www", ".well-known"}
)  # fmt: skip


def _days(ceiling: int, label: StrOrPromise) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=ceiling, validators=[MinValueValidator(1), MaxValueValidator(ceiling)]
    )


def _skrevne_sprak() -> list[str]:
    return list(SKREVNE_SPRAK)


class KommuneQuerySet(models.QuerySet):
    """Which kommuner are asked for."""

    def aktive(self) -> models.QuerySet:
        """This function will keep the kommuner that use the portal now."""
        return self.filter(er_aktiv=True)


class Kommune(models.Model):
    """One municipality that uses the portal."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("adresse"), max_length=40, unique=True)
    navn = models.CharField(_("navn"), max_length=80)
    kommunenummer = models.CharField(
        _("kommunenummer"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    malform = models.CharField(
        _("målform"), max_length=2, choices=Malform.choices, default=Malform.NB
    )
    portalnavn = models.CharField(_("portalens navn"), max_length=60, default="Frivillig sammen")
    farge = models.CharField(
        _("farge"),
        max_length=7,
        default="#0B5A5C",
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Skriv fargen slik: #0B5A5C"))],
    )
    kontakt_epost = models.EmailField(_("e-post til kommunen"), blank=True)
    kontakt_telefon = models.CharField(_("telefon til kommunen"), max_length=20, blank=True)
    personvernombud = models.CharField(_("personvernombud, e-post"), max_length=120, blank=True)
    behandlingsgrunnlag = models.TextField(_("behandlingsgrunnlag"), blank=True)
    tilgjengelighetserklaering = models.URLField(_("tilgjengelighetserklæring"), blank=True)
    svarfrist_virkedager = models.PositiveSmallIntegerField(
        _("virkedager før foreninger får svar"), default=5, validators=[MinValueValidator(1)]
    )
    undersokelsessprak = models.JSONField(
        _("språk i undersøkelsen"), default=_skrevne_sprak, blank=True
    )
    # Requests and reminders; an association is besides asked about one person at a time.
    foresporsler_per_uke = models.PositiveSmallIntegerField(
        _("e-poster om nye deltakere til én forening i uka"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    lat = models.FloatField(_("breddegrad"), null=True, blank=True)
    lon = models.FloatField(_("lengdegrad"), null=True, blank=True)
    # Retention: the ceiling stands in the field, the kommune may shorten (decisions 10).
    svar_mottak_days = _days(180, _("dager før svar fra mottak slettes"))
    svar_bosatt_days = _days(365, _("dager før svar fra bosatte slettes"))
    fritekst_days = _days(90, _("dager før fritekst slettes"))
    forslag_days = _days(365, _("dager før forslag slettes"))
    hendelse_days = _days(730, _("dager før hendelsesloggen slettes"))
    er_aktiv = models.BooleanField(_("i bruk"), default=True)

    objects = KommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVERTE)),
                name="kommune_slug_er_ledig",
                violation_error_message=_("Denne adressen bruker portalen selv."),
            )
        ]

    class Personvern:
        formal = "Vite hvem som bruker portalen, og hvem som svarer for den."
        ingen = (
            "slug", "navn", "kommunenummer", "malform", "portalnavn", "farge", "kontakt_epost",
            "kontakt_telefon", "personvernombud", "behandlingsgrunnlag",
            "tilgjengelighetserklaering", "svarfrist_virkedager", "undersokelsessprak",
            "foresporsler_per_uke", "lat", "lon",
            "svar_mottak_days", "svar_bosatt_days", "fritekst_days", "forslag_days",
            "hendelse_days", "er_aktiv",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.navn
