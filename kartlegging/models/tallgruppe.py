"""Tallgruppe: at least five people's answers to one round, counted together."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from kartlegging.models.runde import Kartleggingsrunde
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for


# Fewer than this many people are never counted in or out together.
MINST = 5


class TallgruppeQuerySet(KommuneQuerySet):
    """Which groups are asked for."""

    def med_igjen(self) -> Any:
        """This function will add `igjen`: how many of the group's answers are still there."""
        return self.annotate(igjen=Count("svarark", filter=Q(svarark__erstattet_at__isnull=True)))

    def hele(self, *, today: Any) -> Any:
        """
        This function will keep the groups that nobody has withdrawn from.

        After the first date on which an answer may go by itself, the count stands as it is.
        """
        return self.med_igjen().filter(Q(forste_utlop_date__lt=today) | Q(igjen__gte=F("ventet")))

    def brutte(self, *, today: Any) -> Any:
        """This function will keep the groups that somebody has withdrawn from."""
        return self.med_igjen().filter(forste_utlop_date__gte=today, igjen__lt=F("ventet"))


class Tallgruppe(KommuneModel):
    """
    One handful of answers, counted together so that nobody can be told from a difference.

    Results of a round are sums over whole groups: two looks at them differ by at least five
    people. Whoever withdraws takes the group out with them at once. It points to nobody; only
    the answers point to it.
    """

    runde = models.ForeignKey(Kartleggingsrunde, models.CASCADE, related_name="tallgrupper")
    antall = models.PositiveSmallIntegerField(
        _("antall svar"), validators=[MinValueValidator(MINST)]
    )
    # Answers that should still be there: one that a later round replaced is not missed.
    ventet = models.PositiveSmallIntegerField(_("svar som skal være igjen"))
    tall = models.JSONField(_("opptelling"), default=dict)
    forste_utlop_date = models.DateField(_("første svar utløper"))
    laget_date = models.DateField(_("talt"))

    objects = manager_for(TallgruppeQuerySet)

    class Meta:
        verbose_name = _("opptelling")
        verbose_name_plural = _("opptellinger")
        default_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(antall__gte=MINST), name="tallgruppe_minst_fem_svar"
            ),
        ]

    class Personvern:
        formal = "Vise hva en undersøkelse ga, uten at noen kan regnes ut."
        ingen = ("runde", "antall", "ventet", "tall", "forste_utlop_date", "laget_date")
        frister = (Frist("laget_date", 1095),)

    def __str__(self) -> str:
        return str(self.laget_date)
