"""The one versioned table of what counts how much, in whole points and kilometres."""

from dataclasses import asdict, dataclass, fields

from kobling.engine.koder import Grad


HOYEST = 10_000


class UgyldigeVekter(ValueError):
    """Weights that make no sense together."""


@dataclass(frozen=True, slots=True)
class Vekter:
    """
    Points for every part of the score, and how far people reach.

    Units: points, except the fields that end in `_km` or `_uker`; `styrke_*` are factors.
    """

    versjon: int = 1
    interesse_samme: int = 100
    interesse_gruppe: int = 60
    interesse_beslektet: int = 25
    interesse_apen: int = 20
    styrke_1: int = 2
    styrke_2: int = 3
    styrke_3: int = 4
    sprak_felles: int = 120
    sprak_litt: int = 60
    naerhet: int = 200
    naerhet_halv_km: int = 15
    naerhet_ukjent: int = 60
    tid_felles: int = 30
    tid_usikker: int = 15
    tid_maks_antall: int = 3
    fast: int = 30
    lavterskel: int = 30
    utenfor_mottak: int = 30
    gruppe: int = 40
    nyankomne: int = 50
    ventet_per_uke: int = 5
    ventet_maks_uker: int = 20
    trekk_behov_ukjent: int = 20
    trekk_behov_ikke_mott: int = 40
    trekk_alder_delvis: int = 20
    trekk_frivillig_usikker: int = 40
    sett_for: int = 100
    minst: int = 80
    mest: int = 1000
    ga_km: int = 2
    buss_km: int = 15
    langt_km: int = 60
    skyss_km: int = 15
    grad_5: int = 700
    grad_4: int = 580
    grad_3: int = 400
    grad_2: int = 250

    def __post_init__(self) -> None:
        """Refuse weights that would break the score's promises."""
        for felt in fields(self):
            if not 0 <= getattr(self, felt.name) <= HOYEST:
                raise UgyldigeVekter(felt.name)
        if not 0 < self.minst <= self.mest - self.sett_for:
            raise UgyldigeVekter("minst")
        if not self.grad_5 >= self.grad_4 >= self.grad_3 >= self.grad_2:
            raise UgyldigeVekter("grad")
        if self.naerhet_halv_km == 0:
            raise UgyldigeVekter("naerhet_halv_km")

    @property
    def styrke(self) -> tuple[int, int, int]:
        """The factors for a wish of strength 1, 2 and 3."""
        return self.styrke_1, self.styrke_2, self.styrke_3

    @property
    def rekkevidde_km(self) -> dict[str, int]:
        """How far each answer about travel reaches."""
        return {"ga": self.ga_km, "buss": self.buss_km, "langt": self.langt_km}

    def som_dict(self) -> dict[str, int]:
        """Return the table as plain numbers, for storing beside a run."""
        return asdict(self)

    def avgrens(self, poeng: int, *, sett: bool) -> int:
        """Hold a sum inside the range; the bonus for a seen pair always has room."""
        grunn = max(self.minst, min(poeng, self.mest - self.sett_for))
        return grunn + (self.sett_for if sett else 0)


STANDARD = Vekter()


def trinn(score: int, vekter: Vekter = STANDARD) -> int:
    """Return which of the five internal grades a score has, 5 best."""
    grenser = (vekter.grad_2, vekter.grad_3, vekter.grad_4, vekter.grad_5)
    return 1 + sum(score >= grense for grense in grenser)


def egen_score(score: int, vekter: Vekter, *, sett: bool) -> int:
    """Take the bonus for a seen pair away; that somebody has looked makes no pair stronger."""
    return score - (vekter.sett_for if sett else 0)


def grad(score: int, vekter: Vekter = STANDARD) -> Grad:
    """Return the word people see for a score."""
    return (Grad.MULIG, Grad.MULIG, Grad.GOD, Grad.STERK, Grad.STERK)[trinn(score, vekter) - 1]
