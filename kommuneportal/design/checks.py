"""Warns when the front-end assets have not been fetched."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.core.checks import register


STYLES = ("ds-offentlig.css", "ds-ansatt.css", "ikoner.json.gz")


@register()
def assets_are_fetched(app_configs, **kwargs):
    """Name the command to run when the design system's files are missing."""
    folder = Path(settings.BASE_DIR) / "static" / "vendor"
    if all((folder / name).exists() for name in STYLES):
        return []
    return [
        CheckWarning(
            "Stilark og ikoner mangler. Sidene virker, men ser nakne ut.",
            hint="Kjør `python manage.py statikk`.",
            id="portal.W001",
        )
    ]
