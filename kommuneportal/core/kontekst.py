"""What every page knows: the kommune, the roles, the menu."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kommuneportal.core.meny import meny_for


def portal(request: HttpRequest) -> dict[str, Any]:
    """This function will add kommune, roles and menu to every template."""
    kommune = getattr(request, "kommune", None)
    roller = getattr(request, "roller", frozenset())
    return {
        "kommune": kommune,
        "roller": roller,
        "meny": meny_for(kommune, roller, request.path),
        "er_demo": settings.DEMO,
    }
