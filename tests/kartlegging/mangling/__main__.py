"""Prints the matrix: `python -m tests.kartlegging.mangling [--hele] [nr ...]`."""

import argparse
from collections import defaultdict

from tests.kartlegging.mangling.matrise import kjor


def main() -> None:
    """Print one line for each mangling with a mark for each sample, and what differs."""
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("--hele", action="store_true", help="hele filer, ikke de forkortede")
    valg.add_argument("--bare", nargs="*", default=[], help="bare disse")
    valg.add_argument("nr", nargs="*")
    v = valg.parse_args()
    linjer: dict[str, list[str]] = defaultdict(list)
    feil: list[str] = []
    antall = 0
    for u in kjor(hele=v.hele, bare=tuple(v.bare), nr=tuple(v.nr)):
        antall += 1
        linjer[u.mangling].append(f"{u.nr}{'+' if not u.feil else '!'}")
        if u.feil:
            feil.append(f"{u.nr} {u.mangling:14} {u.utfall:10} {u.feil}")
    for navn, funn in linjer.items():
        print(f"{navn:14} {' '.join(funn)}")
    print("\n".join(feil))
    print(f"{antall - len(feil)} av {antall} er som den urørte filen.")


if __name__ == "__main__":
    main()
