"""An offer that was paused or filled while a request about it is open: what each side is told."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kobling.enums import Koblingsstatus, Ventegrunn
from kobling.models import Kobling
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.selectors.oppgaver import MA_HORE, utenfor_dagene
from kobling.selectors.plasser import kapasitet
from kobling.selectors.tur import venter
from organisasjoner.enums import Tilbudsstatus


K = Koblingsstatus
HOS_FORENINGEN = frozenset({K.FORESPURT, K.TRENGER_TILRETTELEGGING})
# Until the person has come the first time, somebody can still turn up in vain.
FOR_OPPMOTE = HOS_FORENINGEN | {K.PLASS_BEKREFTET, K.BEBOER_SPURT, K.TAKKET_JA}


def hvorfor_stengt(kobling: Kobling) -> str:
    """This function will tell whether the offer is paused or over-full meanwhile; empty if not."""
    if kobling.status not in FOR_OPPMOTE or venter(kobling):
        return ""
    if kobling.tilbud.status == Tilbudsstatus.PAUSET:
        return Ventegrunn.PAUSE
    if kobling.tilbud.status != Tilbudsstatus.PUBLISERT:
        return ""
    # A row read with antall_opptatte() knows already.
    opptatt = getattr(kobling, "opptatt", None)
    if opptatt is None:
        opptatt = Kobling.objects.tar_plass().filter(tilbud=kobling.tilbud_id).count()
    return Ventegrunn.FULLT if opptatt > kapasitet(kobling.tilbud) else ""


def til_foreningen(kobling: Kobling) -> str:
    """This function will say to the association what it has changed, and that it still decides."""
    if kobling.status not in HOS_FORENINGEN:
        return ""
    return {
        Ventegrunn.PAUSE: _(
            "Dere har satt tilbudet på pause etter at vi spurte. Har dere plass til denne personen "
            "likevel, svarer dere ja. Ellers velger dere «Ikke nå»."
        ),
        Ventegrunn.FULLT: _(
            "Dere har satt ned antall plasser etter at vi spurte. Har dere plass til denne personen "
            "likevel, svarer dere ja. Ellers velger dere «Ikke nå»."
        ),
    }.get(hvorfor_stengt(kobling), "")  # type: ignore[call-overload]


def til_koordinator(kobling: Kobling, *, today: date) -> str:
    """This function will say what the coordinator should know before the person comes."""
    deler = [_hor_foreningen(kobling), _si_fra(kobling), utenfor_dagene(kobling, today=today)]
    return " ".join(del_ for del_ in deler if del_)


def _si_fra(kobling: Kobling) -> str:
    if kobling.status not in MA_HORE:
        return ""
    if tilbudet_er_over(kobling):
        return _("Tilbudet er avsluttet. De ansatte skal si fra til personen.")
    if kobling.tilbud_endret_at is None:
        return ""
    return _("Tilbudet er endret etter at personen fikk vite om det. De ansatte skal si fra.")


def _hor_foreningen(kobling: Kobling) -> str:
    return {
        Ventegrunn.PAUSE: _(
            "Foreningen har satt tilbudet på pause. Hør med dem om personen kan komme likevel."
        ),
        Ventegrunn.FULLT: _(
            "Foreningen har nå færre plasser enn det er avtalt. Hør med dem om personen kan komme."
        ),
    }.get(hvorfor_stengt(kobling), "")  # type: ignore[call-overload]


def til_ansatte(kobling: Kobling) -> str:
    """This function will say to the staff that the coordinator should be asked first."""
    return {
        Ventegrunn.PAUSE: _(
            "Foreningen har satt tilbudet på pause. Hør med koordinatoren om personen kan komme."
        ),
        Ventegrunn.FULLT: _(
            "Foreningen har nå færre plasser enn det er avtalt. "
            "Hør med koordinatoren om personen kan komme."
        ),
    }.get(hvorfor_stengt(kobling), "")  # type: ignore[call-overload]
