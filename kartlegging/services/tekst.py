"""The survey's texts: published as versions that never change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kartlegging.models import Tekstsett, Tekstversjon
from kartlegging.selectors.tekst import (
    Ord,
    avtrykk_av_alle,
    gjeldende_tekstversjon,
    utkast,
    versjonens_tekster,
)
from kartlegging.undersokelse.sider import versjon
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker, Kommune


class IngentingAPublisere(Exception):
    """The draft is word for word as the newest version."""


@transaction.atomic
def publiser_tekster(kommune: Kommune, *, by: Bruker, now: datetime) -> Tekstversjon:
    """
    This function will freeze the draft as the next version; rounds opened afterwards use it.

    Rounds that are open keep theirs.

    Raises: IngentingAPublisere.
    """
    forrige = _las(kommune)
    tekster = utkast()
    if _er_lik(forrige, tekster):
        raise IngentingAPublisere
    return _frys(tekster, forrige=forrige, by=by, now=now)


@transaction.atomic
def versjon_for_ny_runde(kommune: Kommune, *, now: datetime) -> Tekstversjon:
    """
    This function will give the version a new round begins with.

    Where nobody has published anything, the shipped texts are fixed as a version, so that it can
    always be seen which words somebody answered.
    """
    nyeste = _las(kommune)
    if nyeste is not None and nyeste.publisert_by_id is not None:
        return nyeste
    tekster = versjonens_tekster(None)
    if nyeste is not None and _er_lik(nyeste, tekster):
        return nyeste
    return _frys(tekster, forrige=nyeste, by=None, now=now)


def _las(kommune: Kommune) -> Tekstversjon | None:
    """Let two who publish at once get two numbers, and give the newest version."""
    Kommune.objects.select_for_update().get(pk=kommune.pk)
    return gjeldende_tekstversjon()


def _er_lik(forrige: Tekstversjon | None, tekster: dict[str, Ord]) -> bool:
    return (
        forrige is not None
        and forrige.avtrykk == avtrykk_av_alle(tekster)
        and forrige.skjema == versjon()
    )


def _frys(
    tekster: dict[str, Ord], *, forrige: Tekstversjon | None, by: Bruker | None, now: datetime
) -> Tekstversjon:
    ny = Tekstversjon.objects.create(
        nummer=forrige.nummer + 1 if forrige else 1,
        skjema=versjon(),
        avtrykk=avtrykk_av_alle(tekster),
        antall_sprak=len(tekster),
        publisert_at=now,
        publisert_by=by,
    )
    Tekstsett.objects.bulk_create(
        Tekstsett(versjon=ny, sprak=tag, tekster=ord_) for tag, ord_ in tekster.items()
    )
    audit.record("tekster_publisert", ny, by=by, now=now, nummer=ny.nummer)
    return ny
