"""Organisasjon and its queryset: the registry of associations."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from organisasjoner.enums import Forankring, Organisasjonsform


class OrganisasjonQuerySet(KommuneQuerySet):
    """Which associations are asked for."""

    def aktive(self) -> models.QuerySet:
        """This function will keep the associations that have not ended."""
        return self.filter(avsluttet_at__isnull=True)


class Organisasjon(KommuneModel):
    """An association, a section of one, or an informal group."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    navn = models.CharField(_("navn"), max_length=120)
    # Case folded, without marks and legal endings: finds likely duplicates.
    navn_normalisert = models.CharField(_("navn, forenklet"), max_length=120, editable=False)
    organisasjonsnummer = models.CharField(
        _("organisasjonsnummer"), max_length=9, null=True, blank=True
    )
    form = models.CharField(_("hva slags gruppe"), max_length=20, choices=Organisasjonsform.choices)
    forankring = models.CharField(
        _("tro eller politikk"),
        max_length=10,
        choices=Forankring.choices,
        default=Forankring.INGEN,
    )
    overordnet = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="undergrupper",
        verbose_name=_("gruppe i"),
    )
    beskrivelse = models.TextField(_("om dere"), blank=True)
    hjemmeside = models.URLField(_("nettsted"), blank=True)
    kontaktperson = models.CharField(_("kontaktperson"), max_length=80, blank=True)
    epost = models.EmailField(_("e-postadresse"), blank=True)
    epost_bekreftet_at = models.DateTimeField(_("e-postadressen er bekreftet"), null=True)
    telefon = models.CharField(_("telefon"), max_length=20, blank=True)
    sist_bekreftet_at = models.DateTimeField(_("sist bekreftet"), null=True)
    opprettet_at = models.DateTimeField(_("opprettet"))
    # Letters of thanks are no longer wanted; whoever said so can say yes again.
    takkebrev_stoppet_at = models.DateTimeField(_("takkebrev er stoppet"), null=True, blank=True)
    avsluttet_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)

    objects = manager_for(OrganisasjonQuerySet)

    class Meta:
        verbose_name = _("organisasjon")
        verbose_name_plural = _("organisasjoner")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["kommune", "navn"], name="organisasjon_navn")]
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "organisasjonsnummer"],
                condition=models.Q(organisasjonsnummer__isnull=False),
                name="organisasjon_nummer_en_gang",
                violation_error_message=_("Organisasjonsnummeret er registrert fra før."),
            ),
            one_of("form", Organisasjonsform, name="organisasjon_kjent_form"),
            one_of("forankring", Forankring, name="organisasjon_kjent_forankring"),
        ]

    class Personvern:
        formal = "Vite hvem som tilbyr noe, og kunne spørre dem."
        person = ("kontaktperson", "epost", "telefon")
        ingen = ("navn", "navn_normalisert", "organisasjonsnummer", "form", "forankring",
                 "overordnet", "beskrivelse", "hjemmeside", "epost_bekreftet_at",
                 "sist_bekreftet_at", "opprettet_at", "takkebrev_stoppet_at", "avsluttet_at")  # fmt: skip
        frister = (Frist("avsluttet_at", 365, tommes=("kontaktperson", "epost", "telefon")),)

    def __str__(self) -> str:
        return self.navn
