"""Svarark: what one person has said, with the date it may be used until."""

from __future__ import annotations

import uuid
from datetime import date

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Svarkilde
from kartlegging.models.opplasting import Opplasting
from kartlegging.models.runde import Kartleggingsrunde
from kartlegging.models.tallgruppe import Tallgruppe
from kartlegging.models.tekst import Tekstversjon
from kommuneportal.core.constraints import one_of, ordered_range
from kommuneportal.core.enums import Dagsdel, Frivillig, Gruppe, Niva, Reise, Ukedag
from kommuneportal.core.models import Interesse
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for
from mottak.enums import Tilknytning
from mottak.models import Beboer


class SvararkQuerySet(KommuneQuerySet):
    """Which answers are asked for."""

    def gjeldende(self) -> models.QuerySet:
        """This function will keep the answers that have not been replaced."""
        return self.filter(erstattet_at__isnull=True)

    def gyldige(self, *, today: date) -> models.QuerySet:
        """This function will keep what may be used for suggestions today."""
        return self.gjeldende().filter(gyldig_til_date__gte=today)


class Svarark(KommuneModel):
    """One person's answers; replaced by a newer one, never edited (decisions 7)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    beboer = models.ForeignKey(Beboer, models.CASCADE, related_name="svarark")
    kilde = models.CharField(_("kilde"), max_length=8, choices=Svarkilde.choices)
    opplasting = models.ForeignKey(
        Opplasting, models.SET_NULL, null=True, blank=True, related_name="svarark"
    )
    runde = models.ForeignKey(
        Kartleggingsrunde, models.SET_NULL, null=True, blank=True, related_name="svarark"
    )
    # The handful it is counted with; without one it is not counted yet.
    tallgruppe = models.ForeignKey(
        Tallgruppe, models.SET_NULL, null=True, blank=True, related_name="svarark"
    )
    # Whole years, null is open; an exact age is widened to its band before it comes here.
    alder_fra = models.PositiveSmallIntegerField(_("fra alder"), null=True)
    alder_til = models.PositiveSmallIntegerField(_("til alder"), null=True)
    informasjonssprak = models.CharField(_("informasjonsspråk"), max_length=8, blank=True)
    norsk = models.CharField(_("norsk"), max_length=4, choices=Niva.choices, blank=True)
    engelsk = models.CharField(_("engelsk"), max_length=4, choices=Niva.choices, blank=True)
    reise = models.CharField(_("reisevei"), max_length=5, choices=Reise.choices, blank=True)
    gruppe = models.CharField(_("gruppe"), max_length=5, choices=Gruppe.choices, blank=True)
    frivillig = models.CharField(
        _("vil være frivillig"), max_length=8, choices=Frivillig.choices, blank=True
    )
    frivillig_med = models.JSONField(_("frivillig med"), default=list)
    behov = models.JSONField(_("behov"), default=list)
    onsker = models.TextField(
        _("andre ønsker"), max_length=200, blank=True, validators=[MaxLengthValidator(200)]
    )
    annet = models.JSONField(_("andre interesser"), default=list)
    svart_date = models.DateField(_("svarte"))
    gyldig_til_date = models.DateField(_("kan brukes til"))
    mindrearig_samtykke = models.BooleanField(_("foresatt har samtykket"), default=False)
    samtykke_kilde = models.CharField(_("samtykke gitt gjennom"), max_length=8)
    samtykke_date = models.DateField(_("samtykke gitt"))
    samtykke_sprak = models.CharField(_("språk i samtykket"), max_length=8, blank=True)
    # The words that were read, where they are ours; `samtykke_sprak` says in which language.
    tekstversjon = models.ForeignKey(
        Tekstversjon, models.PROTECT, null=True, blank=True, related_name="+"
    )
    samtykke_tekst = models.CharField(_("samtykketekst"), max_length=120)
    lagret_at = models.DateTimeField(_("lagret"))
    erstattet_at = models.DateTimeField(_("erstattet"), null=True)

    objects = manager_for(SvararkQuerySet)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        default_manager_name = "objects"
        indexes = [
            # What may be used today, and what goes soon.
            models.Index(
                fields=["kommune", "gyldig_til_date"],
                condition=models.Q(erstattet_at__isnull=True),
                name="svarark_gyldige",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "beboer"],
                condition=models.Q(erstattet_at__isnull=True),
                name="svarark_ett_gjeldende",
            ),
            ordered_range("alder_fra", "alder_til", name="svarark_alder_i_rekkefolge"),
            one_of("kilde", Svarkilde, name="svarark_kjent_kilde"),
            models.CheckConstraint(
                condition=models.Q(alder_fra__gte=18) | models.Q(mindrearig_samtykke=True),
                name="svarark_mindrearige_har_samtykke",
                violation_error_message=_("Foresatt eller representant må ha samtykket."),
            ),
        ]

    class Personvern:
        formal = "Foreslå aktiviteter som passer."
        indirekte = (
            "beboer", "alder_fra", "alder_til", "informasjonssprak", "norsk", "engelsk", "reise",
            "gruppe", "frivillig", "frivillig_med", "behov", "onsker", "annet", "svart_date",
            "mindrearig_samtykke", "samtykke_sprak",
        )  # fmt: skip
        ingen = ("kilde", "opplasting", "runde", "tallgruppe",
                 "gyldig_til_date", "samtykke_kilde", "samtykke_date",
                 "samtykke_tekst", "tekstversjon", "lagret_at", "erstattet_at")  # fmt: skip
        frister = (
            Frist("erstattet_at", 1),
            # With the last answer goes the person: nothing is left to hold together.
            Frist("gyldig_til_date", 0, eier="beboer", filter={"erstattet_at": None}),
            Frist(
                "svart_date",
                180,
                kommunefelt="svar_mottak_days",
                eier="beboer",
                filter={"erstattet_at": None, "beboer__tilknytning": Tilknytning.MOTTAK},
                gjelder=_("svar fra mottak"),
            ),
            Frist(
                "svart_date",
                365,
                kommunefelt="svar_bosatt_days",
                eier="beboer",
                filter={"erstattet_at": None, "beboer__tilknytning": Tilknytning.KOMMUNE},
                gjelder=_("svar fra bosatte"),
            ),
            Frist("svart_date", 90, kommunefelt="fritekst_days", tommes=("onsker", "annet")),
        )

    def __str__(self) -> str:
        return str(self.svart_date)


class Onske(KommuneModel):
    """One activity that the person wishes for."""

    svarark = models.ForeignKey(Svarark, models.CASCADE, related_name="onskeliste")
    interesse = models.ForeignKey(Interesse, models.PROTECT, related_name="+")
    styrke = models.PositiveSmallIntegerField(
        _("styrke"), default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )

    class Meta:
        verbose_name = _("ønske")
        verbose_name_plural = _("ønsker")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "svarark", "interesse"], name="onske_en_gang"
            ),
            models.CheckConstraint(
                condition=models.Q(styrke__gte=1, styrke__lte=3), name="onske_styrke_1_til_3"
            ),
        ]

    class Personvern:
        formal = "Foreslå aktiviteter som passer."
        indirekte = ("svarark", "interesse", "styrke")

    def __str__(self) -> str:
        return str(self.interesse_id)


class LedigTid(KommuneModel):
    """One part of one day of the week when the person can come."""

    svarark = models.ForeignKey(Svarark, models.CASCADE, related_name="ledige_tider")
    ukedag = models.PositiveSmallIntegerField(_("dag"), choices=Ukedag.choices)
    del_av_dagen = models.CharField(_("del av dagen"), max_length=12, choices=Dagsdel.choices)
    # The day was named without a part: all parts are stored, and the reasons say so.
    er_antatt = models.BooleanField(_("bare dagen er sagt"), default=False)

    class Meta:
        verbose_name = _("ledig tid")
        verbose_name_plural = _("ledige tider")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "svarark", "ukedag", "del_av_dagen"], name="ledigtid_en_gang"
            ),
            one_of("del_av_dagen", Dagsdel, name="ledigtid_kjent_del"),
            models.CheckConstraint(
                condition=models.Q(ukedag__gte=1, ukedag__lte=7), name="ledigtid_kjent_dag"
            ),
        ]

    class Personvern:
        formal = "Foreslå det som passer i tid."
        indirekte = ("svarark", "ukedag", "del_av_dagen", "er_antatt")

    def __str__(self) -> str:
        return f"{self.ukedag} {self.del_av_dagen}"
