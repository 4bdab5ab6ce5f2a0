"""The mails to an association about one request; never a trace of who it is about (H4).

An association without an address gets none; the coordinator rings it instead.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import Foreningssvar
from kobling.models import Kobling
from kobling.selectors import kort
from kobling.selectors.foresporsel import FORESPORSEL, PURRING, levende_brev
from kobling.selectors.tur import venter
from kommuneportal.core import lenker, utboks
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.design import norsk


JA, NEI, NY_DAG = "kobling_ja", "kobling_nei", "kobling_ny_dag"
ALLE_SLAG = (FORESPORSEL, PURRING, JA, NEI, NY_DAG)
# Time to undo before a mail about a recorded answer leaves.
ANGREFRIST = timedelta(minutes=10)


def send_foresporsel(kobling: Kobling, *, svarark: Svarark, now: datetime) -> None:
    """This function will put the request in the outbox, to leave when the undo time is over."""
    _legg(
        FORESPORSEL,
        kobling,
        emne=_("Har dere plass til en person på %(tilbud)s?"),
        mal="epost/kobling_foresporsel",
        kontekst=_om_personen(kobling, svarark) | _svarvalg(kobling, now=now),
        now=now,
        send_after=kobling.sendes_at,
    )


def send_purring(kobling: Kobling, *, svarark: Svarark, now: datetime) -> None:
    """This function will remind the association, with a link of its own."""
    _legg(
        PURRING,
        kobling,
        emne=_("Vi venter på svar: Har dere plass på %(tilbud)s?"),
        mal="epost/kobling_purring",
        kontekst=_om_personen(kobling, svarark)
        | _svarvalg(kobling, now=now)
        | {"frist": norsk.dato(kobling.plass_holdes_til_at)},
        now=now,
    )


def send_ja(kobling: Kobling, *, now: datetime) -> None:
    """This function will tell the association that the person comes, when, and the word to say."""
    _legg(
        JA,
        kobling,
        emne=_("Personen kommer til %(tilbud)s"),
        mal="epost/kobling_ja",
        kontekst=_dag(kobling) | {"adresse": _svarlenke(kobling, now=now)},
        now=now,
        send_after=now + ANGREFRIST,
    )


def send_ny_dag(kobling: Kobling, *, now: datetime) -> None:
    """This function will tell the association that the person comes another day, or which day."""
    utboks.avbestill(NY_DAG, kobling.public_id)
    dager = kobling.overganger.filter(dag__isnull=False).order_by().values("dag").distinct()
    i_stedet = dager.count() > 1
    ny = _("Ny dag: personen kommer til %(tilbud)s")
    avtalt = _("Dagen er avtalt: personen kommer til %(tilbud)s")
    _legg(
        NY_DAG,
        kobling,
        emne=ny if i_stedet else avtalt,
        mal="epost/kobling_ny_dag",
        kontekst=_dag(kobling) | {"i_stedet": i_stedet},
        now=now,
        send_after=now + ANGREFRIST,
    )


def _dag(kobling: Kobling) -> dict[str, object]:
    dag = kobling.forste_gang_date
    return {"dag": f"{norsk.ukedag(dag.isoweekday())} {norsk.dato(dag)}" if dag else ""}


def send_nei(kobling: Kobling, *, now: datetime, straks: bool = False) -> None:
    """
    This function will tell the association that nobody comes; never why, or whose choice it was.

    One that has been given the two words hears them again: it may expect several.
    """
    fikk_ordet = levende_brev(kobling).filter(slag=JA).exists()
    _legg(
        NEI,
        kobling,
        emne=_("Plassen er ledig igjen: %(tilbud)s"),
        mal="epost/kobling_nei",
        kontekst={"fikk_ordet": fikk_ordet},
        now=now,
        send_after=now if straks else now + ANGREFRIST,
    )


def stopp_foresporsel(kobling: Kobling, *, now: datetime) -> bool:
    """This function will stop a request that has not left; False when it is too late."""
    if not venter(kobling) and not utboks.avbestill(FORESPORSEL, kobling.public_id):
        return False
    lenker.trekk(Lenkeslag.SVAR, kobling.public_id, now=now)
    return True


def stopp_alle(kobling: Kobling) -> None:
    """This function will stop whatever waits in the outbox about this connection."""
    for slag in ALLE_SLAG:
        utboks.avbestill(slag, kobling.public_id)


def _svarlenke(kobling: Kobling, *, now: datetime) -> str:
    return lenker.lag(Lenkeslag.SVAR, kobling.public_id, now=now)


def _svarvalg(kobling: Kobling, *, now: datetime) -> dict[str, object]:
    """Give one address for each answer: it is chosen beforehand, and one button sends it."""
    adresse = _svarlenke(kobling, now=now)
    valg = [
        {"tekst": svar.label, "adresse": f"{adresse}?valg={svar.value}"} for svar in Foreningssvar
    ]
    return {"adresse": adresse, "svarvalg": valg}


def _om_personen(kobling: Kobling, svarark: Svarark) -> dict[str, object]:
    return {
        "alder": kort.aldersgruppe(svarark),
        "stotte": kort.stotte_til_foreningen(svarark, kobling.tilbud),
    }


def _legg(
    slag: str,
    kobling: Kobling,
    *,
    emne: str,
    mal: str,
    kontekst: dict[str, object],
    now: datetime,
    send_after: datetime | None = None,
) -> None:
    tilbud = kobling.tilbud
    if not tilbud.organisasjon.epost:
        return
    felles = {
        "tilbud": tilbud.navn,
        "tid_og_sted": kort.tid_og_sted(tilbud),
        "moteord": kobling.moteord,
        "kommune": kobling.kommune,
    }
    utboks.legg_i_utboks(
        slag,
        til=tilbud.organisasjon.epost,
        emne=emne % {"tilbud": tilbud.navn},
        mal=mal,
        kontekst=felles | kontekst,
        objekt_id=kobling.public_id,
        now=now,
        send_after=send_after,
    )
