"""Shows that something is going on, whenever it takes more than two seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Fremdrift:
    """Writes one line a step, with a dot every other second."""

    def __init__(self, ut: Any) -> None:
        self.ut = ut

    @contextmanager
    def steg(self, tekst: str) -> Iterator[None]:
        """This function will announce a step, show life while it runs, and say how long it took."""
        start = time.monotonic()
        ferdig = threading.Event()
        self._skriv(f"  {tekst} ")
        prikker = threading.Thread(target=self._prikk, args=(ferdig,), daemon=True)
        prikker.start()
        try:
            yield
        finally:
            ferdig.set()
            prikker.join()
        self._skriv(f" ferdig ({time.monotonic() - start:.0f} s)\n")

    def _prikk(self, ferdig: threading.Event) -> None:
        while not ferdig.wait(2):
            self._skriv(".")

    def _skriv(self, tekst: str) -> None:
        self.ut.write(tekst, ending="")
        self.ut.flush()
