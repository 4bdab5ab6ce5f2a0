"""Kinds of centres, whom to talk to there, and where a person belongs."""

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


class Kontaktrolle(models.TextChoices):
    """Whom at a centre others can talk to: what somebody does there, never who it is."""

    LEDER = "leder", _("Leder av mottaket")
    AVDELINGSLEDER = "avdelingsleder", _("Avdelingsleder")
    AKTIVITETSLEDER = "aktivitetsleder", _("Aktivitetsleder")
    MILJOARBEIDER = "miljoarbeider", _("Miljøarbeider")
    BARNEFAGLIG = "barnefaglig", _("Barnefaglig ansvarlig")
    VAKT = "vakt", _("Den som har vakt")
    ANNET = "annet", _("En annen ansatt")


class Tilknytning(models.TextChoices):
    """Whether somebody follows the person up at a centre or in the kommune (decisions 3)."""

    MOTTAK = "mottak", _("Bor på mottak")
    KOMMUNE = "kommune", _("Bosatt i kommunen")
