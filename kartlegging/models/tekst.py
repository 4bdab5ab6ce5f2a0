"""The survey's texts as one municipality has them: a draft, approvals, and frozen versions."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for


class TekstversjonQuerySet(KommuneQuerySet):
    """Which versions are asked for."""

    def nyeste_forst(self) -> models.QuerySet:
        """This function will order the versions, the newest first."""
        return self.order_by("-nummer", "-pk")


class Tekstversjon(KommuneModel):
    """Every text of the survey as it was published; the database refuses to change it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.PositiveIntegerField(_("versjon"))
    # The version of the question set whose texts these are.
    skjema = models.CharField(_("spørsmålene"), max_length=20)
    # Over all texts in all languages: two versions with the same print are the same.
    avtrykk = models.CharField(max_length=64)
    # So many languages belong to it; the database takes no more of them afterwards.
    antall_sprak = models.PositiveSmallIntegerField(_("språk"))
    publisert_at = models.DateTimeField(_("publisert"))
    # None: the shipped texts, fixed by the portal when a round was opened with them.
    publisert_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = manager_for(TekstversjonQuerySet)

    class Meta:
        verbose_name = _("versjon av tekstene")
        verbose_name_plural = _("versjoner av tekstene")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "nummer"], name="tekstversjon_nummer_unikt"),
            models.CheckConstraint(
                condition=models.Q(nummer__gte=1), name="tekstversjon_nummer_fra_1"
            ),
        ]

    class Personvern:
        formal = "Vite hvilke ord noen svarte på og samtykket til."
        indirekte = ("publisert_by",)
        ingen = ("nummer", "skjema", "avtrykk", "antall_sprak", "publisert_at")

    def __str__(self) -> str:
        return str(self.nummer)


class Tekstsett(KommuneModel):
    """The texts of one language in one version; a text that is missing is not in it."""

    versjon = models.ForeignKey(Tekstversjon, models.CASCADE, related_name="sett")
    sprak = models.CharField(_("språk"), max_length=8)
    tekster = models.JSONField(_("tekster"), default=dict)

    class Meta:
        verbose_name = _("tekster på ett språk")
        verbose_name_plural = _("tekster på ett språk")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "versjon", "sprak"], name="tekstsett_en_gang"
            ),
        ]

    class Personvern:
        formal = "Vise undersøkelsen på et språk."
        ingen = ("versjon", "sprak", "tekster")

    def __str__(self) -> str:
        return self.sprak


class Tekstendring(KommuneModel):
    """One text of the draft that is not as it was shipped; empty means that it is missing."""

    sprak = models.CharField(_("språk"), max_length=8)
    nokkel = models.CharField(_("tekst"), max_length=60)
    tekst = models.TextField(_("ny tekst"), blank=True)
    endret_at = models.DateTimeField(_("endret"))
    endret_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("endret tekst")
        verbose_name_plural = _("endrede tekster")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "sprak", "nokkel"], name="tekstendring_en_gang"
            ),
        ]

    class Personvern:
        formal = "La kommunen skrive sine egne ord i undersøkelsen."
        indirekte = ("endret_by",)
        ingen = ("sprak", "nokkel", "tekst", "endret_at")

    def __str__(self) -> str:
        return f"{self.sprak} {self.nokkel}"


class Tekstgodkjenning(KommuneModel):
    """
    Somebody whose mother tongue it is has approved exactly these words.

    It holds for the print of the text: a changed text is not approved, while the published version
    with the words that were read still is.
    """

    sprak = models.CharField(_("språk"), max_length=8)
    nokkel = models.CharField(_("tekst"), max_length=60)
    avtrykk = models.CharField(max_length=64)
    godkjent_at = models.DateTimeField(_("godkjent"))
    # The account that says so; the reader has no name here.
    godkjent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("godkjent tekst")
        verbose_name_plural = _("godkjente tekster")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "sprak", "nokkel", "avtrykk"], name="tekstgodkjenning_en_gang"
            ),
        ]

    class Personvern:
        formal = "Vite hvilke oversettelser noen som kan språket, har lest."
        indirekte = ("godkjent_by",)
        ingen = ("sprak", "nokkel", "avtrykk", "godkjent_at")

    def __str__(self) -> str:
        return f"{self.sprak} {self.nokkel}"
