"""Tables for download that no spreadsheet program can mistake for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMELTEGN = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def trygg_celle(tekst: str) -> str:
    """Return a cell that is text to every program; the reader of uploads takes the mark away."""
    return f"'{tekst}" if tekst.startswith(FORMELTEGN) else tekst


def csv_svar(rader: Iterable[Sequence[str]], *, filnavn: str) -> HttpResponse:
    """Return rows as a csv file in the shape that Norwegian Excel opens by itself."""
    ut = io.StringIO()
    csv.writer(ut, delimiter=";").writerows([trygg_celle(celle) for celle in rad] for rad in rader)
    innhold = ut.getvalue().encode("utf-8-sig")
    return fil_svar(innhold, filnavn=filnavn, type_="text/csv; charset=utf-8")


def fil_svar(innhold: bytes, *, filnavn: str, type_: str) -> HttpResponse:
    """Return bytes as a file to save, never to show."""
    svar = HttpResponse(innhold, content_type=type_)
    svar.headers["Content-Disposition"] = f'attachment; filename="{filnavn}"'
    svar.headers["X-Content-Type-Options"] = "nosniff"
    return svar
