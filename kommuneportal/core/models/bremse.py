"""Bremse: how often somebody has tried something, without knowing who."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bremse(models.Model):
    """A count for one scrambled key in one window of time; the address itself is never stored."""

    nokkel = models.CharField(_("avtrykk"), max_length=64)
    vindu_at = models.DateTimeField(_("vindu"))
    antall = models.PositiveIntegerField(_("antall"), default=0)

    class Meta:
        verbose_name = _("bremse")
        verbose_name_plural = _("bremser")
        constraints = [models.UniqueConstraint(fields=["nokkel", "vindu_at"], name="bremse_unik")]

    class Personvern:
        formal = "Stoppe den som prøver for mange ganger."
        ingen = ("nokkel", "vindu_at", "antall")

    def __str__(self) -> str:
        return str(self.antall)
