"""Interesse: the shared vocabulary of activities that both sides are described in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Interessegruppe(models.Model):
    """A handful of activities that are near each other."""

    kode = models.SlugField(_("kode"), max_length=40, unique=True)
    navn = models.CharField(_("navn"), max_length=80)
    ikon = models.CharField(_("ikon"), max_length=60)
    rekkefolge = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    beslektede = models.ManyToManyField("self", blank=True, verbose_name=_("ligner på"))

    class Meta:
        verbose_name = _("interessegruppe")
        verbose_name_plural = _("interessegrupper")

    class Personvern:
        formal = "Felles ord for aktiviteter."
        ingen = ("kode", "navn", "ikon", "rekkefolge", "beslektede")

    def __str__(self) -> str:
        return self.navn


class InteresseQuerySet(models.QuerySet):
    """Which interests are asked for."""

    def i_bruk(self) -> models.QuerySet:
        """This function will keep what can be chosen for an offer."""
        return self.filter(er_aktiv=True)

    def for_beboere(self) -> models.QuerySet:
        """This function will keep what may be stored for a resident (decisions 6)."""
        return self.filter(er_aktiv=True, kobles_aldri=False)


class Interesse(models.Model):
    """One activity, with the words people use for it."""

    kode = models.SlugField(_("kode"), max_length=40, unique=True)
    gruppe = models.ForeignKey(
        Interessegruppe, models.PROTECT, related_name="interesser", verbose_name=_("gruppe")
    )
    navn = models.CharField(_("navn"), max_length=80)
    navn_nn = models.CharField(_("navn på nynorsk"), max_length=80)
    navn_en = models.CharField(_("navn på engelsk"), max_length=80)
    ikon = models.CharField(_("ikon"), max_length=60)
    synonymer = models.TextField(_("andre ord"), blank=True)
    icnpo = models.CharField(_("ICNPO"), max_length=6, blank=True)
    apen_for_alle = models.BooleanField(_("passer for alle"), default=False)
    # Faith and politics stand openly in the catalogue, but are never stored for a resident and
    # never matched.
    kobles_aldri = models.BooleanField(_("foreslås aldri for noen"), default=False)
    er_aktiv = models.BooleanField(_("i bruk"), default=True)
    rekkefolge = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    objects = InteresseQuerySet.as_manager()

    class Meta:
        verbose_name = _("interesse")
        verbose_name_plural = _("interesser")

    class Personvern:
        formal = "Felles ord for aktiviteter."
        ingen = ("kode", "gruppe", "navn", "navn_nn", "navn_en", "ikon", "synonymer", "icnpo",
                 "apen_for_alle", "kobles_aldri", "er_aktiv", "rekkefolge")  # fmt: skip

    def __str__(self) -> str:
        return self.navn
