"""core.E001-E003: a table without a kommune, or a known key, stops the server from starting."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from kommuneportal.core.personvern import our_models
from kommuneportal.core.tenancy import KommuneModel


# Tables of ours that all kommuner share, with the reason.
SHARED = {
    "core.Kommune": "the tenant itself",
    "core.Bruker": "a person may have roles in two kommuner",
    "core.Medlemskap": "read before a kommune is in scope, to know which",
    "core.Interesse": "one vocabulary for all",
    "core.Interessegruppe": "one vocabulary for all",
    "core.Driftshendelse": "acts that belong to no kommune",
    "core.Bremse": "counts tries, knows nobody",
}


@register(Tags.models)
def every_table_has_a_kommune(app_configs: Any, **kwargs: Any) -> list[Error]:
    """This function will find our tables that neither belong to a kommune nor are shared."""
    return [
        Error(
            f"{model._meta.label} has no kommune and is not named in SHARED.",
            hint="Inherit KommuneModel, or name it in core/checks.py with a reason.",
            id="core.E001",
        )
        for model in our_models()
        if not issubclass(model, KommuneModel) and model._meta.label not in SHARED
    ]


@register(Tags.models)
def unique_keys_begin_with_kommune(app_configs: Any, **kwargs: Any) -> list[Error]:
    """This function will find unique keys that would reveal what another kommune has."""
    return [
        Error(f"{c.name} must begin with kommune.", id="core.E002")
        for model in our_models()
        if issubclass(model, KommuneModel)
        for c in model._meta.constraints
        if (felt := getattr(c, "fields", None)) and felt[0] != "kommune"
    ]


@register(Tags.security, deploy=True)
def own_secret_key(app_configs: Any, **kwargs: Any) -> list[Error]:
    """This function will refuse the key that stands in the code when the portal is deployed."""
    if settings.SECRET_KEY != settings.USIKKER_NOKKEL:
        return []
    return [Error("SECRET_KEY must be set in the environment.", id="core.E003")]
