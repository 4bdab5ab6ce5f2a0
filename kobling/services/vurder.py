"""What a coordinator decides about a suggestion: accept, reject, postpone, note, undo."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import FORSLAG_OVERGANGER, Forslagsstatus, Grunn, Utsettelse
from kobling.models import Kobling, Koblingsforslag, Koblingsovergang, Overstyring
from kobling.selectors.plasser import ledige_plasser
from kobling.services import foresporsel, laer, tur
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from mottak.models import Beboer
from organisasjoner.models import Tilbud


ANGREFRIST = timedelta(minutes=10)
# "Until more offers" still comes back by itself one day.
LENGSTE_UTSETTELSE_DAYS = 60
S = Forslagsstatus


class VurdertAvAndre(Exception):
    """Somebody has changed the suggestion since it was shown; nothing is overwritten."""

    def __init__(self, forslag: Koblingsforslag) -> None:
        self.forslag = forslag
        super().__init__(_("Noen har vurdert dette forslaget."))


class KanIkkeGodkjenne(Exception):
    """The offer, the person or the answer does not allow an approval any more."""


class HarApenForesporsel(KanIkkeGodkjenne):
    """The person waits for an answer already; the coordinator may decide to ask anyway."""


class KanIkkeAngre(Exception):
    """The decision cannot be taken back: the mail has left, or something came in between."""


def las_forslag(forslag: Koblingsforslag, *, versjon: int) -> Koblingsforslag:
    """
    This function will read the suggestion again and keep others from changing it meanwhile.

    Raises: VurdertAvAndre when it is not the version that was shown.
    """
    rows = Koblingsforslag.objects.select_for_update(of=("self",))
    ny = rows.select_related("beboer", "tilbud__organisasjon", "avgjort_by").get(pk=forslag.pk)
    if ny.versjon != versjon:
        raise VurdertAvAndre(ny)
    return ny


@transaction.atomic
def godkjenn(
    forslag: Koblingsforslag, *, versjon: int, by: Bruker, now: datetime, tross_apen: bool = False
) -> Kobling:
    """
    This function will turn a suggestion into a Kobling that takes one of the offer's places.

    The rows of the offer and the person are locked first, so that the last place goes to one.
    The mail to the association leaves ten minutes later.

    Raises: VurdertAvAndre, KanIkkeGodkjenne, HarApenForesporsel.
    Source: advice B4; decisions 17-19; Art. 22.
    """
    tilbud = Tilbud.objects.select_for_update(of=("self",)).get(pk=forslag.tilbud_id)
    beboer = Beboer.objects.select_for_update(of=("self",)).get(pk=forslag.beboer_id)
    forslag = las_forslag(forslag, versjon=versjon)
    svarark = _krev_at_det_gar(tilbud, beboer, now=now, tross_apen=tross_apen)
    _flytt_forslag(forslag, til=S.GODKJENT, by=by, now=now)
    kobling = Kobling.objects.create(
        forslag=forslag,
        beboer=beboer,
        tilbud=tilbud,
        godkjent_at=now,
        godkjent_by=by,
        moteord=tur.nytt_moteord(tilbud),
        plass_holdes_til_at=now + timedelta(days=tur.PLASS_HOLDES_DAYS),
        sendes_at=now + ANGREFRIST,
        endret_at=now,
    )
    Koblingsovergang.objects.create(kobling=kobling, til=kobling.status, at=now, av=by)
    tur.send_eller_vent(kobling, svarark=svarark, now=now)
    audit.record("forslag_godkjent", forslag, by=by, now=now, kobling=str(kobling.public_id))
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
    return kobling


def _krev_at_det_gar(tilbud: Tilbud, beboer: Beboer, *, now: datetime, tross_apen: bool) -> Svarark:
    today = timezone.localdate(now)
    if not Tilbud.objects.publiserte().filter(pk=tilbud.pk).exists():
        raise KanIkkeGodkjenne(_("Tilbudet er ikke åpent lenger."))
    if not tilbud.organisasjon.epost:
        raise KanIkkeGodkjenne(
            _("Foreningen har ingen e-postadresse i portalen. Legg den inn først.")
        )
    if ledige_plasser(tilbud) < 1:
        raise KanIkkeGodkjenne(_("Den siste plassen er tatt. Velg et annet tilbud, eller utsett."))
    svarark = Svarark.objects.gyldige(today=today).filter(beboer=beboer).first()
    if svarark is None:
        raise KanIkkeGodkjenne(_("Svaret fra beboeren er trukket eller for gammelt."))
    if not tross_apen and Kobling.objects.apne_foresporsler().filter(beboer=beboer).exists():
        raise HarApenForesporsel(_("Personen venter allerede på svar fra en forening."))
    return svarark


@transaction.atomic
def avvis(
    forslag: Koblingsforslag, *, versjon: int, grunn: str, by: Bruker, now: datetime
) -> Koblingsforslag:
    """
    This function will reject a suggestion with a reason, which nobody outside ever sees.

    Raises: VurdertAvAndre.
    """
    forslag = las_forslag(forslag, versjon=versjon)
    _flytt_forslag(forslag, til=S.AVVIST, by=by, now=now, grunn=grunn)
    audit.record("forslag_avvist", forslag, by=by, now=now, grunn=grunn)
    laer.laer_av(forslag, by=by, now=now)
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
    return forslag


@transaction.atomic
def utsett(
    forslag: Koblingsforslag,
    *,
    versjon: int,
    til: str,
    by: Bruker,
    now: datetime,
    dato: date | None = None,
) -> Koblingsforslag:
    """
    This function will put a suggestion aside: some days, to a day, or until there are others.

    Raises: VurdertAvAndre.
    """
    forslag = las_forslag(forslag, versjon=versjon)
    venter = til == Utsettelse.FLERE_TILBUD
    forslag.venter_pa_tilbud = venter
    if til == Utsettelse.DATO and dato:
        forslag.utsatt_til_date = dato
    else:
        days = LENGSTE_UTSETTELSE_DAYS if venter else int(til)
        forslag.utsatt_til_date = timezone.localdate(now) + timedelta(days=days)
    if forslag.status == S.UTSATT:
        _lagre(forslag, now=now)
    else:
        _flytt_forslag(forslag, til=S.UTSATT, by=by, now=now)
    audit.record("forslag_utsatt", forslag, by=by, now=now, til=til)
    return forslag


@transaction.atomic
def noter(
    forslag: Koblingsforslag, *, versjon: int, notat: str, by: Bruker, now: datetime
) -> Koblingsforslag:
    """
    This function will keep a coordinator's note, which is deleted after 90 days.

    Raises: VurdertAvAndre.
    """
    forslag = las_forslag(forslag, versjon=versjon)
    forslag.notat = notat
    _lagre(forslag, now=now)
    audit.record("forslag_notert", forslag, by=by, now=now)
    return forslag


@transaction.atomic
def angre(forslag: Koblingsforslag, *, by: Bruker, now: datetime) -> Koblingsforslag:
    """
    This function will take a decision back; an approval only until its mail has left.

    Raises: KanIkkeAngre.
    Source: decisions 19.
    """
    rows = Koblingsforslag.objects.select_for_update(of=("self",))
    forslag = rows.select_related("beboer", "tilbud").get(pk=forslag.pk)
    if S.FORESLATT not in FORSLAG_OVERGANGER[forslag.status]:
        raise KanIkkeAngre(_("Dette er angret allerede."))
    if forslag.avgjort_by_id not in {None, by.pk}:
        raise KanIkkeAngre(_("En kollega har vurdert dette etter deg."))
    if forslag.status == S.GODKJENT:
        _trekk_tilbake(Kobling.objects.filter(forslag=forslag).first(), now=now)
    fra, grunn = forslag.status, forslag.grunn
    laer.glem_av(forslag, by=by, now=now)
    try:
        with transaction.atomic():
            _flytt_forslag(forslag, til=S.FORESLATT, by=None, now=now)
    except IntegrityError as feil:
        raise KanIkkeAngre(_("Det er kommet et nytt forslag om det samme.")) from feil
    if Overstyring.objects.filter(forslag=forslag).exists() and forslag.kjoring_id is None:
        # Nobody suggested it, so there is nothing to put back in the queue.
        _flytt_forslag(forslag, til=S.FORELDET, by=None, now=now, grunn=Grunn.ANNET)
    audit.record("forslag_angret", forslag, by=by, now=now, fra=fra, grunn=grunn)
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
    return forslag


def _trekk_tilbake(kobling: Kobling | None, *, now: datetime) -> None:
    """Remove a connection that nobody outside has heard of; its place is free at once."""
    if kobling is None or not foresporsel.stopp_foresporsel(kobling, now=now):
        raise KanIkkeAngre(_("E-posten til foreningen er sendt. Avslutt koblingen i stedet."))
    kobling.delete()


def _flytt_forslag(
    forslag: Koblingsforslag, *, til: str, by: Bruker | None, now: datetime, grunn: str = ""
) -> None:
    if til not in FORSLAG_OVERGANGER[forslag.status]:
        raise VurdertAvAndre(forslag)
    forslag.status = til
    forslag.grunn = grunn
    avgjort = til in {S.GODKJENT, S.AVVIST}
    forslag.avgjort_at, forslag.avgjort_by = (now, by) if avgjort else (None, None)
    if til != S.UTSATT:
        forslag.utsatt_til_date, forslag.venter_pa_tilbud = None, False
    _lagre(forslag, now=now)


def _lagre(forslag: Koblingsforslag, *, now: datetime) -> None:
    forslag.sett_at = now
    forslag.versjon += 1
    forslag.save()
