"""Icons of the interface and pictograms of the activities, as inline SVG."""

import gzip
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=1)
def alle() -> dict[str, list[str]]:
    """Give every icon by name as view box and shapes; empty when the assets are missing."""
    path = Path(settings.BASE_DIR) / "static" / "vendor" / "ikoner.json.gz"
    if not path.exists():
        return {}
    return json.loads(gzip.decompress(path.read_bytes()))


def finnes(navn: str) -> bool:
    """Tell whether there is an icon of this name."""
    return navn in alle()


def ikon(navn: str, *, tittel: str = "", klasse: str = "", tegnet: set | None = None) -> SafeString:
    """
    Give the SVG of an icon; decoration unless it has a title. An unknown name gives nothing.

    `tegnet` holds the names that the page has drawn already: those are referred to, not drawn.
    Source: Aksel (interface) and Phosphor duotone (pictograms), both MIT.
    """
    found = alle().get(navn)
    if found is None:
        return SafeString("")
    box, shapes = found
    css = f"ikon {klasse}".strip()
    label = f'role="img" aria-label="{escape(tittel)}"' if tittel else 'aria-hidden="true"'
    if tegnet is not None:
        is_drawn = navn in tegnet
        tegnet.add(navn)
        shapes = f'<use href="#i-{navn}"/>' if is_drawn else f'<g id="i-{navn}">{shapes}</g>'
    return mark_safe(  # noqa: S308  shapes come from our own asset file, the rest is escaped
        f'<svg class="{escape(css)}" viewBox="{box}" fill="currentColor" focusable="false" width="24" height="24" {label}>'
        f"{shapes}</svg>"
    )
