"""What other packages say in the administration and to accounts is bokmål too."""

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tests.lesbart import lesbart


MAPPE = Path(settings.LOCALE_PATHS[0], "nb", "LC_MESSAGES")
ENGELSK = (
    "Skip to main", "Start typing", "Breadcrumbs", "Toggle theme", "Sidebar", "Show counts",
    "Filter navigation", "Add link", "Model name", "Task Result", "Tasks Database", "Enqueued",
    "Queue name", "Successful", "Select all objects", "Select this object",
)  # fmt: skip
SYNLIG = re.compile(r'>([^<]+)<|(?:aria-label|placeholder|title)="([^"]*)"')
MELDING = re.compile(
    r'(?:^msgctxt "(.*)"\n)?^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?', re.MULTILINE
)


@pytest.mark.django_db
def test_the_administration_speaks_bokmal(systemansvarlig, kommune):
    sider = ["/forvaltning/", f"/forvaltning/core/kommune/{kommune.pk}/history/"]
    for modell in admin.site._registry:
        app, navn = modell._meta.app_label, modell._meta.model_name
        sider.append(f"/forvaltning/{app}/{navn}/")
    tekst = "".join(systemansvarlig.get(side).content.decode() for side in sider)
    synlig = " ".join("".join(treff) for treff in SYNLIG.findall(tekst))
    assert [ord_ for ord_ in ENGELSK if ord_.lower() in synlig.lower()] == []
    assert "Hopp til hovedinnholdet" in lesbart(tekst)
    assert "Oppgaver som er kjørt eller venter" in lesbart(tekst)


def test_the_catalogue_that_is_read_is_the_one_that_is_written():
    with (MAPPE / "django.mo").open("rb") as fil:
        lest = gettext.GNUTranslations(fil)
    skrevet = (MAPPE / "django.po").read_text()
    funnet = MELDING.findall(skrevet)
    assert len(funnet) > 50
    for kontekst, en, flere in funnet:
        hentet = lest.pgettext(kontekst, en) if kontekst else lest.gettext(en)
        if flere:
            hentet = lest.ngettext(en, flere, 2)
        assert f'"{hentet}"' in skrevet
        assert hentet not in {en, flere} or en == "status"


def test_what_django_and_we_say_already_is_left_alone():
    assert _("Save") == "Lagre"
    assert _("Godta") == "Godta"
    assert pgettext("Task", "Failed") == "Gikk galt"
