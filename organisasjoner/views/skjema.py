"""What the pages with forms share: first values, and the key that makes a second sending harmless."""

from __future__ import annotations

import secrets
import uuid
from typing import Any, cast

from django.core import signing
from django.http import HttpRequest

from kommuneportal.core.models import Bruker
from organisasjoner.forms.aktivitet import FLERVALG
from organisasjoner.forms.felles import som_initial


SALT_NOKKEL = "organisasjoner.nokkel"
SENDT = "organisasjoner.sendt"


def ansatt(request: HttpRequest) -> Bruker:
    """This function will give the member of staff behind a page that only staff can open."""
    return cast("Bruker", request.user)


def forste_verdier(rad: dict[str, list[str]]) -> dict[str, Any]:
    """This function will make a step's kept values into a form's first values."""
    return som_initial(rad, FLERVALG | {"slag"})


def ny_nokkel() -> str:
    """This function will make and sign a key for one showing of a form."""
    return signer_nokkel(secrets.token_urlsafe(24))


def signer_nokkel(nokkel: str) -> str:
    """This function will sign the key that makes a second sending harmless."""
    return signing.dumps(nokkel, salt=SALT_NOKKEL)


def les_nokkel(merke: str) -> str:
    """This function will read a signed key; empty when it is not ours."""
    try:
        return str(signing.loads(merke, salt=SALT_NOKKEL))
    except signing.BadSignature:
        return ""


def lagret_fra_for(request: HttpRequest) -> str:
    """This function will give what a form that staff sent before has made; empty the first time."""
    return str(request.session.get(SENDT, {}).get(request.POST.get("nokkel", ""), ""))


def husk_lagret(request: HttpRequest, public_id: uuid.UUID) -> None:
    """This function will remember what a form has made, so that a second click makes no more."""
    if nokkel := request.POST.get("nokkel", ""):
        sendt = {**request.session.get(SENDT, {}), nokkel: str(public_id)}
        request.session[SENDT] = dict(list(sendt.items())[-20:])
