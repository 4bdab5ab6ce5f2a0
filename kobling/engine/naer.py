"""Pairs that break at most one rule, found for all people and offers at once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kobling.engine.onsker import Onsketabell
from kobling.engine.par import HARD_MASKE, Bits, personbits, tilbudsbits
from kobling.engine.tabeller import lag_tabeller
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag


BLOKK = 256


def nesten_par(
    deltakere: Sequence[Deltaker], grunnlag: Grunnlag
) -> Iterator[tuple[Deltaker, list[tuple[int, Aktivitet]]]]:
    """
    Give each person every offer with something in common that breaks one of the rules at most.

    The offers come with the points for interest, the most first.

    A sieve: it may let through what the rules in `regler` then refuse, never the other way. Only
    what the two together break is counted, not what the offer breaks for everybody.
    """
    aktiviteter = grunnlag.aktiviteter
    if not deltakere or not aktiviteter:
        yield from ((d, []) for d in deltakere)
        return
    lov = [(tabell.rad, tabell.lov) for tabell in lag_tabeller(deltakere, aktiviteter, grunnlag)]
    bits = personbits(deltakere), tilbudsbits(aktiviteter)
    onsker = Onsketabell(deltakere, aktiviteter, grunnlag)
    for start in range(0, len(deltakere), BLOKK):
        blokk = slice(start, min(start + BLOKK, len(deltakere)))
        brudd = _antall_brudd(blokk, *bits)
        for rad, tillatt in lov:
            brudd += ~tillatt[rad[blokk]]
        person, tilbud = np.nonzero(brudd <= 1)
        verdi = onsker.verdi(person + start, tilbud)
        orden = np.lexsort((tilbud, -verdi, person))
        orden = orden[verdi[orden] > 0]
        deler = np.searchsorted(person[orden], np.arange(1, blokk.stop - start))
        for d, egne in zip(deltakere[blokk], np.split(orden, deler), strict=True):
            poeng = (verdi[egne] - 1).tolist()
            yield d, list(zip(poeng, (aktiviteter[j] for j in tilbud[egne].tolist()), strict=True))


def _antall_brudd(blokk: slice, folk: Bits, tilbud: Bits) -> npt.NDArray[np.uint8]:
    """Count the broken rules on times and needs."""
    ingen_tid = ((folk.tid | folk.usikker_tid)[blokk, None] & tilbud.tid[None, :]) == 0
    umott = folk.behov[blokk, None] & tilbud.nei[None, :] & np.uint32(HARD_MASKE)
    return np.bitwise_count(umott) + ingen_tid
