"""No line of the log opens anything, or tells what somebody answered."""

import logging
import logging.config

import pytest
from django.conf import settings
from django.db import IntegrityError

from kommuneportal.core.logg import UtenHemmeligheter


NOKKEL = "Qm3-x_vTz9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456"


def linje(melding, feil=None):
    info = (type(feil), feil, None) if feil else None
    post = logging.LogRecord("django.request", logging.ERROR, "", 0, melding, None, info)
    return UtenHemmeligheter("%(message)s").format(post)


@pytest.mark.parametrize("etter", ["", "/", "?valg=ja", " HTTP/1.1"])
def test_a_link_loses_its_key(etter):
    assert NOKKEL not in linje(f"Internal Server Error: /l/{NOKKEL}{etter}")
    assert "/l/[…]" in linje(f"Not Found: /l/{NOKKEL}{etter}")


def test_a_database_error_loses_its_values():
    feil = IntegrityError("duplicate key\nDETAIL:  Key (referanse)=(A-0001) already exists.\n")
    tekst = linje("Internal Server Error: /fjordvik/", feil)
    assert "duplicate key" in tekst
    assert "A-0001" not in tekst


def test_other_lines_are_as_they_were():
    assert linje("mail server does not answer") == "mail server does not answer"


def test_the_portal_logs_with_it():
    oppsett = logging.config.DictConfigurator(settings.LOGGING)
    formaterer = oppsett.configure_formatter(dict(settings.LOGGING["formatters"]["kort"]))
    assert isinstance(formaterer, UtenHemmeligheter)
    assert settings.LOGGING["handlers"]["konsoll"]["formatter"] == "kort"
