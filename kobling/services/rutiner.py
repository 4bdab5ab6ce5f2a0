"""What happens by the clock: reminders, places that come free, people who have left."""

from __future__ import annotations

from datetime import datetime

from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag


def be_om_kjoring(*, now: datetime) -> None:
    """This function will leave a mark that lets the worker make new suggestions."""
    endringsmerke.sett(Endringsslag.KOBLING, now=now)
