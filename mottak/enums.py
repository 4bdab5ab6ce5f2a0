"""Kinds of centres, and where a person belongs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mottaksslag(models.TextChoices):
    """Kinds of reception centres."""

    ORDINAERT = "ordinaert", _("Ordinært mottak")
    TRANSITT = "transitt", _("Transittmottak")
    INTEGRERING = "integrering", _("Integreringsmottak")
    AKUTT = "akutt", _("Akuttinnkvartering")
    ENSLIGE = "enslige", _("Mottak for enslige mindreårige")
    TILRETTELAGT = "tilrettelagt", _("Tilrettelagt avdeling")


class Tilknytning(models.TextChoices):
    """Whether somebody follows the person up at a centre or in the kommune (decisions 3)."""

    MOTTAK = "mottak", _("Bor på mottak")
    KOMMUNE = "kommune", _("Bosatt i kommunen")
