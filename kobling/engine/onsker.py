"""How well each wish of each person fits each offer, as padded columns."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kobling.engine import forhold as f
from kobling.engine.tabeller import Heltall, Indeks
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag, Interesse


class Onsketabell:
    """Wishes as padded columns, and how well each wish fits each offer."""

    def __init__(
        self, deltakere: Sequence[Deltaker], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
    ) -> None:
        vekter = grunnlag.vekter
        koder = sorted(k for k, i in grunnlag.interesser.items() if not i.aldri_koblet)
        nummer = {kode: i for i, kode in enumerate(koder)}
        self.passer = _passer(koder, aktiviteter, grunnlag)
        onsker = [f.brukbare_onsker(d, grunnlag) for d in deltakere]
        bredde = max((len(o) for o in onsker), default=0)
        self.kode = np.full((len(deltakere), bredde), len(koder), dtype=np.intp)
        self.faktor = np.zeros((len(deltakere), bredde), dtype=np.int32)
        for i, liste in enumerate(onsker):
            for plass, (kode, styrke) in enumerate(liste):
                self.kode[i, plass] = nummer[kode]
                self.faktor[i, plass] = vekter.styrke[styrke - 1]
        apen = vekter.interesse_apen * vekter.styrke_1 + 1
        self.apen = np.array([apen if a.apen_for_alle else 0 for a in aktiviteter], dtype=np.int32)
        self.uten_onsker = np.array([0 if o else 1 for o in onsker], dtype=np.int32)

    def verdi(self, person: Indeks, tilbud: Indeks) -> Heltall:
        """Give the points for interest plus one, 0 where nothing is in common."""
        best = np.maximum(self.apen[tilbud], self.uten_onsker[person])
        for plass in range(self.kode.shape[1]):
            passer = self.passer[self.kode[person, plass], tilbud]
            poeng = passer * self.faktor[person, plass] + 1
            best = np.maximum(best, np.where(passer >= 0, poeng, 0))
        return best


def _passer(
    koder: Sequence[str], aktiviteter: Sequence[Aktivitet], grunnlag: Grunnlag
) -> npt.NDArray[np.int32]:
    """Give points for each code (row) at each offer; -1 is nothing in common, the last row pads."""
    kjente, vekter = grunnlag.interesser, grunnlag.vekter
    grupper = {g: n for n, g in enumerate(sorted({i.gruppe for i in kjente.values()}))}
    nummer = {kode: i for i, kode in enumerate(koder)}
    har_kode = np.zeros((len(koder), len(aktiviteter)), dtype=np.bool_)
    har_gruppe = np.zeros((len(grupper), len(aktiviteter)), dtype=np.bool_)
    # A group lies near an offer's when one of the two names the other.
    nevnt_av = np.zeros_like(har_gruppe)
    for j, aktivitet in enumerate(aktiviteter):
        for kode in filter(nummer.__contains__, aktivitet.interesser):
            har_kode[nummer[kode], j] = True
            har_gruppe[grupper[kjente[kode].gruppe], j] = True
            nevnt_av[_numre(kjente[kode], grupper), j] = True
    passer = np.full((len(koder) + 1, len(aktiviteter)), -1, dtype=np.int32)
    for i, kode in enumerate(koder):
        egen = grupper[kjente[kode].gruppe]
        naer = har_gruppe[_numre(kjente[kode], grupper)].any(axis=0) | nevnt_av[egen]
        passer[i, naer] = vekter.interesse_beslektet
        passer[i, har_gruppe[egen]] = vekter.interesse_gruppe
        passer[i, har_kode[i]] = vekter.interesse_samme
    return passer


def _numre(interesse: Interesse, grupper: dict[str, int]) -> list[int]:
    return [grupper[g] for g in sorted(interesse.beslektede_grupper) if g in grupper]
