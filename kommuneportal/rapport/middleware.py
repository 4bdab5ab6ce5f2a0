"""Gives the menu its counts, and asks the database only when a menu is drawn."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kommuneportal.rapport import selectors


class Menytall:
    """Counts by key, read once in one query; a mail or a redirect costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._tall: dict[str, int] | None = None
        self._kjente: dict[str, int] = {}

    def get(self, nokkel: str, default: int = 0) -> int:
        """This function will give the count of one menu entry."""
        if not nokkel:
            return default
        if self._tall is None:
            self._tall = self._les() | self._kjente
        return self._tall.get(nokkel, default)

    def kjent(self, tall: dict[str, int]) -> None:
        """This function will take counts that the page has read already."""
        self._tall = tall

    def kjent_del(self, tall: dict[str, int]) -> None:
        """This function will take some of the counts; the others are still asked for."""
        self._kjente |= tall

    def _les(self) -> dict[str, int]:
        roller: frozenset[str] = getattr(self._request, "roller", frozenset())
        if not roller:
            return {}
        try:
            return selectors.menytall(
                self._request.kommune,  # type: ignore[attr-defined]
                bruker=self._request.user,  # type: ignore[arg-type]
                roller=roller,
                now=timezone.now(),
                uten=frozenset(self._kjente),
            )
        except DatabaseError:
            # An error page must be drawn also when the database is what failed.
            return {}


def menytall(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """This function will hang the counts on the request for whoever draws a menu."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.meny_antall = Menytall(request)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
