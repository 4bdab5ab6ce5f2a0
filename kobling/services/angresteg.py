"""Takes back the last step that staff recorded, as long as nobody outside has acted on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import APNE_FORESPORSLER, KOBLING_ANGRE, TAR_PLASS, Grunn, Koblingsstatus
from kobling.models import Kobling, Koblingsforslag, Koblingsovergang
from kobling.selectors.foresporsel import levende_brev, stansede_brev, tilbudet_er_over
from kobling.selectors.plasser import ledige_plasser
from kobling.selectors.tidslinje import gjeldende_steg
from kobling.selectors.tur import venter
from kobling.services import foresporsel, laer, tur
from kobling.services.tilstand import flytt_tilbake, las
from kommuneportal.core import utboks
from kommuneportal.core.models import Bruker
from organisasjoner.models import Tilbud
from organisasjoner.services.stottebehov import trekk_behov


K = Koblingsstatus
# How long a slip of the hand can be taken back.
ANGRE_TIMER = 24
# Steps that left the state as it was, and that can be taken back there.
PA_STEDET = frozenset({K.BEBOER_SPURT, K.TAKKET_JA, K.IKKE_MOTT, K.MOTT, K.I_GANG})
# What the association said on the telephone, and an ending: whoever recorded it takes it back.
BARE_EGNE = frozenset(
    {K.PLASS_BEKREFTET, K.IKKE_PLASS, K.TRENGER_TILRETTELEGGING, K.AVSLUTTET}
)  # fmt: skip
# States that rest on the person's answer; what has begun does not.
HVILER_PA_SVAR = APNE_FORESPORSLER | {K.IKKE_PLASS}


class KanIkkeAngre(Exception):
    """The step cannot be taken back."""


def kan_angres(
    kobling: Kobling,
    steg: Koblingsovergang | None,
    *,
    by: Bruker,
    now: datetime,
    bare_egne: bool = False,
) -> bool:
    """
    This function will tell whether the last step may be taken back by this member of staff.

    The approval is taken back by vurder.angre(), everything after it here. Whoever follows a person up may mend a colleague's slip; `bare_egne` allows the own steps only.
    """
    if steg is None or steg.av_id is None or steg.er_angring or kobling.beboer_id is None:
        return False
    if steg.til != kobling.status or now - steg.at > timedelta(hours=ANGRE_TIMER):
        return False
    if not steg.fra:
        # The approval itself: nobody outside has heard of it while the mail waits.
        return steg.av_id == by.pk and (venter(kobling) or kobling.sendes_at > now)
    if (bare_egne or steg.til in BARE_EGNE) and steg.av_id != by.pk:
        return False
    if steg.fra == steg.til:
        return K(steg.til) in PA_STEDET
    # A person who has withdrawn stays so.
    return steg.grunn != Grunn.TRUKKET and steg.fra in KOBLING_ANGRE.get(steg.til, frozenset())


def bare_godtatt(kobling: Kobling) -> Koblingsforslag | None:
    """This function will give the suggestion of a connection where nothing but that happened."""
    if kobling.status != K.FORESPURT or kobling.overganger.exclude(fra="").exists():
        return None
    return kobling.forslag


@transaction.atomic
def angre_steg(kobling: Kobling, *, by: Bruker, now: datetime, bare_egne: bool = False) -> Kobling:
    """
    This function will take back the last step of staff; not when its mail has left.

    Raises: KanIkkeAngre.
    """
    Tilbud.objects.select_for_update(of=("self",)).get(pk=kobling.tilbud_id)
    kobling = las(kobling)
    alle = list(kobling.overganger.order_by("at", "pk"))
    steg = alle[-1] if alle else None
    if (
        steg is None
        or not steg.fra
        or not kan_angres(kobling, steg, by=by, now=now, bare_egne=bare_egne)
    ):
        raise KanIkkeAngre(_("Dette kan ikke angres lenger."))
    tidligere = gjeldende_steg(alle)[:-1]
    _krev_at_det_gar(kobling, til=steg.fra, now=now)
    _stopp_posten(kobling, steg)
    if steg.til == K.TRENGER_TILRETTELEGGING:
        trekk_behov(kobling.tilbud, meldt_at=steg.at, by=by, now=now)
    laer.glem_kobling(kobling, by=by, now=now)
    _sett_tilbake(kobling, steg, tidligere, now=now)
    grunn = tidligere[-1].grunn if tidligere else ""
    kobling = flytt_tilbake(kobling, til=steg.fra, by=by, now=now, grunn=grunn)
    _sett_posten_i_stand(kobling, tidligere, now=now)
    return kobling


def _krev_at_det_gar(kobling: Kobling, *, til: str, now: datetime) -> None:
    """Refuse when the place, the answer or the person has been given to something else."""
    tar_igjen = til in TAR_PLASS and kobling.status not in TAR_PLASS
    if tar_igjen and not tilbudet_er_over(kobling) and ledige_plasser(kobling.tilbud) < 1:
        raise KanIkkeAngre(_("Plassen er gitt til en annen imens."))
    gyldige = Svarark.objects.gyldige(today=timezone.localdate(now))
    if til in HVILER_PA_SVAR and not gyldige.filter(beboer=kobling.beboer_id).exists():
        raise KanIkkeAngre(_("Svaret fra beboeren er trukket eller for gammelt."))
    andre = Kobling.objects.apne_foresporsler().filter(beboer=kobling.beboer_id)
    lukket = kobling.status not in APNE_FORESPORSLER and til in APNE_FORESPORSLER
    if lukket and andre.exclude(pk=kobling.pk).exists():
        raise KanIkkeAngre(_("Personen er spurt et annet sted imens."))


def _stopp_posten(kobling: Kobling, steg: Koblingsovergang) -> None:
    """Stop what the step was about to send; what has left cannot be called back."""
    brev = levende_brev(kobling).filter(opprettet_at=steg.at)
    for slag in sorted(set(brev.values_list("slag", flat=True))):
        utboks.avbestill(slag, kobling.public_id)
    if not brev.exists():
        return
    if steg.fra == steg.til:
        tekst = _("Foreningen har fått den nye dagen på e-post. Flytt dagen på nytt i stedet.")
        raise KanIkkeAngre(tekst)
    raise KanIkkeAngre(_("Foreningen har allerede fått beskjed på e-post."))


def _sett_tilbake(
    kobling: Kobling, steg: Koblingsovergang, tidligere: list[Koblingsovergang], *, now: datetime
) -> None:
    """Give back the values that the step wrote over; flytt_tilbake() saves them."""
    if steg.dag is not None:
        dager = [rad.dag for rad in tidligere if rad.dag is not None]
        kobling.forste_gang_date = dager[-1] if dager else None
    elif steg.fra == steg.til and kobling.tre_maneder_at == steg.at:
        kobling.tre_maneder_at = None
    elif steg.fra == steg.til:
        # The person has not heard of the change after all: the task comes back.
        kobling.tilbud_endret_at = now


def _sett_posten_i_stand(
    kobling: Kobling, tidligere: list[Koblingsovergang], *, now: datetime
) -> None:
    """Send anew what the step that is undone had stopped in the outbox."""
    levende = set(levende_brev(kobling).values_list("slag", flat=True))
    if kobling.status == K.FORESPURT and not venter(kobling):
        if foresporsel.FORESPORSEL not in levende:
            _spor_pa_nytt(kobling, now=now)
        return
    if kobling.status not in {K.TAKKET_JA, K.IKKE_MOTT}:
        return
    stansede = set(stansede_brev(kobling).values_list("slag", "opprettet_at"))
    if foresporsel.JA not in levende and any(slag == foresporsel.JA for slag, _at in stansede):
        foresporsel.send_ja(kobling, now=now)
    elif tidligere and (foresporsel.NY_DAG, tidligere[-1].at) in stansede:
        foresporsel.send_ny_dag(kobling, now=now)


def _spor_pa_nytt(kobling: Kobling, *, now: datetime) -> None:
    today = timezone.localdate(now)
    svarark = Svarark.objects.gyldige(today=today).get(beboer=kobling.beboer_id)
    kobling.sendes_at = now + foresporsel.ANGREFRIST
    kobling.save(update_fields=["sendes_at"])
    tur.send_eller_vent(kobling, svarark=svarark, now=now)
