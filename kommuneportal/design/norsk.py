"""Numbers, dates and times written the Norwegian way."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kommuneportal.design.heltall import HARDT, tall


TIME = 3600  # seconds
DAGER_TAKET, MANEDER_TAKET = 60, 24  # from here on months, and years, say enough
UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def desimal(verdi, plasser: int = 1) -> str:
    """Write a number with a decimal comma, without trailing zeros: 2,8."""
    whole, _sep, rest = f"{verdi:.{plasser}f}".partition(".")
    rest = rest.rstrip("0")
    return tall(whole) + (f",{rest}" if rest else "")


def kilometer(verdi) -> str:
    """Write a distance: 2,8 km. Units: kilometres."""
    return f"{desimal(verdi)}{HARDT}km"


def klokkeslett(verdi: datetime | time) -> str:
    """Write a time of day in the local zone: kl. 17.35."""
    if isinstance(verdi, datetime):
        verdi = timezone.localtime(verdi).time() if timezone.is_aware(verdi) else verdi.time()
    return f"kl.{HARDT}{verdi:%H.%M}"


def dato(verdi: date | datetime, *, med_ar: bool = True) -> str:
    """Write a date: 14. november 2026."""
    if isinstance(verdi, datetime) and timezone.is_aware(verdi):
        verdi = timezone.localtime(verdi)
    return date_format(verdi, "j. F Y" if med_ar else "j. F")


def ukedag(nummer: int) -> str:
    """Write the name of a weekday, 1 is Monday."""
    return _(UKEDAGER[int(nummer) - 1])


def klokke_kort(verdi: time) -> str:
    """Write a time as in a timetable: 18 or 18.30."""
    return f"{verdi:%H}".lstrip("0") or "0" if verdi.minute == 0 else f"{verdi:%H.%M}"


def tidsrom(dag: int, fra: time | None = None, til: time | None = None) -> str:
    """Write a weekly time: mandag 18-19 (with an en dash)."""
    if fra is None:
        return ukedag(dag)
    hours = klokke_kort(fra) + (f"–{klokke_kort(til)}" if til else "")
    return f"{ukedag(dag)} {hours}"


def siden(verdi: date | datetime, *, now: datetime) -> str:
    """Write how long ago something was, in words: for 4 dager siden."""
    if isinstance(verdi, datetime):
        seconds = (now - verdi).total_seconds()
        day = timezone.localtime(verdi).date()
        if 0 <= seconds < TIME:
            minutes = int(seconds // 60)
            if minutes == 0:
                return _("nå nettopp")
            return ngettext("for %(n)s minutt siden", "for %(n)s minutter siden", minutes) % {
                "n": minutes
            }
    else:
        day = verdi
    return _days_ago((timezone.localtime(now).date() - day).days)


# Codes are plain ASCII; these words need their letters back.
BOKSTAVER = {
    "apnet": "åpnet",
    "mott": "møtt",
    "forvaltlenker": "lenker til egne sider",
    "foreslatt": "foreslått",
    "kjoring": "kjøring",
    "laerdom": "lærdom",
    "laget": "lagt til",
    "okt": "økt",
    "opplastingsrad": "rad i opplasting",
    "slatt": "slått",
    "sporsmal": "spørsmål",
    "stottebehov": "støttebehov",
    "svarark": "svar",
    "tofaktor": "totrinnsinnlogging",
    "undersokelsessprak": "undersøkelsesspråk",
    "utlopt": "utløpt",
    "utlopte": "utløpte",
}
# Codes whose words are others than those that the button and the state have.
HELE_KODER = {
    "forslag_avvist": gettext_lazy("Forslag avslått"),
    "forslag_godkjent": gettext_lazy("Forslag godtatt"),
}


def lesbar(kode: str) -> str:
    """Write a stored code as words for people: koblinger_foreslatt becomes Koblinger foreslått."""
    if kode in HELE_KODER:
        return str(HELE_KODER[kode])
    words = " ".join(BOKSTAVER.get(word, word) for word in str(kode).lower().split("_"))
    return words[:1].upper() + words[1:]


def _days_ago(days: int) -> str:
    names = {0: _("i dag"), 1: _("i går"), -1: _("i morgen")}
    if days in names:
        return names[days]
    if days < 0:
        return ngettext("om %(n)s dag", "om %(n)s dager", -days) % {"n": -days}
    if days < DAGER_TAKET:
        return ngettext("for %(n)s dag siden", "for %(n)s dager siden", days) % {"n": days}
    months = days // 30
    if months < MANEDER_TAKET:
        return ngettext("for %(n)s måned siden", "for %(n)s måneder siden", months) % {"n": months}
    return _("for %(n)s år siden") % {"n": days // 365}
