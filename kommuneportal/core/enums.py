"""Words that both sides of the house share: stored code, visible text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rolle(models.TextChoices):
    """What a member of staff may do in one kommune."""

    KOORDINATOR = "koordinator", _("Koordinator")
    MOTTAKSANSATT = "mottaksansatt", _("Mottaksansatt")
    LEDER = "leder", _("Leder")
    KOMMUNEANSVARLIG = "kommuneansvarlig", _("Kommuneansvarlig")


class Malform(models.TextChoices):
    """Written form of Norwegian that the kommune uses itself."""

    NB = "nb", _("Bokmål")
    NN = "nn", _("Nynorsk")


class Ukedag(models.IntegerChoices):
    """Day of the week, 1 is Monday."""

    MANDAG = 1, _("mandag")
    TIRSDAG = 2, _("tirsdag")
    ONSDAG = 3, _("onsdag")
    TORSDAG = 4, _("torsdag")
    FREDAG = 5, _("fredag")
    LORDAG = 6, _("lørdag")
    SONDAG = 7, _("søndag")


class Dagsdel(models.TextChoices):
    """Part of the day; 17.00 and later is evening."""

    FORMIDDAG = "formiddag", _("formiddag")
    ETTERMIDDAG = "ettermiddag", _("ettermiddag")
    KVELD = "kveld", _("kveld")


class Niva(models.TextChoices):
    """How much Norwegian or English a person knows."""

    IKKE = "ikke", _("ikke")
    LITT = "litt", _("litt")
    GODT = "godt", _("godt")


class Reise(models.TextChoices):
    """How far a person can travel; the kilometres stand in the weights table."""

    GA = "ga", _("Kan gå dit")
    BUSS = "buss", _("Kan ta buss")
    LANGT = "langt", _("Kan reise langt")


class Gruppe(models.TextChoices):
    """Size of group that a person likes."""

    LITEN = "liten", _("Liten gruppe")
    STOR = "stor", _("Stor gruppe")
    LIKT = "likt", _("Det er det samme")


class Behov(models.TextChoices):
    """What must be in place for a person to take part: a closed list, never a diagnosis."""

    TRINNFRI = "trinnfri", _("Adkomst uten trinn")
    ROLIG = "rolig", _("Rolig rom")
    BARNEPASS = "barnepass", _("Barnepass")
    SKYSS = "skyss", _("Skyss")
    FOLGE = "folge", _("Følge første gang")
    UTSTYR = "utstyr", _("Låne utstyr")
    GRATIS = "gratis", _("Gratis")
    BARE_KVINNER = "bare_kvinner", _("Bare for kvinner")
    BARE_MENN = "bare_menn", _("Bare for menn")


class Frivillig(models.TextChoices):
    """Whether a person wants to be a volunteer (A6)."""

    JA = "ja", _("Ja")
    NEI = "nei", _("Nei")
    KANSKJE = "kanskje", _("Kanskje")


class Lenkeslag(models.TextChoices):
    """What a link in a mail opens."""

    BEKREFT = "bekreft", _("Bekreft e-postadressen")
    SVAR = "svar", _("Svar på forespørsel")
    FORVALT = "forvalt", _("Endre det dere har meldt inn")
    INVITASJON = "invitasjon", _("Invitasjon til ansatt")


class Endringsslag(models.TextChoices):
    """What has changed since the worker last looked."""

    SVAR = "svar", _("Svar fra beboere")
    TILBUD = "tilbud", _("Tilbud")
    KOBLING = "kobling", _("Koblinger")
    FORSLAG = "forslag", _("Forslag")


class Eposttilstand(models.TextChoices):
    """Where a mail is on its way out."""

    VENTER = "venter", _("Venter")
    SENDES = "sendes", _("Sendes nå")
    SENDT = "sendt", _("Sendt")
    AVBRUTT = "avbrutt", _("Stoppet")
    OPPGITT = "oppgitt", _("Kunne ikke sendes")
