"""Make a seeded instance file of stage 2 at any size, with crowded and empty offers."""

import argparse
import sys
from pathlib import Path

import numpy as np


STANDARD_BONUS = 1_000_000


def lag(personer: int, tilbud: int, fro: int) -> dict[str, np.ndarray]:
    """Draw pairs in neighbourhoods, so that some offers are wanted by far too many."""
    trekk = np.random.default_rng(fro)
    per_person = trekk.integers(1, 70, personer)
    omrade = trekk.integers(0, tilbud, personer)
    person = np.repeat(np.arange(personer), per_person)
    bredde = max(70, tilbud // 4)
    avvik = (trekk.beta(1, 3, len(person)) * bredde).astype(np.int64)
    valgt = (omrade[person] + avvik) % tilbud
    nokkel = np.unique(person * tilbud + valgt)
    person, valgt = nokkel // tilbud, nokkel % tilbud
    return {
        "person": person.astype(np.int32),
        "offer": valgt.astype(np.int32),
        "score": trekk.integers(80, 1001, len(nokkel)).astype(np.int32),
        "seats": np.minimum(1 + trekk.pareto(0.9, tilbud) * 2, 90).astype(np.int32),
        "k": np.int32(3),
        "bonus": np.int64(max(STANDARD_BONUS, 2_000 * (tilbud + 1))),
        "people": np.int32(personer),
        "waited": trekk.integers(0, 60, personer).astype(np.int32),
    }


def main() -> int:
    """Write the file that the arguments ask for."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("ut", type=Path)
    leser.add_argument("--personer", type=int, default=5000)
    leser.add_argument("--tilbud", type=int, default=800)
    leser.add_argument("--fro", type=int, default=1)
    valg = leser.parse_args()
    np.savez_compressed(valg.ut, **lag(valg.personer, valg.tilbud, valg.fro))
    return 0


if __name__ == "__main__":
    sys.exit(main())
