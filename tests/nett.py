"""Pytest plugin: no test reaches further than this machine."""

import socket
from ipaddress import ip_address
from typing import Any

import pytest


class NettverkErSperret(RuntimeError):
    """A test tried to reach another machine."""


def _er_lokal(vert: object) -> bool:
    """Tell whether a host name or address stays on this machine."""
    if vert in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ip_address(vert.decode() if isinstance(vert, bytes) else str(vert)).is_loopback
    except ValueError:
        return False


def _krev_lokal(adresse: Any) -> None:
    if isinstance(adresse, tuple) and not _er_lokal(adresse[0]):
        msg = f"Tester får ikke bruke nettverket: {adresse[0]!r}"
        raise NettverkErSperret(msg)


@pytest.fixture(autouse=True, scope="session")
def _uten_nettverk() -> Any:
    connect, connect_ex, oppslag = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def sperret_connect(self: socket.socket, adresse: Any) -> None:
        _krev_lokal(adresse)
        connect(self, adresse)

    def sperret_connect_ex(self: socket.socket, adresse: Any) -> int:
        _krev_lokal(adresse)
        return connect_ex(self, adresse)

    def sperret_oppslag(vert: Any, *args: Any, **kwargs: Any) -> Any:
        _krev_lokal((vert,))
        return oppslag(vert, *args, **kwargs)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", sperret_connect)
    patch.setattr(socket.socket, "connect_ex", sperret_connect_ex)
    patch.setattr(socket, "getaddrinfo", sperret_oppslag)
    yield
    patch.undo()
