"""Measures the guard: `python -m tests.ytelse.vern` prints recall per kind and language."""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kartlegging.parsing.funn import Funn
from kartlegging.parsing.vern import finn
from tests.ytelse.vernkatalog import katalog
from tests.ytelse.vernkorpus import Eksempel, korpus, merket
from tests.ytelse.vernsett import NYESTE, NYESTE_UFARLIGE
from tests.ytelse.vernsett_hverdag import HVERDAG, HVERDAG_UFARLIGE


AR = 2026
IDENTITET = frozenset({Funn.IDENTITETSNUMMER, Funn.DUF})


@dataclass(slots=True)
class Maling:
    """How many texts of each kind and language there were, how many were stopped, and the rest."""

    antall: dict[tuple[Funn, str], int] = field(default_factory=lambda: defaultdict(int))
    stoppet: dict[tuple[Funn, str], int] = field(default_factory=lambda: defaultdict(int))
    oversett: list[Eksempel] = field(default_factory=list)
    falske: list[Eksempel] = field(default_factory=list)
    ufarlige: int = 0

    def andel(self, slag: Funn, sprak: str | None = None) -> float:
        """
        Return the share of texts of a kind that are not stored.

        Units: 0-1.
        """
        noklene = [n for n in self.antall if n[0] is slag and sprak in {None, n[1]}]
        return sum(self.stoppet[n] for n in noklene) / sum(self.antall[n] for n in noklene)


def mal_nye() -> Maling:
    """Look through the sentences that the lists were not made from."""
    return _mal(merket(NYESTE, NYESTE_UFARLIGE))


def mal_hverdagen() -> Maling:
    """Look through sentences as people write them, which the lists were not made from either."""
    return _mal(merket(HVERDAG, HVERDAG_UFARLIGE))


def mal_katalogen() -> Maling:
    """Look through every word of the catalogue and of the form: each of them is harmless."""
    return _mal(katalog())


def mal(*, fro: int = 1, runder: int = 20) -> Maling:
    """Look through numbers in frames and scripts, and the sentences the lists were made with."""
    return _mal(korpus(fro=fro, runder=runder))


def _mal(eksempler: Iterable[Eksempel]) -> Maling:
    """Look through the corpus; a text is stopped when anything is found, since it is then not stored."""
    ut = Maling()
    for e in eksempler:
        funn = finn(e.tekst, ar=AR)
        if e.slag is None:
            ut.ufarlige += 1
            ut.falske += [e] if funn else []
            continue
        ut.antall[e.slag, e.sprak] += 1
        if funn:
            ut.stoppet[e.slag, e.sprak] += 1
        else:
            ut.oversett.append(e)
    return ut


def main() -> None:
    """Print one line for each kind, the languages below the best, and what was missed."""
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("--fro", type=int, default=1)
    valg.add_argument("--runder", type=int, default=20)
    v = valg.parse_args()
    print("Tall i rammer og skrifter, og setningene ordlistene er laget med:")
    _skriv(mal(fro=v.fro, runder=v.runder))
    for tittel, m in (
        ("vanskelige, med omskrivninger", mal_nye()),
        ("hverdagslige", mal_hverdagen()),
    ):
        print(f"\nNye setninger, som ordlistene ikke er laget med, {tittel}:")
        _skriv(m)
        print(f"i alt {sum(m.stoppet.values())} av {sum(m.antall.values())}")
    print("\nOrdene i katalogen og skjemaet, som alle er ufarlige:")
    _skriv(mal_katalogen())


def _skriv(m: Maling) -> None:
    print(f"{'slag':18}{'tekster':>8}{'stoppet':>9}  språk under 100 %")
    for slag in dict.fromkeys(s for s, _ in m.antall):
        lave = [
            f"{sp} {m.andel(slag, sp):.0%}"
            for s, sp in m.antall
            if s is slag and m.andel(slag, sp) < 1
        ]
        antall = sum(n for (s, _), n in m.antall.items() if s is slag)
        print(f"{slag:18}{antall:8}{m.andel(slag):9.1%}  {', '.join(lave)}")
    if m.ufarlige:
        print(f"{'falske funn':18}{m.ufarlige:8}{len(m.falske) / m.ufarlige:9.1%}")
    for e in [e for e in m.oversett if e.slag not in IDENTITET][:40]:
        print(f"  oversett  {e.slag:14} {e.sprak}  {e.tekst}")
    for e in m.falske:
        print(f"  falskt    {e.sprak}  {e.tekst}")


if __name__ == "__main__":
    main()
