"""The worker: runs tasks, looks for marks of change, sends mail, and keeps the nightly hours."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from kommuneportal.core import utboks_sending
from kommuneportal.drift import rutiner


logger = logging.getLogger(__name__)

# Seconds between two looks.
OPPGAVER_S = 1
MERKER_S = 10
POST_S = 2
POST_NEDE_S = 30
RUTINER_S = 60


class Arbeid:
    """One worker process: tasks and marks in the main thread, mail in one of its own."""

    def __init__(
        self, *, klokke: Callable[[], datetime] = timezone.now, alene: bool = False
    ) -> None:
        self.klokke = klokke
        # The only worker there is: what was running before it began, nobody is doing.
        self.alene = alene
        self.stopp = threading.Event()
        self.oppgaver = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def avslutt(self, signalnummer: int = 0, ramme: Any = None) -> None:
        """This function will end the work after what is being done now; twice ends it at once."""
        if self.stopp.is_set():
            raise SystemExit(1)
        self.stopp.set()
        self.oppgaver.running = False

    def lytt_etter_signaler(self) -> None:
        """This function will let Ctrl-C and a service manager end the worker cleanly."""
        signal.signal(signal.SIGINT, self.avslutt)
        signal.signal(signal.SIGTERM, self.avslutt)

    def kjor(self) -> None:
        """This function will work until it is told to end."""
        etter = timedelta() if self.alene else rutiner.AVBRUTT_ETTER
        rutiner.start_avbrutte(now=self.klokke(), etter=etter)
        post = threading.Thread(target=self._post, name="post", daemon=True)
        post.start()
        neste_merker = neste_rutiner = self.klokke()
        while not self.stopp.is_set():
            naa = self.klokke()
            if naa >= neste_merker:
                self._trygt(rutiner.se_etter_merker, naa)
                neste_merker = naa + timedelta(seconds=MERKER_S)
            if naa >= neste_rutiner:
                self._trygt(rutiner.se_etter_klokka, naa)
                neste_rutiner = naa + timedelta(seconds=RUTINER_S)
            self._trygt(self._oppgaver, naa)
            self.stopp.wait(OPPGAVER_S)
        # The mail that is being sent gets its answer; nothing new is claimed.
        post.join(timeout=utboks_sending.OVERTAS_ETTER.total_seconds())

    def kjor_en_gang(self) -> None:
        """This function will do everything that is due now, and return."""
        rutiner.se_etter_merker(self.klokke())
        rutiner.se_etter_klokka(self.klokke())
        self._oppgaver(self.klokke())
        utboks_sending.send_ventende(
            klokke=self.klokke, stopp=self.stopp.is_set, vakter=rutiner.VAKTER
        )

    def _oppgaver(self, naa: datetime) -> None:
        self.oppgaver.run()

    def _post(self) -> None:
        try:
            while not self.stopp.is_set():
                runde = self._trygt(self._send, self.klokke())
                nede = runde is None or runde.server_nede
                self.stopp.wait(POST_NEDE_S if nede else POST_S)
        finally:
            connection.close()

    def _send(self, naa: datetime) -> utboks_sending.Runde:
        return utboks_sending.send_ventende(
            klokke=self.klokke, stopp=self.stopp.is_set, vakter=rutiner.VAKTER
        )

    def _trygt(self, gjor: Callable[[datetime], Any], naa: datetime) -> Any:
        """Do one thing; a fault is logged without values and does not end the worker."""
        close_old_connections()
        try:
            return gjor(naa)
        except Exception as feil:  # noqa: BLE001
            logger.error("worker: %s failed: %s", gjor.__name__, type(feil).__name__)  # noqa: TRY400
            return None
        finally:
            close_old_connections()
