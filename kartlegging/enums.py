"""States of an upload and its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Opplastingsstatus(models.TextChoices):
    """Where an uploaded file is."""

    MOTTATT = "mottatt", _("Mottatt")
    LESES = "leses", _("Leses nå")
    KLAR = "klar", _("Klar til å ses over")
    MA_KOBLES = "ma_kobles", _("Trenger et valg eller en fil til")
    AVVIST = "avvist", _("Kan ikke brukes")
    IMPORTERT = "importert", _("Importert")
    AVBRUTT = "avbrutt", _("Avbrutt")
    ANGRET = "angret", _("Angret")


class Lesetilstand(models.TextChoices):
    """How far the reading of a large file has come."""

    VENTER = "venter", _("Filen venter på tur")
    LESES = "leses", _("Vi leser filen")
    STANSET = "stanset", _("Lesingen har stoppet")


class Radtilstand(models.TextChoices):
    """What happens to one row of the file."""

    KLAR = "klar", _("Klar")
    MA_RETTES = "ma_rettes", _("Må rettes eller hoppes over")
    HOPPET_OVER = "hoppet_over", _("Hoppes over")
    UTELATT = "utelatt", _("Blir ikke med")
    IMPORTERT = "importert", _("Importert")
    ANGRET = "angret", _("Angret")


class Doblevalg(models.TextChoices):
    """What becomes of several answers with the same reference in one file."""

    NYESTE = "nyeste", _("Bruk det nyeste svaret")
    SLA_SAMMEN = "sla_sammen", _("Slå svarene sammen")
    HOPP_OVER = "hopp_over", _("Hopp over alle radene")


class Radendring(models.TextChoices):
    """What a row is against the answers that are there already."""

    NY = "ny", _("Ny")
    ENDRET = "endret", _("Erstatter et eldre svar")
    LIK = "lik", _("Samme svar som før")
    ELDRE = "eldre", _("Eldre enn svaret vi har")


class Svarkilde(models.TextChoices):
    """How an answer came in."""

    FIL = "fil", _("Fil")
    PAPIR = "papir", _("Papir")
    LENKE = "lenke", _("Lenke eller QR")
    OPPLEST = "opplest", _("Lest opp av ansatt")


class Rundestatus(models.TextChoices):
    """Whether a survey round takes answers."""

    APEN = "apen", _("Åpen")
    STENGT = "stengt", _("Stengt")
