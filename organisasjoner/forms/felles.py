"""What the steps share: typed values as they are kept in a draft, and choices that are framed."""

from __future__ import annotations

from typing import Any

from django.utils.datastructures import MultiValueDict


RAMME = {"data-variant": "outline"}
# A value that is longer than any field may be is cut in the draft; the form says it is too long.
MAKS_TEGN = 3000


def skrevet(data: Any, navn: list[str]) -> dict[str, list[str]]:
    """This function will pick the typed values of known fields, ready to be kept as JSON."""
    return {n: [v[:MAKS_TEGN] for v in data.getlist(n)][:80] for n in navn if n in data}


def som_data(rad: dict[str, list[str]]) -> MultiValueDict:
    """This function will make kept values look like a posted form again."""
    return MultiValueDict(rad)


def som_initial(rad: dict[str, list[str]], flervalg: frozenset[str]) -> dict[str, Any]:
    """This function will make kept values into a form's first values."""
    return {n: (v if n in flervalg else (v[0] if v else "")) for n, v in rad.items()}


def bare(verdi: Any) -> list[str]:
    """This function will write one value as it stands in a form; None is an empty field."""
    if verdi is None or verdi is False:
        return []
    return ["on"] if verdi is True else [str(verdi)]
