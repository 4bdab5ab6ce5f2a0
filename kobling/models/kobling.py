"""Kobling, Koblingsovergang: an approved pair and what became of it (B4)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kobling.enums import APNE_FORESPORSLER, TAR_PLASS, Grunn, Koblingsstatus, Ventegrunn
from kobling.models.forslag import Koblingsforslag
from kommuneportal.core.constraints import one_of
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.models import Beboer
from organisasjoner.models import Tilbud


class KoblingQuerySet(KommuneQuerySet):
    """Which connections are asked for."""

    def tar_plass(self) -> models.QuerySet:
        """This function will keep what takes one of an offer's places."""
        return self.filter(status__in=TAR_PLASS)

    def pa_vent(self) -> models.QuerySet:
        """This function will keep the requests that wait for their turn."""
        return self.filter(status=Koblingsstatus.FORESPURT, pa_vent_siden_at__isnull=False)

    def hos_foreningen(self) -> models.QuerySet:
        """This function will keep the requests that an association has been sent, unanswered."""
        return self.filter(status=Koblingsstatus.FORESPURT, pa_vent_siden_at__isnull=True)

    def apne_foresporsler(self) -> models.QuerySet:
        """This function will keep what somebody still has to answer."""
        return self.filter(status__in=APNE_FORESPORSLER)


class Kobling(KommuneModel):
    """
    A pair that a coordinator approved; it takes one of the offer's places.

    When the person is deleted the row stays as a count without anybody (decisions 10).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    forslag = models.OneToOneField(
        Koblingsforslag, models.SET_NULL, null=True, related_name="kobling"
    )
    beboer = models.ForeignKey(Beboer, models.SET_NULL, null=True, related_name="+")
    tilbud = models.ForeignKey(Tilbud, models.PROTECT, related_name="+")
    status = models.CharField(
        _("status"),
        max_length=24,
        choices=Koblingsstatus.choices,
        default=Koblingsstatus.FORESPURT,
    )
    # H8: nothing goes to an association without a person's decision on record.
    godkjent_at = models.DateTimeField(_("godkjent"))
    godkjent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("godkjent av")
    )
    moteord = models.CharField(_("møteord"), max_length=40)
    plass_holdes_til_at = models.DateTimeField(_("plassen holdes til"))
    sendes_at = models.DateTimeField(_("sendes tidligst"))
    # Approved, but not sent: the association is asked one at a time, and not too often.
    pa_vent_siden_at = models.DateTimeField(_("venter på tur siden"), null=True)
    ventegrunn = models.CharField(
        _("hvorfor den venter"), max_length=9, choices=Ventegrunn.choices, blank=True
    )
    # The offer as it was when the person was told about it, and when it was seen to differ.
    tilbud_avtrykk = models.CharField(max_length=32, blank=True)
    tilbud_endret_at = models.DateTimeField(_("tilbudet er endret siden"), null=True)
    purringer = models.PositiveSmallIntegerField(_("påminnelser"), default=0)
    besvart_at = models.DateTimeField(_("foreningen svarte"), null=True)
    spurt_at = models.DateTimeField(_("beboeren ble spurt"), null=True)
    svarte_at = models.DateTimeField(_("beboeren svarte"), null=True)
    forste_gang_date = models.DateField(_("første gang"), null=True, blank=True)
    mott_at = models.DateTimeField(_("møtte"), null=True)
    fire_uker_at = models.DateTimeField(_("spurt etter fire uker"), null=True)
    tre_maneder_at = models.DateTimeField(_("spurt etter tre måneder"), null=True)
    avsluttet_at = models.DateTimeField(_("avsluttet"), null=True)
    grunn = models.CharField(_("grunn"), max_length=14, choices=Grunn.choices, blank=True)
    endret_at = models.DateTimeField(_("sist endret"))
    versjon = models.PositiveIntegerField(default=1)

    objects = manager_for(KoblingQuerySet)

    class Meta:
        verbose_name = _("kobling")
        verbose_name_plural = _("koblinger")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["kommune", "status", "endret_at"], name="kobling_status")]
        constraints = [
            one_of("status", Koblingsstatus, name="kobling_kjent_status"),
            models.CheckConstraint(
                condition=models.Q(avsluttet_at__isnull=True, grunn="")
                | models.Q(avsluttet_at__isnull=False)
                | ~models.Q(status="avsluttet"),
                name="kobling_avsluttet_har_tid",
            ),
            models.CheckConstraint(
                condition=models.Q(pa_vent_siden_at__isnull=True, ventegrunn="")
                | models.Q(pa_vent_siden_at__isnull=False) & ~models.Q(ventegrunn=""),
                name="kobling_venter_med_grunn",
            ),
        ]

    class Personvern:
        formal = "Følge en kobling til den tredje måneden."
        indirekte = ("forslag", "beboer", "tilbud", "moteord", "godkjent_by")
        ingen = ("status", "godkjent_at", "plass_holdes_til_at", "sendes_at", "purringer",
                 "besvart_at", "spurt_at", "svarte_at", "forste_gang_date", "mott_at",
                 "fire_uker_at", "tre_maneder_at", "avsluttet_at", "grunn", "endret_at", "versjon",
                 "pa_vent_siden_at", "ventegrunn", "tilbud_avtrykk", "tilbud_endret_at")  # fmt: skip
        frister = (Frist("avsluttet_at", 365, kommunefelt="forslag_days"),)

    def __str__(self) -> str:
        return str(self.public_id)


class Koblingsovergang(KommuneModel):
    """One step of a connection: from, to, when, by whom, why."""

    kobling = models.ForeignKey(Kobling, models.CASCADE, related_name="overganger")
    fra = models.CharField(max_length=24, choices=Koblingsstatus.choices, blank=True)
    til = models.CharField(max_length=24, choices=Koblingsstatus.choices)
    at = models.DateTimeField()
    # None: the association by link, the person by the own code, or the portal's clock.
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    grunn = models.CharField(_("grunn"), max_length=14, choices=Grunn.choices, blank=True)
    # The first day that this step agreed on, so that an undo finds the one before.
    dag = models.DateField(_("første gang"), null=True, blank=True)
    # It takes back the step before it.
    er_angring = models.BooleanField(_("angret"), default=False)

    class Meta:
        verbose_name = _("overgang")
        verbose_name_plural = _("overganger")
        default_manager_name = "objects"

    class Personvern:
        formal = "Vise hva som har skjedd med en kobling."
        indirekte = ("kobling", "av")
        ingen = ("fra", "til", "at", "grunn", "dag", "er_angring")

    def __str__(self) -> str:
        return f"{self.fra} {self.til}"
