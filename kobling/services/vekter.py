"""Weights are proposed, tried by a whole run that saves nothing, and taken into use."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.engine.par import finn_par
from kobling.engine.plan import planlegg
from kobling.engine.sammenlign import sammenlign
from kobling.engine.typer import Grunnlag, Plan
from kobling.engine.vekter import STANDARD, UgyldigeVekter, Vekter
from kobling.engine.vektsjekk import sjekk
from kobling.models import Vektsett
from kobling.models.vekter import STANDARD_VERSJON
from kobling.selectors.motor import engine_input
from kobling.selectors.vekter import i_bruk, oppsett
from kobling.services.foresla import TIDSGRENSE_S, provd
from kommuneportal.core import audit, endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Bruker
from organisasjoner.models import Tilbud


# People times offers; above this the worker tries the weights, and the page waits for it.
STRAKS_HOYST = 300_000


class KanIkkeTasIBruk(Exception):
    """These weights have been taken into use, or their effect is not known yet."""


def lag_utkast(
    vekter: Mapping[str, int],
    *,
    antall_forslag: int,
    har_jevnhet: bool,
    by: Bruker,
    now: datetime,
) -> Vektsett:
    """
    This function will keep weights as a proposal that changes nothing yet.

    Raises: UgyldigeVekter with the name of a field when they make no sense.
    """
    tall = STANDARD.som_dict() | dict(vekter)
    for felt, *_rest in sjekk(tall):
        raise UgyldigeVekter(felt)
    tall = Vekter(**tall).som_dict()
    tall.pop("versjon")
    with transaction.atomic():
        utkast = Vektsett.objects.create(
            vekter=tall,
            antall_forslag=antall_forslag,
            har_jevnhet=har_jevnhet,
            opprettet_at=now,
            opprettet_by=by,
        )
        audit.record("vekter_foreslatt", utkast, by=by, now=now)
    return utkast


def er_liten(*, now: datetime) -> bool:
    """This function will say whether weights can be tried while somebody waits for the page."""
    folk = Svarark.objects.gyldige(today=timezone.localdate(now)).count()
    return int(folk) * Tilbud.objects.publiserte().count() <= STRAKS_HOYST


def prov(
    utkast: Vektsett, *, now: datetime, klokke: Callable[[], float] = time.perf_counter
) -> Vektsett:
    """
    This function will try weights by two whole runs on the same answers, and save only counts.

    Units: `klokke` gives seconds.
    """
    start = klokke()
    na = engine_input(now=now)
    valgt = oppsett(utkast)
    nytt = replace(na, vekter=valgt.vekter, k=valgt.antall_forslag, jevnhet=valgt.har_jevnhet)
    planer = [_provet_plan(g, lambda: klokke() - start < TIDSGRENSE_S) for g in (na, nytt)]
    virkning = sammenlign(planer[0], planer[1], na, nytt)
    with transaction.atomic():
        # Only what nobody has taken into use meanwhile.
        uprovd = Vektsett.objects.filter(pk=utkast.pk, versjon__isnull=True)
        uprovd.update(virkning=asdict(virkning) | {"mot": na.vekter.versjon, "at": now.isoformat()})
    utkast.refresh_from_db()
    return utkast


def _provet_plan(grunnlag: Grunnlag, tid_igjen: Callable[[], bool]) -> Plan:
    par = finn_par(grunnlag)
    plan = planlegg(par, grunnlag, tid_igjen=tid_igjen)
    provd(par, plan, grunnlag)
    return plan


def ta_i_bruk(utkast: Vektsett, *, by: Bruker, now: datetime) -> Vektsett:
    """
    This function will make a proposal the kommune's weights, and ask for new suggestions.

    Raises: KanIkkeTasIBruk.
    """
    try:
        with transaction.atomic():
            rad = Vektsett.objects.select_for_update().get(pk=utkast.pk)
            siste = i_bruk().first()
            versjon = siste.versjon if siste and siste.versjon else STANDARD_VERSJON
            if rad.versjon is not None:
                raise KanIkkeTasIBruk(_("Disse vektene er alt tatt i bruk."))
            if not rad.virkning:
                raise KanIkkeTasIBruk(_("Vent til vi har regnet ut hva som blir annerledes."))
            if rad.virkning["mot"] != versjon:
                raise KanIkkeTasIBruk(_("Noen har endret vektene siden dere prøvde. Prøv igjen."))
            rad.versjon, rad.tatt_i_bruk_at, rad.tatt_i_bruk_by = versjon + 1, now, by
            rad.save(update_fields=["versjon", "tatt_i_bruk_at", "tatt_i_bruk_by"])
            audit.record("vekter_tatt_i_bruk", rad, by=by, now=now, versjon=rad.versjon)
            endringsmerke.sett(Endringsslag.KOBLING, now=now)
    except IntegrityError as feil:
        raise KanIkkeTasIBruk(_("Noen har endret vektene siden dere prøvde. Prøv igjen.")) from feil
    return rad
