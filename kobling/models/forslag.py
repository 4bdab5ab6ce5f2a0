"""Kjoring and Koblingsforslag: a run with its proof, and what it proposes."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kobling.enums import Forslagsstatus, Grad, Grunn, Kjorestatus
from kommuneportal.core.constraints import both_or_neither, one_of
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.models import Beboer
from organisasjoner.models import Tilbud


class Kjoring(KommuneModel):
    """One run of the engine: how good the plan is, and the bound that proves it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=8, choices=Kjorestatus.choices)
    utlost_av = models.CharField(_("startet av"), max_length=20)
    startet_at = models.DateTimeField(_("startet"))
    startet_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ferdig_at = models.DateTimeField(_("ferdig"), null=True)
    personer = models.PositiveIntegerField(_("personer"), default=0)
    tilbud_antall = models.PositiveIntegerField(_("tilbud"), default=0)
    par = models.PositiveIntegerField(_("mulige par"), default=0)
    dekket = models.PositiveIntegerField(_("har fått forslag"), default=0)
    # The first level that is not proved, or else the last; value == bound proves the plan.
    verdi = models.BigIntegerField(_("verdi"), default=0)
    grense = models.BigIntegerField(_("øvre grense"), default=0)
    gap = models.BigIntegerField(_("gap"), default=0)
    vektversjon = models.CharField(_("vekter"), max_length=20, blank=True)
    inndata_hash = models.CharField(max_length=64, blank=True)
    sekunder = models.FloatField(_("sekunder"), default=0)
    # Every level in order: navn, verdi, grense
    nivaer = models.JSONField(default=list)
    metode = models.CharField(max_length=6, blank=True)
    # offer's public_id -> what one place is worth on each level, for the explanations
    priser = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("kjøring")
        verbose_name_plural = _("kjøringer")
        default_manager_name = "objects"
        constraints = [
            one_of("status", Kjorestatus, name="kjoring_kjent_status"),
            models.UniqueConstraint(
                fields=["kommune"],
                condition=models.Q(status="pagar"),
                name="kjoring_en_om_gangen",
            ),
            models.CheckConstraint(
                condition=models.Q(gap=models.F("grense") - models.F("verdi")),
                name="kjoring_gap_er_forskjellen",
            ),
        ]

    class Personvern:
        formal = "Vise hvor gode forslagene er, og bevise det."
        ingen = ("status", "utlost_av", "startet_at", "startet_by", "ferdig_at", "personer",
                 "tilbud_antall", "par", "dekket", "verdi", "grense", "gap", "vektversjon",
                 "inndata_hash", "sekunder", "nivaer", "metode", "priser")  # fmt: skip
        frister = (Frist("startet_at", 365, kommunefelt="forslag_days"),)

    def __str__(self) -> str:
        return str(self.startet_at)


class KoblingsforslagQuerySet(KommuneQuerySet):
    """Which suggestions are asked for."""

    def til_vurdering(self, *, today: date) -> models.QuerySet:
        """This function will keep what waits for a coordinator today."""
        return self.filter(
            models.Q(status=Forslagsstatus.FORESLATT)
            | models.Q(status=Forslagsstatus.UTSATT, utsatt_til_date__lte=today)
        )

    def apne(self) -> models.QuerySet:
        """This function will keep what nobody has decided, postponed ones included."""
        return self.filter(status__in=[Forslagsstatus.FORESLATT, Forslagsstatus.UTSATT])


class Koblingsforslag(KommuneModel):
    """A person and an offer that suit each other, with reasons; a human decides (Art. 22)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    beboer = models.ForeignKey(Beboer, models.CASCADE, related_name="+")
    tilbud = models.ForeignKey(Tilbud, models.CASCADE, related_name="+")
    kjoring = models.ForeignKey(
        Kjoring, models.SET_NULL, null=True, blank=True, related_name="forslag"
    )
    poeng = models.PositiveSmallIntegerField(_("poeng"))
    grad = models.CharField(_("styrke"), max_length=5, choices=Grad.choices)
    # The engine's reasons as codes and parameters; kobling.begrunnelser makes sentences of them.
    begrunnelser = models.JSONField(default=list)
    # How many of them must be checked first.
    antall_forbehold = models.PositiveSmallIntegerField(_("å sjekke"), default=0)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Forslagsstatus.choices,
        default=Forslagsstatus.FORESLATT,
    )
    utsatt_til_date = models.DateField(_("utsatt til"), null=True, blank=True)
    # Put aside until the person gets other suggestions; the date is then the latest.
    venter_pa_tilbud = models.BooleanField(_("venter på flere tilbud"), default=False)
    sett_at = models.DateTimeField(_("sett"), null=True)
    avgjort_at = models.DateTimeField(_("avgjort"), null=True)
    avgjort_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    grunn = models.CharField(_("grunn"), max_length=14, choices=Grunn.choices, blank=True)
    notat = models.CharField(_("notat"), max_length=300, blank=True)
    # Rises at every change, so that two coordinators never overwrite each other.
    versjon = models.PositiveIntegerField(default=1)
    opprettet_at = models.DateTimeField(_("foreslått"))

    objects = manager_for(KoblingsforslagQuerySet)

    class Meta:
        verbose_name = _("koblingsforslag")
        verbose_name_plural = _("koblingsforslag")
        default_manager_name = "objects"
        indexes = [
            # Everything the queue counts, narrows and sorts by: it never opens the rows with the
            # long reasons for those that are not on the page.
            models.Index(
                fields=["kommune", "status", "opprettet_at", "poeng", "beboer", "tilbud", "grad",
                        "antall_forbehold", "utsatt_til_date", "avgjort_at", "kjoring"],
                name="forslag_ko_dekket",
            ),
            # How many people have been given a suggestion, without reading them all.
            models.Index(fields=["kommune", "beboer"], name="forslag_per_person"),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "beboer", "tilbud"],
                condition=models.Q(status__in=["foreslatt", "utsatt"]),
                name="forslag_ett_apent_per_par",
            ),
            one_of("status", Forslagsstatus, name="forslag_kjent_status"),
            one_of("grad", Grad, name="forslag_kjent_grad"),
            both_or_neither("avgjort_at", "avgjort_by", name="forslag_avgjort_av_noen"),
            models.CheckConstraint(
                condition=models.Q(avgjort_at__isnull=False)
                | ~models.Q(status__in=["godkjent", "avvist"]),
                name="forslag_avgjort_av_et_menneske",
            ),
            models.CheckConstraint(
                condition=models.Q(utsatt_til_date__isnull=False) | ~models.Q(status="utsatt"),
                name="forslag_utsatt_har_dato",
            ),
            models.CheckConstraint(
                condition=~models.Q(grunn="") | ~models.Q(status="avvist"),
                name="forslag_avvist_har_grunn",
            ),
        ]

    class Personvern:
        formal = "La en koordinator vurdere hvem som kan være med på hva."
        indirekte = ("beboer", "tilbud", "begrunnelser", "notat", "avgjort_by")
        ingen = ("kjoring", "poeng", "grad", "antall_forbehold", "status", "utsatt_til_date",
                 "venter_pa_tilbud", "sett_at", "avgjort_at", "grunn", "versjon", "opprettet_at")  # fmt: skip
        frister = (
            Frist("opprettet_at", 365, kommunefelt="forslag_days"),
            Frist("opprettet_at", 90, kommunefelt="fritekst_days", tommes=("notat",)),
        )

    def __str__(self) -> str:
        return str(self.public_id)
