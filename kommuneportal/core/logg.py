"""Writes log lines without what opens anything or points somebody out."""

import logging
import re


# A mailed link opens what it is about, also when the page behind it failed.
LENKE = re.compile(r"(/l/)[\w%.~-]+")
# PostgreSQL tells which values it would not take.
DATABASEVERDIER = re.compile(r"^\s*(?:DETAIL|CONTEXT|HINT):.*$", re.MULTILINE)
SKJULT = "[…]"


class UtenHemmeligheter(logging.Formatter):
    """A line as usual, but links lose their key, and a database error loses its values."""

    def format(self, record: logging.LogRecord) -> str:
        """This function will write one line, with a traceback when there is one."""
        tekst = LENKE.sub(rf"\1{SKJULT}", super().format(record))
        return DATABASEVERDIER.sub(SKJULT, tekst)
