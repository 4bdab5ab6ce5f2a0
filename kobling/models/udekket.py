"""What is missing: people without a suggestion, what would help them, and letters about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kobling.enums import Aldersgruppe, ForHvem
from kobling.models.forslag import Kjoring
from kommuneportal.core.constraints import one_of
from kommuneportal.core.enums import Dagsdel, Ukedag
from kommuneportal.core.models import Interesse, Sone
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel
from mottak.models import Beboer
from organisasjoner.models import Organisasjon


class Udekket(KommuneModel):
    """One person without a suggestion, and the single changes that would give one."""

    kjoring = models.ForeignKey(Kjoring, models.CASCADE, related_name="udekkede")
    beboer = models.ForeignKey(Beboer, models.CASCADE, related_name="+")
    # Best first: [{"brudd": code, "tilbud": public id, "poeng": points}, ...]
    endringer = models.JSONField(_("det som skal til"), default=list)

    class Meta:
        verbose_name = _("person uten forslag")
        verbose_name_plural = _("personer uten forslag")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["kommune", "beboer"], name="udekket_en_gang"),
        ]

    class Personvern:
        formal = "Se hva som skal til for at alle får et forslag."
        indirekte = ("beboer", "endringer")
        ingen = ("kjoring",)

    def __str__(self) -> str:
        return str(self.beboer_id)


class Hva(KommuneModel):
    """What is missing, for whom, and where and when it would help most people."""

    interesse = models.ForeignKey(Interesse, models.CASCADE, related_name="+")
    alder = models.CharField(_("alder"), max_length=8, choices=Aldersgruppe.choices)
    hvem = models.CharField(_("for hvem"), max_length=8, choices=ForHvem.choices)
    ukedag = models.PositiveSmallIntegerField(_("dag"), choices=Ukedag.choices)
    del_av_dagen = models.CharField(_("del av dagen"), max_length=12, choices=Dagsdel.choices)
    sone = models.ForeignKey(Sone, models.SET_NULL, null=True, blank=True, related_name="+")
    antall = models.PositiveIntegerField(_("personer"))

    class Meta:
        abstract = True


class Udekketbehov(Hva):
    """One activity that people without a suggestion wish for. Units: persons."""

    kjoring = models.ForeignKey(Kjoring, models.CASCADE, related_name="behov")
    onsker_det = models.PositiveIntegerField(_("ønsker det"))
    # [[weekday, part of day, zone's key or null, persons], ...]
    per_tid = models.JSONField(default=list)
    tilrettelegging = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("udekket behov")
        verbose_name_plural = _("udekkede behov")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "interesse", "alder", "hvem"], name="udekketbehov_en_gang"
            ),
        ]

    class Personvern:
        formal = "Vite hvilket nytt tilbud som hjelper flest."
        indirekte = ("antall", "onsker_det", "per_tid", "tilrettelegging")
        ingen = ("kjoring", "interesse", "alder", "hvem", "ukedag", "del_av_dagen", "sone")

    def __str__(self) -> str:
        return f"{self.interesse_id} {self.alder}"


class Etterlysning(Hva):
    """A letter to associations about something that is missing, and how many lacked it then."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    melding = models.TextField(_("egne ord"), max_length=500, blank=True)
    laget_at = models.DateTimeField(_("laget"))
    laget_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    angret_at = models.DateTimeField(_("angret"), null=True)
    mottakere = models.ManyToManyField(
        Organisasjon, through="Etterlysningsmottaker", related_name="+"
    )

    class Meta:
        verbose_name = _("etterlysning")
        verbose_name_plural = _("etterlysninger")
        default_manager_name = "objects"
        constraints = [
            one_of("alder", Aldersgruppe, name="etterlysning_kjent_alder"),
            one_of("hvem", ForHvem, name="etterlysning_kjent_hvem"),
        ]

    class Personvern:
        formal = "Be foreninger om et tilbud som mangler, og se om det hjalp."
        indirekte = ("antall", "laget_by")
        ingen = ("interesse", "alder", "hvem", "ukedag", "del_av_dagen", "sone", "melding",
                 "laget_at", "angret_at", "mottakere")  # fmt: skip
        frister = (Frist("laget_at", 730),)

    def __str__(self) -> str:
        return str(self.laget_at)


class Etterlysningsmottaker(KommuneModel):
    """One association that got the letter."""

    etterlysning = models.ForeignKey(Etterlysning, models.CASCADE, related_name="rader")
    organisasjon = models.ForeignKey(Organisasjon, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("mottaker av etterlysning")
        verbose_name_plural = _("mottakere av etterlysning")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "etterlysning", "organisasjon"],
                name="etterlysningsmottaker_en_gang",
            ),
        ]

    class Personvern:
        formal = "Ikke skrive til den samme foreningen for ofte."
        ingen = ("etterlysning", "organisasjon")

    def __str__(self) -> str:
        return str(self.organisasjon_id)
