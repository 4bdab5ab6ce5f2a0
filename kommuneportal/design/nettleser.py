"""Names a browser and a machine so that the owner can tell them apart."""

from django.utils.translation import gettext as _


# The first word found wins: every browser claims to be Mozilla, most claim to be Safari.
NETTLESERE = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MASKINER = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def navn(agent: str) -> str:
    """Give the browser and the kind of machine: Firefox på Windows."""
    browser = next((name for word, name in NETTLESERE if word in agent), _("Ukjent nettleser"))
    machine = next((name for word, name in MASKINER if word in agent), "")
    if not machine:
        return browser
    return _("%(nettleser)s på %(maskin)s") % {"nettleser": browser, "maskin": machine}
