"""Tilbud: what is offered, to whom, when, and how many can come (A2-A4)."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of, ordered_range
from kommuneportal.core.enums import Ukedag
from kommuneportal.core.models import Interesse, Sone
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from organisasjoner.enums import (
    BareFor,
    Gruppestorrelse,
    Norskkrav,
    Politiattest,
    Prisperiode,
    Tilbudsrolle,
    Tilbudsstatus,
)
from organisasjoner.models.organisasjon import Organisasjon


class TilbudQuerySet(KommuneQuerySet):
    """Which offers are asked for."""

    def publiserte(self) -> models.QuerySet:
        """This function will keep what the public sees."""
        return self.filter(status=Tilbudsstatus.PUBLISERT, organisasjon__avsluttet_at__isnull=True)


class Tilbud(KommuneModel):
    """One approved offer: something to take part in, or a task for volunteers."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisasjon = models.ForeignKey(Organisasjon, models.PROTECT, related_name="tilbud")
    rolle = models.CharField(
        _("hva det er"), max_length=8, choices=Tilbudsrolle.choices, default=Tilbudsrolle.DELTA
    )
    navn = models.CharField(_("navn"), max_length=80)
    beskrivelse = models.TextField(_("hva dere gjør"), blank=True)
    forste_gang = models.TextField(_("hva som skjer første gang"), blank=True)
    interesser = models.ManyToManyField(
        Interesse, through="Tilbudsinteresse", related_name="+", verbose_name=_("aktivitet")
    )
    # Ages in whole years; null means no limit on that side.
    alder_fra = models.PositiveSmallIntegerField(_("fra alder"), null=True, blank=True)
    alder_til = models.PositiveSmallIntegerField(_("til alder"), null=True, blank=True)
    # How many newcomers can come; null: the association has not said. Free places are counted,
    # never stored.
    plasser = models.PositiveSmallIntegerField(
        _("plasser til nye"), null=True, blank=True, validators=[MaxValueValidator(500)]
    )
    norsk_krav = models.CharField(
        _("norsk"), max_length=6, choices=Norskkrav.choices, default=Norskkrav.INGEN
    )
    vertssprak = models.JSONField(_("språk vi snakker"), default=list, blank=True)
    # Kroner; null: not said, 0: free.
    pris_kr = models.PositiveIntegerField(_("pris"), null=True, blank=True)
    prisperiode = models.CharField(
        _("prisen gjelder"), max_length=8, choices=Prisperiode.choices, blank=True
    )
    laner_ut_utstyr = models.BooleanField(_("låner ut utstyr"), null=True, blank=True)
    ta_med = models.CharField(_("ta med"), max_length=120, blank=True)
    har_skyss = models.BooleanField(_("hjelper med skyss"), null=True, blank=True)
    har_barnepass = models.BooleanField(_("passer barn"), null=True, blank=True)
    er_trinnfri = models.BooleanField(_("adkomst uten trinn"), null=True, blank=True)
    er_rolig = models.BooleanField(_("rolig rom"), null=True, blank=True)
    har_folge = models.BooleanField(_("noen møter den nye"), null=True, blank=True)
    bare_for = models.CharField(
        _("bare for"), max_length=8, choices=BareFor.choices, default=BareFor.ALLE, blank=True
    )
    bare_for_grunn = models.CharField(_("hvorfor"), max_length=200, blank=True)
    er_fast = models.BooleanField(_("fast hver uke"), default=True)
    er_lavterskel = models.BooleanField(_("uten påmelding og medlemskap"), default=False)
    er_utenfor_mottak = models.BooleanField(_("utenfor mottaket"), default=True)
    gruppestorrelse = models.CharField(
        _("gruppe"), max_length=6, choices=Gruppestorrelse.choices, blank=True
    )
    sone = models.ForeignKey(
        Sone, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("område")
    )
    sted = models.CharField(_("sted"), max_length=120, blank=True)
    lat = models.FloatField(_("breddegrad"), null=True, blank=True)
    lon = models.FloatField(_("lengdegrad"), null=True, blank=True)
    sesong_fra_date = models.DateField(_("sesongen begynner"), null=True, blank=True)
    sesong_til_date = models.DateField(_("sesongen slutter"), null=True, blank=True)
    er_apent_i_ferien = models.BooleanField(_("åpent i ferien"), null=True, blank=True)
    politiattest = models.CharField(
        _("politiattest"),
        max_length=14,
        choices=Politiattest.choices,
        default=Politiattest.IKKE_RELEVANT,
    )
    for_mottak = models.BooleanField(_("for beboere på mottak"), default=True)
    for_bosatte = models.BooleanField(_("for bosatte flyktninger"), default=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Tilbudsstatus.choices,
        default=Tilbudsstatus.PUBLISERT,
    )
    publisert_at = models.DateTimeField(_("publisert"))
    sist_bekreftet_at = models.DateTimeField(_("sist bekreftet"))

    objects = manager_for(TilbudQuerySet)

    class Meta:
        verbose_name = _("tilbud")
        verbose_name_plural = _("tilbud")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["kommune", "status", "navn"], name="tilbud_katalog")]
        constraints = [
            one_of("rolle", Tilbudsrolle, name="tilbud_kjent_rolle"),
            one_of("status", Tilbudsstatus, name="tilbud_kjent_status"),
            one_of("bare_for", BareFor, name="tilbud_kjent_bare_for"),
            ordered_range("alder_fra", "alder_til", name="tilbud_alder_i_rekkefolge"),
            ordered_range("sesong_fra_date", "sesong_til_date", name="tilbud_sesong_i_rekkefolge"),
            models.CheckConstraint(
                condition=models.Q(bare_for="") | ~models.Q(bare_for_grunn=""),
                name="tilbud_bare_for_har_grunn",
                violation_error_message=_("Skriv hvorfor tilbudet bare er for noen."),
            ),
        ]

    class Personvern:
        formal = "Vise hva som finnes, og foreslå det for dem det passer for."
        ingen = (
            "organisasjon", "rolle", "navn", "beskrivelse", "forste_gang", "interesser",
            "alder_fra", "alder_til", "plasser", "norsk_krav", "vertssprak", "pris_kr",
            "prisperiode", "laner_ut_utstyr", "ta_med", "har_skyss", "har_barnepass",
            "er_trinnfri", "er_rolig", "har_folge", "bare_for", "bare_for_grunn", "er_fast",
            "er_lavterskel", "er_utenfor_mottak", "gruppestorrelse", "sone", "sted", "lat", "lon",
            "sesong_fra_date", "sesong_til_date", "er_apent_i_ferien", "politiattest",
            "for_mottak", "for_bosatte", "status", "publisert_at", "sist_bekreftet_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.navn


class Tilbudsinteresse(KommuneModel):
    """One activity that an offer is about."""

    tilbud = models.ForeignKey(Tilbud, models.CASCADE, related_name="tilbudsinteresser")
    interesse = models.ForeignKey(Interesse, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("aktivitet i et tilbud")
        verbose_name_plural = _("aktiviteter i tilbud")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "tilbud", "interesse"], name="tilbudsinteresse_en_gang"
            )
        ]

    class Personvern:
        formal = "Finne tilbud etter aktivitet."
        ingen = ("tilbud", "interesse")

    def __str__(self) -> str:
        return str(self.interesse_id)


class Tidspunkt(KommuneModel):
    """When an offer meets every week; local times, no date."""

    tilbud = models.ForeignKey(Tilbud, models.CASCADE, related_name="tidspunkter")
    ukedag = models.PositiveSmallIntegerField(
        _("dag"),
        choices=Ukedag.choices,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
    )
    fra = models.TimeField(_("fra"))
    til = models.TimeField(_("til"), null=True, blank=True)

    class Meta:
        verbose_name = _("tidspunkt")
        verbose_name_plural = _("tidspunkter")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "tilbud", "ukedag", "fra"], name="tidspunkt_en_gang"
            ),
            models.CheckConstraint(
                condition=models.Q(ukedag__gte=1, ukedag__lte=7), name="tidspunkt_kjent_dag"
            ),
        ]

    class Personvern:
        formal = "Foreslå det som passer i tid."
        ingen = ("tilbud", "ukedag", "fra", "til")

    def __str__(self) -> str:
        return f"{self.get_ukedag_display()} {self.fra:%H.%M}"
