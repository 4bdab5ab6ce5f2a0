"""A fingerprint of a run's whole input: the same input never needs a second run."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from kobling.engine.typer import Grunnlag


# Raised when the rules or the solver change, so that old results are made anew.
MOTORVERSJON = 4


def avtrykk(grunnlag: Grunnlag) -> str:
    """Give 64 hexadecimal characters that do not depend on the order of people or offers."""
    innhold = {
        "motor": MOTORVERSJON,
        "k": grunnlag.k,
        "jevnhet": grunnlag.jevnhet,
        "vekter": grunnlag.vekter.som_dict(),
        "deltakere": _rader(grunnlag.deltakere),
        "aktiviteter": _rader(grunnlag.aktiviteter),
        "interesser": [_felt(i) for _, i in sorted(grunnlag.interesser.items())],
        # Who has suggestions is what the last run made; it asks for no new one.
        "tidligere": _felt(replace(grunnlag.tidligere, hadde=frozenset())),
    }
    tekst = json.dumps(innhold, sort_keys=True, separators=(",", ":"), default=_ordnet)
    return hashlib.sha256(tekst.encode()).hexdigest()


def _rader(rader: tuple[Any, ...]) -> list[list[object]]:
    return [_felt(rad) for rad in sorted(rader, key=lambda rad: rad.id)]


def _felt(rad: Any) -> list[object]:
    """Read the fields without copying what is in them."""
    return [getattr(rad, navn) for navn in rad.__slots__]


def _ordnet(verdi: frozenset[object]) -> list[object]:
    """Write sets in one order."""
    return sorted(verdi)  # type: ignore[type-var]
