"""The demo's web server: this machine only, several requests at a time, no log of addresses."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.types import WSGIApplication

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler


VERT = "127.0.0.1"


class PortenErOpptatt(RuntimeError):
    """Another program answers on the port."""


class _Stille(WSGIRequestHandler):
    """Answers without a line for each request: addresses of links must not stand in a log."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is inherited
        """This function will say nothing."""


def krev_ledig(port: int) -> None:
    """
    This function will make sure that the demo can have the port.

    Raises: PortenErOpptatt.
    """
    with socket.socket() as prove:
        prove.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prove.bind((VERT, port))
        except OSError as feil:
            if feil.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise PortenErOpptatt from feil
            raise


@contextlib.contextmanager
def apen(app: WSGIApplication, port: int) -> Iterator[Callable[[], None]]:
    """This function will serve `app` from a thread; the yielded function waits for the end."""
    tjener = ThreadedWSGIServer((VERT, port), _Stille)
    tjener.set_app(app)
    trad = threading.Thread(target=tjener.serve_forever, name="tjener", daemon=True)
    trad.start()
    try:
        yield trad.join
    finally:
        tjener.shutdown()
        tjener.server_close()
