"""Starts the child process, gives it the bytes, and takes data back or kills it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path

from kommuneportal.core.spreadsheet.typer import Ark, Bok, Grenser, KanIkkeLese, Verdi, avvisning


ROT = Path(__file__).resolve().parents[3]
LES: dict[str, Callable[[str], Verdi]] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "k": time.fromisoformat,
}
BARN = "kommuneportal.core.spreadsheet.barn"


def les_i_barneprosess(innhold: bytes, grenser: Grenser | None = None) -> Bok:
    """
    Read a file in a child process with limits on memory, processor and wall time.

    Raises: KanIkkeLese, also when the child dies or is killed.
    """
    grenser = grenser or Grenser()
    if len(innhold) > grenser.byte:
        raise avvisning("for_stor")
    try:
        ferdig = subprocess.run(  # noqa: S603 - our own module, no shell, no words from outside
            [sys.executable, "-m", BARN, json.dumps(asdict(grenser))],
            input=innhold,
            capture_output=True,
            timeout=grenser.sekunder,
            check=False,
            cwd=ROT,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"},
        )
    except subprocess.TimeoutExpired as feil:
        raise avvisning("tok_for_lang_tid") from feil
    if ferdig.returncode != 0:
        raise avvisning("tok_for_lang_tid" if ferdig.returncode < 0 else "for_stor_pakket")
    return _fra_data(json.loads(ferdig.stdout))


def _fra_data(data: dict) -> Bok:
    if "kode" in data:
        raise KanIkkeLese(data["kode"], data["melding"], filtype=data["filtype"])
    return Bok(
        data["type"],
        [
            Ark(
                a["navn"],
                [[_verdi(c) if c.__class__ is list else c for c in rad] for rad in a["rader"]],
                skjult=a["skjult"],
                skjulte_rader=frozenset(a["skjulte_rader"]),
                skjulte_kolonner=frozenset(a["skjulte_kolonner"]),
            )
            for a in data["ark"]
        ],
    )


def _verdi(celle: list[str]) -> Verdi:
    slag, tekst = celle
    return LES[slag](tekst)
