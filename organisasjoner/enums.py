"""States and kinds on the side that offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisasjonsform(models.TextChoices):
    """Legal form; the first is our own for groups without a number."""

    UFORMELL = "uformell", _("Uformell gruppe (uten organisasjonsnummer)")
    FORENING = "fli", _("Forening, lag eller klubb")
    STIFTELSE = "sti", _("Stiftelse")
    FRIVILLIGSENTRAL = "frivilligsentral", _("Frivilligsentral")
    TROSSAMFUNN = "trossamfunn", _("Menighet eller trossamfunn")
    KOMMUNAL = "kommunal", _("Kommunalt tiltak")
    ANNET = "annet", _("Annet")


class Forankring(models.TextChoices):
    """Religious or political anchoring: required and public (H17)."""

    INGEN = "ingen", _("Ingen")
    TRO = "tro", _("Tro eller livssyn")
    POLITIKK = "politikk", _("Politikk")


class Tilbudsrolle(models.TextChoices):
    """Whether one takes part or contributes as a volunteer (A6)."""

    DELTA = "delta", _("Være med på en aktivitet")
    BIDRA = "bidra", _("Bidra som frivillig")


class Norskkrav(models.TextChoices):
    """How much Norwegian one needs."""

    INGEN = "ingen", _("Ingen norsk – vi viser og gjør")
    LITT = "litt", _("Litt norsk")
    GODT = "godt", _("God norsk")


class Prisperiode(models.TextChoices):
    """What a price is for."""

    GANG = "gang", _("hver gang")
    MANED = "maned", _("i måneden")
    SESONG = "sesong", _("for sesongen")
    AR = "ar", _("i året")


class BareFor(models.TextChoices):
    """Offers for one gender; the lawful reason is recorded."""

    ALLE = "", _("Alle")
    KVINNER = "kvinner", _("Bare kvinner")
    MENN = "menn", _("Bare menn")


class Gruppestorrelse(models.TextChoices):
    """How many usually meet."""

    LITEN = "liten", _("Liten gruppe")
    STOR = "stor", _("Stor gruppe")


class Politiattest(models.TextChoices):
    """What the association has declared; no document is ever stored."""

    IKKE_RELEVANT = "ikke_relevant", _("Trengs ikke her")
    JA = "ja", _("Vi har rutine for politiattest")
    NEI = "nei", _("Vi har ikke rutine ennå")


class Tilbudsstatus(models.TextChoices):
    """Where an approved offer is."""

    PUBLISERT = "publisert", _("Publisert")
    PAUSET = "pauset", _("Satt på pause")
    AVSLUTTET = "avsluttet", _("Avsluttet")


class Registreringsstatus(models.TextChoices):
    """Where a proposal from an association is."""

    UBEKREFTET = "ubekreftet", _("Venter på at e-posten bekreftes")
    TIL_BEHANDLING = "til_behandling", _("Venter på svar")
    GODKJENT = "godkjent", _("Godkjent")
    RETURNERT = "returnert", _("Sendt tilbake")
    TRUKKET = "trukket", _("Trukket")


class Behovsslag(models.TextChoices):
    """What an association needs to take in more people (A3, A4)."""

    SPRAKVERT = "sprakvert", _("Språkvert eller tolk")
    SKYSS = "skyss", _("Skyss")
    UTSTYR = "utstyr", _("Utstyr")
    LOKALE = "lokale", _("Lokale")
    KONTINGENT = "kontingent", _("Støtte til kontingent")
    POLITIATTEST = "politiattest", _("Hjelp med politiattest")
    KURS = "kurs", _("Kurs")
    BARNEPASS = "barnepass", _("Barnepass")
    FOLGE = "folge", _("Noen som følger første gang")
    ANNET = "annet", _("Annet")


class Behovsstatus(models.TextChoices):
    """Where a need is."""

    MELDT = "meldt", _("Meldt")
    UNDER_ARBEID = "under_arbeid", _("Under arbeid")
    INNFRIDD = "innfridd", _("Innfridd")
    AVSLATT = "avslatt", _("Avslått")
    IKKE_AKTUELT = "ikke_aktuelt", _("Ikke aktuelt")
