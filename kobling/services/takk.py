"""Thanks to associations each half-year: what they made possible, in counts and never persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from kobling.models import Kobling, Takkebrev
from kommuneportal.core import audit, lenker, utboks
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import current_kommune_id
from organisasjoner.models import Organisasjon


TAKK = "kobling_takk"
# Leads to the one button that stops these letters.
STOPP = "?valg=takkebrev"
# Fewer than this is a word: a number could point at somebody (H5).
MINST = 5
# Thanks that are later than this feel like a mistake; a worker that was away skips them.
SENEST_DAYS = 31


@dataclass(frozen=True)
class Halvar:
    """A half-year that is over: January to June, or July to December."""

    ar: int
    nr: int

    @property
    def kode(self) -> str:
        """This function will give how it is stored."""
        return f"{self.ar}-{self.nr}"

    @property
    def fra(self) -> date:
        """This function will give its first day."""
        return date(self.ar, 1 if self.nr == 1 else 7, 1)

    @property
    def til(self) -> date:
        """This function will give the day after its last."""
        return date(self.ar, 7, 1) if self.nr == 1 else date(self.ar + 1, 1, 1)


def forrige_halvar(today: date) -> Halvar:
    """This function will give the half-year that was over last."""
    return Halvar(today.year - 1, 2) if today.month <= 6 else Halvar(today.year, 1)


def _midnatt(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def takk_foreninger(*, now: datetime) -> int:
    """
    This function will thank each association where somebody came for the first time.

    Run again, also after being stopped in the middle, nobody is thanked twice for a half-year.
    """
    today = timezone.localdate(now)
    halvar = forrige_halvar(today)
    if (today - halvar.til).days >= SENEST_DAYS:
        return 0
    kom = Kobling.objects.filter(
        mott_at__gte=_midnatt(halvar.fra), mott_at__lt=_midnatt(halvar.til)
    )
    antall = dict(kom.order_by().values_list("tilbud__organisasjon").annotate(antall=Count("pk")))
    takket = Takkebrev.objects.filter(halvar=halvar.kode).values("organisasjon")
    rows = Organisasjon.objects.aktive().filter(pk__in=antall).exclude(pk__in=takket)
    rows = rows.filter(takkebrev_stoppet_at__isnull=True)
    alle = sum(antall.values())
    return sum(
        _takk(org, halvar, antall=antall[org.pk], alle=alle, now=now)
        for org in rows.exclude(epost="").order_by("pk")
    )


def _takk(org: Organisasjon, halvar: Halvar, *, antall: int, alle: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            brev = Takkebrev.objects.create(organisasjon=org, halvar=halvar.kode, sendt_at=now)
            _legg_i_utboks(org, halvar, antall=antall, alle=alle, now=now)
            audit.record("forening_takket", brev, by=None, now=now, halvar=halvar.kode)
    except IntegrityError:
        # Another worker has thanked it at the same moment.
        return False
    return True


def _legg_i_utboks(
    org: Organisasjon, halvar: Halvar, *, antall: int, alle: int, now: datetime
) -> None:
    kommune = Kommune.objects.get(pk=current_kommune_id())
    periode = _("våren %(ar)s") if halvar.nr == 1 else _("høsten %(ar)s")
    # The whole and the part must not give away a small rest.
    vis_alle = alle >= MINST and (alle - antall) >= MINST
    utboks.legg_i_utboks(
        TAKK,
        til=org.epost,
        emne=_("Takk for innsatsen"),
        mal="epost/kobling_takk",
        kontekst={
            "kommune": kommune,
            "forening": org.navn,
            "periode": periode % {"ar": halvar.ar},
            "antall": antall if antall >= MINST else 0,
            "alle": alle if vis_alle else 0,
            "stopp_adresse": f"{lenker.lag(Lenkeslag.FORVALT, org.public_id, now=now)}{STOPP}",
        },
        objekt_id=org.public_id,
        now=now,
    )
