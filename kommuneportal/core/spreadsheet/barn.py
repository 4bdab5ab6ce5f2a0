"""The child that reads one file from standard input and prints the workbook as JSON."""

import gc
import json
import resource
import sys
from datetime import date, datetime, time

from kommuneportal.core.spreadsheet.les import les_bok
from kommuneportal.core.spreadsheet.typer import Bok, Grenser, KanIkkeLese


def kod(verdi: object) -> object:
    """Turn a date or time into a pair that JSON can carry."""
    if isinstance(verdi, datetime):
        return ["t", verdi.isoformat()]
    if isinstance(verdi, date):
        return ["d", verdi.isoformat()]
    if isinstance(verdi, time):
        return ["k", verdi.isoformat()]
    return str(verdi)


def som_data(bok: Bok) -> dict:
    """Turn a workbook into plain data."""
    return {
        "type": bok.type,
        "ark": [
            {
                "navn": a.navn,
                "rader": a.rader,
                "skjult": a.skjult,
                "skjulte_rader": sorted(a.skjulte_rader),
                "skjulte_kolonner": sorted(a.skjulte_kolonner),
            }
            for a in bok.ark
        ],
    }


def main() -> None:
    """Read within the limits given as JSON in the first argument."""
    grenser = Grenser(**json.loads(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_AS, (grenser.minne, grenser.minne))
    resource.setrlimit(resource.RLIMIT_CPU, (grenser.cpu_sekunder, grenser.cpu_sekunder))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # the child reads one file, and ends
    try:
        svar = som_data(les_bok(sys.stdin.buffer.read(grenser.byte + 1), grenser))
    except KanIkkeLese as feil:
        svar = {"kode": feil.kode, "melding": feil.melding, "filtype": feil.filtype}
    # In one go: writing piece by piece is many times slower.
    sys.stdout.write(json.dumps(svar, default=kod, ensure_ascii=False))


if __name__ == "__main__":
    main()
