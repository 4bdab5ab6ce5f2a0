"""Reads that the whole house shares: who may do what, and where somebody lands."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.paginator import Paginator
from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, SlugField

from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Bruker, Hendelse, Kommune, Lenke, Medlemskap, Sone


def roller_for(bruker: Any, kommune: Kommune) -> frozenset[str]:
    """This function will give the roles that hold now; asked at every request, never kept."""
    if not bruker.is_authenticated:
        return frozenset()
    rows = Medlemskap.objects.gjeldende().filter(bruker=bruker, kommune=kommune)
    return frozenset(rows.values_list("rolle", flat=True))


def medlem_i(bruker: Any, slug: str) -> list[Medlemskap]:
    """
    This function will give the roles of `bruker` in the kommune with this address, now.

    One query, which also brings the kommune, and whether there is a second factor
    (`har_tofaktor`): every page of the staff asks for all three.
    """
    return _medlem(bruker=bruker.pk, slug=slug) if bruker.is_authenticated else []


@forberedt(bruker=BigIntegerField(), slug=SlugField())
def _medlem(*, bruker: Any, slug: Any) -> QuerySet:
    rader = Medlemskap.objects.gjeldende().filter(bruker=bruker, kommune__slug=slug)
    totp = Authenticator.objects.filter(user=OuterRef("bruker"), type=Authenticator.Type.TOTP)
    return rader.select_related("kommune").annotate(har_tofaktor=Exists(totp))


def aktiv_kommune(slug: str) -> Kommune | None:
    """This function will give the kommune with this address, if it uses the portal now."""
    return next(iter(_aktiv(slug=slug)), None)


@forberedt(slug=SlugField())
def _aktiv(*, slug: Any) -> QuerySet:
    return Kommune.objects.aktive().filter(slug=slug)


def kommuner_for(bruker: Any) -> list[Kommune]:
    """This function will list the kommuner where `bruker` has a role, by name."""
    return list(
        Kommune.objects.filter(
            pk__in=Medlemskap.objects.gjeldende().filter(bruker=bruker).values("kommune")
        ).order_by("navn", "pk")
    )


def ansatte_i(kommune: Kommune) -> QuerySet[Medlemskap]:
    """This function will give the roles that hold in `kommune`, by person and role."""
    return (
        Medlemskap.objects.gjeldende()
        .filter(kommune=kommune)
        .select_related("bruker", "kommune")
        .order_by("bruker__navn", "rolle", "pk")
    )


def invitert(lenke: Lenke) -> Medlemskap | None:
    """This function will give the role that an invitation is about, until it is accepted."""
    return (
        Medlemskap.objects.gjeldende()
        .select_related("bruker", "kommune")
        .filter(public_id=lenke.objekt_id, kommune=lenke.kommune_id, bruker__is_active=False)
        .first()
    )


def soner() -> QuerySet[Sone]:
    """This function will give the parts of the kommune in scope, by name."""
    return Sone.objects.order_by("navn", "pk")


def loggside(nummer: str | None, *, per_side: int = 50) -> dict[str, Any]:
    """
    This function will give one page of the log of the kommune in scope, newest first.

    Codes, and the names of the staff; never what an answer says.
    """
    side = Paginator(Hendelse.objects.order_by("-at", "-pk"), per_side).get_page(nummer)
    navn: dict[Any, str] = {
        bruker.public_id: str(bruker)
        for bruker in Bruker.objects.filter(public_id__in={rad.bruker_id for rad in side})
    }
    return {"side": side, "rader": [(rad, navn.get(rad.bruker_id) or "") for rad in side]}
