"""Settles words that mean one thing in one language and another in the next, by their neighbours."""

import re
from collections import Counter
from collections.abc import Iterable

from kartlegging.parsing import lister, ordliste
from kartlegging.parsing.tekst import nokkel


FLEST_TEKSTER = 500
LEDD = re.compile(r"[\[\]/:.]|\s-\s")


def sprak_i(ord_er: Iterable[tuple[str, int]]) -> frozenset[str]:
    """
    Return the languages that most of the interests are written in.

    Units: each word with the number of times it stands there; words of two meanings do not count.
    """
    stemmer: Counter[str] = Counter()
    for ord_, antall in ord_er:
        koder = ordliste.interesseord().get(ord_, {})
        if len(koder) == 1:
            for sprak in next(iter(koder.values())) - {"kode"}:
                stemmer[sprak] += antall
    flest = max(stemmer.values(), default=0)
    return frozenset(s for s, n in stemmer.items() if n == flest)


def sprak_i_svar(tekster: Iterable[str]) -> frozenset[str]:
    """Return the languages that most of the answers name interests in."""
    talt = Counter(t for t in tekster if t).most_common(FLEST_TEKSTER)
    return sprak_i(
        (nokkel(s), antall)
        for tekst, antall in talt
        for s in lister.del_opp(tekst, lister.er_kjent_interesse)
    )


def i_overskrifter(overskrifter: Iterable[str]) -> dict[str, str]:
    """Return header -> interest for headers with a word of two meanings, by the other headers."""
    ledd = {o: _ledd(o) for o in overskrifter}
    sprak = sprak_i((ord_, 1) for ord_ in ledd.values())
    return {
        o: kode
        for o, ord_ in ledd.items()
        if len(ordliste.interesseord().get(ord_, {})) > 1
        and (kode := ordliste.interesse(ord_, sprak))
    }


def _ledd(overskrift: str) -> str:
    hele = nokkel(overskrift)
    deler = [nokkel(d) for d in LEDD.split(overskrift) if d.strip()]
    return hele if hele in ordliste.interesseord() or not deler else deler[-1]
